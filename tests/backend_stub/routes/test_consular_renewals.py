"""Renewing abroad: at the consulate that serves the place, one holder a slot, counted from it."""

import threading
from datetime import datetime, timedelta

import pytest

from app.shared.offices import office, offices_renewing
from app.shared.rulesets import RULE_SET_IDS
from tests.support.stores import problem

LUMEN = office("lumen_consulate")
LATER = "2029-07-02T03:00:00Z"  # a Monday on which Hạnh's passport has ended and Lan's soon will


def slots(phone):
    offices = phone.get("/v1/renewal-slots")["offices"]
    return {one["office"]: one["slots"] for one in offices}


def body(phone, slot=None, desk="lumen_consulate", type_id="passport"):
    booked = {"office": desk, "slot_at": slot} if slot else {}
    return {"document_id": phone.document(type_id)["id"], **booked}


def go(phone, abroad):
    assert phone.ask("PUT", "/v1/account/whereabouts", {"abroad": abroad}).status_code == 200


def book(phone, slot):
    return phone.post("/v1/renewals", body(phone, slot))


def move(phone, file, slot, desk="lumen_consulate"):
    return phone.post(f"/v1/renewals/{file['id']}/appointment", {"office": desk, "slot_at": slot})


@pytest.mark.parametrize("rules", RULE_SET_IDS)
def test_a_passport_is_booked_renewed_and_counted_from_the_visit(server, rules):
    hanh = server.sign_in("hanh", rules=rules)
    slot = slots(hanh)["lumen_consulate"][-1]
    file = book(hanh, slot).json()
    assert (file["state"], file["office"], file["slot_at"]) == (
        "fee_due", "lumen_consulate", slot,
    )  # fmt: skip
    assert file["due_on"] == "2025-11-04"  # five working days after Tuesday 28 October
    assert slot not in slots(hanh)["lumen_consulate"]
    hanh.pay_fee(file)
    assert hanh.decide(file["id"], "accept").json()["state"] == "accepted"
    issued = hanh.decide(file["id"], "issue").json()
    assert hanh.document("passport")["id"] == issued["new_document_id"]
    assert slot in slots(hanh)["lumen_consulate"]


def test_slots_are_of_the_consulate_that_serves_the_place_on_its_own_working_days(server):
    hanh = server.sign_in("hanh")
    (free,) = slots(hanh).values()
    local = [datetime.fromisoformat(one).astimezone(LUMEN.zone) for one in free]
    assert {f"{one:%H:%M}" for one in local} == set(LUMEN.slots)
    assert all(one.isoweekday() <= 5 for one in local)
    assert f"{local[0]:%d %H:%M}" == "15 09:00"  # there it is still Tuesday evening
    go(hanh, "porta_clara_utopia")
    assert list(slots(hanh)) == ["lumen_consulate"]
    go(hanh, "tidewater_meridia")
    assert list(slots(hanh)) == ["tidewater_consulate"]
    go(hanh, None)
    assert set(slots(hanh)) == {one.id for one in offices_renewing()}


def test_a_public_holiday_of_viet_nam_is_no_day_of_a_consulate(server):
    hanh = server.sign_in("hanh")
    server.move_story("2025-12-30T03:00:00Z")
    days = {
        datetime.fromisoformat(one).astimezone(LUMEN.zone).date().isoformat()
        for one in slots(hanh)["lumen_consulate"]
    }
    assert "2025-12-31" in days
    assert "2026-01-01" not in days


@pytest.mark.parametrize("rules", RULE_SET_IDS)
def test_what_is_not_renewed_so_abroad_is_refused_with_why(server, rules):
    hanh, hoa = server.sign_in("hanh", rules=rules), server.sign_in("hoa", rules=rules)
    slot = slots(hanh)["lumen_consulate"][0]
    needed = problem(hanh.post("/v1/renewals", body(hanh)))
    assert needed == ("document_not_renewable", {"reason": "appointment_needed"})
    half = {**body(hanh, slot), "slot_at": None}
    assert problem(hanh.post("/v1/renewals", half))[0] == "bad_request"
    elsewhere = body(hanh, slot, desk="tidewater_consulate")
    assert problem(hanh.post("/v1/renewals", elsewhere))[0] == "slot_taken"
    server.move_story("2036-02-20T03:00:00Z")  # her card ends in March
    card = problem(hanh.post("/v1/renewals", body(hanh, type_id="identity_card")))
    assert card == ("document_not_renewable", {"reason": "at_home_only"})
    go(hanh, None)
    assert hanh.post("/v1/renewals", body(hanh, type_id="identity_card")).status_code == 201
    assert "lumen_consulate" not in slots(hoa)


