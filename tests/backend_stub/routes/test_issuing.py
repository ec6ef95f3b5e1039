"""Asking for an account: who may, what is missing, the desk's side, what a rule set makes of it."""

import pytest

from app.shared.contract.endpoints import ACT_AT_DESK
from tests.support.stores import problem

LEVEL_1 = {"level": 1, "phone": "0000000007", "email": "mira@mail.example", "capture": "pass"}
TODAY, DRAFT = "decree_69_2024", "draft_2025_10"


def desk(server, code, deed, detail=None):
    files = server.stage("GET", "/v1/stage/desk").json()["files"]
    file = next(one for one in files if one["kind"] == "issuing" and one["code"].startswith(code))
    path = ACT_AT_DESK.path.replace("{file_id}", file["id"])
    return server.stage("POST", path, {"kind": "issuing", "deed": deed, "detail": detail})


def level(phone):
    return phone.get("/v1/account")["level"]


def first_slot(phone):
    office = phone.get("/v1/issuings/slots")["offices"][0]
    return {"office": office["office"], "slot_at": office["slots"][0]}


def issued(server, phone):
    file = phone.done("/v1/issuings", LEVEL_1)
    assert desk(server, file["code"], "issue").status_code == 200
    return file


def test_the_draft_lets_mira_ask_and_todays_rule_does_not(server):
    code, values = problem(server.sign_in("mira", rules=TODAY).post("/v1/issuings", LEVEL_1))
    assert (code, values["answer"], values["levels"]) == ("not_eligible", "no", [])
    assert "foreigner_ground" in values["rules"]
    file = server.sign_in("mira", rules=DRAFT).done("/v1/issuings", LEVEL_1)
    assert (file["state"], file["rule_id"], file["days"]) == (
        "submitted", "foreigner_level_1_days", 1,
    )  # fmt: skip
    assert (file["started_on"], file["due_on"]) == ("2025-10-15", "2025-10-16")


def test_an_account_issued_under_the_draft_counts_under_the_draft_alone(server):
    draft, today = server.sign_in("mira", rules=DRAFT), server.sign_in("mira", rules=TODAY)
    issued(server, draft)
    assert (level(draft), level(today)) == (1, 0)


def test_a_clock_moved_back_takes_the_level_away_and_forward_brings_it_again(server):
    phone = server.sign_in("mira")
    issued(server, phone)
    server.move_story("2025-10-14T03:00:00Z")
    assert (level(phone), phone.get("/v1/issuings")["files"]) == (0, [])
    refused = problem(phone.post("/v1/issuings", LEVEL_1))
    assert refused == ("issuing_closed", {"reason": "later_in_story"})
    server.move_story("2025-10-20T03:00:00Z")
    assert level(phone) == 1


def test_level_2_waits_for_the_desk_stops_for_a_supplement_and_goes_on(server):
    phone = server.sign_in("mira")
    issued(server, phone)
    file = phone.done("/v1/issuings", {"level": 2, **first_slot(phone)})
    assert (file["state"], file["due_on"], file["days"]) == ("booked", None, 7)
    assert file["office"] == "binh_minh_immigration"
    desk(server, file["code"], "receive")
    assert phone.get("/v1/issuings")["files"][0]["due_on"] == "2025-10-24"
    server.move_story("2025-10-21T03:12:00Z")
    desk(server, file["code"], "ask", "passport_page")
    server.move_story("2025-10-22T03:00:00Z")
    seen = phone.get("/v1/issuings")["files"][0]
    assert (seen["state"], seen["supplement"]) == ("supplement", "passport_page")
    path = f"/v1/issuings/{file['id']}/supplements"
    wrong = phone.post(path, {"supplement": "portrait_photo"})
    assert problem(wrong) == ("paper_not_asked", {"asked": "passport_page"})
    assert phone.done(path, {"supplement": "passport_page"})["due_on"] == "2025-10-28"
    desk(server, file["code"], "issue")
    assert level(phone) == 2


def test_a_refusal_has_its_reason_and_another_request_may_follow(server):
    phone = server.sign_in("mira")
    file = phone.done("/v1/issuings", LEVEL_1)
    desk(server, file["code"], "refuse", "face_mismatch")
    seen = phone.get("/v1/issuings")["files"][0]
    assert (seen["state"], seen["refusal"], level(phone)) == ("refused", "face_mismatch", 0)
    assert phone.post("/v1/issuings", LEVEL_1).status_code == 201


