"""A foreigner's papers in their states, for the gallery and the tests."""

from datetime import date, timedelta

from app.features.stay.view_model import After, StayState, papers_in_order
from app.runtime.view_model import Phase
from app.shared.contract.account import StayOfForeigner

_MIRA = StayOfForeigner(
    passport_number="ZZ0000007",
    nationality="UTO",
    passport_expires_on=date(2031, 1, 30),
    permitted_from=date(2025, 8, 20),
    permitted_until=date(2025, 12, 17),
    visa="long_term",
    visa_until=date(2026, 8, 19),
    residence_card=False,
)
_LEO = StayOfForeigner(
    passport_number="ZZ0000008",
    nationality="UTO",
    passport_expires_on=date(2028, 4, 30),
    permitted_from=date(2025, 6, 15),
    permitted_until=date(2025, 12, 11),
    visa="none",
    visa_until=None,
    residence_card=True,
)
_AFTER = (
    After("decree_69_2024", "no", locks=True, kept=True),
    After("draft_2025_10", "no", locks=False, kept=True),
)


def _on(day: date, stay: StayOfForeigner = _MIRA, name: str = "Mira Calder") -> StayState:
    ends = max(stay.permitted_until, stay.visa_until or stay.permitted_until)
    return StayState(
        phase=Phase.CONTENT,
        full_name=name,
        stay=stay,
        papers=papers_in_order(stay),
        lapse_on=ends + timedelta(days=1),
        after=_AFTER,
        due_soon_days=30,
        today=day,
    )


PREVIEWS: dict[str, StayState] = {
    "long_term_visa": _on(date(2025, 10, 15)),
    "ends_soon": _on(date(2025, 12, 1)),
    "lapsed": _on(date(2026, 9, 1)),
    "residence_card": _on(date(2025, 10, 15), _LEO, "Leo Nguyen-Hart"),
    "citizen": StayState(phase=Phase.EMPTY),
    "loading": StayState(),
}
