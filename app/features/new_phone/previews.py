"""A new phone in its states, for the gallery and the tests."""

from dataclasses import replace

from app.features.new_phone.view_model import NewPhoneState
from app.shared.contract.devices import WayOffer
from app.testing.samples import a_device_link

_OPEN = NewPhoneState(
    personal_number="000196000009",
    link=a_device_link(),
    chosen="card",
    seconds_left=581,
    rules="draft_2025_10",
)
_WAITING = replace(
    _OPEN,
    link=a_device_link(state="waiting", way="old_device", number="47"),
    chosen="old_device",
    seconds_left=502,
)
_CARD_ENDED = a_device_link(
    ways=(WayOffer(way="old_device"), WayOffer(way="card", shut="card_ended"),
          WayOffer(way="in_person"))
)  # fmt: skip
_NOT_READ = replace(_OPEN, reading=True, fault_key="error.rejected.card_not_read")
PREVIEWS: dict[str, NewPhoneState] = {
    "open": _OPEN,
    "today": replace(_OPEN, rules="decree_69_2024"),
    "copy_deleted": replace(_OPEN, copy_deleted=True),
    "card_ended": replace(_OPEN, link=_CARD_ENDED, chosen="old_device"),
    "no_device": replace(
        _OPEN,
        link=a_device_link(
            device=None,
            ways=(WayOffer(way="old_device", shut="no_device"), WayOffer(way="card"),
                  WayOffer(way="in_person")),
        ),
    ),
    "locked": replace(
        _OPEN,
        link=a_device_link(
            locked=True,
            ways=(WayOffer(way="old_device", shut="account_locked"),
                  WayOffer(way="card", shut="card_tries"), WayOffer(way="in_person")),
        ),
        chosen="in_person",
        rules="decree_69_2024",
    ),
    "reading": replace(_OPEN, reading=True),
    "reading_busy": replace(_OPEN, reading=True, busy=True),
    "not_read": replace(_NOT_READ, fault_values={"reason": "no_match", "tries_left": 2}),
    "unreadable": replace(_NOT_READ, fault_values={"reason": "unreadable", "tries_left": 1}),
    "waiting": _WAITING,
    "waiting_soon_over": replace(_WAITING, seconds_left=42),
    "waiting_offline": replace(_WAITING, online=False),
    "counter": replace(
        _WAITING, link=a_device_link(state="waiting", way="in_person", number="83")
    ),
    "refused": replace(
        _OPEN,
        link=a_device_link(
            state="refused",
            way="old_device",
            ways=(WayOffer(way="old_device", shut="refused"), WayOffer(way="card"),
                  WayOffer(way="in_person")),
        ),
    ),
    "turned_away": replace(
        _OPEN, link=a_device_link(state="refused", way="in_person"), chosen="card"
    ),
    "overtaken": replace(_OPEN, link=a_device_link(state="overtaken")),
    "coming_in": replace(_OPEN, coming_in=True, link=a_device_link(state="linked")),
    "over": replace(_OPEN, over=True),
    "offline": replace(_OPEN, online=False, fault_key="error.offline"),
}  # fmt: skip
