"""The ladder: where one stands, what may be asked for next, and whose turn it is."""

import pytest

from app.data.account import AccountAsOf
from app.data.issuings import IssuingsAsOf
from app.features.levels.view_model import LevelsViewModel, next_level
from app.runtime.destinations import Eligibility, Issuing, Levels
from app.testing.containers import a_signed_in_container
from app.testing.fakes import FakeAccount, FakeIssuings
from app.testing.samples import STORY, an_account, an_issuing


def opened(persona="nam", rules="draft", files=(), **changes):
    account = an_account(persona, **changes)
    phone = a_signed_in_container(
        persona,
        rules,
        account=FakeAccount(AccountAsOf(account, STORY)),
        issuings=FakeIssuings(IssuingsAsOf(files, STORY)),
    )
    vm = LevelsViewModel(Levels(), phone)
    vm.start()
    return vm, phone


@pytest.mark.parametrize(
    ("persona", "rules", "level", "following"),
    [
        ("khoi", "draft", 2, 0),
        ("nam", "draft", 1, 0),  # his guardian asks
        ("mira", "draft", 0, 1),
        ("mira", "today", 0, 0),
    ],
)
def test_what_comes_next(persona, rules, level, following):
    vm, _ = opened(persona, rules)
    assert (vm.state.level, next_level(vm.state)) == (level, following)


def test_level_1_leads_to_the_booking_of_level_2():
    vm, phone = opened("hoa", level=1)
    vm.ask()
    assert phone.navigator.current == Issuing(level=2)


def test_a_request_under_way_is_followed():
    file = an_issuing()
    vm, phone = opened("hoa", level=1, files=(file,))
    vm.ask()
    assert phone.navigator.current == Issuing(file.id)


def test_who_may_have_none_is_led_to_why():
    vm, phone = opened("mira", "today")
    vm.ask()
    assert phone.navigator.current == Eligibility()


def test_days_follow_from_the_card_and_the_kind():
    assert opened("hoa", level=1)[0].state.days[1] == "citizen_level_2_days"
    assert opened("mira")[0].state.days == (
        "foreigner_level_1_days", "foreigner_no_biometrics_days",
    )  # fmt: skip
