"""A lost phone in its states, for the gallery and the tests."""

from dataclasses import replace

from app.features.lost_phone.view_model import LostPhoneState
from app.runtime.passcode_entry import PasscodeEntry
from app.shared.contract.devices import LostPhone
from app.shared.identity import NumberFault
from app.testing.samples import STORY

_BEFORE = LostPhoneState(rules="draft_2025_10")
_KNOWN = replace(_BEFORE, number="000196000009", known=True)
PREVIEWS: dict[str, LostPhoneState] = {
    "before": _BEFORE,
    "number": replace(_BEFORE, number="000196000009"),
    "too_short": replace(_BEFORE, number="00019600000", fault=NumberFault("too_short", 1)),
    "known": _KNOWN,
    "here": replace(_KNOWN, here=True),
    "passcode": replace(_KNOWN, asking=True, entry=PasscodeEntry(digits="471")),
    "reporting": replace(_KNOWN, asking=True, entry=PasscodeEntry(digits="471902", busy=True)),
    "done": replace(_KNOWN, lost=LostPhone(device="L• L•• 1•", locked_at=STORY)),
    "done_none": replace(_KNOWN, lost=LostPhone(device=None, locked_at=STORY)),
    "offline": replace(_KNOWN, online=False, fault_key="lost_phone.offline"),
}
