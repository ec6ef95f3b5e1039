"""How a screen is named where the draft speaks of it, and how it looks just now."""

from typing import TYPE_CHECKING

from app.runtime.destinations import (
    Abroad,
    AccessLog,
    Benefits,
    Destination,
    Eligibility,
    Home,
    Payments,
    Present,
    Routing,
    Wallet,
)
from app.shared.draft import ScreenState
from app.shared.rules.standing import standing_of

if TYPE_CHECKING:
    from app.container import Container

OPENED: dict[str, Destination] = {
    type(one).__name__: one
    for one in (
        Home(), Wallet(), Present(), Benefits(), Eligibility(), Abroad(), Payments(), Routing(),
        AccessLog(),
    )
}  # fmt: skip
"""Screens that an article changes and that open by themselves; the others stand on one document."""


def screen_state(app: "Container") -> ScreenState:
    """How screens look now, in one word out of a few: nothing of what is on them."""
    if not app.api.online:
        return "offline"
    held, day = app.documents.stored(), app.clock.day()
    rules = app.policy.rules
    hidden = any(
        not standing_of(one, day, rules).values_shown for one in (held.documents if held else ())
    )
    return "document_hidden" if hidden else "usual"
