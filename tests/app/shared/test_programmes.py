"""Programmes as data: periods and their days, sources, and files that say what is wrong."""

from datetime import date
from typing import get_args

import msgspec
import pytest

from app.shared.contract.payments import FailureReason, StepKind
from app.shared.data_files import DataFault, checked, read_table
from app.shared.money import MOST_VND
from app.shared.payment_failures import failures
from app.shared.personas import SeededBenefit
from app.shared.programmes import Programme, agencies, programme, programmes
from app.shared.resources import ASSETS
from app.shared.sheet_words import sheet_words

EVERY = [pytest.param(one, id=one.id) for one in programmes()]


@pytest.mark.parametrize("of", EVERY)
def test_its_agency_is_known_and_every_rule_has_a_source(of):
    assert of.agency in agencies()
    assert all(rule.source.vi and rule.status for rule in of.rules.values())


def test_the_programmes_of_the_sources_are_there():
    assert [one.id for one in programmes()] == [
        "social_pension", "social_assistance", "pension", "health_refund", "unemployment",
        "household_gift", "organisation_support",
    ]  # fmt: skip
    assert programme("social_pension").value("standard") == 500_000
    assert programme("household_gift").value("each") == 100_000


@pytest.mark.parametrize(
    "of, day, period",
    [
        ("social_pension", date(2025, 10, 1), ("2025-10", date(2025, 10, 15), date(2025, 10, 25))),
        ("social_pension", date(2025, 12, 31), ("2025-12", date(2025, 12, 15), date(2025, 12, 25))),
        ("unemployment", date(2026, 2, 3), ("2026-02", date(2026, 2, 20), date(2026, 2, 28))),
        ("household_gift", date(2025, 9, 3), ("2025-09-02", date(2025, 8, 31), date(2025, 9, 15))),
    ],
)  # fmt: skip
def test_a_day_belongs_to_a_period(of, day, period):
    found = programme(of).period_at(day)
    assert (found.id, found.pay_on, found.by_on) == period


@pytest.mark.parametrize(
    "period", ["2025-13", "2025-00", "2025", "2025-1", "25-10", "abcd-ef", "2025-09-02", "٢٠٢٥-10"]
)
def test_what_is_no_period_is_none(period):
    with pytest.raises(KeyError):
        programme("pension").period_of(period)


def test_a_programme_without_the_rule_it_names_is_refused():
    path = ASSETS / "programmes" / "social_pension.toml"
    table = {**read_table(path), "rules": {}, "id": "social_pension"}
    with pytest.raises(DataFault, match="rules are missing"):
        checked(path, table, Programme)


@pytest.mark.parametrize("vnd", [-500_000, 0, 0.5, 500_000.0, MOST_VND + 1, "500000", True])
def test_a_programme_whose_amount_is_none_is_refused(vnd):
    path = ASSETS / "programmes" / "social_pension.toml"
    table = {**read_table(path), "id": "social_pension"}
    rules = {name: {**one, "id": name} for name, one in table["rules"].items()}
    rules["standard"] = {**rules["standard"], "value": vnd}
    with pytest.raises(DataFault):
        checked(path, {**table, "rules": rules}, Programme)


@pytest.mark.parametrize("vnd", [-1, 0, 0.5, MOST_VND + 1, "500000"])
def test_a_decision_in_a_seed_file_grants_an_amount_or_is_refused(vnd):
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(
            {"programme": "pension", "from_on": "2025-01-01", "vnd": vnd}, SeededBenefit
        )


def test_every_reason_has_its_three_wordings():
    assert set(failures()) == set(get_args(FailureReason))
    for one in failures().values():
        assert len({one.person.vi, one.provider.vi, one.agency.vi}) == 3


def test_every_step_has_its_word_on_a_sheet():
    for kind in get_args(StepKind):
        assert sheet_words(f"state.{kind}", "vi") != sheet_words(f"state.{kind}", "en")
