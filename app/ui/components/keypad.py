"""The keypad of the passcode: twelve large keys, and the dots that say how many digits are in."""

from collections.abc import Callable

from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty

from app.ui.block import Block
from app.ui.components.field import BACKSPACE
from app.ui.context import ui
from app.ui.painter import Painter
from app.ui.theme import radius, size, tokens

_DIGIT_GROWTH = 1.3  # the keys are large already


class PasscodeDots(Block):
    """
    How many of the six digits are in, and one line below.

    Attributes:
        label, note: Above and below the dots.
        filled, total: How many.
        wrong: The last passcode was not right.
    """

    label = StringProperty("")
    note = StringProperty("")
    filled = NumericProperty(0)
    total = NumericProperty(6)
    wrong = BooleanProperty(False)

    def draw(self, p: Painter, width: float) -> float:
        """Label, dots, note."""
        return draw_dots(
            p, 0, width, self.label, self.note, int(self.filled), int(self.total), wrong=self.wrong
        )


def draw_dots(
    p: Painter,
    y: float,
    width: float,
    label: str,
    note: str,
    filled: int,
    total: int,
    *,
    wrong: bool,
) -> float:
    """The dots in the middle of ``width``; returns the height in dp."""
    start = y
    if label:
        y += p.text(label, 0, y, width, style="label", align="center") + 14
    side, step = 18.0, 38.0
    x = (width - step * (total - 1) - side) / 2
    for at in range(total):
        if at < filled:
            p.disc(x + at * step, y, side, "primary")
        else:
            p.circle(x + at * step, y, side, "error" if wrong else "line_strong", 1.75)
    spoken = ui.tr("spoken.digits_in", filled=filled, total=total)
    p.target(x, y, step * total, side, None, spoken, role="text")
    y += side
    if note:
        y += 14
        ink, weight = ("error", 600) if wrong else ("text_2", 400)
        y += p.text(note, 0, y, width, style="caption", colour=ink, weight=weight, align="center")
    return y - start


class Keypad(Block):
    """
    Keys 0 to 9 and erase; the keyboard's digits and Backspace do the same.

    Attributes:
        digit: Called with a digit's text.
        erase: Called to take the last one back.
        enabled: While waiting or busy the keys rest.
    """

    digit: Callable[[str], object] | None = ObjectProperty(None, allownone=True)
    erase: Callable[[], object] | None = ObjectProperty(None, allownone=True)
    enabled = BooleanProperty(True)

    def draw(self, p: Painter, width: float) -> float:
        """Four rows of three."""
        return draw_keys(p, 0, width, self._take, self._take_back, enabled=self.enabled)

    def type_text(self, text: str) -> bool:
        """Digits typed on a keyboard are keys pressed."""
        if not self.visible:
            return False
        for letter in text:
            if letter in "0123456789":
                self._take(letter)
        return True

    def press_key(self, key: int) -> bool:
        """Backspace erases."""
        if key == BACKSPACE and self.visible:
            self._take_back()
            return True
        return False

    def _take(self, digit: str) -> None:
        if self.enabled and self.digit is not None:
            self.digit(digit)

    def _take_back(self) -> None:
        if self.enabled and self.erase is not None:
            self.erase()


def draw_keys(
    p: Painter,
    y: float,
    width: float,
    press: Callable[[str], object],
    erase: Callable[[], object],
    *,
    enabled: bool,
) -> float:
    """The keypad at ``y`` in the middle of ``width``; returns its height in dp."""
    wide, tall = (float(part) for part in tokens()["size"]["key"])
    gap = 10.0
    wide = min(wide, (width - gap * 2) / 3)
    left = (width - wide * 3 - gap * 2) / 2
    start = y
    ink = "text" if enabled else "text_3"
    high = p.line_height("title") * min(1, _DIGIT_GROWTH / p.scale)
    for at, key in enumerate("123456789 0<"):
        x, top = left + at % 3 * (wide + gap), start + at // 3 * (tall + gap)
        if key == " ":
            continue
        if key == "<":
            side = 28.0
            p.icon("backspace-outline", x + (wide - side) / 2, top + (tall - side) / 2, side, ink)
            p.target(x, top, wide, tall, erase, ui.tr("keypad.erase"), role="key", enabled=enabled)
            continue
        fill = "surface" if enabled else "surface_3"
        p.panel(
            x, top, wide, tall, corner=radius("md"), fill=fill, shadow="e1" if enabled else None
        )
        p.text(
            key,
            x + wide / 2,
            top + (tall - high) / 2,
            style="title",
            weight=600,
            colour=ink,
            align="center",
            most=_DIGIT_GROWTH,
            spoken=False,
        )
        p.target(x, top, wide, tall, lambda k=key: press(k), key, role="key", enabled=enabled)
    return 4 * tall + 3 * gap


def key_height() -> float:
    """Height of one key in dp."""
    return float(tokens()["size"]["key"][1]) or size("field")
