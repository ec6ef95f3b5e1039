"""Who acts for a child: to the day, by the rule of either set."""

from datetime import date

import pytest

from app.shared.personas import persona, personas
from app.shared.rules.guardians import controls, may_guard, own_from
from app.shared.rulesets import RULE_SET_IDS, rule_set

BORN = date(2011, 10, 16)


@pytest.fixture(params=RULE_SET_IDS)
def rules(request):
    return rule_set(request.param)


@pytest.mark.parametrize(
    ("born", "day", "holds"),
    [
        (BORN, date(2025, 10, 15), True),
        (BORN, date(2025, 10, 16), False),
        (date(2012, 2, 29), date(2026, 2, 27), True),
        (date(2012, 2, 29), date(2026, 2, 28), False),
    ],
)
def test_control_ends_on_the_fourteenth_birthday(rules, born, day, holds):
    verdict = controls("citizen", born, "proven", day, rules)
    assert (verdict.holds, verdict.reasons[0].rule_id) == (holds, "citizen_own_age")


@pytest.mark.parametrize("proof", ["needed", "given", "refused"])
def test_what_is_not_proven_gives_nothing(rules, proof):
    assert not controls("citizen", BORN, proof, date(2025, 10, 15), rules).holds


@pytest.mark.parametrize(
    ("born", "level", "rule_id", "holds"),
    [
        (date(1992, 5, 20), 2, "guardian_level", True),
        (date(1992, 5, 20), 1, "guardian_level", False),
        (date(2012, 1, 1), 2, "guardian_age", False),
    ],
)
def test_a_guardian_is_of_age_and_has_level_2(rules, born, level, rule_id, holds):
    verdict = may_guard(born, level, date(2025, 10, 15), rules)
    assert (verdict.holds, verdict.reasons[0].rule_id) == (holds, rule_id)


def test_nobody_guards_in_a_circle_and_every_guardian_is_older():
    for guardian in personas():
        for ward in guardian.wards:
            child = persona(ward.persona)
            assert not child.wards
            assert own_from("citizen", guardian.born_on, rule_set(RULE_SET_IDS[0])) < child.born_on
