"""A child's document in its states, for the gallery and the tests."""

from dataclasses import replace
from datetime import date

from app.features.ward_document.view_model import WardDocumentState
from app.runtime.view_model import Phase
from app.shared.rules.standing import standing_of
from app.shared.rulesets import rule_set
from app.testing.samples import a_ward
from app.testing.specimens import specimen

_NAM = a_ward()
_DAY = date(2025, 10, 15)


def _shown(type_id: str, ends: str | None, rules: str) -> WardDocumentState:
    held = specimen(type_id, ends=ends)
    return WardDocumentState(
        phase=Phase.CONTENT,
        ward=_NAM,
        document=held,
        standing=standing_of(held, _DAY, rule_set(rules)),
        rules=rules,
    )


_CARD = _shown("identity_card", "2036-10-16", "draft_2025_10")
PREVIEWS: dict[str, WardDocumentState] = {
    "card": _CARD,
    "renewable": replace(_shown("health_insurance", "2025-12-31", "draft_2025_10"), may_renew=True),
    "revealed": replace(_CARD, revealed=_CARD.maskable),
    "birth_certificate": _shown("birth_certificate", None, "draft_2025_10"),
    "hidden": _shown("health_insurance", "2025-10-01", "draft_2025_10"),
    "expired": _shown("health_insurance", "2025-10-01", "decree_69_2024"),
    "withheld": replace(
        _CARD,
        phase=Phase.FAILED,
        document=None,
        standing=None,
        withheld=True,
        fault_key="error.rejected.guardian_refused",
    ),
    "of_age": replace(_CARD, phase=Phase.EMPTY, document=None, standing=None),
    "loading": WardDocumentState(),
    "failed": WardDocumentState(phase=Phase.FAILED, ward=_NAM, fault_key="error.offline"),
}
