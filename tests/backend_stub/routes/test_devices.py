"""One phone an account: the ways to a new one, and each end that a request can come to."""

import threading

import pytest

from app.shared.personas import persona
from backend_stub.limits import limits
from tests.support.new_phones import (
    DRAFT,
    NEW,
    THIRD,
    TODAY,
    NewPhone,
    approve,
    approve_new,
    asked,
    desk,
    linked,
    signed_in,
    subjects,
)
from tests.support.stores import DEVICE, Phone, StubServer, problem


# --- who is linked --------------------------------------------------------------------------------
def test_an_account_takes_the_first_phone_and_no_second(server):
    first = linked(server)
    assert linked(server).token != first.token
    new = NewPhone(server, "khoi")
    assert new.values["link"]["state"] == "open"
    assert signed_in(first)


def test_the_phone_left_behind_is_told_by_a_covered_name_alone(server):
    told = server.ask("POST", "/v1/sessions", {
        "personal_number": persona("hanh").personal_number,
        "passcode": persona("hanh").passcode, "device_id": NEW,
    }).text  # fmt: skip
    assert "L• L•• 1•" in told
    assert "Lá Lúa" not in told


def test_a_wrong_passcode_says_nothing_of_the_phone(server):
    linked(server)
    for device in (DEVICE, NEW):
        answer = server.try_passcode(persona("khoi").personal_number, "908172", device=device)
        assert problem(answer) == (
            "wrong_passcode", {"tries_left": 4, "wait_seconds": 0, "reactivation": False},
        )  # fmt: skip


def test_no_list_holds_what_a_phone_calls_itself(server):
    phone = linked(server)
    NewPhone(server, "khoi").start("old_device")
    text = phone.ask("GET", "/v1/devices").text
    assert DEVICE not in text
    assert NEW not in text


# --- the old phone --------------------------------------------------------------------------------
def test_the_old_phone_lets_the_new_one_in_and_is_told_why_it_is_out(server):
    old, new = linked(server), NewPhone(server, "khoi")
    number = new.start("old_device").json()["number"]
    assert [one["number"] for one in asked(old)] == [number]
    assert approve(old, asked(old)[0]).status_code == 200
    assert problem(old.ask("GET", "/v1/account")) == ("unauthenticated", {"ended": "replaced"})
    assert new.link()["state"] == "linked"
    again = Phone(server, old.person, new.sign_in().json()["token"], DRAFT)
    assert [one["this"] for one in again.get("/v1/devices")["devices"]] == [True, False]
    assert subjects(again) == ["device.asked", "device.linked.old_device", "device.replaced"]


def test_why_a_session_ended_outlives_the_server(server, tmp_path):
    old = linked(server)
    approve_new(server, old)
    server.close()
    again = StubServer(tmp_path, clock=server.clock)
    answer = again.ask("GET", "/v1/account", headers=old.headers)
    again.close()
    assert problem(answer) == ("unauthenticated", {"ended": "replaced"})


def test_a_refusal_keeps_it_out_and_stops_it_from_asking_again(server):
    old, new = linked(server), NewPhone(server, "khoi")
    new.start("old_device")
    old.done(f"/v1/device-requests/{asked(old)[0]['id']}/refusal")
    assert new.link()["state"] == "refused"
    assert new.shut("old_device") == "refused"
    assert problem(new.start("old_device"))[0] == "device_way_shut"
    assert subjects(old) == ["device.asked", "device.refused"]
    server.clock.advance(seconds=limits().device.refused_seconds)
    assert NewPhone(server, "khoi").shut("old_device") is None


def test_approval_needs_its_own_fresh_passcode(server):
    old, new = linked(server), NewPhone(server, "khoi")
    new.start("old_device")
    other = old.grant("lock_account", "own")
    path = f"/v1/device-requests/{asked(old)[0]['id']}/approval"
    assert problem(old.post(path, {"grant": other}))[0] == "grant_refused"
    assert new.link()["state"] == "waiting"


