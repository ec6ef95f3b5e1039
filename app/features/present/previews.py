"""Presenting in its states, for the gallery and the tests."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from app.features.present.state import OWN, PresentState, choices_of
from app.runtime.fault import Fault
from app.runtime.passcode_entry import PasscodeEntry
from app.runtime.view_model import Phase
from app.shared.contract.documents import HeldDocument
from app.shared.contract.presentations import OFFER, Presentation
from app.shared.rulesets import RuleSet, rule_set
from app.testing.specimens import CONFIRMED_AT, restricted, specimen, specimen_id

NOW = datetime(2026, 6, 15, 1, 30, tzinfo=UTC)
DAY = date(2026, 6, 15)
TODAY, DRAFT = rule_set("decree_69_2024"), rule_set("draft_2025_10")

CARD = specimen("identity_card", 1, "2026-07-15")
LICENCE = specimen("driving_licence", 3, "2031-04-22")
ENDED = specimen("driving_licence", 4, "2026-06-09", fields={})
HEALTH = specimen("health_insurance", 5, "2026-12-31")
VEHICLE = specimen("vehicle_registration", 6)
LINK = OFFER + "kT3v9QzXr2mB7wLd5HsYc0PjNf8GaUe1iWoRb4tVxZA"
_LONG = specimen(
    "driving_licence",
    7,
    "2031-04-22",
    fields={
        "number": "000850000017",
        "full_name": "Công ty TNHH Một thành viên Dịch vụ Xác thực điện tử Sao Khuê",
        "class": "B, C1, C, D1, D2, D, BE, C1E, CE, D1E, D2E, DE",
    },
)


def state(*documents: HeldDocument, rules: RuleSet = DRAFT, last: str = "") -> PresentState:
    """The choice among these documents, the first that may be presented chosen."""
    choices = choices_of(documents, DAY, rules, last)
    known = PresentState(
        phase=Phase.CONTENT, choices=choices, as_of=CONFIRMED_AT, now=NOW, lives=60, slow_lives=300
    )
    first = next(iter(known.presentable), None)
    preset = next((one.id for one in first.presets), OWN) if first else OWN
    picked = first.claims_of(preset) if first else ()
    return replace(known, chosen=first, preset_id=preset, picked=picked)


def offer(kind: str = "offered", **facts: Any) -> Presentation:
    """The licence's code, and what became of it."""
    who = {} if kind in ("offered", "cancelled") else {
        "verifier_id": "traffic_police", "purpose_id": "licence_check",
        "asked": ("full_name", "drives_class_b"),
    }  # fmt: skip
    given: dict[str, Any] = {
        "id": specimen_id(9),
        "document_id": LICENCE.id,
        "type_id": LICENCE.type_id,
        "claims": ("full_name", "drives_class_b"),
        "preset_id": "drives_class_b",
        "state": kind,
        "offered_at": NOW,
        "seconds_left": 47,
        "decided_at": None if kind in ("offered", "scanned", "expired") else NOW,
        **who,
        **facts,
    }
    return Presentation(**given)


def shown(kind: str = "offered", before: PresentState | None = None, **facts: Any) -> PresentState:
    """A code of the licence, read or not."""
    return replace(
        before or state(LICENCE, VEHICLE, HEALTH), mode="code", link=LINK, seconds_left=47,
        lasts=60, offer=offer(kind, **facts),
    )  # fmt: skip


USUAL = state(LICENCE, ENDED, VEHICLE, HEALTH)
CODE = shown()
_MORE = ("number", "full_name", "class", "expires_on", "drives_class_b")

PREVIEWS: dict[str, PresentState] = {
    "usual": USUAL,
    "over_18": state(CARD, LICENCE, HEALTH),
    "own_choice": replace(USUAL, preset_id=OWN, picked=("full_name", "class"), slow=True),
    "nothing_picked": replace(USUAL, preset_id=OWN, picked=()),
    "expired_today": state(LICENCE, ENDED, VEHICLE, rules=TODAY),
    "passcode": replace(USUAL, asking=True, entry=PasscodeEntry(digits="123")),
    "making": replace(USUAL, doing="start"),
    "not_made": replace(USUAL, fault=Fault("start", "error.rejected.internal")),
    "code": CODE,
    "last_seconds": replace(CODE, seconds_left=4),
    "slow_code": replace(CODE, slow=True, seconds_left=287, lasts=300),
    "run_out": replace(CODE, seconds_left=0),
    "checking": replace(shown("scanned"), doing="answer"),
    "asked": replace(
        shown("scanned", verifier_id="river_rentals", purpose_id="rental"), asks_first=True
    ),
    "asked_more": replace(shown("scanned", asked=_MORE), asks_first=True, seconds_left=112),
    "unsent": replace(shown("scanned"), fault=Fault("answer", "error.offline", offline=True)),
    "answered": shown("answered"),
    "declined": shown("declined"),
    "cancelled": shown("cancelled"),
    "lapsed": shown("expired"),
    "refused_ended": shown("refused", refusal="document_ended"),
    "refused_too_much": shown("refused", refusal="asks_too_much", asked=_MORE),
    "refused_unregistered": shown(
        "refused", refusal="unregistered", verifier_id="quick_loans", purpose_id="loan"
    ),
    "refused_not_proved": shown("refused", refusal="bad_signature"),
    "taken_away": replace(USUAL, taken_away=True),
    "locked": replace(USUAL, locked=True, chosen=None),
    "held_and_revoked": state(
        CARD,
        specimen("driving_licence", 8, restrictions=(restricted("held", "traffic_offence"),)),
        specimen(
            "passport", 9, fields={}, restrictions=(restricted("revoked", "issued_by_mistake"),)
        ),
    ),
    "none_presentable": state(ENDED),
    "offline": replace(USUAL, online=False),
    "face": replace(USUAL, mode="face", online=False, seconds_left=47, lasts=60),
    "face_long_name": replace(state(_LONG), mode="face", seconds_left=60, lasts=60),
    "masked": replace(USUAL, mode="masked", lasts=60),
    "not_refreshed": replace(USUAL, fault=Fault("refresh", "error.rejected.internal")),
    "empty": PresentState(phase=Phase.EMPTY),
    "loading": PresentState(),
    "failed": PresentState(
        phase=Phase.FAILED, online=False, fault=Fault("refresh", "error.offline", offline=True)
    ),
}
