"""The calculator in its states, each worked out as on a phone."""

from dataclasses import replace
from datetime import date
from typing import Any

import msgspec

from app.features.eligibility.answers import answers_to
from app.features.eligibility.state import EligibilityState
from app.runtime.preferences import WatchedAnswer

_DAY = date(2025, 10, 15)


def worked(day: date, **given: Any) -> EligibilityState:
    """The state with what was put in, and what follows from it."""
    put = {
        "born": "11/06/1987",
        "since": "15/10/2025",
        "visa_until": "15/10/2026",
        "days": 89,
        **given,
    }
    state = replace(EligibilityState(today=day), **put)
    return replace(state, **answers_to(state, day))


_WATCHED = WatchedAnswer(
    kind="foreigner", born="11/06/1987", since="15/10/2025", days=89, visa=False,
    visa_until="15/10/2026", card=False, card_until="", reading="permission_length", answer="no",
)  # fmt: skip
PREVIEWS: dict[str, EligibilityState] = {
    "foreigner_89": worked(_DAY, days=89),
    "foreigner_90": worked(_DAY, days=90),
    "days_stayed": worked(_DAY, days=120, since="01/09/2025", reading="days_stayed"),
    "long_term_visa": worked(_DAY, days=30, visa=True, visa_until="19/08/2026"),
    "residence_card": worked(_DAY, days=60, card=True),
    "child": worked(_DAY, days=180, born="27/03/2018", full_name="Leo Nguyen-Hart", own=True),
    "signed_in": worked(
        _DAY, days=120, full_name="Mira Calder", own=True, signed_in=True, rules="draft_2025_10"
    ),
    "signed_in_today": worked(
        _DAY, days=120, full_name="Mira Calder", own=True, signed_in=True, rules="decree_69_2024"
    ),
    "citizen": worked(_DAY, kind="citizen"),
    "citizen_5": worked(_DAY, kind="citizen", born="16/10/2019"),
    "organisation": worked(_DAY, kind="organisation"),
    "watched": replace(worked(_DAY, days=89), watched=_WATCHED, watches_this=True),
    "watched_changed": replace(
        worked(date(2026, 1, 12), days=120),
        watched=msgspec.structs.replace(
            _WATCHED,
            days=120,
            answer="yes",
            before="not_yet",
            changed_on=date(2026, 1, 12),
            changed_under="draft_2025_10",
        ),
    ),
    "no_day": worked(_DAY, born="30/02/1990"),
    "born_tomorrow": worked(_DAY, born="16/10/2025"),
}
