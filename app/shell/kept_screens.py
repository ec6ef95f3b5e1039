"""The screens that a phone keeps for when one comes back to them, the least used dropped first."""

from collections import OrderedDict

from app.ui.bound_screen import BoundScreen
from app.ui.kv import unbind

_MOST = 24


class KeptScreens:
    """By destination; what is dropped is let go of entirely."""

    def __init__(self) -> None:
        self._by_destination: OrderedDict[object, BoundScreen] = OrderedDict()

    def find(self, destination: object) -> BoundScreen | None:
        """The one kept for a destination, which is then the last to be dropped."""
        screen = self._by_destination.get(destination)
        if screen is not None:
            self._by_destination.move_to_end(destination)
        return screen

    def keep(self, destination: object, screen: BoundScreen, shown: object) -> None:
        """One more; where they are too many the oldest goes, but never the one ``shown``."""
        self._by_destination[destination] = screen
        while len(self._by_destination) > _MOST:
            oldest = next(key for key in self._by_destination if key != shown)
            unbind(self._by_destination.pop(oldest))

    def clear(self) -> None:
        """Drop all."""
        for screen in self._by_destination.values():
            unbind(screen)
        self._by_destination.clear()
