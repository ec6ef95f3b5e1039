"""Boxes for a code of a few digits: typed, pasted, or filled in from a message."""

from collections.abc import Callable

from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty

from app.ui.block import Block
from app.ui.components.field import BACKSPACE
from app.ui.context import ui
from app.ui.painter import Painter
from app.ui.theme import radius, tokens

_LARGE_ROW = 3
_GAP = 10.0


class OtpBoxes(Block):
    """
    One box a digit: a row, or rows of three at large text.

    Attributes:
        label: Spoken name.
        code: What is in.
        total: Digits of the code.
        note: One line below.
        wrong, busy: The last code was wrong; the server is being asked.
        changed: Called with what the code should become.
    """

    label = StringProperty("")
    code = StringProperty("")
    total = NumericProperty(6)
    note = StringProperty("")
    wrong = BooleanProperty(False)
    busy = BooleanProperty(False)
    changed: Callable[[str], object] | None = ObjectProperty(None, allownone=True)

    def draw(self, p: Painter, width: float) -> float:
        """Boxes, caret, note."""
        total = int(self.total)
        a_row = _LARGE_ROW if p.large else total
        least, tall = (float(part) for part in tokens()["size"]["otp_box"])
        wide = (width - _GAP * (a_row - 1)) / a_row if p.large else least
        gap = _GAP if p.large else (width - wide * total) / (total - 1)
        high = p.line_height("title")
        tall = max(tall, high + 16)
        for at in range(total):
            x, y = at % a_row * (wide + gap), at // a_row * (tall + _GAP)
            here = at == len(self.code) and not self.busy
            line = 2.5 if here or self.wrong else 1.5
            outline = "error" if self.wrong else "primary" if here else "line_strong"
            p.panel(x, y, wide, tall, corner=radius("md"), fill="surface", outline=outline, line=line)
            middle, top = x + wide / 2, y + (tall - high) / 2
            if at < len(self.code):
                p.text(self.code[at], middle, top, style="title", weight=600, align="center")
            elif here:
                p.rect(middle - 1, top + 4, 2, high - 8, "primary")
        rows = -(-total // a_row)
        height = rows * tall + (rows - 1) * _GAP
        spoken = ui.tr("spoken.digits_in", filled=len(self.code), total=total)
        p.target(0, 0, width, height, None, f"{self.label}. {spoken}", role="field")
        if self.note:
            ink, weight = ("error", 600) if self.wrong else ("text_2", 400)
            height += 10
            height += p.text(
                self.note, 0, height, width, style="label", weight=weight, colour=ink
            )
        return height

    def type_text(self, text: str) -> bool:
        """Digits typed or pasted; after a wrong code they begin a new one."""
        if not self.visible or self.busy or self.changed is None:
            return False
        digits = "".join(letter for letter in text if letter in "0123456789")
        before = "" if self.wrong or len(digits) >= self.total else self.code
        if digits:
            self.changed((before + digits)[: int(self.total)])
        return True

    def press_key(self, key: int) -> bool:
        """Backspace takes the last digit back."""
        if key != BACKSPACE or not self.visible or self.busy or self.changed is None:
            return False
        self.changed(self.code[:-1])
        return True
