"""A code of six digits, each in a box of its own, over one input that takes typing and pasting."""

from collections.abc import Callable

from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty

from app.ui.block import Block
from app.ui.components.field import BACKSPACE
from app.ui.context import ui
from app.ui.painter import Painter
from app.ui.theme import radius, tokens

_ENTER = (13, 271)


class OtpBoxes(Block):
    """
    Where a code goes; typed digits fill the boxes, a pasted code fills all of them.

    Attributes:
        label: What it is for; spoken.
        code: The digits that are in.
        total: How many there are.
        wrong: The last code was not right.
        expired: It can be used no more: dashes stand in the boxes.
        enabled: While the server is asked nothing changes.
        note: One line below: tries left, or how to go on.
        link, link_act: One thing to do about it, such as filling it in from a message.
        changed: Called with what the code should become.
        done: Called by Enter.
    """

    label = StringProperty("")
    code = StringProperty("")
    total = NumericProperty(6)
    wrong = BooleanProperty(False)
    expired = BooleanProperty(False)
    enabled = BooleanProperty(True)
    note = StringProperty("")
    link = StringProperty("")
    link_act: Callable[[], object] | None = ObjectProperty(None, allownone=True)
    changed: Callable[[str], object] | None = ObjectProperty(None, allownone=True)
    done: Callable[[], object] | None = ObjectProperty(None, allownone=True)

    def draw(self, p: Painter, width: float) -> float:
        """One row of boxes, two of three at large text; then the note and the link."""
        total, in_row = int(self.total), 3 if p.large else int(self.total)
        gap = 10.0
        wide, tall = (float(part) for part in tokens()["size"]["otp_box"])
        wide = (width - gap * (in_row - 1)) / in_row if p.large else min(
            wide, (width - gap * (in_row - 1)) / in_row
        )  # fmt: skip
        step = wide + gap if p.large else (width - wide) / (in_row - 1)
        tall = max(tall, p.line_height("heading") * min(1, 1.6 / p.scale) + 20)
        for at in range(total):
            self._box(p, at, at % in_row * step, at // in_row * (tall + gap), wide, tall)
        rows = -(-total // in_row)
        y = rows * tall + (rows - 1) * gap
        name = ui.tr("spoken.digits_in", filled=len(self.code), total=total)
        said = ". ".join(part for part in (self.label, name, self.note) if part)
        p.target(0, 0, width, y, self._nothing, said, role="field", corner=radius("md"))
        return y + self._below(p, y, width)

    def _box(self, p: Painter, at: int, x: float, y: float, wide: float, tall: float) -> None:
        filled, full = at < len(self.code), len(self.code) == int(self.total)
        active = at == len(self.code) and self.enabled and not self.expired
        outline, line = "line_strong", 1.5
        if self.wrong:
            outline, line = "error", 2.5
        elif active:
            outline, line = "primary", 2.5
        elif full and not self.expired:
            outline = "success"
        fill = "surface_2" if self.expired or not self.enabled else "surface"
        p.panel(x, y, wide, tall, corner=radius("md"), fill=fill, outline=outline, line=line)
        high = p.line_height("heading") * min(1, 1.6 / p.scale)
        if active and not filled:
            p.rect(x + wide / 2 - 1, y + (tall - high) / 2, 2, high, "primary")
        digit = "–" if self.expired else self.code[at] if filled else ""
        if digit:
            p.text(digit, x + wide / 2, y + (tall - high) / 2, style="heading", align="center",
                   most=1.6, spoken=not self.expired)  # fmt: skip

    def _below(self, p: Painter, y: float, width: float) -> float:
        start = y
        side = 20 * p.icon_scale
        link = p.text_width(self.link, "item") if self.link else 0.0
        beside = bool(self.link) and not p.large and link + 150 < width
        if self.note:
            y += 10
            left = side + 8 if self.wrong else 0.0
            room = width - left - (link + 16 if beside else 0)
            ink, weight = ("error", 600) if self.wrong else ("text_2", 400)
            high = p.text(self.note, left, y, room, style="label", weight=weight, colour=ink)
            if self.wrong:
                p.icon("alert-circle", 0, y + (min(high, 22) - side) / 2, side, "error")
            if beside:
                self._draw_link(p, width - link, y)
            y += high
        if self.link and not (beside and self.note):
            y += 14
            y += self._draw_link(p, 0.0, y)
        return y - start

    def _draw_link(self, p: Painter, x: float, y: float) -> float:
        high = p.text(self.link, x, y, style="item", colour="primary")
        p.target(x, y, p.text_width(self.link, "item"), high, self.link_act, self.link, corner=8)
        return high

    def type_text(self, text: str) -> bool:
        """Digits go in; a pasted code takes the old one's place, as the first after a wrong one."""
        if not self.visible or not self.enabled or self.expired or self.changed is None:
            return False
        digits = "".join(letter for letter in text if letter in "0123456789")
        if digits:
            whole = self.wrong or len(digits) >= int(self.total)
            self.changed((digits if whole else self.code + digits)[: int(self.total)])
        return True

    def press_key(self, key: int) -> bool:
        """Backspace takes the last digit, Enter goes on."""
        if not self.visible or not self.enabled:
            return False
        if key == BACKSPACE and self.changed is not None:
            self.changed(self.code[:-1])
            return True
        if key in _ENTER and self.done is not None:
            self.done()
            return True
        return False

    def _nothing(self) -> None:
        """The boxes always listen: a tap has nothing to change."""
