"""Acting for somebody else: who may, in every call; and nobody else learns that there is one."""

import re
from itertools import count

import pytest

from app.shared.contract.endpoints import ALL
from backend_stub.seed import seeded_id
from tests.backend_stub.routes.test_rights import BODIES, NOBODYS_ID
from tests.support.acting import acting
from tests.support.stores import problem

COMPANY, BAO, NHIEN, NAM = "Công ty TNHH Cánh Diều", "Phạm Gia Bảo", "Phạm An Nhiên", "Bùi Nhật Nam"
IDS = {name: seeded_id("holder", name) for name in ("canh_dieu", "gia_bao", "nam", "khoi")}
FOR_OTHERS = [one for one in ALL if one.on_behalf]
FOR_ONESELF = [one for one in ALL if not one.on_behalf and one.right.value.startswith("holder")]
MORE_BODIES = {
    "startRenewal": {"document_id": NOBODYS_ID},
    "stepUp": {"operation": "link_account", "target": "a", "passcode": "000000"},
    "startLink": {
        "provider_id": "sen_vang", "account_number": "000000000053",
        "consent": "link_account_2025_10", "grant": "g" * 43,
    },
}  # fmt: skip
KEYS = count()


def ask(phone, endpoint, on_behalf):
    body = {**BODIES, **MORE_BODIES}.get(endpoint.name)
    path = re.sub(r"{\w+}", NOBODYS_ID, endpoint.path)
    headers = {"On-Behalf-Of": on_behalf}
    key = f"on-behalf-{next(KEYS)}"
    return phone.ask(endpoint.method, path, body, key=key, headers=headers)


@pytest.mark.parametrize(
    "who, names",
    [("binh", [COMPANY]), ("lan", [BAO, NHIEN]), ("van", [NAM]), ("khoi", []), ("nam", [])],
)
def test_everybody_is_told_for_whom_they_act(shared_server, who, names):
    listed = shared_server.sign_in(who).get("/v1/mandates")["mandates"]
    assert [one["full_name"] for one in listed] == names


def test_a_relation_that_is_not_proven_gives_nothing(shared_server):
    assert shared_server.sign_in("sau").get("/v1/mandates")["mandates"] == []


@pytest.mark.parametrize("endpoint", FOR_OTHERS, ids=[one.name for one in FOR_OTHERS])
def test_nobody_but_who_acts_for_them_learns_that_they_are_there(shared_server, endpoint):
    """Each stranger gets for an organisation, a child and a person what is said of nobody."""
    for who, strange in (
        ("khoi", ("canh_dieu", "gia_bao", "nam")),
        ("binh", ("gia_bao", "nam", "khoi")),
        ("lan", ("canh_dieu", "nam")),
        ("van", ("canh_dieu", "gia_bao")),
    ):
        phone = shared_server.sign_in(who)
        nobody = ask(phone, endpoint, NOBODYS_ID)
        assert problem(nobody)[0] == "not_found"
        for name in strange:
            answer = ask(phone, endpoint, IDS[name])
            assert (answer.status_code, answer.content) == (nobody.status_code, nobody.content)


@pytest.mark.parametrize("endpoint", FOR_ONESELF, ids=[one.name for one in FOR_ONESELF])
def test_what_is_done_for_oneself_alone_takes_nobody_elses_name(shared_server, endpoint):
    binh = shared_server.sign_in("binh")
    assert problem(ask(binh, endpoint, IDS["canh_dieu"]))[0] == "bad_request"


@pytest.mark.parametrize("name", ["", "ORG-0000011", "0" * 31, "0" * 33, "G" * 32, "%00"])
def test_a_name_that_is_no_id_is_refused(shared_server, name):
    binh = shared_server.sign_in("binh")
    answer = binh.ask("GET", "/v1/benefits", headers={"On-Behalf-Of": name})
    assert problem(answer)[0] == "bad_request"


def test_nobody_acts_for_oneself(shared_server):
    khoi = shared_server.sign_in("khoi")
    answer = khoi.ask("GET", "/v1/benefits", headers={"On-Behalf-Of": khoi.holder_id})
    assert problem(answer)[0] == "not_found"


def test_a_passcode_given_for_one_holder_opens_nothing_of_another(server):
    binh = server.sign_in("binh")
    company = acting(binh)
    body = {
        **MORE_BODIES["startLink"],
        "grant": binh.grant("link_account", "sen_vang/000000000053"),
    }
    assert problem(company.post("/v1/benefits/links", body))[0] == "grant_refused"
    own = company.grant("link_account", "sen_vang/000000000053")
    body = {**body, "grant": own}
    assert problem(binh.post("/v1/benefits/links", body))[0] == "grant_refused"
    assert company.post("/v1/benefits/links", body).status_code == 202


def test_a_request_key_used_for_another_holder_is_another_request(server):
    binh = server.sign_in("binh")
    company = acting(binh)
    body = {"programme_id": "organisation_support", "link_id": None, "grant": "g" * 43}
    company.ask("POST", "/v1/routing/choices", body, key="one-key-of-bình".encode().hex())
    again = binh.ask("POST", "/v1/routing/choices", body, key="one-key-of-bình".encode().hex())
    assert problem(again)[0] == "idempotency_conflict"


def test_what_happens_to_the_company_reaches_its_representatives_phone(server):
    binh = server.sign_in("binh")
    before = binh.get("/v1/changes")["number"]
    acting(binh).start_link("sen_vang", "000000000053")
    assert binh.get("/v1/changes")["number"] > before


def test_a_locked_representative_does_nothing_for_anybody(server):
    binh = server.sign_in("binh")
    company = acting(binh)
    binh.done("/v1/account/locks", {"grant": binh.grant("lock_account", "own")})
    assert problem(company.ask("GET", "/v1/benefits"))[0] == "account_locked"
