"""A sheet from below over the whole phone: one question, its consequence, and the ways out."""

from collections.abc import Callable
from typing import Any

from kivy.properties import (
    BooleanProperty,
    ListProperty,
    NumericProperty,
    ObjectProperty,
    StringProperty,
)

from app.ui.block import Block
from app.ui.components.bars import Action
from app.ui.components.field import BACKSPACE, ESCAPE
from app.ui.components.keypad import draw_dots, draw_keys
from app.ui.components.parts import button, tile
from app.ui.components.rows import Row, draw_row
from app.ui.context import ui
from app.ui.painter import Painter
from app.ui.theme import radius, space

_ABOVE = 24.0  # dp of the screen left above a sheet
_SLOP, _WHEEL = 10, 72  # dp, as in the body of a screen


class Sheet(Block):
    """
    A question over the screen; a tap beside it or Escape is the harmless answer.

    Shown by state: ``visible: root.state.confirming``. The screen gives it the whole phone. What is
    higher than the phone, as at large text, scrolls by finger and wheel.

    Attributes:
        title, text: What is asked and what follows.
        icon, tone: A mark over the title.
        rows: Rows between text and actions.
        actions: From top to bottom; the harmless one last.
        shut: Closes it.
        room: Height of the phone in dp, set by the screen.
        offset: How far it is scrolled, in dp.
    """

    title = StringProperty("")
    text = StringProperty("")
    icon = StringProperty("")
    tone = StringProperty("primary")
    rows: list[Row] = ListProperty([])
    actions: list[Action] = ListProperty([])
    shut: Callable[[], object] | None = ObjectProperty(None, allownone=True)
    room = NumericProperty(0)
    offset = NumericProperty(0)
    bleed = True

    def __init__(self, **kwargs: Any) -> None:
        self._furthest = 0.0
        super().__init__(**kwargs)
        self.fbind("visible", self._begin)

    def _begin(self, *_: object) -> None:
        """Each time it is shown it begins at its top."""
        self.offset = 0

    def draw(self, p: Painter, width: float) -> float:
        """Drawn twice: once aside to learn its height, then at the bottom of the phone."""
        aside = Painter(_Nowhere())
        high = self._content(aside, 0, width)
        height = max(self.room, 1)
        covered = getattr(self.parent, "covered", 0) / p.density
        above = covered + _ABOVE if high <= height - covered - _ABOVE else covered
        self._furthest = max(0.0, high - (height - above))
        p.rect(0, 0, width, height, "scrim")
        p.target(0, 0, width, max(0, height - high), self.shut, ui.tr("sheet.shut"), corner=0)
        top = max(above, height - high)
        p.panel(
            0,
            top,
            width,
            height - top + radius("sheet"),
            corner=radius("sheet"),
            fill="surface",
            shadow="e3",
        )
        p.rect(0, height, width, radius("sheet"), "surface")
        self._content(p, top - min(self.offset, self._furthest), width)
        return height

    def _content(self, p: Painter, y: float, width: float) -> float:
        """Everything on the sheet from ``y``; returns its height in dp."""
        start, margin = y, space("x5")
        inner = width - margin * 2
        p.panel(width / 2 - 20, y + 8, 40, 4, corner=2, fill="surface_3")
        y += 28
        if self.icon:
            tile(p, margin, y, 48, self.icon, self.tone)
            y += 60
        if self.title:
            y += p.text(self.title, margin, y, inner, style="heading") + 6
        if self.text:
            y += p.text(self.text, margin, y, inner, colour="text_2") + 8
        for row in self.rows:
            y += draw_row(p, y, width, row)
        y += self.draw_extra(p, y, width)
        y += 8
        for action in self.actions:
            y += button(
                p,
                margin,
                y,
                inner,
                action.label,
                action.act,
                kind=action.kind,
                icon=action.icon,
                busy=action.busy,
                enabled=action.enabled,
            )
            y += space("x2")
        return y + space("x3") - start

    def draw_extra(self, p: Painter, y: float, width: float) -> float:
        """What a kind of sheet adds between words and actions; returns its height."""
        del p, y, width
        return 0.0

    def press_key(self, key: int) -> bool:
        """Escape shuts."""
        if self.visible and key == ESCAPE and self.shut is not None:
            self.shut()
            return True
        return self.visible

    def reveal(self, top: float, bottom: float) -> None:
        """Scroll so that this part (dp from the block's top) is in sight, at once."""
        below, above = bottom + space("x3") - self.room, _ABOVE * 2 - top
        if below > 0:
            self._scroll_by(below)
        elif above > 0:
            self._scroll_by(-above)
        self.arrange(self.width)

    def _scroll_by(self, distance: float) -> None:
        self.offset = max(0.0, min(self.offset + distance, self._furthest))

    def on_touch_down(self, touch: Any) -> bool:
        """Nothing below is tapped through it; the wheel scrolls."""
        if not self.visible:
            return False
        if touch.is_mouse_scrolling:
            self._scroll_by(_WHEEL if touch.button == "scrollup" else -_WHEEL)
            return True
        touch.ud["sheet_from"] = touch.y
        super().on_touch_down(touch)
        if not any(held() is self for held in touch.grab_list):
            touch.grab(self)
        return True

    def on_touch_move(self, touch: Any) -> bool:
        """Scroll once the finger has left the slop."""
        if touch.grab_current is self and self._furthest:
            moved = touch.y - touch.ud["sheet_from"]
            if not touch.ud.get("dragging") and abs(moved) > _SLOP * ui.density:
                touch.ud["dragging"] = True
            if touch.ud.get("dragging"):
                self._scroll_by(touch.dy / ui.density)
        return super().on_touch_move(touch)


class PasscodeSheet(Sheet):
    """
    Asks for the passcode again, for exactly one deed.

    Attributes:
        filled: Digits in.
        note: Tries left, or the time to wait.
        wrong, busy: The last one was wrong; the server is being asked.
        digit, erase: Called by keys and keyboard.
    """

    filled = NumericProperty(0)
    note = StringProperty("")
    wrong = BooleanProperty(False)
    busy = BooleanProperty(False)
    digit: Callable[[str], object] | None = ObjectProperty(None, allownone=True)
    erase: Callable[[], object] | None = ObjectProperty(None, allownone=True)

    def draw_extra(self, p: Painter, y: float, width: float) -> float:
        """Dots and keys."""
        high = 8 + draw_dots(p, y + 8, width, "", self.note, int(self.filled), 6, wrong=self.wrong)
        high += 18
        return (
            high
            + draw_keys(p, y + high, width, self._take, self._take_back, enabled=not self.busy)
            + 8
        )

    def type_text(self, text: str) -> bool:
        """Digits typed on a keyboard are keys pressed."""
        if not self.visible:
            return False
        for letter in text:
            if letter in "0123456789":
                self._take(letter)
        return True

    def press_key(self, key: int) -> bool:
        """Backspace erases, Escape shuts."""
        if self.visible and key == BACKSPACE:
            self._take_back()
            return True
        return super().press_key(key)

    def _take(self, digit: str) -> None:
        if not self.busy and self.digit is not None:
            self.digit(digit)

    def _take_back(self) -> None:
        if not self.busy and self.erase is not None:
            self.erase()


class _Nowhere:
    """Takes instructions and draws none: measuring is drawing into nothing."""

    def add(self, _: object) -> None:
        """Forget it."""
