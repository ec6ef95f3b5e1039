"""Which rule set a phone shows."""

import pytest

from app.runtime.policy import PolicyChoice


def test_another_rule_set_is_told_at_once_and_the_same_is_not():
    policy, told = PolicyChoice("draft_2025_10"), []
    policy.subscribe(lambda rules: told.append(rules.id))
    policy.choose("draft_2025_10")
    policy.choose("decree_69_2024")
    assert told == ["decree_69_2024"]
    assert policy.rules.id == policy.rule_set_id == "decree_69_2024"


def test_a_rule_set_that_is_not_there_is_not_chosen():
    policy = PolicyChoice("draft_2025_10")
    with pytest.raises(KeyError):
        policy.choose("../draft_2025_10")
    assert policy.rules.id == "draft_2025_10"
