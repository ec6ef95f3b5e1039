"""The lock screen in its states, for the gallery and the tests."""

from dataclasses import replace
from datetime import UTC, date, datetime

from app.features.locked.view_model import LockedState
from app.runtime.view_model import Phase

_TYPES = (
    "identity_card", "residence", "driving_licence", "vehicle_registration",
    "health_insurance", "social_insurance",
)  # fmt: skip
EXPIRED = LockedState(
    phase=Phase.CONTENT,
    ground="identity_expired",
    since=datetime(2025, 10, 14, 17, tzinfo=UTC),
    ended_on=date(2025, 10, 14),
    type_ids=_TYPES,
    rule_set_id="decree_69_2024",
    rule_id="identity_expiry_effect",
)
OWN_REQUEST = LockedState(
    phase=Phase.CONTENT,
    ground="own_request",
    real=True,
    since=datetime(2025, 10, 14, 14, 40, tzinfo=UTC),
    type_ids=_TYPES[:4],
    rule_set_id="draft_2025_10",
    rule_id="account_lock_grounds",
)

PREVIEWS: dict[str, LockedState] = {
    "expired_today": EXPIRED,
    "passport_today": replace(
        EXPIRED, identity_type="passport", rule_id="passport_expiry_effect", type_ids=("passport",)
    ),
    "offices": replace(EXPIRED, explaining=True),
    "signing_out": replace(EXPIRED, confirming=True),
    "leaving": replace(EXPIRED, confirming=True, leaving=True),
    "own_request": OWN_REQUEST,
    "unlock": replace(OWN_REQUEST, explaining=True),
    "reading": replace(OWN_REQUEST, reading=True),
    "unlocking": replace(OWN_REQUEST, reading=True, unlocking=True),
    "not_read": replace(OWN_REQUEST, reading=True, fault_key="error.rejected.card_not_read"),
    "breach_of_terms": replace(OWN_REQUEST, ground="breach_of_terms"),
    "death": replace(OWN_REQUEST, ground="death"),
    "authority_order": replace(OWN_REQUEST, ground="authority_order"),
    "card_held_and_expired": replace(
        OWN_REQUEST, ground="card_revoked_or_held", also_expired=True, ended_on=date(2025, 10, 14)
    ),
    "loading": LockedState(),
}
