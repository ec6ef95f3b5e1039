"""Locking one's own account in its states, for the gallery and the tests."""

from dataclasses import replace

from app.features.lock_account.view_model import LockAccountState
from app.runtime.passcode_entry import PasscodeEntry

_BEFORE = LockAccountState(rules="draft_2025_10")
PREVIEWS: dict[str, LockAccountState] = {
    "before": _BEFORE,
    "today": replace(_BEFORE, rules="decree_69_2024"),
    "passcode": replace(_BEFORE, asking=True, entry=PasscodeEntry(digits="471")),
    "locking": replace(_BEFORE, asking=True, entry=PasscodeEntry(digits="471902", busy=True)),
    "offline": replace(_BEFORE, online=False, fault_key="error.offline"),
}
