"""Reports of wrong data: where they go, until when, what becomes of them, and what is refused."""

import pytest

from app.shared.personas import persona
from app.shared.rulesets import RULE_SET_IDS, rule_set
from tests.support.registers import (
    DRAFT,
    answer,
    claim,
    edit,
    edited,
    fact,
    record_of,
    refused,
    report,
    told,
)
from tests.support.stores import problem

KHOI, LAN = persona("khoi"), persona("lan")
RIGHT = "2011-04-23"


@pytest.fixture
def khoi(server):
    return server.sign_in("khoi", rules=DRAFT)


def states(phone):
    return [one["state"] for one in phone.get("/v1/data-reports")["reports"]]


def reason(reply):
    code, values = problem(reply)
    assert code == "report_refused"
    return values["reason"]


def test_a_report_has_a_number_and_a_last_day_and_waits_on_its_keepers_desk(server, khoi):
    sent = report(khoi)
    assert (sent["state"], sent["register_id"]) == ("sent", "driving_licences")
    assert (sent["code"], sent["due_on"]) == ("SL-000-2510-0001", "2025-10-22")
    desk = server.stage("GET", "/v1/stage/registers").json()["reports"]
    assert [(one["code"], one["claimed"]) for one in desk] == [(sent["code"], RIGHT)]


@pytest.mark.parametrize("rules", RULE_SET_IDS)
def test_both_rule_sets_say_how_long_an_answer_takes_and_who_chose_it(rules):
    rule = rule_set(rules).rule("data_report_days")
    assert (rule.unit, rule.status) == ("days", "team_choice")


def test_a_copied_fact_is_reported_to_the_register_that_keeps_it(server):
    lan = server.sign_in("lan", rules=DRAFT)
    sent = report(lan, "driving_licence", "full_name", "Phạm Thu Lan Anh")
    assert sent["register_id"] == "civil_status"
    again = lan.post("/v1/data-reports", claim(lan, "passport", "full_name", "Phạm Thị Lan"))
    assert reason(again) == "open_already"


def test_a_correction_changes_the_document_and_is_told_with_its_reference(server, khoi):
    sent = report(khoi)
    before = khoi.get("/v1/changes")["number"]
    assert answer(server, sent, "take").status_code == 200
    assert states(khoi) == ["checking"]
    assert answer(server, sent, "correct", reason="Hồ sơ gốc").status_code == 200
    while khoi.document("driving_licence")["fields"]["first_passed_on"] != RIGHT:
        before = khoi.get(f"/v1/changes?after={before}&wait=10")["number"]
    assert states(khoi) == ["corrected"]
    line = next(one for one in khoi.document("driving_licence")["history"] if one["at"])
    assert line["reference"] == sent["code"]
    assert len(told(khoi, "report.checking")) == len(told(khoi, "report.corrected")) == 1
    assert RIGHT not in str(khoi.get("/v1/notices"))
    assert answer(server, sent, "refuse").status_code == 409


def test_the_console_may_correct_by_an_edit_that_names_the_report(server, khoi):
    sent = report(khoi)
    record = record_of(server, "driving_licences", KHOI)
    wrong = edit(server, record, "class", "C", report_id=sent["id"])
    assert problem(wrong)[0] == "not_found"
    edited(server, khoi, record, "first_passed_on", "2011-04-24", report_id=sent["id"])
    assert states(khoi) == ["corrected"]


def test_a_refusal_says_why_and_changes_nothing(server, khoi):
    before, sent = khoi.document("driving_licence"), report(khoi)
    assert answer(server, sent, "refuse", refusal="paper_needed").status_code == 200
    seen = khoi.get("/v1/data-reports")["reports"][0]
    assert (seen["state"], seen["events"][-1]["refusal"]) == ("refused", "paper_needed")
    assert khoi.document("driving_licence") == before
    assert report(khoi)["code"] == "SL-000-2510-0002"


def test_a_correction_that_contradicts_leaves_the_report_open(server):
    lan = server.sign_in("lan", rules=DRAFT)
    sent = report(lan, "birth_certificate", "born_on", "1992-05-21")
    reply = answer(server, sent, "correct", value="2030-01-01", reason="Hồ sơ gốc")
    assert refused(reply) == ("in_future", None)
    assert states(lan) == ["sent"]


def test_an_open_report_can_be_taken_back_once(server, khoi):
    sent = report(khoi)
    path = f"/v1/data-reports/{sent['id']}/withdrawal"
    assert khoi.done(path)["state"] == "withdrawn"
    assert problem(khoi.post(path)) == ("report_closed", {"state": "withdrawn"})
    assert server.stage("GET", "/v1/stage/registers").json()["reports"] == []


@pytest.mark.parametrize(
    ("type_id", "fact_id", "claimed", "why"),
    [
        ("driving_licence", "first_passed_on", "2011-04-22", "unchanged"),
        ("driving_licence", "first_passed_on", "1985-10-13", "before_birth"),
        ("driving_licence", "first_passed_on", "2025-10-16", "in_future"),
        ("driving_licence", "first_passed_on", "yesterday", "wrong_kind"),
        ("driving_licence", "full_name", "", "empty"),
        ("driving_licence", "number", "000850000018", "fixed"),
        ("driving_licence", "colour", "red", "unknown_fact"),
        ("vehicle_registration", "colour", "plum", "unknown_code"),
        ("identity_card", "residence", "Số 1, phường Hoa Sen", "hidden"),
    ],
)
def test_what_cannot_stand_there_is_refused(khoi, server, type_id, fact_id, claimed, why):
    assert reason(khoi.post("/v1/data-reports", claim(khoi, type_id, fact_id, claimed))) == why
    assert states(khoi) == []
    assert server.stage("GET", "/v1/stage/registers").json()["reports"] == []


def test_what_was_claimed_is_not_shown_while_the_document_is_hidden(server):
    binh = server.sign_in("binh", rules=DRAFT)
    report(binh, "driving_licence", "class", "C1")
    edited(server, binh, record_of(server, "driving_licences", persona("binh")), "expires_on",
           "2025-10-01")  # fmt: skip
    assert binh.get("/v1/data-reports")["reports"][0]["claimed"] is None


def test_the_same_report_sent_again_is_one(khoi):
    body = claim(khoi, "driving_licence", "first_passed_on", RIGHT)
    answers = [khoi.ask("POST", "/v1/data-reports", body, key="report-once") for _ in range(2)]
    assert answers[0].content == answers[1].content
    assert len(states(khoi)) == 1


def test_a_clock_moved_back_knows_of_no_report(server, khoi):
    sent = report(khoi)
    server.move_story("2025-10-14T08:30:00+07:00")
    assert states(khoi) == []
    body = claim(khoi, "driving_licence", "class", "C1")
    assert reason(khoi.post("/v1/data-reports", body)) == "later_in_story"
    assert answer(server, sent, "take").status_code == 409
    server.move_story("2025-10-16T08:30:00+07:00")
    assert states(khoi) == ["sent"]
    assert fact(record_of(server, "driving_licences", KHOI), "class")["value"] == "B"
