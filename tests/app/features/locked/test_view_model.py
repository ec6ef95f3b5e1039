"""The lock screen: which lock it is, and the way out."""

from datetime import UTC, datetime, timedelta

import pytest

from app.data.account import AccountAsOf
from app.data.errors import Offline, Rejected
from app.features.locked.view_model import LockedViewModel
from app.runtime.view_model import Phase
from app.shared.contract.account import AccountLock
from app.testing.containers import FakeContainer, a_signed_in_container
from app.testing.fakes import FakeAccount, FakeSession, a_clock
from app.testing.samples import STORY, an_account

TODAY, DRAFT = "decree_69_2024", "draft_2025_10"
OWN = AccountLock(ground="own_request", since=STORY - timedelta(hours=10), until=None)


def a_phone(rules=TODAY, *, locks=(), persona="khoi", **ports):
    account = an_account(persona, locks=locks)
    phone = FakeContainer(
        session=FakeSession(account.personal_number, account.full_name),
        account=FakeAccount(AccountAsOf(account, STORY)),
        **ports,
    )
    phone.policy.choose(rules)
    return phone


def shown(phone):
    screen = LockedViewModel(phone)
    screen.start()
    return screen


def test_an_ended_card_under_todays_rule_is_no_real_lock():
    state = shown(a_phone()).state
    assert (state.phase, state.ground, state.real) == (Phase.CONTENT, "identity_expired", False)
    assert state.rule_id == "identity_expiry_effect"
    assert state.since == datetime(2025, 10, 14, 17, tzinfo=UTC)
    assert state.ended_on == an_account("khoi").identity_expires_on


def test_what_is_behind_it_is_known_by_name_only():
    state = shown(a_phone()).state
    assert state.type_ids == an_account("khoi").document_types


@pytest.mark.parametrize("rules", [TODAY, DRAFT])
def test_a_lock_at_ones_own_request_is_real_under_both_rules(rules):
    state = shown(a_phone(rules, locks=(OWN,))).state
    assert (state.ground, state.real, state.since) == ("own_request", True, OWN.since)


@pytest.mark.parametrize("rules", [TODAY, DRAFT])
def test_a_real_lock_is_silent_about_no_expiry_that_stays_after_it(rules):
    assert shown(a_phone(rules, locks=(OWN,))).state.also_expired
    assert not shown(a_phone(rules, locks=(OWN,), persona="hoa")).state.also_expired


def test_it_follows_the_clock_back_to_before_the_end():
    clock = a_clock()
    phone = a_phone(clock=clock)
    screen = shown(phone)
    clock.set(STORY - timedelta(days=2))
    assert screen.state.ground is None


def test_signing_out_asks_first_and_happens_once():
    phone = a_phone()
    screen = shown(phone)
    screen.ask_to_leave()
    assert screen.state.confirming
    screen.leave()
    screen.leave()
    screen.shut()
    assert screen.state.confirming
    phone.tasks.drain()
    assert phone.session.asked == [("sign_out",)]
    assert not phone.session.signed_in


def test_a_sheet_outlives_a_new_derivation_and_is_gone_once_left():
    phone = a_phone()
    screen = shown(phone)
    screen.explain()
    phone.account.tell(AccountAsOf(an_account("khoi", level=1), STORY))
    assert screen.state.explaining
    screen.stop()
    assert not screen.state.explaining


def test_who_is_not_known_yet_is_waited_for():
    screen = LockedViewModel(FakeContainer())
    assert screen.state.phase is Phase.LOADING


@pytest.mark.parametrize("error", [Rejected("card_not_read"), Offline()])
def test_what_the_reader_did_not_match_leaves_the_lock(error):
    account = FakeAccount(AccountAsOf(an_account("hoa", locks=(OWN,)), STORY), unlock=error)
    phone = a_signed_in_container("hoa", account=account)
    vm = LockedViewModel(phone)
    vm.read_card()
    vm.unlock("no_match")
    vm.unlock("no_match")
    phone.drain()
    assert account.asked == [("unlock", "no_match")]
    assert (vm.state.reading, vm.state.fault_key) == (True, error.message_key)


def test_card_and_face_lift_ones_own_lock():
    after = AccountAsOf(an_account("hoa"), STORY)
    account = FakeAccount(AccountAsOf(an_account("hoa", locks=(OWN,)), STORY), unlock=after)
    phone = a_signed_in_container("hoa", account=account)
    vm = LockedViewModel(phone)
    vm.start()
    vm.read_card()
    vm.unlock("match")
    phone.drain()
    assert (vm.state.reading, vm.state.ground) == (False, None)
