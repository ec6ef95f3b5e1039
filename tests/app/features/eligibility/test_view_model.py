"""The calculator: 89 and 90, both rule sets, both readings, and days that are none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.data.account import AccountAsOf
from app.features.eligibility.view_model import EligibilityViewModel
from app.runtime.destinations import Issuing
from app.shared.clock import start_of_day
from app.testing.containers import FakeContainer, a_signed_in_container
from app.testing.fakes import FakeAccount
from app.testing.samples import STORY, an_account


def opened(phone=None):
    phone = phone or FakeContainer()
    vm = EligibilityViewModel(phone)
    vm.start()
    return vm, phone


def answers(vm):
    return tuple(one.answer for one in vm.state.answers)


def test_before_sign_in_one_day_is_missing():
    vm, _ = opened()
    assert (vm.state.days, answers(vm), vm.state.own) == (89, ("no", "no"), False)
    vm.change_days(90)
    assert answers(vm) == ("no", "yes")


def test_what_would_turn_a_no_is_tried_under_both_rules():
    vm, _ = opened()
    found = {one.name: one.turns for one in vm.state.changes}
    assert found == {
        "permitted_stay": (False, True),
        "long_term_visa": (False, True),
        "residence_card": (True, False),
    }
    vm.switch_card()
    assert answers(vm) == ("yes", "no")


def test_the_two_readings_answer_side_by_side():
    vm, _ = opened()
    vm.change_days(120)
    vm.change_since("01/09/2025")
    assert [one.answer for one in vm.state.by_reading] == ["yes", "not_yet"]
    vm.choose_reading("days_stayed")
    assert answers(vm) == ("no", "not_yet")
    assert vm.state.answers[1].from_day.isoformat() == "2025-11-29"


def test_mira_starts_from_her_own_papers_and_may_ask():
    account = FakeAccount(AccountAsOf(an_account("mira"), STORY))
    vm, phone = opened(a_signed_in_container("mira", account=account))
    state = vm.state
    assert (state.own, state.days, state.visa, state.since) == (True, 120, True, "20/08/2025")
    assert answers(vm) == ("no", "yes")
    vm.ask()
    assert phone.navigator.current == Issuing(level=1)


def test_the_storys_day_moves_the_answer():
    account = FakeAccount(AccountAsOf(an_account("mira"), STORY))
    vm, phone = opened(a_signed_in_container("mira", account=account))
    phone.clock.set(start_of_day(vm.state.until.replace(year=2027)))
    assert answers(vm) == ("no", "no")


@pytest.mark.parametrize("kind", ["citizen", "organisation"])
def test_both_rules_agree_on_citizens_and_organisations(kind):
    vm, _ = opened()
    vm.choose_kind(kind)
    assert answers(vm) == ("yes", "yes")
    assert (vm.state.changes, vm.state.by_reading) == ((), ())


@pytest.mark.parametrize("typed", ["30/02/1990", "31/4/2001", "29/02/2025", "hôm qua", "1/1", ""])
def test_a_day_that_is_none_stays_as_typed_and_answers_nothing(typed):
    vm, _ = opened()
    vm.change_born(typed)
    assert (vm.state.born, vm.state.wrong, answers(vm)) == (typed, {"born"}, ())
    vm.change_born("11/06/1987")
    assert answers(vm) == ("no", "no")


def test_somebody_born_tomorrow_is_told_so():
    vm, _ = opened()
    vm.change_born("16/10/2025")
    assert (vm.state.faults, answers(vm)) == (("born_later",), ())


FIELDS = ("born", "since", "visa_until", "card_until")


def everything_asked():
    vm, _ = opened()
    vm.switch_visa()
    vm.switch_card()
    return vm


@pytest.mark.parametrize("name", FIELDS)
@pytest.mark.parametrize("typed", ["30/02/2026", "00/01/2026", "15/13/2026", "15/10/9999", "mai"])
def test_each_day_that_is_none_is_named_and_everything_typed_stays(name, typed):
    vm = everything_asked()
    before = {one: getattr(vm.state, one) for one in FIELDS if one != name}
    getattr(vm, f"change_{name}")(typed)
    assert (vm.state.wrong, getattr(vm.state, name), answers(vm)) == ({name}, typed, ())
    assert {one: getattr(vm.state, one) for one in before} == before


@pytest.mark.parametrize(
    ("born", "since", "fault"),
    [
        ("16/10/2025", "15/10/2025", "born_later"),
        ("11/06/1987", "10/06/1987", "stay_before_birth"),
        ("14/10/2025", "13/10/2025", "stay_before_birth"),
    ],
)
def test_papers_that_contradict_each_other_are_named_and_answer_nothing(born, since, fault):
    vm, _ = opened()
    vm.change_born(born)
    vm.change_since(since)
    assert (vm.state.faults, answers(vm)) == ((fault,), ())
    assert (vm.state.born, vm.state.since) == (born, since)


@settings(deadline=None, derandomize=True, max_examples=150)
@given(
    texts=st.tuples(*[st.text("0123456789/.- ă", max_size=11)] * len(FIELDS)),
    days=st.integers(1, 400),
)
def test_nothing_that_is_typed_breaks_the_calculator(texts, days):
    vm = everything_asked()
    for name, text in zip(FIELDS, texts, strict=True):
        getattr(vm, f"change_{name}")(text)
    vm.change_days(days)
    assert bool(vm.state.answers) is not bool(vm.state.wrong or vm.state.faults)
