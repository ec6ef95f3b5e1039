"""Another passcode in three steps: what each refuses, and what is kept of it."""

from datetime import date

import pytest

from app.data.account import AccountAsOf
from app.data.errors import Offline, Rejected
from app.features.passcode.view_model import PasscodeViewModel
from app.runtime.destinations import Home, Passcode
from app.shared.clock import start_of_day
from app.testing.containers import a_signed_in_container
from app.testing.fakes import FakeAccount, FakePasscode, a_clock
from app.testing.samples import STORY, an_account

PRESENT, OWN, GRANT = "471902", "730518", "g" * 43
BIRTHDAY = start_of_day(date(2025, 10, 16))
CHANGED = AccountAsOf(an_account("nam", passcode_set_on=date(2025, 10, 16)), STORY)


def opened(clock=None, **answers):
    passcode = FakePasscode(**{"prove": GRANT, "change": CHANGED, **answers})
    account = FakeAccount(AccountAsOf(an_account("nam"), STORY))
    phone = a_signed_in_container(
        "nam", passcode=passcode, account=account, clock=clock or a_clock()
    )
    phone.navigator.go(Passcode())
    vm = PasscodeViewModel(phone)
    vm.start()
    return vm, phone


def type_in(vm, phone, *codes):
    for code in codes:
        for digit in code:
            vm.press(digit)
        phone.drain()


def test_three_times_six_digits_change_it_with_one_proof():
    vm, phone = opened()
    type_in(vm, phone, PRESENT, OWN, OWN)
    assert phone.passcode.asked == [("prove", PRESENT), ("change", GRANT, OWN)]
    assert (vm.state.step, vm.state.entry.digits) == ("done", "")
    vm.finish()
    assert phone.navigator.current == Home()


def test_a_wrong_present_one_is_told_before_anything_else_is_asked():
    vm, phone = opened(prove=Rejected("wrong_passcode", {"tries_left": 3}))
    type_in(vm, phone, "000000")
    entry = vm.state.entry
    assert (vm.state.step, entry.wrong, entry.tries_left, entry.digits) == ("present", True, 3, "")


@pytest.mark.parametrize("code", ["wrong_passcode", "too_many_tries"])
def test_after_the_last_try_it_is_said_what_opens_the_account_again(code):
    vm, phone = opened(prove=Rejected(code, {"wait_seconds": 0, "reactivation": True}))
    type_in(vm, phone, "000000")
    assert (vm.state.step, vm.state.fault_key) == ("present", "passcode.reactivate")


@pytest.mark.parametrize(
    ("chosen", "reason"),
    [
        ("111111", "repeats"),
        ("456789", "runs"),
        ("161011", "birth_date"),
        ("824006", "phone_ending"),
    ],
)
def test_a_weak_one_is_refused_on_the_phone_with_the_reason(chosen, reason):
    vm, phone = opened()
    type_in(vm, phone, PRESENT, chosen)
    assert (vm.state.step, vm.state.weak) == ("new", reason)
    assert ("change", GRANT, chosen) not in phone.passcode.asked


def test_what_only_the_server_knows_to_be_weak_asks_for_another_new_one():
    vm, phone = opened(change=Rejected("weak_passcode", {"reason": "unchanged"}))
    type_in(vm, phone, PRESENT, PRESENT, PRESENT)
    assert (vm.state.step, vm.state.weak) == ("new", "unchanged")


def test_two_that_differ_are_both_forgotten():
    vm, phone = opened()
    type_in(vm, phone, PRESENT, OWN, "730519")
    assert (vm.state.step, vm.state.mismatch) == ("new", True)
    type_in(vm, phone, "730519", "730519")
    assert phone.passcode.asked[-1] == ("change", GRANT, "730519")


def test_without_an_answer_the_same_is_sent_again():
    vm, phone = opened(change=Offline())
    type_in(vm, phone, PRESENT, OWN, OWN)
    assert vm.state.entry.fault_key == "error.offline"
    phone.passcode.give(change=CHANGED)
    vm.retry()
    phone.drain()
    assert phone.passcode.asked[1:] == [("change", GRANT, OWN)] * 2
    assert vm.state.step == "done"


def test_a_proof_that_has_ended_begins_again_and_says_why():
    vm, phone = opened(change=Rejected("grant_refused", {}))
    type_in(vm, phone, PRESENT, OWN, OWN)
    assert (vm.state.step, vm.state.fault_key) == ("present", "passcode.too_late")


def test_without_a_network_no_key_is_taken():
    vm, phone = opened()
    phone.api.tell(online=False)
    type_in(vm, phone, PRESENT)
    assert (vm.state.online, vm.state.entry.digits, phone.passcode.asked) == (False, "", [])


def test_leaving_forgets_digits_and_proof():
    vm, phone = opened()
    type_in(vm, phone, PRESENT, OWN)
    vm.press("7")
    vm.stop()
    assert (vm.state.step, vm.state.entry.digits) == ("present", "")
    vm.start()
    type_in(vm, phone, PRESENT)
    assert phone.passcode.asked == [("prove", PRESENT)] * 2


def test_an_answer_that_comes_after_leaving_is_announced():
    vm, phone = opened()
    said = []
    phone.announcements.subscribe(lambda one: said.append(one.key))
    type_in(vm, phone, PRESENT, OWN, OWN[:5])
    vm.press(OWN[5])
    vm.stop()
    phone.drain()
    assert said == ["passcode.done"]


@pytest.mark.parametrize(("clock", "lent"), [(STORY, False), (BIRTHDAY, True)])
def test_the_guardians_passcode_is_called_so_from_the_birthday_on(clock, lent):
    vm, _ = opened(a_clock(clock))
    assert vm.state.lent is lent


def test_back_leads_a_step_back_and_then_out():
    vm, phone = opened()
    type_in(vm, phone, PRESENT, OWN)
    vm.back()
    assert vm.state.step == "new"
    vm.back()
    assert phone.navigator.current == Home()


def test_the_state_names_no_passcode():
    vm, phone = opened()
    type_in(vm, phone, PRESENT, OWN, "73051")
    assert "73051" not in repr(vm.state)
