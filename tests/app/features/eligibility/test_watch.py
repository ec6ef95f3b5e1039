"""Being told when an answer changes: once, both ways in time, and on this phone alone."""

from datetime import date

import pytest

from app.data.account import AccountAsOf
from app.features.eligibility.view_model import EligibilityViewModel
from app.runtime.preferences import Preferences
from app.runtime.settings import RULES
from app.shared.clock import start_of_day
from app.shell.answer_watch import AnswerWatch
from app.testing.containers import FakeContainer, a_signed_in_container
from app.testing.fakes import FakeAccount
from app.testing.samples import STORY, an_account

SINCE, FULL = date(2025, 10, 15), date(2026, 1, 12)
"""The first day of a permission, and the one on which 90 days have been stayed."""


@pytest.fixture
def phone():
    return FakeContainer()


@pytest.fixture
def said(phone):
    told = []
    phone.announcements.subscribe(lambda one: told.append(one.key.rpartition(".")[2]))
    return told


def watching(phone, days=120, reading="days_stayed"):
    """The calculator with a watch over a stay of so many days from the story's first day."""
    AnswerWatch(phone).watch()
    vm = EligibilityViewModel(phone)
    vm.start()
    vm.change_days(days)
    vm.choose_reading(reading)
    vm.switch_watch()
    return vm


def test_it_is_told_once_on_the_day_on_which_it_changes(phone, said):
    vm = watching(phone)
    for day in (date(2026, 1, 11), FULL, FULL, date(2026, 1, 13)):
        phone.clock.set(start_of_day(day))
    assert said == ["yes"]
    watched = vm.state.watched
    assert (watched.before, watched.answer, watched.changed_on) == ("not_yet", "yes", FULL)


def test_a_clock_moved_back_changes_it_back_and_that_is_told_too(phone, said):
    watching(phone)
    for day in (FULL, date(2025, 10, 16), FULL):
        phone.clock.set(start_of_day(day))
    assert said == ["yes", "not_yet", "yes"]


def test_another_rule_set_changes_it_too(phone, said):
    vm = watching(phone, reading="permission_length")
    for rules in ("today", "draft"):
        phone.policy.choose(RULES[rules])
    assert said == ["no", "yes"]
    assert vm.state.watched.changed_under == RULES["draft"]


@pytest.mark.parametrize("days", [89, 90])
def test_an_answer_that_stays_is_never_told(phone, said, days):
    watching(phone, days, "permission_length")
    phone.clock.set(start_of_day(date(2025, 11, 1)))
    assert said == []


def test_before_the_papers_hold_there_is_no_answer_and_nothing_is_told(phone, said):
    vm = watching(phone)
    phone.clock.set(start_of_day(date(1980, 1, 1)))  # before whoever was put in was born
    assert (said, vm.state.watched.before) == ([], "")


def test_switched_off_nothing_is_kept_or_told(phone, said):
    vm = watching(phone)
    vm.switch_watch()
    assert phone.preferences.watched is None
    phone.clock.set(start_of_day(FULL))
    assert (said, vm.state.watched) == ([], None)


def test_what_gives_no_answer_cannot_be_watched(phone):
    vm = EligibilityViewModel(phone)
    vm.start()
    vm.change_born("30/02/1990")
    vm.switch_watch()
    assert phone.preferences.watched is None


def test_other_input_leaves_the_watch_alone_until_it_is_put_in_its_place(phone):
    vm = watching(phone)
    vm.change_days(60)
    assert (vm.state.watched.days, vm.state.watches_this) == (120, False)
    vm.show_watched()
    assert (vm.state.days, vm.state.watches_this) == (120, True)
    vm.change_days(60)
    vm.watch_this()
    assert (vm.state.watched.days, vm.state.watches_this) == (60, True)


def test_the_next_visit_before_sign_in_shows_what_is_watched(phone):
    watching(phone).stop()
    again = EligibilityViewModel(phone)
    again.start()
    assert (again.state.days, again.state.reading) == (120, "days_stayed")


def test_whoever_is_signed_in_starts_from_the_own_papers_all_the_same(phone):
    watching(phone)
    account = FakeAccount(AccountAsOf(an_account("mira"), STORY))
    signed_in = a_signed_in_container("mira", account=account, preferences=phone.preferences)
    vm = EligibilityViewModel(signed_in)
    vm.start()
    assert (vm.state.own, vm.state.watches_this) == (True, False)


def test_it_outlives_a_restart_and_never_leaves_the_phone(tmp_path):
    phone = FakeContainer(preferences=Preferences.load(tmp_path))
    watching(phone)
    assert Preferences.load(tmp_path).watched == phone.preferences.watched
    assert not any(getattr(port, "asked", ()) for port in (phone.account, phone.session))
