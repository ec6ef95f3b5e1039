"""Entitlement: each condition at its edges, the amount and what it is made of."""

from datetime import date, timedelta

import pytest

from app.shared.programmes import programme
from app.shared.rules.entitlements import Decision, Member, PayeeFacts, entitlement

DAY = date(2025, 10, 15)
PENSION = programme("social_pension")
GIFT = programme("household_gift")
ON_THE_LIST = Decision(programme_id="social_pension", from_on=date(2025, 7, 1))


def somebody(born_on, *, standing="none", decisions=(ON_THE_LIST,), members=None):
    return PayeeFacts(
        number="000149000002", full_name="Lê Thị Hoa", born_on=born_on, standing=standing,
        decisions=decisions, members=members,
    )  # fmt: skip


def states(found):
    return {(one.kind, one.rule_id): one.state for one in found.conditions}


@pytest.mark.parametrize(
    "born_on, standing, answer, from_day",
    [
        (date(1950, 10, 15), "none", "yes", None),  # 75 today
        (date(1950, 10, 16), "none", "not_yet", date(2025, 10, 16)),
        (date(1955, 10, 15), "poor", "yes", None),  # 70 today, in a poor household
        (date(1955, 10, 15), "near_poor", "yes", None),
        (date(1955, 10, 15), "none", "not_yet", date(2030, 10, 15)),
        (date(1955, 10, 16), "poor", "not_yet", date(2025, 10, 16)),
    ],
)
def test_the_social_pension_begins_at_75_or_at_70_in_a_poor_household(
    born_on, standing, answer, from_day
):
    found = entitlement(somebody(born_on, standing=standing), PENSION, DAY)
    assert (found.answer, found.from_day) == (answer, from_day)
    assert found.amount_vnd == (500_000 if answer == "yes" else 0)


def test_the_way_that_is_not_needed_says_so():
    found = entitlement(somebody(date(1949, 2, 3)), PENSION, DAY)
    assert states(found)["age", "full_age"] == "met"
    assert states(found)["household", "reduced_households"] == "not_needed"


@pytest.mark.parametrize("vnd, answer", [(499_999, "yes"), (500_000, "no"), (5_482_000, "no")])
def test_a_pension_of_as_much_or_more_excludes_it(vnd, answer):
    pension = Decision(programme_id="pension", from_on=date(2020, 1, 1), amount_vnd=vnd)
    found = entitlement(somebody(date(1949, 2, 3), decisions=(ON_THE_LIST, pension)), PENSION, DAY)
    assert found.answer == answer


@pytest.mark.parametrize(
    "from_on, until_on, answer",
    [
        (DAY, None, "yes"),
        (DAY, DAY, "yes"),
        (DAY + timedelta(days=1), None, "not_yet"),
        (DAY - timedelta(days=9), DAY - timedelta(days=1), "no"),
    ],
)
def test_a_decision_counts_from_its_first_to_its_last_day(from_on, until_on, answer):
    decided = Decision(programme_id="social_pension", from_on=from_on, until_on=until_on)
    assert entitlement(somebody(date(1949, 2, 3), decisions=(decided,)), PENSION, DAY).answer == (
        answer
    )


def test_nobody_is_paid_who_is_not_on_the_list():
    assert entitlement(somebody(date(1949, 2, 3), decisions=()), PENSION, DAY).answer == "no"


@pytest.mark.parametrize(
    "authorised_on, day, received",
    [
        (date(2025, 1, 10), date(2026, 1, 10), True),  # the last day of twelve months
        (date(2025, 1, 10), date(2026, 1, 11), False),
        (date(2024, 2, 29), date(2025, 2, 28), True),
        (date(2024, 2, 29), date(2025, 3, 1), False),
        (date(2025, 10, 16), DAY, False),  # not yet given
        (None, DAY, False),
    ],
)
def test_a_head_receives_for_a_grown_up_within_twelve_months(authorised_on, day, received):
    huy = Member(
        number="000090000033", full_name="Đoàn Gia Huy", born_on=date(1990, 8, 11),
        authorised_on=authorised_on,
    )  # fmt: skip
    child = Member(number="000216000004", full_name="Bảo", born_on=date(2016, 4, 5))
    found = entitlement(somebody(date(1992, 5, 20), members=(huy, child)), GIFT, day)
    kinds = [one.kind for one in found.parts]
    assert kinds == (["head", "authorised", "child"] if received else ["head", "child"])
    assert found.amount_vnd == 100_000 * len(kinds)
    assert found.left_out == (() if received else (huy,))


def test_the_parts_are_the_amount():
    found = entitlement(somebody(date(1949, 2, 3)), PENSION, DAY)
    assert [(one.kind, one.vnd, one.rule_id) for one in found.parts] == [
        ("standard", 500_000, "standard")
    ]


def test_who_heads_no_household_receives_no_gift():
    assert entitlement(somebody(date(1949, 2, 3)), GIFT, DAY).answer == "no"
