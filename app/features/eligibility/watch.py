"""Watching an answer: what was tried, kept on this phone, and worked out anew as time goes on."""

from datetime import date

import msgspec

from app.features.eligibility.answers import answer_under
from app.features.eligibility.state import EligibilityState
from app.runtime.preferences import WatchedAnswer
from app.shared.rulesets import RuleSet

_PUT_IN = (
    "kind", "born", "since", "days", "visa", "visa_until", "card", "card_until", "reading",
)  # fmt: skip


def put_in(watched: WatchedAnswer) -> dict[str, object]:
    """The fields of the calculator's state as they were when the watch began."""
    return {name: getattr(watched, name) for name in _PUT_IN}


def watch(state: EligibilityState, today: date, rules: RuleSet) -> WatchedAnswer | None:
    """A watch over what is put in now; None where that gives no answer."""
    answer = answer_under(state, today, rules)
    if answer is None:
        return None
    return WatchedAnswer(answer=answer, **{name: getattr(state, name) for name in _PUT_IN})


def is_over(watched: WatchedAnswer, state: EligibilityState) -> bool:
    """Whether the watch is over just what is put in now."""
    return all(getattr(watched, name) == getattr(state, name) for name in _PUT_IN)


def looked_at(watched: WatchedAnswer, today: date, rules: RuleSet) -> WatchedAnswer:
    """
    The watch as it stands on ``today`` under ``rules``: itself where the answer is as last told.

    A day on which the papers give no answer, such as one before they begin, changes nothing.
    """
    tried = EligibilityState(**put_in(watched))  # type: ignore[arg-type]  # kept as it was put in
    answer = answer_under(tried, today, rules)
    if answer is None or answer == watched.answer:
        return watched
    return msgspec.structs.replace(
        watched, answer=answer, before=watched.answer, changed_on=today, changed_under=rules.id
    )
