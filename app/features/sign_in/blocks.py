"""What only sign-in has: its bar, the number's field, the remembered resident, dots and keys."""

import unicodedata
from collections.abc import Callable

from kivy.properties import BooleanProperty, ObjectProperty, StringProperty

from app.ui.block import Block
from app.ui.components.bars import BarIcon, icon_button
from app.ui.components.field import ESCAPE, Field
from app.ui.components.keypad import Keypad, PasscodeDots, draw_keys
from app.ui.context import ui
from app.ui.painter import Painter
from app.ui.theme import radius, size, space, tokens

_ENTER = (13, 271)


class LanguageBar(Block):
    """
    Back at the left where there is a way back, the two languages at the right.

    Attributes:
        back: Goes back; None where there is nothing behind.
        lang, choose: The language shown, and what a tap on the other does.
        escape: What Escape does instead of going back; None leaves it to the phone.
    """

    back: Callable[[], object] | None = ObjectProperty(None, allownone=True)
    lang = StringProperty("vi")
    choose: Callable[[str], object] | None = ObjectProperty(None, allownone=True)
    escape: Callable[[], object] | None = ObjectProperty(None, allownone=True)
    bleed = True

    def press_key(self, key: int) -> bool:
        """Escape shuts what lies over the number."""
        if key != ESCAPE or self.escape is None:
            return False
        self.escape()
        return True

    def draw(self, p: Painter, width: float) -> float:
        """One line."""
        height, side = size("app_bar"), size("icon_button")
        p.rect(0, 0, width, height, "bg")
        if self.back:
            icon = BarIcon("arrow-left", ui.tr("bar.back"), self.back)
            icon_button(p, space("x1") + side, (height - side) / 2, icon)
        wide = 104.0 * min(p.scale, 1.5)
        left = width - space("x4") - wide
        cell = wide / 2
        p.panel(left, 4, wide, side, corner=14, fill="surface_2",
                outline="line_strong" if p.theme.flat else None)  # fmt: skip
        for at, lang in enumerate(("vi", "en")):
            on, x = lang == self.lang, left + at * cell
            if on:
                p.panel(x + 4, 8, cell - 8, side - 8, corner=11, shadow="e1")
            high = p.line_height("label") * min(1, 1.5 / p.scale)
            ink, weight = ("text", 700) if on else ("text_2", 500)
            p.text(lang.upper(), x + cell / 2, 4 + (side - high) / 2, style="label", align="center",
                   weight=weight, colour=ink, most=1.5)  # fmt: skip
            p.target(x, 4, cell, side, lambda lang=lang: self.choose and self.choose(lang),
                     ui.tr(f"language.{lang}"), role="radio", selected=on, corner=11)  # fmt: skip
        return height


class NumberField(Field):
    """
    The field of the personal number, with a link beside its label.

    Attributes:
        link, link_act: Opens the list of sample people.
        wanted: Called when the field is tapped; the focus is the view-model's.
        done: Called by Enter.
    """

    link = StringProperty("")
    link_act: Callable[[], object] | None = ObjectProperty(None, allownone=True)
    wanted: Callable[[], object] | None = ObjectProperty(None, allownone=True)
    done: Callable[[], object] | None = ObjectProperty(None, allownone=True)

    def draw(self, p: Painter, width: float) -> float:
        """The link stands on the label's line, or below everything where there is no room."""
        high = super().draw(p, width)
        side = 20 * p.icon_scale
        wide = p.text_width(self.link, "item") + side + 6
        fits = wide + p.text_width(self.label, "label") + 16 <= width
        x, y = (width - wide, -1.0) if fits else (0.0, high + 10)
        tall = p.line_height("item")
        p.icon("account-group-outline", x, y + (tall - side) / 2, side, "primary")
        p.text(self.link, x + side + 6, y, style="item", colour="primary")
        p.target(x, y, wide, tall, self.link_act, self.link, corner=radius("xs"))
        return high if fits else y + tall

    def _draw_text(self, p: Painter, x: float, middle: float, room: float) -> None:
        """Wide digits are drawn as digits set apart: the font has no others."""
        if self.text.isascii():
            super()._draw_text(p, x, middle, room)
            return
        shown = " ".join(unicodedata.normalize("NFKC", self.text))
        p.text(shown, x, middle - p.text_height(shown, room - 34) / 2, room - 34)

    def take_focus(self) -> None:
        """The view-model decides where keys go."""
        if self.wanted is not None:
            self.wanted()

    def press_key(self, key: int) -> bool:
        """Enter goes on to the passcode."""
        if self.focused and key in _ENTER and self.done is not None:
            self.done()
            return True
        return super().press_key(key)


