"""Choosing another passcode in its states, for the gallery and the tests."""

from dataclasses import replace

from app.features.passcode.view_model import PasscodeState
from app.runtime.passcode_entry import PasscodeEntry

_PRESENT = PasscodeState(rules="draft_2025_10")
_NEW = replace(_PRESENT, step="new")
_REPEAT = replace(_PRESENT, step="repeat", entry=PasscodeEntry(digits="7305"))
PREVIEWS: dict[str, PasscodeState] = {
    "present": _PRESENT,
    "guardians": replace(_PRESENT, lent=True),
    "wrong": replace(_PRESENT, entry=PasscodeEntry(wrong=True, tries_left=3)),
    "waiting": replace(_PRESENT, entry=PasscodeEntry(wrong=True, wait_seconds=90)),
    "checking": replace(_PRESENT, entry=PasscodeEntry(digits="471902", busy=True)),
    "new": _NEW,
    "weak_run": replace(_NEW, weak="runs"),
    "weak_birth": replace(_NEW, weak="birth_date"),
    "mismatch": replace(_NEW, mismatch=True),
    "repeat": _REPEAT,
    "not_reached": replace(
        _REPEAT, entry=PasscodeEntry(digits="730518", fault_key="error.offline")
    ),
    "too_late": replace(_PRESENT, fault_key="passcode.too_late"),
    "offline": replace(_PRESENT, online=False),
    "done": replace(_PRESENT, step="done"),
    "own": replace(_PRESENT, step="done", lent=True),
}
