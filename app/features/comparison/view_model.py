"""The same person on the same day under both rule sets, from the resident's own documents."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from app.features.comparison.answers import Answer
from app.runtime.view_model import Phase, ViewModel


@dataclass(frozen=True, slots=True)
class ComparisonState:
    """
    What the comparison shows.

    Attributes:
        day: The day compared; Viet Nam date.
        today: The story's day.
        after: The day after the identity document ends, where that is still to come; None otherwise.
        identity_type: Its document type.
        ended_on: Its last valid day where it has ended by ``day``.
        answers: One a rule set, today's rule first; empty until known.
    """

    phase: Phase = Phase.LOADING
    full_name: str = ""
    day: date | None = None
    today: date | None = None
    after: date | None = None
    identity_type: str = "identity_card"
    ended_on: date | None = None
    answers: tuple[Answer, ...] = ()
    error_key: str | None = None
    refreshing: bool = False


class ComparisonViewModel(ViewModel[ComparisonState]):
    pass
