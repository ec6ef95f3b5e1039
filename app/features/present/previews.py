"""Presenting in its states, for the gallery and the tests."""

from dataclasses import replace
from datetime import UTC, date, datetime

from app.features.present.view_model import PresentState, choices_of
from app.runtime.view_model import Phase
from app.shared.contract.documents import HeldDocument
from app.shared.rulesets import RuleSet, rule_set
from app.testing.specimens import CONFIRMED_AT, restricted, specimen

NOW = datetime(2026, 6, 15, 1, 30, tzinfo=UTC)
DAY = date(2026, 6, 15)
TODAY, DRAFT = rule_set("decree_69_2024"), rule_set("draft_2025_10")

CARD = specimen("identity_card", 1, "2026-07-15")
LICENCE = specimen("driving_licence", 3, "2026-06-09", fields={})
HEALTH = specimen("health_insurance", 5, "2026-12-31")
VEHICLE = specimen("vehicle_registration", 4)
_LONG = specimen(
    "driving_licence",
    6,
    "2031-04-22",
    fields={
        "number": "000850000017",
        "full_name": "Công ty TNHH Một thành viên Dịch vụ Xác thực điện tử Sao Khuê",
        "class": "B, C1, C, D1, D2, D, BE, C1E, CE, D1E, D2E, DE",
    },
)


def state(*documents: HeldDocument, rules: RuleSet = DRAFT, last: str = "") -> PresentState:
    """The choice among these documents, the first that may be presented on the face."""
    choices = choices_of(documents, DAY, rules, last)
    known = PresentState(phase=Phase.CONTENT, choices=choices, as_of=CONFIRMED_AT, now=NOW)
    return replace(known, chosen=next(iter(known.presentable), None))


USUAL = state(CARD, LICENCE, VEHICLE, HEALTH)
SHOWING = replace(USUAL, showing=True, seconds_left=47, share=47 / 60)

PREVIEWS: dict[str, PresentState] = {
    "usual": USUAL,
    "last_used_first": state(CARD, LICENCE, VEHICLE, HEALTH, last=HEALTH.id),
    "expired_today": state(CARD, LICENCE, VEHICLE, rules=TODAY),
    "showing": SHOWING,
    "last_seconds": replace(SHOWING, seconds_left=4, share=4 / 60),
    "showing_long_name": replace(state(_LONG), showing=True, seconds_left=60),
    "masked_again": replace(USUAL, masked_again=True),
    "taken_away": replace(USUAL, taken_away=True),
    "locked": replace(USUAL, locked=True, chosen=None),
    "none_presentable": state(LICENCE),
    "held_and_revoked": state(
        CARD,
        specimen("driving_licence", 8, restrictions=(restricted("held", "traffic_offence"),)),
        specimen(
            "passport", 9, fields={}, restrictions=(restricted("revoked", "issued_by_mistake"),)
        ),
    ),
    "offline": replace(USUAL, fault_key="error.offline", offline=True),
    "not_refreshed": replace(USUAL, fault_key="error.rejected.internal"),
    "empty": PresentState(phase=Phase.EMPTY),
    "loading": PresentState(),
    "failed": PresentState(phase=Phase.FAILED, fault_key="error.offline", offline=True),
}