def test_a_second_request_answers_the_first(server):
    phone = server.sign_in("mira")
    first = phone.done("/v1/issuings", LEVEL_1)
    again = phone.post("/v1/issuings", {**LEVEL_1, "level": 2, **first_slot(phone)})
    assert (again.status_code, again.json()["id"]) == (200, first["id"])


def test_a_request_may_be_withdrawn_once(server):
    phone = server.sign_in("mira")
    file = phone.done("/v1/issuings", LEVEL_1)
    path = f"/v1/issuings/{file['id']}/withdrawal"
    assert phone.done(path)["state"] == "withdrawn"
    assert problem(phone.post(path)) == ("issuing_closed", {"state": "withdrawn"})


def test_three_failed_pictures_of_a_face_end_the_days_tries(server):
    phone = server.sign_in("mira")
    for left, outcome in ((2, "blurred"), (1, "glasses"), (0, "blurred")):
        code, values = problem(phone.post("/v1/issuings", {**LEVEL_1, "capture": outcome}))
        assert (code, values) == ("face_not_captured", {"reason": outcome, "tries_left": left})
    used_up = problem(phone.post("/v1/issuings", LEVEL_1))
    assert used_up == ("face_not_captured", {"reason": "used_up", "tries_left": 0})
    assert phone.get("/v1/issuings")["files"] == []
    server.move_story("2025-10-16T01:00:00Z")
    assert phone.post("/v1/issuings", LEVEL_1).status_code == 201


def test_a_child_does_not_ask_alone(server):
    assert problem(server.sign_in("nam").post("/v1/issuings", LEVEL_1))[0] == "guardian_needed"


def test_a_level_that_is_held_is_not_asked_for(server):
    code, values = problem(server.sign_in("hoa").post("/v1/issuings", LEVEL_1))
    assert (code, values) == ("level_held", {"level": 2})


def test_nobody_asks_for_somebody_else(server):
    nam = server.sign_in("nam").get("/v1/account")["holder_id"]
    answer = server.sign_in("khoi").post("/v1/issuings", {**LEVEL_1, "ward_id": nam})
    assert problem(answer)[0] == "not_found"


@pytest.mark.parametrize("missing", ["phone", "email", "capture"])
def test_level_1_needs_its_fields(server, missing):
    body = {name: value for name, value in LEVEL_1.items() if name != missing}
    assert problem(server.sign_in("mira").post("/v1/issuings", body))[0] == "bad_request"


@pytest.mark.parametrize(
    ("office", "slot_at"),
    [
        ("binh_minh_immigration", "2025-10-18T01:00:00Z"),
        ("binh_minh_immigration", "2025-10-14T01:00:00Z"),
        ("binh_minh_immigration", "2025-10-16T01:07:00Z"),
        ("hoa_sen_police", "2025-10-16T01:00:00Z"),
        ("nowhere", "2025-10-16T01:00:00Z"),
    ],
)
def test_a_slot_that_is_none_cannot_be_booked(server, office, slot_at):
    phone = server.sign_in("mira")
    issued(server, phone)
    answer = phone.post("/v1/issuings", {"level": 2, "office": office, "slot_at": slot_at})
    assert problem(answer) == ("slot_taken", {"office": office})


def test_two_people_do_not_get_one_slot(server):
    mira, binh = server.sign_in("mira"), server.sign_in("binh")
    issued(server, mira)
    slot = first_slot(mira)
    mira.done("/v1/issuings", {"level": 2, **slot})
    assert slot["slot_at"] not in mira.get("/v1/issuings/slots")["offices"][0]["slots"]
    assert all(one["office"] != slot["office"] for one in binh.get("/v1/issuings/slots")["offices"])


def test_an_appointment_moves_while_nobody_has_come(server):
    phone = server.sign_in("mira")
    issued(server, phone)
    file = phone.done("/v1/issuings", {"level": 2, **first_slot(phone)})
    slots = phone.get("/v1/issuings/slots")["offices"][0]
    later = {"office": slots["office"], "slot_at": slots["slots"][-1]}
    path = f"/v1/issuings/{file['id']}/appointment"
    assert phone.done(path, later)["slot_at"] == later["slot_at"]
    desk(server, file["code"], "receive")
    assert problem(phone.post(path, later)) == ("issuing_closed", {"state": "accepted"})


def test_each_step_is_told_once(server):
    phone = server.sign_in("mira")
    file = issued(server, phone)
    told = [one for one in phone.get("/v1/notices")["notices"] if one["kind"] == "event"]
    assert [one["subject"] for one in told] == ["issuing.issued", "issuing.submitted"]
    assert {one["target_id"] for one in told} == {file["id"]}
