"""Who may have an account: every boundary with its article, and what holds for anybody."""

import shutil
import time
from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.shared.resources import ASSETS
from app.shared.rules.eligibility import (
    Applicant,
    Eligibility,
    Reading,
    eligibility,
    paper_faults,
)
from app.shared.rules.stay_papers import StayPapers
from app.shared.rulesets import RULE_SET_IDS, RuleSet, read_rule_set, rule_set

DAY = date(2025, 10, 15)
TODAY, DRAFT = (rule_set(name) for name in RULE_SET_IDS)


def citizen(born_on: date) -> Applicant:
    return Applicant(kind="citizen", born_on=born_on)


GROWN = date(1987, 6, 11)


def foreigner(born_on: date = GROWN, **papers: object) -> Applicant:
    return Applicant(
        kind="foreigner", born_on=born_on, papers=msgspec.convert(papers, StayPapers, strict=True)
    )


def staying(days: int, since: date = DAY, born_on: date = GROWN, **more: object) -> Applicant:
    until = since + timedelta(days=days - 1)
    return foreigner(born_on, permitted_from=since, permitted_until=until, **more)


def card(until: date | None) -> Applicant:
    return foreigner(residence_card="temporary", residence_card_until=until)


def said(found: Eligibility) -> str:
    levels = "+".join(map(str, found.levels)) or "-"
    return f"{found.answer} {levels}{' guardian' if found.through_guardian else ''}"


SIXTH = date(2019, 10, 15)
FOURTEENTH = date(2011, 10, 15)
A_DAY = timedelta(days=1)
YESTERDAY = DAY - A_DAY
BOTH, ALONE = "yes 1+2 guardian", "yes 1+2"
CASES = [
    # Decree 69/2024, Article 7, not reported as changed: citizens
    ("citizen 5y364d", citizen(SIXTH + A_DAY), DAY, "yes 1 guardian", "yes 1 guardian"),
    ("citizen 6y0d", citizen(SIXTH), DAY, BOTH, BOTH),
    ("citizen 13y364d", citizen(FOURTEENTH + A_DAY), DAY, BOTH, BOTH),
    ("citizen 14 today", citizen(FOURTEENTH), DAY, ALONE, ALONE),
    ("born 29 Feb, 27 Feb", citizen(date(2012, 2, 29)), date(2026, 2, 27), BOTH, BOTH),
    ("born 29 Feb, 28 Feb", citizen(date(2012, 2, 29)), date(2026, 2, 28), ALONE, ALONE),
    ("citizen born today", citizen(DAY), DAY, "yes 1 guardian", "yes 1 guardian"),
    # Decree 69/2024, Article 7: residence card; draft, October 2025: 90 days or a long-term visa
    ("89 days", staying(89), DAY, "no -", "no -"),
    ("90 days", staying(90), DAY, "no -", ALONE),
    ("91 days", staying(91), DAY, "no -", ALONE),
    ("permission ends today", staying(90, DAY - 89 * A_DAY), DAY, "no -", ALONE),
    ("permission ended yesterday", staying(90, DAY - 90 * A_DAY), DAY, "no -", "no -"),
    ("permission from tomorrow", staying(90, DAY + A_DAY), DAY, "no -", "not_yet -"),
    ("visa until today", foreigner(visa="long_term", visa_until=DAY), DAY, "no -", ALONE),
    ("visa lapsed", foreigner(visa="long_term", visa_until=YESTERDAY), DAY, "no -", "no -"),
    ("exemption alone", foreigner(visa="exemption", visa_until=DAY), DAY, "no -", "no -"),
    ("card with 60 days left", card(DAY + 60 * A_DAY), DAY, ALONE, "no -"),
    ("card until today", card(DAY), DAY, ALONE, "no -"),
    ("card ended yesterday", card(YESTERDAY), DAY, "no -", "no -"),
    ("card without end", card(None), DAY, ALONE, "no -"),
    ("card and 90 days", staying(90, residence_card="permanent"), DAY, ALONE, ALONE),
    (
        "foreign child 5y364d",
        staying(180, DAY, SIXTH + A_DAY),
        DAY,
        "no - guardian",
        "yes 1 guardian",
    ),
    ("foreign child 6y0d", staying(180, DAY, SIXTH), DAY, "no - guardian", BOTH),
    ("organisation", Applicant(kind="organisation"), DAY, "yes -", "yes -"),
]


@pytest.mark.parametrize(
    ("name", "who", "day", "today", "draft"), CASES, ids=[case[0] for case in CASES]
)
def test_each_boundary_under_both_rule_sets(
    name: str, who: Applicant, day: date, today: str, draft: str
) -> None:
    found = said(eligibility(who, day, TODAY)), said(eligibility(who, day, DRAFT))
    print(f"{name:<28} {day}  Article 7: {found[0]:<18} draft: {found[1]}")
    assert found == (today, draft)


