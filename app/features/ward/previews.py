"""A ward in its states, for the gallery and the tests."""

from dataclasses import replace
from datetime import date

import msgspec

from app.features.ward.view_model import WardState
from app.runtime.view_model import Phase
from app.shared.rules.standing import standing_of
from app.shared.rulesets import rule_set
from app.testing.samples import a_ward
from app.testing.specimens import specimen

_NAM = a_ward()
_BAO = msgspec.structs.replace(
    _NAM, full_name="Phạm Gia Bảo", own_from=date(2030, 4, 5), born_on=date(2016, 4, 5),
    holder_id="b" * 32,
)  # fmt: skip
_NHIEN = msgspec.structs.replace(_BAO, full_name="Phạm An Nhiên", holder_id="c" * 32)
_RULES = rule_set("draft_2025_10")
_DAY = date(2025, 10, 15)
_HELD = (
    specimen("identity_card", ends="2036-10-16"),
    specimen("health_insurance", ends="2025-10-01"),
    specimen("birth_certificate"),
)
_EVE = WardState(
    phase=Phase.CONTENT,
    ward=_NAM,
    documents=tuple((one, standing_of(one, _DAY, _RULES)) for one in _HELD),
    known=True,
    full_name="Đỗ Thị Vân",
    wards=((_NAM, 1),),
    rules=_RULES.id,
    today=_DAY,
)
PREVIEWS: dict[str, WardState] = {
    "eve_of_14": _EVE,
    "years_left": replace(
        _EVE, ward=_BAO, wards=((_BAO, None), (_NHIEN, None)), full_name="Phạm Thu Lan"
    ),
    "nothing": replace(_EVE, documents=()),
    "of_age": replace(_EVE, phase=Phase.EMPTY, documents=(), today=date(2025, 10, 16)),
    "not_proven": replace(
        _EVE, phase=Phase.EMPTY, documents=(), ward=msgspec.structs.replace(_NAM, proof="given")
    ),
    "loading": WardState(),
    "failed": WardState(phase=Phase.FAILED, fault_key="error.offline"),
}
