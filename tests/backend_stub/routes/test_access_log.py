"""The resident's log: one's own, on the story's clock, for five years; and questions about it."""

import pytest

from tests.support.agencies import (
    DUC,
    HOA,
    KHOI,
    LICENCE,
    LOG,
    MAI,
    MINISTRY,
    PENSION,
    desk,
    events,
    look,
    newest,
)
from tests.support.foreign import asked, send
from tests.support.stores import problem

SAID = "Chúng tôi xem để chi trả tháng 10."


@pytest.fixture
def hoa(server):
    return server.sign_in("hoa")


def inquire(phone, kind="why", entry=None, said=None):
    entry = entry or newest(phone)
    body = {"kind": kind, **({"said": said} if said else {})}
    return phone.post(f"{LOG}/{entry['id']}/inquiries", body)


def answer(server, inquiry, asker=MAI, decision=None, said=SAID):
    body = {**asker, "said": said, **({"decision": decision} if decision else {})}
    return server.stage("POST", f"/v1/stage/agency-inquiries/{inquiry['id']}/answer", body)


def test_seeded_looks_are_there_under_the_duty_that_gave_them(hoa):
    looks = hoa.get(LOG)["entries"]
    assert [one["purpose_id"] for one in looks] == ["health_refund", "social_pension"]
    assert {one["rule_set_id"] for one in looks} == {"decree_69_2024"}
    assert events(hoa) == []


def test_everybody_sees_the_looks_at_ones_own_data_alone(server):
    look(server, HOA, PENSION, case="CASE-OF-HOA")
    for name in ("khoi", "mai", "duc", "lan", "mira"):
        assert "CASE-OF-HOA" not in server.sign_in(name).ask("GET", LOG).text
    assert newest(server.sign_in("hoa"))["case_reference"] == "CASE-OF-HOA"


def test_a_guardian_sees_the_looks_at_a_ward_and_nobody_else_does(server):
    lan = server.sign_in("lan")
    bao = next(o for o in lan.get("/v1/family")["wards"] if o["full_name"] == "Phạm Gia Bảo")
    path = f"/v1/wards/{bao['holder_id']}/access-log"
    assert [one["purpose_id"] for one in lan.get(path)["entries"]] == ["admission"]
    assert lan.get(LOG)["entries"] == []
    assert problem(server.sign_in("hoa").ask("GET", path))[0] == "not_found"


def test_a_look_reaches_the_phone_that_waits_for_news(server, hoa):
    before = hoa.get("/v1/changes")["number"]
    look(server, HOA, PENSION)
    assert hoa.get(f"/v1/changes?after={before}&wait=5")["number"] > before


def test_a_clock_moved_back_hides_a_look_and_forward_brings_it_again(server, hoa):
    look(server, HOA, PENSION, case="LATER-CASE")
    server.move_story("2025-10-14T03:00:00Z")
    assert "LATER-CASE" not in hoa.ask("GET", LOG).text
    server.move_story("2025-10-16T03:00:00Z")
    assert newest(hoa)["case_reference"] == "LATER-CASE"


def test_the_log_goes_back_five_years(server, hoa):
    look(server, HOA, PENSION)
    server.move_story("2030-10-14T16:59:00Z")
    assert [one["at"][:10] for one in hoa.get(LOG)["entries"]] == ["2025-10-15"]
    assert hoa.get(LOG)["kept_since"] == "2025-10-15"
    server.move_story("2030-10-14T17:00:00Z")
    assert hoa.get(LOG)["entries"] == []


def test_services_abroad_and_providers_are_in_it_as_well(server):
    hanh = server.sign_in("hanh")
    send(hanh, asked(server, hanh))
    assert (newest(hanh)["looker"], newest(hanh)["outcome"]) == ("foreign_service", "given")
    assert newest(hanh)["fields"][0]["field"] == "question.licensed_nurse"
    send(hanh, asked(server, hanh, "halcyon_staffing"))
    assert newest(hanh)["outcome"] == "refused"
    khoi = server.sign_in("khoi")
    khoi.link("song_xanh")
    assert (newest(khoi)["looker"], newest(khoi)["looker_id"]) == ("provider", "song_xanh")
    assert problem(inquire(khoi))[0] == "inquiry_closed"


