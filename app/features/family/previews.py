"""The family in its states, for the gallery and the tests."""

from dataclasses import replace
from datetime import date

import msgspec

from app.features.family.view_model import FamilyState
from app.runtime.view_model import Phase
from app.testing.samples import a_ward

_BAO = a_ward(
    full_name="Phạm Gia Bảo", born_on=date(2016, 4, 5), level=0, own_from=date(2030, 4, 5),
    level_2_from=date(2022, 4, 5),
)  # fmt: skip
_NHIEN = msgspec.structs.replace(
    _BAO, holder_id="b" * 32, full_name="Phạm An Nhiên", born_on=date(2021, 9, 12), may=(1,),
    own_from=date(2035, 9, 12), level_2_from=date(2027, 9, 12),
)  # fmt: skip
_NAM = msgspec.structs.replace(
    _BAO, full_name="Bùi Nhật Nam", born_on=date(2011, 10, 16), level=1,
    own_from=date(2025, 10, 16),
)  # fmt: skip
_LEO = msgspec.structs.replace(
    _BAO, full_name="Leo Nguyen-Hart", born_on=date(2018, 3, 27), kind="foreigner",
    relation="grandmother", proof="needed", controlled=False,
)  # fmt: skip
_LAN = FamilyState(
    phase=Phase.CONTENT, wards=(_BAO, _NHIEN), rules="draft_2025_10", today=date(2025, 10, 15)
)
_SAU = replace(_LAN, wards=(_LEO,))


def _leo(**changes: object) -> FamilyState:
    ward = msgspec.structs.replace(_LEO, **changes)
    return replace(_SAU, wards=(ward,), asking=ward.holder_id)


PREVIEWS: dict[str, FamilyState] = {
    "two_children": _LAN,
    "ask": replace(_LAN, asking=_BAO.holder_id),
    "level_1_only": replace(_LAN, asking=_NHIEN.holder_id),
    "under_way": replace(_LAN, under_way=((_BAO.holder_id, "c" * 32),), asking=_BAO.holder_id),
    "barred": replace(_LAN, asking=_BAO.holder_id, barred=("guardian_level", 2)),
    "eve_of_14": replace(_LAN, wards=(_NAM,)),
    "of_age": replace(
        _LAN,
        wards=(msgspec.structs.replace(_NAM, controlled=False),),
        asking=_NAM.holder_id,
        today=date(2025, 10, 16),
    ),
    "proof_needed": _leo(),
    "proof_given": _leo(proof="given"),
    "proof_refused": _leo(proof="refused"),
    "proving": replace(_leo(), proving=True),
    "not_eligible": _leo(proof="proven", controlled=True, may=()),
    "guarded": replace(_LAN, wards=(), guardians=("Đỗ Thị Vân",)),
    "empty": FamilyState(phase=Phase.EMPTY, rules="draft_2025_10"),
    "loading": FamilyState(),
    "failed": FamilyState(phase=Phase.FAILED, fault_key="error.offline"),
}