class RememberedResident(Block):
    """
    Who signed in here last: initials, name and masked number; only the passcode is asked.

    Attributes:
        initials, full_name, number: What is shown.
        link, link_act: The way to another person.
    """

    initials = StringProperty("")
    full_name = StringProperty("")
    number = StringProperty("")
    link = StringProperty("")
    link_act: Callable[[], object] | None = ObjectProperty(None, allownone=True)

    def draw(self, p: Painter, width: float) -> float:
        """A card; the link below a hairline."""
        pad = space("x4")
        card = p.panel(0, 0, width, 1, shadow="e1")
        side = float(tokens()["size"]["avatar"][2])
        left = pad if p.large else pad + side + 14
        room = width - left - pad
        name = p.text_height(self.full_name, room, "subheading")
        words = name + p.line_height("item") + 2
        height = max(words, 0 if p.large else side)
        y = pad + (height - words) / 2
        if not p.large:
            draw_initials(p, pad, pad + (height - side) / 2, side, self.initials)
        p.text(self.full_name, left, y, room, style="subheading")
        p.digits(self.number, left, y + name + 2, style="item", colour="text_2")
        y = pad + height + pad
        p.rule(0, y, width)
        words = p.text_height(self.link, width - pad * 2, "item")
        tall = max(size("icon_button"), words + 20)
        p.text(
            self.link, pad, y + (tall - words) / 2, width - pad * 2, style="item", colour="primary"
        )
        p.target(0, y, width, tall, self.link_act, self.link, corner=radius("sm"))
        card.end(y + tall)
        return y + tall


def draw_initials(p: Painter, x: float, y: float, side: float, initials: str) -> None:
    """Two letters on a gold disc."""
    p.disc(x, y, side, "gold_soft")
    if p.theme.flat:
        p.circle(x, y, side, "line_strong")
    high = p.line_height("heading") / p.scale
    p.text(initials, x + side / 2, y + (side - high) / 2, style="heading", colour="on_gold_soft",
           align="center", most=1.0, spoken=False)  # fmt: skip


class PasscodeEntry(PasscodeDots):
    """
    The dots, which can be tapped to type the passcode next, and a ring while the server is asked.

    Attributes:
        chosen: Called by a tap.
        busy: The server is being asked.
    """

    chosen: Callable[[], object] | None = ObjectProperty(None, allownone=True)
    busy = BooleanProperty(False)

    def draw(self, p: Painter, width: float) -> float:
        """Dots, then the ring to the left of the note."""
        high = super().draw(p, width)
        p.targets.clear()
        if self.busy and self.note:
            side, line = 16 * p.icon_scale, p.line_height("caption")
            x = (width - p.text_width(self.note, "caption")) / 2 - side - 8
            p.arc(max(0, x), high - line + (line - side) / 2, side, 40, 320, "primary", 2)
        spoken = ui.tr("spoken.digits_in", filled=int(self.filled), total=int(self.total))
        p.target(0, 0, width, high, self.chosen, f"{self.label}. {spoken}", role="field")
        return high


class SignInKeys(Keypad):
    """
    The keypad at the bottom of the phone, with one link below.

    Attributes:
        link, link_act: What to do about a forgotten passcode.
    """

    link = StringProperty("")
    link_act: Callable[[], object] | None = ObjectProperty(None, allownone=True)
    bleed = True

    def draw(self, p: Painter, width: float) -> float:
        """Keys, then the link."""
        gap = space("x2")
        inner = width - space("x4") * 2
        ground = p.panel(0, 0, width, 1, corner=1, fill="bg")
        y = gap + draw_keys(p, gap, width, self._take, self._take_back, enabled=self.enabled)
        y += space("x3")
        tall = p.text_height(self.link, inner, "section", 600)
        p.text(
            self.link,
            space("x4"),
            y,
            inner,
            style="section",
            weight=600,
            colour="primary",
            align="center",
        )
        wide = min(inner, p.text_width(self.link, "section", 600) + 24)
        p.target((width - wide) / 2, y, wide, tall, self.link_act, self.link, corner=radius("sm"))
        y += tall + space("x5")
        ground.end(y)
        return y
