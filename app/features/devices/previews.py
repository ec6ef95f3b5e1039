"""The account's phones in their states, for the gallery and the tests."""

from dataclasses import replace
from datetime import UTC, datetime

import msgspec

from app.features.devices.view_model import DevicesState
from app.runtime.passcode_entry import PasscodeEntry
from app.runtime.view_model import Phase
from app.shared.contract.devices import LinkedDevice
from app.testing.samples import STORY, an_approval, phones

_OWN = phones().devices[0]
_BEFORE = LinkedDevice(
    id="b" * 32,
    model="la_lua_12",
    way="seeded",
    this=False,
    linked_at=datetime(2024, 3, 2, 3, 15, tzinfo=UTC),
    unlinked_at=STORY,
    ended="replaced",
)
_ONE = DevicesState(
    phase=Phase.CONTENT, devices=(_OWN,), as_of=STORY, now=STORY, rules="draft_2025_10"
)
_ASKED = replace(_ONE, asked=(an_approval(),))
_TWO = (an_approval(), an_approval(id="c" * 32, model="hoa_cau_mini", number="83"))
PREVIEWS: dict[str, DevicesState] = {
    "one": _ONE,
    "earlier": replace(
        _ONE,
        devices=(
            msgspec.structs.replace(_OWN, way="card"),
            _BEFORE,
            msgspec.structs.replace(_BEFORE, id="d" * 32, model="hoa_cau_mini", ended="lost"),
            msgspec.structs.replace(_BEFORE, id="e" * 32, model="cat_vang_s", ended="unlinked"),
        ),
    ),
    "asked": _ASKED,
    "asked_twice": replace(_ONE, asked=_TWO),
    "refusing": replace(_ASKED, refusing=an_approval().id),
    "approve": replace(
        _ASKED, asking="approve", target=an_approval().id, entry=PasscodeEntry(digits="471")
    ),
    "approving": replace(
        _ASKED,
        asking="approve",
        target=an_approval().id,
        entry=PasscodeEntry(digits="471902", busy=True),
    ),
    "unlink": replace(_ONE, confirming=True),
    "unlink_passcode": replace(_ONE, asking="unlink", target=_OWN.id),
    "offline": replace(_ONE, online=False),
    "offline_deed": replace(_ASKED, online=False, fault_key="devices.offline"),
    "closed": replace(_ONE, fault_key="error.rejected.device_link_closed"),
    "loading": DevicesState(),
    "failed": DevicesState(phase=Phase.FAILED, fault_key="error.offline"),
}
