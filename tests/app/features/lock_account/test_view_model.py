"""Locking one's own account: the passcode asks once more, and a refusal locks nothing."""

import pytest

from app.data.account import AccountAsOf
from app.data.errors import Offline, Rejected
from app.features.lock_account.view_model import LockAccountViewModel
from app.runtime.destinations import Home, LockAccount
from app.testing.containers import a_signed_in_container
from app.testing.fakes import FakeAccount
from app.testing.samples import STORY, an_account


def opened(answer):
    account = FakeAccount(AccountAsOf(an_account("hoa"), STORY), lock=answer)
    phone = a_signed_in_container("hoa", account=account)
    phone.navigator.go(LockAccount())
    vm = LockAccountViewModel(phone)
    vm.start()
    return vm, phone, account


def type_passcode(vm, phone):
    vm.ask()
    for digit in "471902":
        vm.press(digit)
    phone.drain()


def test_six_digits_lock_and_lead_back():
    vm, phone, account = opened(AccountAsOf(an_account("hoa"), STORY))
    type_passcode(vm, phone)
    assert account.asked == [("lock", "471902")]
    assert phone.navigator.current == Home()


def test_a_wrong_passcode_locks_nothing_and_may_be_typed_again():
    vm, phone, _ = opened(Rejected("wrong_passcode", {"tries_left": 4}))
    type_passcode(vm, phone)
    assert (vm.state.asking, vm.state.entry.wrong, vm.state.entry.digits) == (True, True, "")


@pytest.mark.parametrize("error", [Offline()])
def test_without_an_answer_the_same_may_be_sent_again(error):
    vm, phone, account = opened(error)
    type_passcode(vm, phone)
    account.give(lock=AccountAsOf(an_account("hoa"), STORY))
    vm.retry()
    phone.drain()
    assert account.asked == [("lock", "471902")] * 2
    assert not vm.state.asking
