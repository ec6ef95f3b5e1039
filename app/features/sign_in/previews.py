"""Sign-in in its states, for the gallery and the tests."""

from dataclasses import replace

from app.features.sign_in.view_model import SignInState
from app.runtime.view_model import Phase
from app.shared.contract.session import SeededSignIn
from app.shared.identity import FaultKind, NumberFault

_NEW = SignInState(can_go_back=True)
_FILLED = replace(_NEW, number="000166004417", number_valid=True, entering_number=False, filled=4)
_RETURNING = SignInState(
    number="000085000001",
    number_valid=True,
    entering_number=False,
    remembered=True,
    full_name="Trần Minh Khôi",
)
_PEOPLE = (
    SeededSignIn(
        persona="khoi",
        personal_number="000085000001",
        passcode="240815",
        full_name="Trần Minh Khôi",
        born_on="1985-10-14",
        situation_vi="Thẻ căn cước hết hạn hôm qua, giấy tờ khác còn hạn",
        situation_en="Identity card ended yesterday, other documents are valid",
    ),
    SeededSignIn(
        persona="binh",
        personal_number="000073000010",
        passcode="319072",
        full_name="Đặng Quốc Bình",
        born_on="1973-02-03",
        situation_vi="Người đại diện của Công ty TNHH Cánh Diều",
        situation_en="Legal representative of Cánh Diều Company Limited",
    ),
)


def _fault(number: str, kind: FaultKind, count: int = 0) -> SignInState:
    return replace(_NEW, number=number, fault=NumberFault(kind, count))


PREVIEWS: dict[str, SignInState] = {
    "new": _NEW,
    "filled": _FILLED,
    "number_in": replace(_FILLED, entering_number=True, filled=0),
    "too_short": _fault("00016600441", "too_short", 1),
    "too_long": _fault("0001660044171", "too_long", 1),
    "letters": _fault("00016600441O", "letters"),
    "spaces": _fault("000 16 6004417", "spaces"),
    "full_width": _fault("０００１６６００４４１７", "full_width_digits"),
    "real_number": _fault("001166004417", "not_invented"),
    "sample": replace(_FILLED, filled=0, sample_passcode="240815"),
    "sample_changed": replace(_FILLED, filled=0, sample_passcode=""),
    "busy": replace(_FILLED, filled=6, busy=True),
    "wrong": replace(_FILLED, filled=0, wrong=True, tries_left=4),
    "wrong_last": replace(_FILLED, filled=0, wrong=True, tries_left=1),
    "waiting": replace(_FILLED, filled=0, wrong=True, wait_seconds=89),
    "unreachable": replace(
        _FILLED, filled=6, fault_key="error.offline", offline=True, can_retry=True
    ),
    "overloaded": replace(_FILLED, fault_key="error.rejected.overloaded", can_retry=True),
    "wiped": replace(_NEW, fault_key="sign_in.reactivate"),
    "returning": _RETURNING,
    "returning_busy": replace(_RETURNING, filled=6, busy=True),
    "returning_waiting": replace(_RETURNING, wrong=True, wait_seconds=899),
    "returning_long": replace(
        _RETURNING, full_name="Công Tằng Tôn Nữ Hoàng Thuỳ Dương Quỳnh Hương"
    ),
    "replaced": replace(_RETURNING, unlinked="replaced"),
    "unlinked": replace(_RETURNING, unlinked="unlinked"),
    "lost": replace(_RETURNING, unlinked="lost"),
    "forgotten": replace(_RETURNING, explaining=True),
    "people": replace(_NEW, choosing=True, people_phase=Phase.CONTENT, people=_PEOPLE),
    "people_loading": replace(_NEW, choosing=True),
    "people_failed": replace(
        _NEW, choosing=True, people_phase=Phase.FAILED, people_fault_key="error.offline"
    ),
}
