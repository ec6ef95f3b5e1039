"""The page about the prototype tells the rules' own sources."""

from app.features.about.view_model import LEFT_OUT, AboutViewModel, sources
from app.shared.rulesets import RULE_SET_IDS, rule_set


def test_every_source_of_every_rule_is_told():
    for rule_set_id, group in zip(RULE_SET_IDS, sources(), strict=True):
        rules = rule_set(rule_set_id).rules.values()
        told = {(source.words.vi, source.status) for source in group.sources}
        assert told == {(rule.source.vi, rule.status) for rule in rules}
        assert sum(source.rules for source in group.sources) == len(rules)


def test_the_law_comes_before_what_the_team_chose():
    for group in sources():
        statuses = [source.status for source in group.sources]
        assert statuses == sorted(statuses, key=("law", "unconfirmed", "team_choice").index)


def test_sources_are_there_once_it_is_shown():
    page = AboutViewModel(back=lambda: True)
    page.start()
    assert len(page.state.groups) == len(RULE_SET_IDS)


def test_the_sources_of_either_rule_set_can_be_looked_at():
    page = AboutViewModel(back=lambda: True)
    page.start()
    assert page.state.looked_at == RULE_SET_IDS[0]
    page.look_at(RULE_SET_IDS[1])
    assert page.state.looked_at == RULE_SET_IDS[1]


def test_back_goes_back():
    went = []
    AboutViewModel(back=lambda: went.append("back") is None).back()
    assert went == ["back"]


def test_the_ten_gaps_of_the_promises_are_all_told():
    assert len(LEFT_OUT) == len(set(LEFT_OUT)) == 10
