"""Wards and guardians: whose turn it is, what a guardian sees, and what a stranger does not."""

from datetime import date

import pytest
from sqlalchemy import update

from app.shared.rulesets import RULE_SET_IDS
from backend_stub.storage import tables
from tests.backend_stub.routes.test_issuing import LEVEL_1
from tests.backend_stub.routes.test_issuing import desk as issuing_desk
from tests.support.stores import problem


def wards(phone):
    return {ward["full_name"]: ward for ward in phone.get("/v1/family")["wards"]}


def documents(phone, ward):
    return phone.ask("GET", f"/v1/family/{ward['holder_id']}/documents")


def guardianship(server, deed):
    files = server.stage("GET", "/v1/stage/desk").json()["files"]
    file = next(one for one in files if one["kind"] == "guardianship")
    body = {"kind": "guardianship", "deed": deed}
    return server.stage("POST", f"/v1/stage/desk/{file['id']}/deeds", body)


def test_lan_sees_her_children_with_what_each_may_have(server):
    found = wards(server.sign_in("lan"))
    assert {name: (one["may"], one["controlled"]) for name, one in found.items()} == {
        "Phạm Gia Bảo": ([1, 2], True), "Phạm An Nhiên": ([1], True),
    }  # fmt: skip
    assert found["Phạm An Nhiên"]["level_2_from"] == "2027-09-12"


def test_a_guardian_reads_a_wards_documents_and_a_stranger_does_not(server):
    ward = wards(server.sign_in("van"))["Bùi Nhật Nam"]
    held = documents(server.sign_in("van"), ward).json()["documents"]
    assert {one["type_id"] for one in held} == {
        "identity_card", "health_insurance", "birth_certificate",
    }  # fmt: skip
    for stranger in ("khoi", "nam", "lan"):
        assert problem(documents(server.sign_in(stranger), ward))[0] == "not_found"


def one_document(phone, ward, type_id):
    held = documents(phone, ward).json()["documents"]
    document = next(one for one in held if one["type_id"] == type_id)
    return phone.ask("GET", f"/v1/family/{ward['holder_id']}/documents/{document['id']}")


def test_the_list_of_a_wards_documents_carries_no_value(server):
    van = server.sign_in("van")
    ward = wards(van)["Bùi Nhật Nam"]
    held = documents(van, ward).json()["documents"]
    assert [(one["fields"], one["history"]) for one in held] == [({}, [])] * 3


def test_a_guardian_reads_one_document_and_a_stranger_none(server):
    van = server.sign_in("van")
    ward = wards(van)["Bùi Nhật Nam"]
    card = one_document(van, ward, "identity_card").json()
    assert (card["fields"]["full_name"], card["history"]) == ("Bùi Nhật Nam", [])
    path = f"/v1/family/{ward['holder_id']}/documents/{card['id']}"
    for stranger in ("khoi", "nam", "lan"):
        assert problem(server.sign_in(stranger).ask("GET", path))[0] == "not_found"
    own = server.sign_in("van").document("identity_card")["id"]
    assert problem(van.ask("GET", f"/v1/family/{ward['holder_id']}/documents/{own}"))[0] == (
        "not_found"
    )


@pytest.mark.parametrize("rules", RULE_SET_IDS)
def test_an_ended_document_of_a_ward_goes_without_its_values_under_both_rules(server, rules):
    server.move_story("2025-10-15T02:00:00Z")
    with server.store.engine.begin() as db:
        db.execute(
            update(tables.documents)
            .where(tables.documents.c.type_id == "health_insurance")
            .values(expires_on=date(2025, 10, 1))
        )
    van = server.sign_in("van", rules=rules)
    answer = one_document(van, wards(van)["Bùi Nhật Nam"], "health_insurance").json()
    assert (answer["fields"], answer["expires_on"]) == ({}, "2025-10-01")


def test_a_kind_that_a_guardian_does_not_read_is_withheld_by_its_rule(server):
    with server.store.engine.begin() as db:
        db.execute(
            update(tables.documents)
            .where(tables.documents.c.type_id == "health_insurance")
            .values(type_id="driving_licence")
        )
    van = server.sign_in("van")
    answer = one_document(van, wards(van)["Bùi Nhật Nam"], "driving_licence")
    assert problem(answer) == (
        "guardian_refused", {"reason": "not_read", "rule_id": "guardian_reads"}
    )  # fmt: skip


