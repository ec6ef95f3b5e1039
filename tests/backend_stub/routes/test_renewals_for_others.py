"""Renewing for a child one guards: by the guardian alone, what a guardian may read, paid once."""

from dataclasses import replace

import pytest

from app.shared.personas import persona
from app.shared.rulesets import RULE_SET_IDS
from backend_stub.problems import Refusal
from backend_stub.seed import seeded_id
from backend_stub.services.renewals import refuse_not_renewable
from backend_stub.storage.facts import read_facts
from tests.support.acting import acting
from tests.support.stores import problem

BAO_NAME = persona("gia_bao").full_name
BAO = seeded_id("holder", "gia_bao")


def insurance(lan):
    held = lan.get(f"/v1/family/{BAO}/documents")["documents"]
    return next(one for one in held if one["type_id"] == "health_insurance")


@pytest.mark.parametrize("rules", RULE_SET_IDS)
def test_a_guardian_renews_a_childs_card_from_fee_to_new_card(server, rules):
    lan = server.sign_in("lan", rules=rules)
    for_bao, old = acting(lan, BAO_NAME), insurance(lan)
    file = for_bao.done("/v1/renewals", {"document_id": old["id"]})
    assert insurance(lan)["renewal_id"] == file["id"]
    assert lan.get("/v1/renewals")["renewals"] == []  # it is his, not hers
    assert for_bao.pay_fee(file)["state"] == "submitted"
    lan.decide(file["id"], "issue")
    new = insurance(lan)
    assert (new["replaces"], for_bao.renewal(file)["state"]) == (old["id"], "issued")


def test_nobody_else_sees_or_renews_for_the_child(server):
    lan, hoa = server.sign_in("lan"), server.sign_in("hoa")
    file = acting(lan, BAO_NAME).done("/v1/renewals", {"document_id": insurance(lan)["id"]})
    foreign = {"On-Behalf-Of": BAO}
    for method, path, body in (
        ("GET", "/v1/renewals", None),
        ("GET", f"/v1/renewals/{file['id']}", None),
        ("POST", "/v1/renewals", {"document_id": insurance(lan)["id"]}),
        ("POST", f"/v1/renewals/{file['id']}/withdrawal", None),
    ):
        answer = hoa.ask(method, path, body, headers=foreign, key=f"k-{path}-{method}")
        assert problem(answer)[0] == "not_found"
    assert problem(lan.ask("GET", f"/v1/renewals/{file['id']}"))[0] == "not_found"


def test_a_passcode_for_one_child_pays_no_other_file(server):
    lan = server.sign_in("lan")
    for_bao = acting(lan, BAO_NAME)
    file = for_bao.done("/v1/renewals", {"document_id": insurance(lan)["id"]})
    own = lan.granted("pay_fee", file["id"])  # not bound to the child
    path = f"/v1/renewals/{file['id']}/fee"
    assert problem(for_bao.post(path, {"grant": own}))[0] == "grant_refused"


def test_a_companys_certificate_is_renewed_by_who_represents_one(server):
    with server.store.reading() as db:
        hoa, binh = (read_facts(db, seeded_id("holder", name)) for name in ("hoa", "binh"))
    (held, *_) = binh.documents
    now = server.stub.story.now()
    paper = replace(held, type_id="food_safety", expires_on=now.date())
    refuse_not_renewable(binh, paper, now)
    with pytest.raises(Refusal) as refused:
        refuse_not_renewable(hoa, paper, now)
    assert refused.value.values == {"reason": "not_representative"}
