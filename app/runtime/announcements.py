"""Short words over whatever screen is shown, with a way back where there is one."""

from collections.abc import Callable
from typing import Any

import msgspec


class Announcement(msgspec.Struct, frozen=True):
    """
    One toast.

    Attributes:
        key, values: Its words in the catalogue.
        undo: Takes the deed back, or leads to where it is answered; None where there is no way.
        label: Key of that way's words.
    """

    key: str
    values: dict[str, Any] = msgspec.field(default_factory=dict)
    undo: Callable[[], None] | None = None
    label: str = "toast.undo"


class Announcements:
    """Where view-models say that something was done; the phone shows the newest."""

    def __init__(self) -> None:
        self._listeners: list[Callable[[Announcement], None]] = []

    def tell(
        self,
        key: str,
        undo: Callable[[], None] | None = None,
        label: str = "toast.undo",
        **values: Any,
    ) -> None:
        """Say it, on the interface's thread."""
        announcement = Announcement(key, values, undo, label)
        for listener in list(self._listeners):
            listener(announcement)

    def subscribe(self, listener: Callable[[Announcement], None]) -> Callable[[], None]:
        """Be told; call the answer to be told no more."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)
