"""An agency asks: what its duty gives, what it does not, and what is refused before it is read."""

import pytest

from app.shared.rulesets import RULE_SET_IDS
from backend_stub.limits import limits
from backend_stub.storage.access_log import entries
from tests.support.agencies import (
    CASE,
    DUC,
    HOA,
    KHOI,
    LICENCE,
    LOG,
    MAI,
    MINISTRY,
    MIRA,
    NOBODY,
    PENSION,
    desk,
    events,
    look,
    newest,
    told,
    values,
)
from tests.support.stores import problem

TODAY, DRAFT = RULE_SET_IDS


def counted(server):
    with server.store.reading() as db:
        return entries(db)


def test_a_clerk_sees_what_the_pension_takes_and_no_more(server):
    answer = look(server, HOA, [*PENSION, *LICENCE])
    assert told(answer) == {
        "person.full_name": ("allowed", "in_duty"),
        "person.born_on": ("allowed", "in_duty"),
        "benefits.amount": ("allowed", "in_duty"),
        "benefits.account": ("masked", "in_part"),
        "driving_licence.class": ("refused", "outside_duty"),
    }
    assert values(answer) == {
        "person.full_name": "Lê Thị Hoa",
        "person.born_on": "1949-02-03",
        "benefits.amount": "500000",
        "benefits.account": "cash:hoa_sen_committee",
        "driving_licence.class": None,
    }


def test_a_linked_account_is_told_by_its_last_digits(server):
    hoa = server.sign_in("hoa")
    linked = hoa.account("sao_bien")
    hoa.link("sao_bien", make_default=True)
    server.move_story("2025-12-01T03:00:00Z")
    shown = values(look(server, HOA, ["benefits.account"]))["benefits.account"]
    assert shown == f"sao_bien:{linked[-4:]}"


def test_each_agency_knows_the_benefits_that_it_pays_itself(server):
    insurer = {"agency_id": "binh_minh_insurance", "staff_id": "STAFF-04"}
    answer = look(server, HOA, ["benefits.amount"], insurer, "health_refund")
    assert told(answer) == {"benefits.amount": ("refused", "outside_duty")}


def test_a_masked_number_never_leaves_whole(server, khoi):
    answer = look(server, KHOI, ["driving_licence.number", "person.full_name"], DUC,
                  "roadside_check", rules=DRAFT)  # fmt: skip
    number = khoi.document("driving_licence")["fields"]["number"]
    assert number not in answer.text
    assert values(answer)["driving_licence.number"].startswith("000 •••")


def test_the_ended_card_takes_the_licence_along_today_and_not_under_the_draft(server):
    """The heart of the draft, at an officer's desk."""
    today = look(server, KHOI, LICENCE, DUC, "roadside_check", rules=TODAY)
    assert told(today) == {"driving_licence.class": ("refused", "account_locked")}
    draft = look(server, KHOI, LICENCE, DUC, "roadside_check", rules=DRAFT)
    assert told(draft) == {"driving_licence.class": ("allowed", "in_duty")}
    assert draft.json()["integrated"] == ["driving_licence"]
    assert (today.json()["papers_may_be_asked"], draft.json()["papers_may_be_asked"]) == (
        True,
        False,
    )


def test_a_licence_hidden_at_midnight_is_not_given_out_either(server):
    server.move_story("2031-04-22T16:59:59Z")
    assert told(look(server, KHOI, LICENCE, DUC, "roadside_check", rules=DRAFT)) == {
        "driving_licence.class": ("allowed", "in_duty")
    }
    server.move_story("2031-04-22T17:00:00Z")
    answer = look(server, KHOI, LICENCE, DUC, "roadside_check", rules=DRAFT)
    assert told(answer) == {"driving_licence.class": ("refused", "document_hidden")}
    assert values(answer) == {"driving_licence.class": None}


def test_nobody_and_somebody_out_of_reach_are_answered_alike(server):
    answers = [look(server, number, PENSION) for number in (NOBODY, MIRA)]
    assert [one.status_code for one in answers] == [404, 404]
    assert answers[0].content == answers[1].content
    assert not server.keeps(NOBODY)
    mira = server.sign_in("mira")
    assert newest(mira)["fields"][0]["why"] == "out_of_reach"
    assert events(mira) == ["access.refused"]


@pytest.mark.parametrize(
    "asker, purpose, reason, logged",
    [
        ({**MAI, "staff_id": "STAFF-99"}, "social_pension", "staff_unknown", True),
        ({**MAI, "staff_id": "STAFF-02"}, "social_pension", "staff_unknown", True),
        (MAI, "roadside_check", "purpose_unknown", True),
        ({**MAI, "agency_id": "no_such_agency"}, "social_pension", "agency_unknown", False),
    ],
)
def test_who_or_what_for_is_not_the_agencys_is_refused_and_logged(
    server, asker, purpose, reason, logged
):
    hoa, before = server.sign_in("hoa"), counted(server)
    code, told_why = problem(look(server, HOA, PENSION, asker, purpose))
    assert (code, told_why) == ("agency_refused", {"reason": reason})
    assert counted(server) - before == logged
    if logged:
        assert (newest(hoa)["outcome"], newest(hoa)["fields"][0]["why"]) == ("refused", reason)
        assert newest(hoa)["role"] == ("" if reason == "staff_unknown" else "social_affairs")


