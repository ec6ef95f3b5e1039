"""Passcodes that are refused, and from which day a guardian's is one no more."""

from datetime import date
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.shared.rules.passcodes import passcode_lent, weakness
from app.testing.samples import an_account

OWNER = SimpleNamespace(
    personal_number="000211000006", born_on=date(2011, 10, 6), phone_ending="006"
)


@pytest.mark.parametrize(
    ("passcode", "reason"),
    [
        ("000000", "repeats"), ("121212", "repeats"), ("374374", "repeats"), ("272277", "repeats"),
        ("123456", "runs"), ("987654", "runs"), ("789012", "runs"), ("210987", "runs"),
        ("061011", "birth_date"), ("111006", "birth_date"), ("101106", "birth_date"),
        ("102011", "birth_date"), ("201110", "birth_date"), ("061020", "birth_date"),
        ("610201", "birth_date"),
        ("482006", "phone_ending"),
        ("002110", "own_number"), ("211000", "own_number"),
    ],
)  # fmt: skip
def test_what_is_tried_first_is_refused(either, passcode, reason):
    assert weakness(passcode, OWNER, either) == reason


@pytest.mark.parametrize("passcode", ["471902", "730518", "135790", "123654", "006482", "221100"])
def test_what_merely_looks_alike_is_taken(either, passcode):
    assert weakness(passcode, OWNER, either) is None


@given(st.from_regex(r"\A[0-9]{6}\Z"))
def test_any_six_digits_get_an_answer(passcode):
    from app.shared.rulesets import rule_set

    rules = rule_set("draft_2025_10")
    assert weakness(passcode, OWNER, rules) in {None, *rules.value("weak_passcodes")}


@pytest.mark.parametrize(
    ("set_on", "day", "lent"),
    [
        (date(2024, 7, 8), date(2025, 10, 15), False),
        (date(2024, 7, 8), date(2025, 10, 16), True),
        (date(2024, 7, 8), date(2039, 1, 1), True),
        (date(2025, 10, 15), date(2025, 10, 16), True),
        (date(2025, 10, 16), date(2025, 10, 16), False),
        (None, date(2025, 10, 16), False),
    ],
)
def test_a_guardians_passcode_ends_with_the_guardians_part(either, set_on, day, lent):
    assert passcode_lent(an_account("nam", passcode_set_on=set_on), day, either) is lent
