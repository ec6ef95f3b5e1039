"""The midnight from which a child acts alone: what there is to do, and where it leads."""

from datetime import date

import msgspec
import pytest

from app.data.account import AccountAsOf
from app.features.own_account.view_model import OwnAccountViewModel
from app.runtime.destinations import Home, Issuing, OwnAccount, Passcode, Renewal
from app.shared.clock import start_of_day
from app.shared.rulesets import RULE_SET_IDS
from app.testing.containers import a_signed_in_container
from app.testing.fakes import FakeAccount, FakeDocuments, a_clock
from app.testing.samples import STORY, an_account

BIRTHDAY = date(2025, 10, 16)


def midnight(rules="draft", documents=None, **changes):
    account = FakeAccount(AccountAsOf(an_account("nam", guardian=None, **changes), STORY))
    clock = a_clock(start_of_day(BIRTHDAY))
    ports = {"documents": documents} if documents else {}
    phone = a_signed_in_container("nam", rules, account=account, clock=clock, **ports)
    phone.navigator.go(OwnAccount("Đỗ Thị Vân"))
    vm = OwnAccountViewModel(OwnAccount("Đỗ Thị Vân"), phone)
    vm.start()
    return vm, phone


@pytest.mark.parametrize("rules", ["today", "draft"])
def test_the_passcode_that_the_guardian_set_is_the_first_thing_to_do(rules):
    vm, phone = midnight(rules)
    assert (vm.state.lent, vm.state.age, vm.state.rules in RULE_SET_IDS) == (True, 14, True)
    vm.choose_passcode()
    assert phone.navigator.current == Passcode()


def test_once_it_is_ones_own_the_screen_says_so():
    vm, phone = midnight()
    known = phone.account.stored()
    own = msgspec.structs.replace(known.account, passcode_set_on=BIRTHDAY)
    phone.account.tell(AccountAsOf(own, known.at))
    assert not vm.state.lent


@pytest.mark.parametrize(
    ("ends", "due"),
    [(date(2036, 10, 16), False), (date(2025, 10, 20), True), (date(2025, 10, 15), True),
     (None, False)],
)  # fmt: skip
def test_the_card_is_renewed_where_it_is_due(ends, due):
    vm, phone = midnight(identity_expires_on=ends)
    assert vm.state.card_due is due
    vm.renew_card()
    assert isinstance(phone.navigator.current, Renewal) is due


def test_a_due_card_that_the_level_does_not_open_is_due_all_the_same():
    vm, phone = midnight(identity_expires_on=BIRTHDAY, documents=FakeDocuments())
    assert (vm.state.card_due, vm.state.card_id) == (True, "")
    vm.renew_card()
    assert phone.navigator.current == OwnAccount("Đỗ Thị Vân")


def test_level_2_leads_to_its_appointment():
    vm, phone = midnight()
    vm.raise_level()
    assert phone.navigator.current == Issuing(level=2)


def test_going_on_is_never_barred():
    vm, phone = midnight()
    vm.finish()
    assert phone.navigator.current == Home()
