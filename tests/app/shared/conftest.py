"""What the tests of the shared rules have at hand."""

import pytest
from hypothesis import settings

from app.shared.rulesets import RULE_SET_IDS, RuleSet, rule_set
from tests.support.golden import Golden

# The same cases in every run, and no clock: a busy machine is no fault of a rule.
settings.register_profile("steady", deadline=None, derandomize=True, database=None)
settings.load_profile("steady")


@pytest.fixture
def golden() -> Golden:
    return Golden()


@pytest.fixture
def today() -> RuleSet:
    return rule_set("decree_69_2024")


@pytest.fixture
def draft() -> RuleSet:
    return rule_set("draft_2025_10")


@pytest.fixture(params=RULE_SET_IDS)
def either(request: pytest.FixtureRequest) -> RuleSet:
    return rule_set(request.param)
