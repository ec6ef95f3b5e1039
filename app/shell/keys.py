"""
Keyboard and switches: Tab moves a ring, Enter and Space press, Escape goes back, Alt and a digit
picks a tab.
"""

from typing import TYPE_CHECKING, Any

from app.ui.block import Block, targets_of
from app.ui.body import Body
from app.ui.components.sheet import Sheet
from app.ui.context import ui
from app.ui.painter import Target

if TYPE_CHECKING:
    from app.shell.phone import Phone
    from app.shell.toast import FocusRing

TAB, ENTER, KEYPAD_ENTER, ESCAPE, SPACE = 9, 13, 271, 27, 32
_DIGITS = range(ord("1"), ord("6"))
_PASTE = ord("v")


class Keys:
    """What the keyboard does on one phone."""

    def __init__(self, phone: "Phone", ring: "FocusRing") -> None:
        self._phone, self._ring = phone, ring
        self._at: tuple[Block, int] | None = None

    def clear(self) -> None:
        """Nothing has the focus: a finger came, or another screen."""
        self._at = None
        self.place_ring()

    def key(self, key: int, modifiers: list[str]) -> bool:
        """One key went down; whether it was used."""
        if "alt" in modifiers and key in _DIGITS:
            return self._phone.choose_tab_at(key - ord("0"))
        if key == _PASTE and ("ctrl" in modifiers or "meta" in modifiers):
            return self.text(self._phone.container.clipboard.paste())
        if key == TAB:
            return self._move(-1 if "shift" in modifiers else 1)
        if self._at is not None and key in (ENTER, KEYPAD_ENTER, SPACE):
            return self._act()
        if any(block.press_key(key) for block in self._listening("press_key")):
            return True
        return key == ESCAPE and self._phone.container.navigator.back()

    def text(self, text: str) -> bool:
        """Something was typed; whether it was used."""
        if text == " " and self._at is not None:
            return False
        return any(block.type_text(text) for block in self._listening("type_text"))

    def _listening(self, verb: str) -> list[Any]:
        screen = self._phone.screen
        if screen is None:
            return []
        blocks = [block for block in screen.walk(restrict=True) if hasattr(block, verb)]
        blocks = [
            block for block in blocks if block.visible
        ]  # a field out of sight keeps its focus
        sheets = [block for block in blocks if isinstance(block, Sheet)]
        return sheets or [block for block in blocks if not isinstance(block, Sheet)]

    def _targets(self) -> list[tuple[Block, Target]]:
        found = [pair for pair in targets_of(self._phone) if pair[1].act is not None]
        sheets = [pair for pair in found if isinstance(pair[0], Sheet)]
        return sheets or found

    def _move(self, step: int) -> bool:
        pairs = self._targets()
        if not pairs:
            return False
        now = -1 if step > 0 else 0
        if self._at is not None:
            block, index = self._at
            own = [at for at, pair in enumerate(pairs) if pair[0] is block]
            now = own[min(index, len(own) - 1)] if own else now
        at = (now + step) % len(pairs)
        block, target = pairs[at]
        self._at = (block, [pair for pair in pairs if pair[0] is block].index(pairs[at]))
        if isinstance(block.parent, Body):
            block.parent.reveal(block, target.y, target.y + target.height)
        elif isinstance(block, Sheet):
            block.reveal(target.y, target.y + target.height)
        self.place_ring()
        return True

    def _focused(self) -> tuple[Block, Target] | None:
        if self._at is None:
            return None
        block, index = self._at
        own = [target for target in block.targets if target.act is not None]
        return (block, own[index]) if index < len(own) else None

    def _act(self) -> bool:
        focused = self._focused()
        if focused is None:
            return False
        focused[0].act(focused[1])
        return True

    def place_ring(self) -> None:
        """Put the ring around what has the focus."""
        focused = self._focused()
        if focused is None:
            self._ring.frame = (0, 0, 0, 0)
            self._ring.arrange(1)
            return
        block, target = focused
        left, bottom, wide, tall = block.frame_of(target)
        x, y = self._phone.to_widget(left, bottom)
        density = ui.density
        self._ring.frame = (0, 0, wide / density, tall / density)
        self._ring.corner = min(target.corner, tall / density / 2)
        self._ring.arrange(1)
        self._ring.place(x, y + tall)
