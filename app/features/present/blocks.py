"""What presenting draws of its own: a code, what is shown of a document, and time that runs out."""

from collections.abc import Callable
from functools import lru_cache

import msgspec
from kivy.graphics.texture import Texture
from kivy.properties import ListProperty, NumericProperty, StringProperty

from app.ui.block import Block
from app.ui.components import parts
from app.ui.painter import Painter
from app.ui.qr import QUIET, squares
from app.ui.theme import radius, size

PAD = 16.0
_TRACK = 8.0
_CODE_MOST = 264.0


class Claim(msgspec.Struct, frozen=True):
    """
    One thing that a document says: whether it is shown, and what stands beside it.

    Attributes:
        act: Ticks it, or takes the tick back; None where nothing can be changed.
        new: Asked for beyond what was chosen.
    """

    label: str
    value: str
    on: bool
    act: Callable[[], object] | None = None
    new: bool = False


class ClaimList(Block):
    """A card of claims, each with its box."""

    claims: list[Claim] = ListProperty([])

    def draw(self, p: Painter, width: float) -> float:
        """One below the other with hairlines between."""
        card = p.panel(0, 0, width, 1, shadow="e1")
        y = 0.0
        for at, claim in enumerate(self.claims):
            if at:
                p.rule(0, y, width)
            y += _claim(p, y, width, claim)
        card.end(y)
        return y


def _claim(p: Painter, y: float, width: float, claim: Claim) -> float:
    side = size("checkbox")
    left = PAD + side + 14
    room = width - left - PAD
    value = p.text_width(claim.value, "label", 400)
    label = p.text_width(claim.label, "item", 500)
    under = label + value + 16 > room
    words = p.text_height(claim.label, room if under else room - value - 16, "item", 500)
    below = p.text_height(claim.value, room, "label", 400) + 2 if under and claim.value else 0
    height = max(size("icon_button"), words + below + 20)
    top = y + (height - words - below) / 2
    parts.check(p, PAD, top + (p.line_height("item") - side) / 2, on=claim.on)
    p.text(claim.label, left, top, room if under else room - value - 16, style="item", weight=500)
    ink = "warning" if claim.new else "text_2"
    if under:
        p.text(claim.value, left, top + words + 2, room, style="label", weight=400, colour=ink)
    else:
        at = top + (p.line_height("item") - p.line_height("label")) / 2
        p.text(claim.value, width - PAD - value, at, style="label", weight=400, colour=ink)
    role = "switch" if claim.act else "text"
    p.target(0, y, width, height, claim.act, f"{claim.label}. {claim.value}", role=role,
             selected=claim.on, corner=12)  # fmt: skip
    return height


class QrCard(Block):
    """
    A code that is read by a camera, and the bar of the time that it is still good.

    Attributes:
        text: What the code holds; empty is no code.
        note: What is said in place of one.
        label, left: What the bar counts, and the rest of it.
        share: Of the time, from 1 to 0.
        said: Code and rest in words, for ears.
    """

    text = StringProperty("")
    note = StringProperty("")
    label = StringProperty("")
    left = StringProperty("")
    share = NumericProperty(1)
    said = StringProperty("")

    def draw(self, p: Painter, width: float) -> float:
        """The code on its own paper, whatever the theme: readers want dark on light."""
        card = p.panel(0, 0, width, 1, corner=radius("lg"), shadow="e2")
        side = min(_CODE_MOST, width - PAD * 2)
        x = (width - side) / 2
        p.panel(x, PAD, side, side, corner=12, fill="code_paper" if self.text else "surface_2")
        if self.text:
            edge = side * QUIET / (len(squares(self.text)) + 2 * QUIET)
            inner, texture = side - edge * 2, code_texture(self.text)
            p.stencil(x + edge, PAD + edge, inner, inner, texture, "code_ink")
        else:
            high = p.text_height(self.note, side - 32, "item", 500)
            p.text(self.note, x + 16, PAD + (side - high) / 2, side - 32, style="item", weight=500,
                   align="center")  # fmt: skip
        y = PAD + side + 12
        bar = _time_bar(p, y, width, self.label, self.left, self.share)
        y += bar + PAD
        p.target(0, 0, width, y, None, self.said, role="text")
        card.end(y)
        return y


@lru_cache(maxsize=2)
def code_texture(text: str) -> Texture:
    """The code's squares as alpha, one pixel each, not smoothed."""
    rows = squares(text)
    side = len(rows)
    pixels = bytearray(b"\xff") * (side * side * 4)
    pixels[3::4] = bytes(255 if dark else 0 for row in reversed(rows) for dark in row)
    texture = Texture.create(size=(side, side), colorfmt="rgba")
    texture.blit_buffer(bytes(pixels), colorfmt="rgba", bufferfmt="ubyte")
    texture.mag_filter = texture.min_filter = "nearest"
    return texture


def _time_bar(p: Painter, y: float, width: float, label: str, left: str, share: float) -> float:
    """Words and the rest of the time, and a bar below; the height."""
    wide = p.digits_width(left, "item")
    p.digits(left, width - PAD - wide, y, style="item")
    room = width - PAD * 2 - wide - 12
    high = p.text(label, PAD, y, room, style="label", weight=400, colour="text_2")
    high = max(high, p.line_height("item")) + 8
    p.panel(PAD, y + high, width - PAD * 2, _TRACK, corner=_TRACK / 2, fill="surface_3")
    rest = max(_TRACK, (width - PAD * 2) * share)
    p.panel(PAD, y + high, rest, _TRACK, corner=_TRACK / 2, fill="primary")
    return high + _TRACK


class TimeCard(Block):
    """
    A clock that runs, so that a picture of the screen is known for one, and a bar that runs out.

    Attributes:
        time, day: Now, with seconds, and the date.
        label, left: What the bar counts, and the rest of it: "0:47".
        share: Of the time, from 1 to 0.
        said: The rest in words, for ears.
    """

    time = StringProperty("")
    day = StringProperty("")
    label = StringProperty("")
    left = StringProperty("")
    share = NumericProperty(1)
    said = StringProperty("")

    def draw(self, p: Painter, width: float) -> float:
        """Clock and date, then the bar with its words."""
        card = p.panel(0, 0, width, 1, fill="surface", shadow="e1")
        y = PAD
        clock = p.digits_width(self.time, "title")
        day = p.text_width(self.day, "label", 400)
        stacked = clock + day + 44 > width
        p.digits(self.time, PAD, y, style="title")
        high = p.line_height("title")
        if stacked:
            y += high + 2
            y += p.text(
                self.day, PAD, y, width - PAD * 2, style="label", weight=400, colour="text_2"
            )
        else:
            top = y + (high - p.line_height("label")) / 2
            p.text(self.day, width - PAD - day, top, style="label", weight=400, colour="text_2")
            y += high
        y += 12
        y += _time_bar(p, y, width, self.label, self.left, self.share) + PAD
        card.end(y)
        p.target(0, 0, width, y, None, self.said, role="text")
        return y