@pytest.mark.parametrize(
    ("stayed", "length", "answer"),
    [(89, 120, "not_yet"), (90, 120, "yes"), (91, 120, "yes"), (45, 89, "no"), (89, 89, "no")],
)
def test_the_days_stayed_reading_waits_until_they_are_full(
    stayed: int, length: int, answer: str
) -> None:
    """Draft, October 2025; the reading itself is unconfirmed."""
    since = DAY - timedelta(days=stayed - 1)
    found = eligibility(staying(length, since), DAY, DRAFT, "days_stayed")
    assert found.answer == answer
    assert found.from_day == (since + timedelta(days=89) if answer == "not_yet" else None)


def test_the_reading_is_marked_unconfirmed_and_every_condition_names_a_rule() -> None:
    for rules in (TODAY, DRAFT):
        assert rules.rule("stay_reading").status == "unconfirmed"
        assert rules.rule("long_term_visas").status == "unconfirmed"
        for condition in eligibility(staying(120), DAY, rules).conditions:
            assert rules.rule(condition.rule_id).source.en


def test_what_would_turn_a_no_is_what_that_rule_set_asks() -> None:
    assert eligibility(staying(89), DAY, TODAY).changes == ("residence_card",)
    assert eligibility(staying(89), DAY, DRAFT).changes == ("permitted_stay", "long_term_visa")


@pytest.mark.parametrize(
    ("who", "fault"),
    [
        (citizen(DAY + timedelta(days=1)), "born_later"),
        (
            foreigner(
                permitted_from=GROWN - timedelta(days=1), permitted_until=GROWN + timedelta(days=90)
            ),
            "stay_before_birth",
        ),
        (staying(0), "stay_ends_before_start"),
        (foreigner(permitted_from=DAY), "half_a_stay"),
        (foreigner(visa_until=DAY), "visa_without_kind"),
        (foreigner(residence_card_until=DAY), "no_card"),
    ],
)
def test_impossible_papers_are_named(who: Applicant, fault: str) -> None:
    assert paper_faults(who, DAY) == (fault,)


def test_possible_papers_have_no_fault() -> None:
    assert not paper_faults(staying(90, visa="long_term", visa_until=DAY), DAY)


def test_nobody_is_judged_before_birth() -> None:
    with pytest.raises(ValueError, match="born on or before"):
        eligibility(citizen(DAY + timedelta(days=1)), DAY, TODAY)


days = st.dates(date(2000, 1, 1), date(2060, 1, 1))
READINGS: tuple[Reading, ...] = ("permission_length", "days_stayed")


@given(since=days, length=st.integers(1, 400), longer=st.integers(0, 400), day=days)
def test_a_longer_permission_never_takes_eligibility_away(
    since: date, length: int, longer: int, day: date
) -> None:
    short, more = staying(length, since), staying(length + longer, since)
    for rules in (TODAY, DRAFT):
        for reading in READINGS:
            if eligibility(short, day, rules, reading).answer == "yes":
                assert eligibility(more, day, rules, reading).answer == "yes"


@given(born_on=days, day=days, other=days)
def test_citizens_are_judged_alike_and_the_clock_leaves_nothing_behind(
    born_on: date, day: date, other: date
) -> None:
    who = citizen(min(born_on, day, other))
    first = eligibility(who, day, DRAFT)
    eligibility(who, other, TODAY)
    assert eligibility(who, day, DRAFT) == first
    assert said(eligibility(who, day, TODAY)) == said(first)


def test_a_third_rule_set_is_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "draft_2026_05"
    shutil.copytree(ASSETS / "policy" / "draft_2025_10", folder)
    file = folder / "eligibility.toml"
    text = file.read_text(encoding="utf-8")
    assert "value = 90\n" in text
    file.write_text(text.replace("value = 90\n", "value = 30\n"), encoding="utf-8")
    third = read_rule_set(folder)
    assert third.id == "draft_2026_05"
    assert eligibility(staying(30), DAY, third).answer == "yes"
    assert eligibility(staying(29), DAY, third).answer == "no"
    assert eligibility(staying(30), DAY, DRAFT).answer == "no"


def verdicts_per_second(rules: RuleSet, count: int) -> float:
    who = [staying(length) for length in range(1, 181)]
    begun = time.perf_counter()
    for number in range(count):
        eligibility(who[number % len(who)], DAY, rules)
    return count / (time.perf_counter() - begun)


def test_verdicts_are_cheap() -> None:
    """100,000 in under two seconds, with room for a busy machine in a shorter run."""
    assert max(verdicts_per_second(DRAFT, 5_000) for _ in range(3)) > 50_000
