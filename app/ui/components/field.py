"""
A field to type into: label above, help or the fault below, digits in cells so that nothing shakes.
"""

from collections.abc import Callable

from kivy.properties import (
    BooleanProperty,
    ListProperty,
    NumericProperty,
    ObjectProperty,
    StringProperty,
)

from app.ui.block import Block
from app.ui.painter import Painter
from app.ui.theme import radius, size

BACKSPACE, ESCAPE = 8, 27
_SMALLEST = 0.6  # of the type size


class Field(Block):
    """
    One line of text, typed at its end.

    The block draws what was typed; keys reach it through ``type_text`` and ``press_key`` while it
    has
    the focus. What is typed is the view-model's: the field only says what it should become.

    Attributes:
        label, text, hint, help: What it is for, what it holds, what stands there while empty, and
        how
            to fill it.
        fault: A sentence that says how to fix it; the field is then outlined in error.
        counter: Quiet words at the right below, such as ``12/12``.
        kind: ``digits`` (grouped cells), ``text`` or ``search``.
        group, groups: Digits in a group; or in each, where they differ.
        most: Longest text taken.
        valid: Shows a tick.
        changed: Called with what the text should become.
        focused: Whether keys come here.
        enabled: A field that cannot be typed into shows why in ``help``.
    """

    label = StringProperty("")
    text = StringProperty("")
    hint = StringProperty("")
    help = StringProperty("")
    fault = StringProperty("")
    counter = StringProperty("")
    kind = StringProperty("text")
    group = NumericProperty(3)
    groups = ListProperty([])
    most = NumericProperty(80)
    valid = BooleanProperty(False)
    changed: Callable[[str], object] | None = ObjectProperty(None, allownone=True)
    focused = BooleanProperty(False)
    enabled = BooleanProperty(True)

    def draw(self, p: Painter, width: float) -> float:
        """Label, box, help or fault."""
        y = 0.0
        if self.label:
            y += p.text(self.label, 0, 0, width, style="label") + 8
        high = max(size("field"), p.line_height("heading") + 24)
        line = 2.5 if self.focused or self.fault else 1.5
        outline = "error" if self.fault else "primary" if self.focused else "line_strong"
        fill = "surface" if self.enabled else "surface_2"
        p.panel(0, y, width, high, corner=radius("md"), fill=fill, outline=outline, line=line)
        x, side = 16.0, 24 * p.icon_scale
        middle = y + high / 2
        if self.kind == "search":
            p.icon("magnify", x, middle - side / 2, side, "text_2")
            x += side + 12
        self._draw_text(p, x, middle, width - x - 16)
        mark = "alert-circle" if self.fault else "check-circle" if self.valid else ""
        if not self.enabled:
            mark = "lock-outline"
        if mark:
            ink = "error" if self.fault else "success" if self.valid else "text_3"
            p.icon(mark, width - 16 - side, middle - side / 2, side, ink)
        name = ". ".join(
            words for words in (self.label or self.hint, self.text, self.fault) if words
        )
        p.target(0, y, width, high, self.take_focus, name, role="field", enabled=self.enabled)
        return self._below(p, y + high, width)

    def _draw_text(self, p: Painter, x: float, middle: float, room: float) -> None:
        style = "heading" if self.kind == "digits" else "body"
        high = p.line_height(style)
        shown, top = self.text or self.hint, middle - high / 2
        ink = "text" if self.text else "text_3"
        if self.kind == "digits" and self.text:
            grouped = self._in_groups()
            most = None
            while p.digits_width(grouped, style, most) > room - 34 and (most or p.scale) > 1:
                most = (most or p.scale) - 0.1
            x += p.digits(
                grouped,
                x,
                middle - p.line_height(style) * (most or p.scale) / p.scale / 2,
                style=style,
                colour=ink,
                most=most,
            )
        else:
            # Words longer than the box are drawn smaller: a field is one line and cuts nothing.
            most = p.scale
            while p.text_width(shown, style, 400, most) > room and most > _SMALLEST:
                most -= 0.1
            top = middle - high * most / p.scale / 2
            p.text(shown, x, top, style=style, colour=ink, weight=400, most=most)
            x += p.text_width(self.text, style, 400, most) if self.text else 0
        if self.focused:
            p.rect(x + 2, top + 3, 2, high - 6, "primary")

    def _in_groups(self) -> str:
        parts, rest = [], self.text
        for many in self.groups:
            parts.append(rest[: int(many)])
            rest = rest[int(many) :]
        each = int(self.group)
        parts += [rest[at : at + each] for at in range(0, len(rest), each)]
        return " ".join(part for part in parts if part)

    def _below(self, p: Painter, y: float, width: float) -> float:
        words = self.fault or self.help
        if not words and not self.counter:
            return y
        y += 6
        beside = p.text_width(self.counter, "caption") if self.counter and not self.fault else 0
        stacked = p.large and beside
        room = width - (beside + 12 if beside and not stacked else 0)
        ink, weight = ("error", 600) if self.fault else ("text_2", 400)
        high = p.text(words, 0, y, room, style="caption", colour=ink, weight=weight)
        if beside:
            top = y + high if stacked else y
            high = max(
                high,
                top
                - y
                + p.text(
                    self.counter,
                    0 if stacked else width - beside,
                    top,
                    style="caption",
                    colour="text_2",
                ),
            )
        return y + high

    def take_focus(self) -> None:
        """Keys come here from now on; every other field of the screen lets go."""
        for other in self.parent.children if self.parent else ():
            if isinstance(other, Field):
                other.focused = other is self

    def type_text(self, text: str) -> bool:
        """
        Add what was typed or pasted; digits fields keep what was typed and let the rule judge it.
        """
        if not self.focused or self.changed is None or not self.enabled:
            return False
        clean = "".join(letter for letter in text if letter.isprintable())
        self.changed((self.text + clean)[: int(self.most)])
        return True

    def press_key(self, key: int) -> bool:
        """Backspace takes the last letter; Escape lets the keys go."""
        if not self.focused:
            return False
        if key == BACKSPACE and self.changed is not None:
            self.changed(self.text[:-1])
            return True
        if key == ESCAPE:
            self.focused = False
            return True
        return False