def test_of_two_new_phones_one_is_linked_and_the_other_told(server):
    old = linked(server)
    new, third = NewPhone(server, "khoi"), NewPhone(server, "khoi", device=THIRD)
    for one in (new, third):
        one.start("old_device")
    waiting = asked(old)
    assert len(waiting) == 2
    assert approve(old, waiting[1]).status_code == 200
    assert (new.link()["state"], third.link()["state"]) == ("overtaken", "linked")
    assert problem(new.read())[0] == "device_link_closed"


def test_approvals_side_by_side_link_one_phone(server):
    old = linked(server)
    news = [NewPhone(server, "khoi"), NewPhone(server, "khoi", device=THIRD)]
    for one in news:
        one.start("old_device")
    waiting = asked(old)
    grants = [old.grant("approve_device", one["id"]) for one in waiting]
    answers = []

    def send(one, grant):
        path = f"/v1/device-requests/{one['id']}/approval"
        answers.append(old.post(path, {"grant": grant}).status_code)

    side_by_side = [
        threading.Thread(target=send, args=pair) for pair in zip(waiting, grants, strict=True)
    ]
    for one in side_by_side:
        one.start()
    for one in side_by_side:
        one.join()
    assert sorted(answers) == [200, 401]
    assert sorted(one.link()["state"] for one in news) == ["linked", "overtaken"]


def test_a_locked_phone_can_approve_nothing(server):
    linked(server)
    assert NewPhone(server, "khoi", rules=TODAY).shut("old_device") == "account_locked"


# --- the card -------------------------------------------------------------------------------------
def test_card_and_face_let_the_new_phone_in(server):
    new = NewPhone(server)
    assert new.read().json()["state"] == "linked"
    assert new.sign_in().status_code == 201


def test_readings_that_do_not_match_are_counted_over_tickets_and_shut_the_way(server):
    left = []
    for reading in ("no_match", "unreadable", "no_match"):
        code, values = problem(NewPhone(server).read(reading))
        assert code == "card_not_read"
        left.append(values["tries_left"])
    assert left == [2, 1, 0]
    new = NewPhone(server, device=THIRD)
    assert new.shut("card") == "card_tries"
    assert problem(new.read())[0] == "device_way_shut"
    server.clock.advance(hours=limits().device.card_shut_hours)
    assert NewPhone(server).read().json()["state"] == "linked"


@pytest.mark.parametrize("rules", [TODAY, DRAFT])
def test_a_card_that_has_ended_cannot_be_read_and_locks_no_way_else(server, rules):
    linked(server)
    new = NewPhone(server, "khoi", rules=rules)
    assert (new.shut("card"), new.shut("in_person")) == ("card_ended", None)
    assert new.link()["locked"] is (rules == TODAY)


def test_a_foreigner_has_no_card_to_read(server):
    linked(server, "mira")
    assert NewPhone(server, "mira").shut("card") == "no_card"


def test_linking_a_phone_unlocks_nothing(server):
    phone = server.sign_in("hanh")
    grant = phone.grant("lock_account", "own")
    phone.done("/v1/account/locks", {"grant": grant})
    new = NewPhone(server)
    assert new.read().status_code == 200
    phone = Phone(server, new.person, new.sign_in().json()["token"], DRAFT)
    assert problem(phone.ask("GET", "/v1/documents"))[1]["ground"] == "own_request"


# --- the counter and the desk ---------------------------------------------------------------------
@pytest.mark.parametrize(
    ("way", "deed", "state"),
    [
        ("in_person", "confirm", "linked"),
        ("in_person", "turn_away", "refused"),
        ("old_device", "approve", "linked"),
        ("old_device", "refuse", "refused"),
    ],
)
def test_the_desk_plays_the_counter_and_the_phone_left_behind(server, way, deed, state):
    new = NewPhone(server)
    new.start(way)
    assert desk(server, deed).status_code == 200
    assert new.link()["state"] == state


def test_the_desk_does_not_answer_for_a_phone_in_somebodys_hand(server):
    linked(server)
    NewPhone(server, "khoi").start("old_device")
    assert problem(desk(server, "approve"))[0] == "deed_not_offered"
