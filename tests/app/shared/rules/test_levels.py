"""What each level opens, by the rule of either set."""

import pytest

from app.shared.rules.levels import FEATURES, feature_open, opened_by
from app.shared.rulesets import RULE_SET_IDS, rule_set


@pytest.fixture(params=RULE_SET_IDS)
def rules(request):
    return rule_set(request.param)


@pytest.mark.parametrize(
    ("level", "opens"),
    [
        (1, ("identity", "notices", "booking")),
        (2, ("documents", "presenting", "benefits")),
    ],
)
def test_article_9_divides_the_features_in_two(rules, level, opens):
    own = ("foreign_sign_in",) if level == 2 and rules.id == "draft_2025_10" else ()
    assert opened_by(level, rules) == (*opens, *own)


@pytest.mark.parametrize("feature", FEATURES)
def test_a_higher_level_never_shuts_what_a_lower_one_opened(rules, feature):
    held = [feature_open(feature, level, rules).holds for level in (0, 1, 2)]
    assert held == sorted(held)
    assert held[-1]


def test_a_no_names_its_rule_and_both_levels(rules):
    (reason,) = feature_open("benefits", 1, rules).reasons
    assert (reason.rule_id, reason.values) == (
        "level_for_benefits", {"level": 1, "required_level": 2},
    )  # fmt: skip
    assert "9" in rules.rule(reason.rule_id).source["en"]
