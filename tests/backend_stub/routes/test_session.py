"""Signing in and out: what a session lasts, and how guessing a passcode ends."""

import threading

import pytest
from sqlalchemy import select

from backend_stub.limits import limits
from backend_stub.storage.tables import passcode_tries, sessions
from tests.support.stores import problem

KHOI, NOBODY = "000085000001", "000085999999"
OTHER_DEVICE = "e" * 32
WRONG = "908172"


def signed_in(phone):
    return phone.ask("GET", "/v1/account").status_code == 200


def test_the_seeded_people_are_listed_and_can_sign_in(server):
    listed = server.ask("GET", "/v1/sign-ins").json()["sign_ins"]
    assert listed[0]["persona"] == "khoi"
    answer = server.try_passcode(listed[1]["personal_number"], listed[1]["passcode"])
    assert answer.json()["full_name"] == listed[1]["full_name"]


def test_a_token_is_stored_only_as_a_hash(server, khoi):
    with server.store.reading() as db:
        stored = b"".join(row.token_hash for row in db.execute(select(sessions)))
    assert khoi.token.encode() not in stored
    assert not server.keeps(khoi.token)
    assert server.keeps("000085000001")


def test_silence_ends_a_session(server, khoi):
    for _ in range(3):
        server.clock.advance(seconds=limits().session.idle_seconds - 1)
        assert signed_in(khoi)
    server.clock.advance(seconds=limits().session.idle_seconds)
    assert not signed_in(khoi)


def test_waiting_for_changes_does_not_keep_a_session(server, khoi):
    for _ in range(2):
        server.clock.advance(seconds=limits().session.idle_seconds - 1)
        khoi.ask("GET", "/v1/changes")
    assert not signed_in(khoi)


def test_age_ends_a_session_in_any_case(server, khoi):
    step = limits().session.idle_seconds - 1
    for _ in range(limits().session.absolute_seconds // step):
        server.clock.advance(seconds=step)
        assert signed_in(khoi)
    server.clock.advance(seconds=step)
    assert not signed_in(khoi)


def test_signing_out_revokes_at_once(khoi):
    assert signed_in(khoi)
    assert khoi.ask("DELETE", "/v1/sessions/current").status_code == 204
    assert not signed_in(khoi)


def test_another_device_ends_the_first_ones_session(server, khoi):
    other = server.sign_in("khoi", device=OTHER_DEVICE)
    assert (signed_in(khoi), signed_in(other)) == (False, True)


def test_two_phones_of_one_device_stay_signed_in(server, khoi):
    assert signed_in(server.sign_in("khoi", rules="decree_69_2024"))
    assert signed_in(khoi)


def test_a_device_holds_no_more_sessions_than_allowed(server):
    most = limits().session.per_device
    phones = []
    for _ in range(most + 1):
        server.clock.advance(seconds=1)
        phones.append(server.sign_in("khoi"))
    assert [signed_in(phone) for phone in phones] == [False] + [True] * most


def test_wrong_passcodes_wait_longer_and_longer(server):
    limit = limits().passcode
    assert (limit.free_tries, limit.wait_seconds) == (5, (30, 90, 300, 900, 900))
    for left in (4, 3, 2, 1):
        code, values = problem(server.try_passcode(KHOI, WRONG))
        assert (code, values["tries_left"], values["wait_seconds"]) == ("wrong_passcode", left, 0)
    for wait in limit.wait_seconds:
        code, values = problem(server.try_passcode(KHOI, WRONG))
        assert (code, values["tries_left"], values["wait_seconds"]) == ("wrong_passcode", 0, wait)
        server.clock.advance(seconds=wait - 1)
        answer = server.try_passcode(KHOI, "the right one would not help"[:6].replace(" ", "0"))
        assert answer.status_code == 400
        answer = server.try_passcode(KHOI, WRONG)
        assert problem(answer) == ("too_many_tries", {"wait_seconds": 1, "reactivation": False})
        assert answer.headers["retry-after"] == "1"
        server.clock.advance(seconds=1)
    assert problem(server.try_passcode(KHOI, WRONG))[1]["reactivation"] is True
    server.clock.advance(days=1)
    assert problem(server.try_passcode(KHOI, WRONG))[1]["reactivation"] is True


def test_the_right_passcode_does_not_help_while_a_wait_runs(server):
    for _ in range(limits().passcode.free_tries):
        server.try_passcode(KHOI, WRONG)
    right = server.ask("GET", "/v1/sign-ins").json()["sign_ins"][0]["passcode"]
    assert problem(server.try_passcode(KHOI, right))[0] == "too_many_tries"
    server.clock.advance(seconds=30)
    assert server.try_passcode(KHOI, right).status_code == 201
    assert problem(server.try_passcode(KHOI, WRONG))[1]["tries_left"] == 4


def test_another_device_has_a_count_of_its_own(server):
    for _ in range(limits().passcode.free_tries):
        server.try_passcode(KHOI, WRONG)
    other = server.try_passcode(KHOI, WRONG, device=OTHER_DEVICE)
    assert problem(other)[1]["tries_left"] == 4


def test_a_number_that_nobody_has_answers_like_one_that_somebody_has(server):
    for _ in range(limits().passcode.free_tries + 1):
        answers = [server.try_passcode(number, WRONG) for number in (KHOI, NOBODY)]
        assert answers[0].content == answers[1].content
        assert answers[0].status_code == answers[1].status_code


def test_a_count_names_nobody(server):
    server.try_passcode(NOBODY, WRONG)
    with server.store.reading() as db:
        row = db.execute(select(passcode_tries)).one()
    assert NOBODY.encode() not in row.account_key


def test_guesses_side_by_side_are_all_counted(server):
    answers = []
    guessing = [
        threading.Thread(target=lambda: answers.append(server.try_passcode(KHOI, WRONG)))
        for _ in range(8)
    ]
    for one in guessing:
        one.start()
    for one in guessing:
        one.join()
    codes = sorted(problem(answer)[0] for answer in answers)
    free = limits().passcode.free_tries
    assert codes == ["too_many_tries"] * (8 - free) + ["wrong_passcode"] * free


def test_a_step_up_is_counted_like_a_sign_in(server, khoi):
    body = {"operation": "link_account", "target": "sen_vang/000000000001", "passcode": WRONG}
    for left in (4, 3, 2, 1, 0):
        assert problem(khoi.ask("POST", "/v1/step-ups", body))[1]["tries_left"] == left
    assert problem(server.try_passcode(KHOI, WRONG))[0] == "too_many_tries"


@pytest.mark.parametrize(
    "number", ["100085000001", "00008500000", "００００８５００００００１", "00008500000a"]
)
def test_a_number_that_is_not_invented_is_refused(server, number):
    assert problem(server.try_passcode(number, WRONG))[0] == "bad_request"
