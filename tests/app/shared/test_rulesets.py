"""Both rule sets say the same things in the same units, each with its source."""

import msgspec
import pytest

from app.shared import rulesets
from app.shared.contract.account import LockGround
from app.shared.data_files import DataFault
from app.shared.rulesets import RULE_SET_IDS, rule_set

EVERY_RULE = [
    pytest.param(rule, id=f"{set_id}-{rule.id}")
    for set_id in RULE_SET_IDS
    for rule in rule_set(set_id).rules.values()
]
SHAPES = {
    "effect": str,
    "choice": str,
    "level": int,
    "years": int,
    "choices": tuple[str, ...],
    "fields": tuple[str, ...],
    "levels": tuple[int, ...],
    "grounds": tuple[str, ...],
    "ages": tuple[int, ...],
}


def test_both_sets_have_the_same_keys_in_the_same_units():
    units = [
        {rule.id: rule.unit for rule in rule_set(set_id).rules.values()} for set_id in RULE_SET_IDS
    ]
    assert units[0] == units[1]


def test_the_decree_in_force_comes_first_and_every_draft_after_it():
    assert RULE_SET_IDS[0].startswith("decree_")
    assert all(name.startswith("draft_") for name in RULE_SET_IDS[1:])
    assert len(RULE_SET_IDS) > 1


@pytest.mark.parametrize("rule", EVERY_RULE)
def test_a_value_has_the_shape_of_its_unit(rule):
    shape = SHAPES.get(rule.unit, int | tuple[int, ...])
    assert msgspec.convert(rule.value, shape) == rule.value


@pytest.mark.parametrize("rule", EVERY_RULE)
def test_a_source_fits_its_status(rule):
    if rule.status == "law":
        assert (
            "69/2024" in rule.source.en
            or "Draft decree" in rule.source.en
            or rule.source.en.startswith(("Law on Identification", "Law on Road Traffic"))
        )
    if rule.status == "team_choice":
        assert rule.source.vi.startswith("Nhóm thiết kế chọn")
        assert rule.source.en.startswith("Chosen by the team")


def test_the_sets_differ_where_the_draft_does(today, draft):
    differ = {rule_id for rule_id in today.rules if today.value(rule_id) != draft.value(rule_id)}
    assert differ == {
        "identity_expiry_effect",
        "passport_expiry_effect",
        "document_expiry_effect",
        "benefit_account_definition",
        "organisations_may_link",
        "foreigner_ground",
        "foreigner_child_ground",
        "abroad_use",
        "foreign_sign_in",
        "integrated_papers",
    }


def test_what_nobody_confirmed_is_called_unconfirmed(today, draft):
    assert draft.rule("passport_expiry_effect").status == "unconfirmed"
    assert draft.rule("renewal_notice_days").status == "unconfirmed"
    assert today.rule("payments_while_locked").status == "unconfirmed"


def test_the_grounds_are_the_contracts(either):
    assert set(either.value("account_lock_grounds")) == set(LockGround.__args__)


def test_an_unknown_set_and_an_unknown_rule_are_mistakes(today):
    with pytest.raises(KeyError):
        rule_set("decree_59_2022")
    with pytest.raises(KeyError):
        rule_set("../policy/draft_2025_10")
    with pytest.raises(KeyError):
        today.value("no_such_rule")


HEADING = "".join(f'{name} = {{ vi = "Một", en = "One" }}\n' for name in ("full", "short", "tag"))
RULE = '[a_rule]\nvalue = 1\nunit = "level"\nstatus = "law"\nsource = { vi = "a", en = "b" }\n'


@pytest.mark.parametrize(
    "text, file, field",
    [
        (RULE.replace('"level"', '"parsec"'), "one.toml", "$.a_rule.unit"),
        (RULE.replace('"law"', '"rumour"'), "one.toml", "$.a_rule.status"),
        (RULE.replace(', en = "b"', ""), "one.toml", "$.a_rule.source"),
        (RULE.replace("value = 1", "value = 1.5"), "one.toml", "$.a_rule.value"),
        ("a_rule = 1\n", "one.toml", "$.a_rule"),
        (RULE.replace("status", "state"), "one.toml", "$.a_rule"),
    ],
)
def test_a_malformed_rule_names_file_and_field(tmp_path, monkeypatch, text, file, field):
    _set_of(tmp_path, monkeypatch, {"one.toml": text})
    with pytest.raises(DataFault) as caught:
        rule_set.__wrapped__("decree_69_2024")
    assert (caught.value.file, caught.value.field) == (_below(tmp_path, file), field)


def test_a_rule_stands_in_one_file_only(tmp_path, monkeypatch):
    _set_of(tmp_path, monkeypatch, {"one.toml": RULE, "two.toml": RULE})
    with pytest.raises(DataFault, match=r"two\.toml: \$\.a_rule: stands in another file"):
        rule_set.__wrapped__("decree_69_2024")


def _set_of(tmp_path, monkeypatch, files):
    folder = tmp_path / "policy" / "decree_69_2024"
    folder.mkdir(parents=True)
    for name, text in {"rule_set.toml": HEADING, **files}.items():
        (folder / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(rulesets, "ASSETS", tmp_path)


def _below(tmp_path, file):
    return (tmp_path / "policy" / "decree_69_2024" / file).as_posix()