@pytest.mark.parametrize(
    "change",
    [
        {"case_reference": "AB12"},
        {"case_reference": " " * 9},
        {"case_reference": "A" * 201},
        {"case_reference": "AS-000\u202e-1025"},
        {"case_reference": "AS-000\u200b-1025"},
        {"case_reference": "AS-000\n1025"},
        {"case_reference": "của 000 085 000 001"},
        {"purpose_id": ""},
        {"fields": []},
        {"fields": ["person.full_name"] * 2},
        {"fields": ["driving_licence.nothing"]},
        {"fields": [f"person.field_{n}" for n in range(21)]},
        {"personal_number": "001085000001"},
        {"staff_id": "staff-01"},
        {"surprise": 1},
    ],
    ids=repr,
)
def test_what_is_no_request_is_refused_and_nobodys_log_grows(shared_server, change):
    before = counted(shared_server)
    body = {
        **MAI, "personal_number": HOA, "purpose_id": "social_pension", "case_reference": CASE,
        "fields": ["person.full_name"], **change,
    }  # fmt: skip
    answer = shared_server.stage("POST", "/v1/stage/agency-reads", body)
    assert problem(answer)[0] == "bad_request"
    assert "000085000001" not in answer.text
    assert counted(shared_server) == before


@pytest.mark.parametrize("case", ["12345", "Hồ sơ số 7 của phường", "A" * 200])
def test_a_case_is_called_as_the_agency_calls_it(shared_server, case):
    assert look(shared_server, HOA, ["person.full_name"], case=case).status_code == 200
    assert newest(shared_server.sign_in("hoa"))["case_reference"] == case


def test_mass_reading_is_slowed_flagged_and_told_once_a_day(server):
    most, window = limits().agency.people_most, limits().agency.window_seconds
    for number in range(most):
        assert look(server, f"0000999900{number:02}", PENSION).status_code == 404
    for _ in range(3):
        answer = look(server, HOA, PENSION)
        assert problem(answer) == ("reading_slowed", {"wait_seconds": window, "people": most})
        assert answer.headers["retry-after"] == str(window)
    hoa = server.sign_in("hoa")
    assert (newest(hoa)["flagged"], newest(hoa)["outcome"]) == (True, "refused")
    assert events(hoa) == ["access.mass_reading"]
    found = desk(server)
    assert (found["people"], found["reads"][0]["flagged"]) == (most, True)
    server.clock.advance(seconds=window)
    assert look(server, HOA, PENSION).status_code == 200


def test_looking_at_the_same_person_again_is_no_mass_reading(server):
    most = limits().agency.people_most
    assert look(server, HOA, PENSION).status_code == 200
    for number in range(most - 1):
        look(server, f"0000999900{number:02}", PENSION)
    assert look(server, HOA, PENSION).status_code == 200
    assert problem(look(server, KHOI, PENSION))[0] == "reading_slowed"


def test_asking_again_does_not_tell_nobody_from_somebody_out_of_reach(server):
    most, counts, said = limits().agency.people_most, [], []
    for number in (NOBODY, MIRA):
        for _ in range(2):
            look(server, number, PENSION)
        counts.append(desk(server)["people"])
        for other in range(most - 2):
            look(server, f"0000999900{other:02}", PENSION)
        said.append(problem(look(server, number, PENSION)))
        server.clock.advance(seconds=limits().agency.window_seconds)
    assert counts == [2, 2]
    assert said[0] == said[1]
    assert said[0][0] == "reading_slowed"


def test_one_officers_looks_do_not_slow_another(server):
    for number in range(limits().agency.people_most):
        look(server, f"0000999900{number:02}", PENSION)
    answer = look(server, KHOI, LICENCE, DUC, "roadside_check", rules=DRAFT)
    assert answer.status_code == 200


def test_a_desk_shows_ones_own_looks_and_nobodys_name(server):
    look(server, HOA, [*PENSION, *LICENCE])
    first = desk(server)["reads"][0]
    assert (first["allowed"], first["masked"], first["refused"]) == (3, 1, 1)
    assert desk(server, MINISTRY)["reads"] == []
    text = server.stage("POST", "/v1/stage/agency-desk", MAI).text
    assert "Lê Thị Hoa" not in text
    assert HOA not in text
    code, why = problem(
        server.stage("POST", "/v1/stage/agency-desk", {**DUC, "staff_id": "STAFF-01"})
    )
    assert (code, why) == ("agency_refused", {"reason": "staff_unknown"})


def test_no_value_that_was_seen_stands_in_the_log_or_in_the_servers_lines(server, capsys):
    hoa = server.sign_in("hoa")
    look(server, HOA, [*PENSION, *LICENCE])
    said = hoa.ask("GET", LOG).text
    for canary in ("Lê Thị Hoa", HOA, "1949-02-03", "500000", "cash:"):
        assert canary not in said
    with server.store.reading() as db:
        rows = repr(list(db.exec_driver_sql("SELECT * FROM access_log")))
    for canary in ("Lê Thị Hoa", HOA, "1949-02-03", "500000", "cash:"):
        assert canary not in rows
    assert capsys.readouterr().out == ""