def test_a_notice_comes_once_a_day_and_agency_for_what_goes_beyond_a_duty(server, khoi):
    for _ in range(3):
        look(server, KHOI, LICENCE)
    look(server, KHOI, LICENCE, DUC, "roadside_check", rules="draft_2025_10")
    assert events(khoi) == ["access.refused"]
    server.move_story("2025-10-16T03:00:00Z")
    look(server, KHOI, LICENCE)
    assert events(khoi) == ["access.refused"] * 2


def test_a_paper_that_is_hidden_is_no_attempt_beyond_a_duty(server, khoi):
    look(server, KHOI, LICENCE, DUC, "roadside_check", rules="decree_69_2024")
    assert newest(khoi)["fields"][0]["why"] == "account_locked"
    assert events(khoi) == []


def test_asking_why_goes_to_the_agency_with_a_clock_and_comes_back(server, hoa):
    look(server, HOA, PENSION)
    asked_about = inquire(hoa)
    assert asked_about.status_code == 201, asked_about.text
    one = asked_about.json()["inquiries"][0]
    assert (one["reference"], one["state"]) == ("HD-000-2510-0001", "asked")
    assert one["due_on"] == "2025-10-22"  # five working days after Wednesday, 15 October
    waiting = desk(server)["inquiries"]
    assert [(o["kind"], o["state"]) for o in waiting] == [("why", "asked")]
    assert desk(server, DUC)["inquiries"] == []
    assert answer(server, waiting[0]).json()["inquiries"][0]["state"] == "answered"
    assert newest(hoa)["inquiries"][0]["answer"] == SAID
    assert events(hoa) == ["access.answered"]
    code, why = problem(answer(server, waiting[0]))
    assert (code, why) == ("inquiry_closed", {"state": "answered"})


@pytest.mark.parametrize("decision", ["upheld", "dismissed"])
def test_a_complaint_is_decided_by_another_office(server, khoi, decision):
    look(server, KHOI, LICENCE)
    inquire(khoi, "complaint", said="Tôi không lái xe cho phường.")
    one = newest(khoi)["inquiries"][0]
    assert (one["reference"], one["due_on"]) == ("KN-000-2510-0001", "2025-10-29")
    assert desk(server)["inquiries"] == []
    waiting = desk(server, MINISTRY)["inquiries"][0]
    assert problem(answer(server, waiting, MAI, decision))[0] == "not_found"
    assert problem(answer(server, waiting, MINISTRY))[0] == "bad_request"
    assert answer(server, waiting, MINISTRY, decision).status_code == 200
    assert newest(khoi)["inquiries"][0]["state"] == decision
    assert f"access.{decision}" in events(khoi)


def test_why_and_complaint_are_asked_once_each(hoa):
    assert inquire(hoa).status_code == 201
    assert problem(inquire(hoa)) == ("inquiry_open", {"kind": "why"})
    assert inquire(hoa, "complaint").status_code == 201
    assert len(newest(hoa)["inquiries"]) == 2


def test_the_same_question_sent_again_is_one_question(hoa):
    path = f"{LOG}/{newest(hoa)['id']}/inquiries"
    first, again = (hoa.ask("POST", path, {"kind": "why"}, key="why-once") for _ in range(2))
    assert first.content == again.content
    assert len(newest(hoa)["inquiries"]) == 1


def test_an_answer_before_the_question_is_refused_where_the_clock_was_moved_back(server, hoa):
    look(server, HOA, PENSION)
    inquire(hoa)
    waiting = desk(server)["inquiries"][0]
    server.move_story("2025-10-14T03:00:00Z")
    assert desk(server)["inquiries"] == []
    assert problem(answer(server, waiting)) == ("inquiry_closed", {"reason": "later_in_story"})


@pytest.mark.parametrize("said", ["", "ừ", "a" * 501, "tôi\u202e hỏi", "hai\ndòng"])
def test_what_is_no_line_of_text_is_no_complaint(shared_server, said):
    hoa = shared_server.sign_in("hoa")
    path = f"{LOG}/{newest(hoa)['id']}/inquiries"
    body = {"kind": "complaint", "said": said}
    assert problem(hoa.post(path, body))[0] == "bad_request"
