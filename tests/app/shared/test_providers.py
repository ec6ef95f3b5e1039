"""The invented providers are told apart, and misbehave as they should."""

import tomllib
from datetime import date, datetime, time, timedelta

import pytest

from app.shared.account_kinds import account_kinds
from app.shared.clock import VIET_NAM
from app.shared.providers import provider, providers, providers_of
from app.shared.resources import ASSETS

TOKENS = tomllib.loads((ASSETS / "theme" / "tokens.toml").read_text(encoding="utf-8"))


def test_each_has_its_own_place_name_and_initials():
    for facts in ("order", "initials", "otp_sender"):
        told = [getattr(one, facts) for one in providers()]
        assert len(set(told)) == len(told), facts


def test_one_is_slow_and_one_is_silent():
    waits = sorted(one.behaviour.latency_ms for one in providers())
    assert waits[-1] >= 10_000
    assert [one.id for one in providers() if one.behaviour.answer == "silent"] == ["ruong_lua"]


def test_the_usual_one_answers_in_a_few_seconds():
    assert provider("sen_vang").behaviour.latency_ms <= 5_000


@pytest.mark.parametrize("one", [pytest.param(one, id=one.id) for one in providers()])
def test_its_tile_is_a_colour_of_the_theme(one):
    assert {"from", "to"} <= set(TOKENS["document"][one.face])
    assert len(one.initials) == 2


def test_every_kind_has_at_least_two():
    for kind in account_kinds():
        assert len(providers_of(kind.id)) >= 2, kind.id


@pytest.mark.parametrize(
    ("at", "opens"),
    [("00:00", "07:30"), ("07:29", "07:30"), ("07:30", "07:30"), ("16:59", "16:59"),
     ("17:00", "next 07:30"), ("23:59", "next 07:30")],
)  # fmt: skip
def test_a_counter_answers_within_its_hours(at, opens):
    day, hours = date(2025, 10, 15), provider("buu_cuc_mau").behaviour.hours
    now = datetime.combine(day, time.fromisoformat(at), VIET_NAM)
    then = day + timedelta(days=opens.startswith("next"))
    expected = datetime.combine(then, time.fromisoformat(opens.split()[-1]), VIET_NAM)
    assert hours.opens_next(now) == expected


@pytest.mark.parametrize("name", ["no_such_bank", "../personas/khoi", ""])
def test_an_unknown_provider_is_a_key_error(name):
    with pytest.raises(KeyError):
        provider(name)