def test_a_guardian_without_an_accepted_proof_reads_nothing(server):
    sau = server.sign_in("sau")
    ward = wards(sau)["Leo Nguyen-Hart"]
    path = f"/v1/family/{ward['holder_id']}/documents"
    for proof in ("needed", "given"):
        refused = ("guardian_refused", {"reason": "not_proven", "proof": proof})
        assert problem(sau.ask("GET", path)) == refused
        assert problem(sau.ask("GET", f"{path}/{'a' * 32}")) == refused
        if proof == "needed":
            sau.done(f"/v1/family/{ward['holder_id']}/proofs")


@pytest.mark.parametrize(
    ("moment", "controlled"),
    [("2025-10-15T16:59:59Z", True), ("2025-10-15T17:00:00Z", False)],
)
def test_control_moves_at_midnight_in_viet_nam(server, moment, controlled):
    mother, son = server.sign_in("van"), server.sign_in("nam")
    ward = wards(mother)["Bùi Nhật Nam"]
    open_before = one_document(mother, ward, "identity_card").json()["id"]
    server.move_story(moment)
    ward = wards(mother)["Bùi Nhật Nam"]
    assert ward["controlled"] is controlled
    assert son.get("/v1/family")["guardians"] == (["Đỗ Thị Vân"] if controlled else [])
    assert documents(mother, ward).status_code == (200 if controlled else 404)
    one = mother.ask("GET", f"/v1/family/{ward['holder_id']}/documents/{open_before}")
    assert one.status_code == (200 if controlled else 404)
    told = {
        who: [one["subject"] for one in phone.get("/v1/notices")["notices"] if one["subject"]]
        for who, phone in (("mother", mother), ("son", son))
    }
    assert ("family.handed_over" in told["mother"]) is not controlled
    assert ("family.own" in told["son"]) is not controlled


def test_a_clock_moved_back_gives_control_back(server):
    server.move_story("2025-10-16T03:00:00Z")
    server.move_story("2025-10-15T03:00:00Z")
    assert wards(server.sign_in("van"))["Bùi Nhật Nam"]["controlled"]


def test_at_14_he_books_level_2_alone(server):
    server.move_story("2025-10-16T01:30:00Z")
    nam = server.sign_in("nam")
    office = nam.get("/v1/issuings/slots")["offices"][0]
    body = {"level": 2, "office": office["office"], "slot_at": office["slots"][0]}
    file = nam.done("/v1/issuings", body)
    assert (file["state"], file["days"], file["through_guardian"]) == ("booked", 3, False)
    issuing_desk(server, file["code"], "receive")
    assert nam.get("/v1/issuings")["files"][0]["due_on"] == "2025-10-21"  # a weekend between


def test_a_guardian_asks_for_a_child_and_both_follow_the_request(server):
    lan = server.sign_in("lan")
    ward = wards(lan)["Phạm Gia Bảo"]
    file = lan.done("/v1/issuings", {**LEVEL_1, "ward_id": ward["holder_id"]})
    assert (file["full_name"], file["through_guardian"]) == ("Phạm Gia Bảo", True)
    issuing_desk(server, file["code"], "issue")
    assert wards(lan)["Phạm Gia Bảo"]["level"] == 1
    assert lan.get("/v1/account")["level"] == 2


def test_under_6_there_is_level_1_only(server):
    lan = server.sign_in("lan")
    ward = wards(lan)["Phạm An Nhiên"]
    office = lan.get("/v1/issuings/slots")["offices"][0]
    body = {"level": 2, "office": office["office"], "slot_at": office["slots"][0]}
    code, values = problem(lan.post("/v1/issuings", {**body, "ward_id": ward["holder_id"]}))
    assert (code, values["levels"]) == ("not_eligible", [1])


