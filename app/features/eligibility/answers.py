"""What both rule sets answer to what was put into the calculator; nothing here is sent."""

from datetime import date, datetime, timedelta
from typing import Any

import msgspec

from app.features.eligibility.state import READINGS, EligibilityState, TriedChange
from app.shared.rules.eligibility import (
    Answer,
    Applicant,
    ConditionName,
    Eligibility,
    eligibility,
    paper_faults,
)
from app.shared.rules.stay_papers import StayPapers
from app.shared.rulesets import RULE_SET_IDS, RuleSet, rule_set

GROWN_UP = 30
"""Age in years of whoever is tried before anything is typed."""
YEAR = timedelta(days=365)
_EARLIEST, _LATEST = date(1900, 1, 1), date(2199, 12, 31)
"""Nobody alive was born before, no paper lasts longer: a choice of the form."""
_DATED = ("born", "since", "visa_until", "card_until")
_NONE: dict[str, Any] = {"faults": (), "answers": (), "by_reading": (), "changes": ()}


def answers_to(state: EligibilityState, today: date) -> dict[str, Any]:
    """
    The fields of the state that follow from the others on ``today``, a Viet Nam date.

    Without an answer where a day is none of the calendar or the papers contradict themselves.
    """
    needed = rule_set(RULE_SET_IDS[-1]).value("permitted_stay_days")
    if wrong := _wrong(state):
        return {**_NONE, "wrong": wrong, "needed_days": needed}
    applicant = _applicant(state)
    foreign, until = state.kind == "foreigner", applicant.papers.permitted_until
    known = {"wrong": frozenset(), "needed_days": needed, "until": until}
    if faults := paper_faults(applicant, today):
        return {**_NONE, **known, "faults": faults}
    rules = [rule_set(each) for each in RULE_SET_IDS]
    answers = tuple(eligibility(applicant, today, one, state.reading) for one in rules)
    if not foreign:
        return {**_NONE, **known, "answers": answers}
    return {
        **_NONE,
        **known,
        "answers": answers,
        "by_reading": tuple(eligibility(applicant, today, rules[-1], one) for one in READINGS),
        "changes": _changes(applicant, today, answers, needed),
    }


def answer_under(state: EligibilityState, today: date, rules: RuleSet) -> Answer | None:
    """What one rule set answers; None where the input gives no answer on that day."""
    if _wrong(state) or paper_faults(applicant := _applicant(state), today):
        return None
    return eligibility(applicant, today, rules, state.reading).answer


def _wrong(state: EligibilityState) -> frozenset[str]:
    """Fields that hold no day of the calendar, or nothing where a day is asked for."""
    asked = _asked(state)
    wrong = {name for name in asked if (typed := getattr(state, name)) and _day(typed) is None}
    return frozenset(wrong | {n for n in asked if not getattr(state, n) and n != "card_until"})


def _applicant(state: EligibilityState) -> Applicant:
    """Whoever was put in."""
    days = {name: _day(getattr(state, name)) for name in _DATED}
    since = days["since"]
    papers = StayPapers(
        permitted_from=since,
        permitted_until=since + timedelta(days=state.days - 1) if since else None,
        visa="long_term" if state.visa else "none",
        visa_until=days["visa_until"] if state.visa else None,
        residence_card="temporary" if state.card else "none",
        residence_card_until=days["card_until"] if state.card else None,
    )
    return Applicant(
        kind=state.kind,
        born_on=None if state.kind == "organisation" else days["born"],
        papers=papers if state.kind == "foreigner" else StayPapers(),
    )


def _asked(state: EligibilityState) -> tuple[str, ...]:
    """The fields that hold a day for this kind of applicant."""
    if state.kind == "organisation":
        return ()
    if state.kind == "citizen":
        return ("born",)
    visa = ("visa_until",) if state.visa else ()
    card = ("card_until",) if state.card else ()
    return ("born", "since", *visa, *card)


def _changes(
    applicant: Applicant, today: date, answers: tuple[Eligibility, ...], needed: int
) -> tuple[TriedChange, ...]:
    """Each single thing that would turn one of the answers into a yes: every one is tried."""
    rules = [rule_set(each) for each in RULE_SET_IDS]
    papers, replace = applicant.papers, msgspec.structs.replace
    start = papers.permitted_from or today
    end = max(start, today) + timedelta(days=needed - 1)
    tried: tuple[tuple[ConditionName, StayPapers], ...] = (
        ("permitted_stay", replace(papers, permitted_from=start, permitted_until=end)),
        ("long_term_visa", replace(papers, visa="long_term", visa_until=today + YEAR)),
        ("residence_card", replace(papers, residence_card="temporary", residence_card_until=None)),
    )
    found = []
    for name, changed in tried:
        other = replace(applicant, papers=changed)
        after = [eligibility(other, today, one, "permission_length") for one in rules]
        asked = tuple(
            any(each.name == name and each.state != "not_asked" for each in one.conditions)
            for one in after
        )
        turned = (
            before.answer != "yes" and now.answer == "yes"
            for before, now in zip(answers, after, strict=True)
        )
        if any(turned):
            found.append(TriedChange(name, tuple(now.answer == "yes" for now in after), asked))
    return tuple(found)


def _day(text: str) -> date | None:
    """The day somebody typed, day first; None where it is none that papers of today can bear."""
    clean = text.strip().replace("-", "/").replace(".", "/")
    try:
        day = datetime.strptime(clean, "%d/%m/%Y").date()  # noqa: DTZ007 — a day has no zone
    except ValueError:
        return None
    return day if _EARLIEST <= day <= _LATEST else None