@pytest.mark.parametrize(
    "wrong",
    [
        "2025-10-15T11:05:00Z",
        "2025-10-18T11:00:00Z",
        "2025-10-14T11:00:00Z",
        "2026-10-15T11:00:00Z",
    ],
    ids=["no slot", "a Saturday", "past", "too far ahead"],
)
def test_only_a_free_slot_can_be_booked(server, wrong):
    hanh = server.sign_in("hanh")
    assert problem(book(hanh, wrong)) == ("slot_taken", {"office": "lumen_consulate"})
    assert hanh.get("/v1/renewals") == {"renewals": []}


def test_the_same_booking_sent_again_is_one_and_another_time_answers_the_first(server):
    hanh = server.sign_in("hanh")
    first, second = slots(hanh)["lumen_consulate"][:2]
    sent = body(hanh, first)
    answers = [hanh.ask("POST", "/v1/renewals", sent, key="one-booking") for _ in range(2)]
    assert answers[0].content == answers[1].content
    again = hanh.post("/v1/renewals", body(hanh, second))
    assert (again.status_code, again.json()["slot_at"]) == (200, first)
    assert second in slots(hanh)["lumen_consulate"]


def test_two_holders_at_once_get_one_slot_and_a_hidden_passport_renews_alike(server):
    hanh, lan = server.sign_in("hanh"), server.sign_in("lan")
    server.move_story(LATER)
    go(lan, "lumen_utopia")
    assert hanh.document("passport")["fields"] == {}
    slot, other = slots(lan)["lumen_consulate"][:2]
    together, answers = threading.Barrier(2), {}

    def run(phone):
        sent = body(phone, slot)
        together.wait()
        answers[phone] = phone.post("/v1/renewals", sent)

    threads = [threading.Thread(target=run, args=(phone,)) for phone in (hanh, lan)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(answer.status_code for answer in answers.values()) == [201, 409]
    loser = next(phone for phone, answer in answers.items() if answer.status_code == 409)
    assert problem(answers[loser]) == ("slot_taken", {"office": "lumen_consulate"})
    assert book(loser, other).status_code == 201
    assert hanh.document("passport")["fields"] == {}  # hidden until the new one is there


def test_a_time_is_moved_until_the_desk_has_seen_the_holder(server):
    hanh, lan = server.sign_in("hanh"), server.sign_in("lan")
    first, second, third = slots(hanh)["lumen_consulate"][:3]
    file = book(hanh, first).json()
    moved = move(hanh, file, second).json()
    assert (moved["state"], moved["slot_at"]) == ("fee_due", second)
    assert moved["events"][-1]["kind"] == "moved"
    assert first in slots(hanh)["lumen_consulate"]
    assert problem(move(hanh, file, second))[0] == "slot_taken"
    assert problem(move(lan, file, third))[0] == "not_found"
    hanh.pay_fee(file)
    hanh.decide(file["id"], "accept")
    assert problem(move(hanh, file, third)) == ("renewal_closed", {"state": "accepted"})


def test_who_missed_a_time_books_another_and_is_counted_from_that(server):
    hanh = server.sign_in("hanh")
    first, *_, last = slots(hanh)["lumen_consulate"]
    file = book(hanh, first).json()
    after = datetime.fromisoformat(first) + timedelta(minutes=1)
    server.move_story(after.isoformat().replace("+00:00", "Z"))
    assert problem(move(hanh, file, first))[0] == "slot_taken"
    moved = move(hanh, file, last).json()
    assert (moved["slot_at"], file["due_on"], moved["due_on"]) == (
        last, "2025-10-22", "2025-11-04",
    )  # fmt: skip


def test_a_withdrawn_file_gives_its_slot_back(server):
    hanh = server.sign_in("hanh")
    slot = slots(hanh)["lumen_consulate"][0]
    file = book(hanh, slot).json()
    hanh.done(f"/v1/renewals/{file['id']}/withdrawal")
    assert slot in slots(hanh)["lumen_consulate"]
    assert book(hanh, slot).status_code == 201


def test_a_clock_moved_back_behind_a_booking_shows_none_and_keeps_its_slot(server):
    hanh = server.sign_in("hanh")
    server.move_story("2025-10-16T03:00:00Z")
    slot = slots(hanh)["lumen_consulate"][5]
    file = book(hanh, slot).json()
    server.move_story("2025-10-15T03:00:00Z")
    assert hanh.get("/v1/renewals") == {"renewals": []}
    assert slot not in slots(hanh)["lumen_consulate"]
    server.move_story("2025-10-16T04:00:00Z")
    assert hanh.get("/v1/renewals")["renewals"][0] == file


def test_the_account_counters_offer_no_consulate_and_the_other_way_round(server):
    nam = server.sign_in("nam")
    issuing = {one["office"] for one in nam.get("/v1/issuings/slots")["offices"]}
    assert issuing == {"hoa_sen_police", "suoi_mo_police"}