def test_a_grandmother_proves_first_and_the_draft_alone_gives_leo_an_account(server):
    sau, today = server.sign_in("sau"), server.sign_in("sau", rules="decree_69_2024")
    ward = wards(sau)["Leo Nguyen-Hart"]
    body = {**LEVEL_1, "ward_id": ward["holder_id"]}
    assert (ward["proof"], ward["controlled"]) == ("needed", False)
    assert problem(sau.post("/v1/issuings", body)) == (
        "guardian_refused", {"reason": "not_proven", "proof": "needed"},
    )  # fmt: skip
    path = f"/v1/family/{ward['holder_id']}/proofs"
    assert sau.done(path)["wards"][0]["proof"] == "given"
    assert problem(sau.post(path)) == ("proof_not_needed", {"proof": "given"})
    guardianship(server, "refuse")
    assert wards(sau)["Leo Nguyen-Hart"]["proof"] == "refused"
    sau.done(path)
    guardianship(server, "accept")
    assert wards(sau)["Leo Nguyen-Hart"]["controlled"]
    assert problem(today.post("/v1/issuings", body))[0] == "not_eligible"
    assert sau.done("/v1/issuings", body)["rule_id"] == "foreigner_level_1_days"


def test_nobody_proves_a_child_who_is_not_their_ward(server):
    ward = wards(server.sign_in("lan"))["Phạm Gia Bảo"]
    answer = server.sign_in("khoi").post(f"/v1/family/{ward['holder_id']}/proofs")
    assert problem(answer)[0] == "not_found"


def ask_for_nam(server):
    van = server.sign_in("van")
    office = van.get("/v1/issuings/slots")["offices"][0]
    body = {"level": 2, "office": office["office"], "slot_at": office["slots"][-1]}
    ward = wards(van)["Bùi Nhật Nam"]
    return van, van.done("/v1/issuings", {**body, "ward_id": ward["holder_id"]})


def test_after_midnight_the_request_is_the_childs_and_the_guardians_no_more(server):
    van, file = ask_for_nam(server)
    server.move_story("2025-10-15T17:00:00Z")
    assert van.get("/v1/issuings")["files"] == []
    assert problem(van.post(f"/v1/issuings/{file['id']}/withdrawal"))[0] == "not_found"
    nam = server.sign_in("nam")
    assert nam.done(f"/v1/issuings/{file['id']}/withdrawal")["state"] == "withdrawn"


def test_a_guardian_is_told_what_the_desk_does_with_a_childs_request(server):
    van, file = ask_for_nam(server)
    issuing_desk(server, file["code"], "receive")
    issuing_desk(server, file["code"], "ask", "portrait_photo")
    told = {one["subject"]: one for one in van.get("/v1/notices")["notices"] if one["subject"]}
    assert told["issuing.ward_supplement"]["values"]["name"] == "Bùi Nhật Nam"
    assert told["issuing.ward_supplement"]["target_id"] == file["id"]
    server.move_story("2025-10-15T18:00:00Z")
    later = {one["subject"] for one in van.get("/v1/notices")["notices"]}
    assert "issuing.ward_supplement" in later  # what was told stays told


def test_what_happens_to_a_child_reaches_a_guardians_next_answer(server):
    van = server.sign_in("van")
    ward = wards(van)["Bùi Nhật Nam"]
    assert documents(van, ward).status_code == 200
    nam = server.sign_in("nam")
    act = {"kind": "account_lock", "deed": "lock", "detail": "card_revoked_or_held"}
    server.stage("POST", f"/v1/stage/desk/{nam.get('/v1/account')['holder_id']}/deeds", act)
    assert problem(documents(van, ward)) == ("guardian_refused", {"reason": "ward_locked"})


def test_a_slot_that_somebody_else_took_is_gone_from_the_next_list(server):
    lan, van = server.sign_in("lan"), server.sign_in("van")
    before = lan.get("/v1/issuings/slots")["offices"][0]["slots"]
    office = van.get("/v1/issuings/slots")["offices"][0]["office"]
    ward = wards(van)["Bùi Nhật Nam"]["holder_id"]
    body = {"level": 2, "office": office, "slot_at": before[0], "ward_id": ward}
    van.done("/v1/issuings", body)
    assert before[0] not in lan.get("/v1/issuings/slots")["offices"][0]["slots"]


def test_nobody_acts_for_him_any_more(server):
    nam = server.sign_in("nam")
    assert nam.get("/v1/account")["guardian"] == "Đỗ Thị Vân"
    server.move_story("2025-10-15T17:00:00Z")
    assert nam.get("/v1/account")["guardian"] is None
