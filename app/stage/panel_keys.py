"""The keyboard on the panel: as on the phone, tabs included, and Escape leads back to the phone."""

from collections.abc import Callable
from typing import Any

from app.shell.keys import ESCAPE, Keys
from app.shell.toast import FocusRing


class PanelKeys(Keys):
    """
    What the keyboard does while it is on the panel.

    Args:
        panel: Stands where the phone stands for the phone's keys.
        leave: Gives the keyboard back to the phone.
    """

    def __init__(self, panel: Any, ring: FocusRing, leave: Callable[[], object]) -> None:
        super().__init__(panel, ring)
        self._leave = leave

    def key(self, key: int, modifiers: list[str]) -> bool:
        """Escape shuts what is open, or leaves; everything else is as on the phone."""
        if key != ESCAPE:
            return super().key(key, modifiers)
        if not any(block.press_key(key) for block in self._listening("press_key")):
            self.clear()
            self._leave()
        return True
