"""The page of one's own data in its states, for the gallery and the tests."""

from dataclasses import replace

from app.features.own_data.view_model import OwnDataState
from app.runtime.passcode_entry import PasscodeEntry

_WHOLE = OwnDataState()
_ASKING = replace(_WHOLE, asking="html")
PREVIEWS: dict[str, OwnDataState] = {
    "whole": _WHOLE,
    "hidden": replace(_WHOLE, hidden=1),
    "offline": replace(_WHOLE, online=False),
    "asking": _ASKING,
    "making": replace(_ASKING, entry=PasscodeEntry(digits="471902", busy=True)),
    "saved": replace(_WHOLE, saved="exports/own-data-2025-10-15.html"),
    "failed": replace(_WHOLE, fault_key="error.rejected.grant_refused"),
}
