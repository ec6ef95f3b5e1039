"""The lacquer card of Home: who I am, at which level, my masked number, and the two ways on."""

from collections.abc import Callable

from kivy.properties import BooleanProperty, ObjectProperty, StringProperty

from app.ui.block import Block
from app.ui.components import parts
from app.ui.painter import Painter
from app.ui.theme import radius


class IdentityHero(Block):
    """
    The one lacquered object of Home.

    Attributes:
        level: Words of the level badge.
        label, number: What the number is and how it is shown now.
        revealed: Whether the whole number is shown.
        reveal, reveal_name: Show or mask it.
        first, first_act, second, second_act: The two buttons.
    """

    level = StringProperty("")
    label = StringProperty("")
    number = StringProperty("")
    revealed = BooleanProperty(False)
    reveal: Callable[[], object] | None = ObjectProperty(None, allownone=True)
    reveal_name = StringProperty("")
    first = StringProperty("")
    first_act: Callable[[], object] | None = ObjectProperty(None, allownone=True)
    second = StringProperty("")
    second_act: Callable[[], object] | None = ObjectProperty(None, allownone=True)

    def draw(self, p: Painter, width: float) -> float:
        """Measured first, since the face is one texture of the final size."""
        pad, gap = 16.0, 12.0
        badge = max(24.0, p.line_height("chip") + 4)
        label = p.text_height(self.label, width - pad * 2, "caption")
        number = p.line_height("heading")
        inner = width - pad * 2
        half = (inner - gap) / 2
        longest = max(
            parts.least_button_width(p, w, icon="qrcode") for w in (self.first, self.second)
        )
        stacked = p.large or longest > half
        room = inner if stacked else half
        high = [parts.button_height(p, w, room, icon="qrcode") for w in (self.first, self.second)]
        buttons = sum(high) + gap if stacked else max(high)
        y_label = pad + badge + 10
        y_number = y_label + label + 2
        y_buttons = y_number + number + 16
        height = y_buttons + buttons + pad
        p.face(
            0,
            0,
            width,
            height,
            "citizen_id",
            corner=radius("xl"),
            shadow="e2",
            rosette=(width * 0.98, 68, 330),
        )
        side = 15 * p.icon_scale
        wide = p.text_width(self.level, "chip") + side + 26
        p.panel(
            pad,
            pad,
            wide,
            badge,
            corner=badge / 2,
            fill="document_chip_fill",
            outline="document_on_accent" if p.theme.flat else None,
        )
        p.icon("check-decagram", pad + 10, pad + (badge - side) / 2, side, "document_on_accent")
        p.text(
            self.level,
            pad + side + 16,
            pad + (badge - p.text_height(self.level, 0, "chip")) / 2,
            style="chip",
            colour="document_on_accent",
        )
        p.text(self.label, pad, y_label, width - pad * 2, style="caption", colour="document_on_2")
        eye = 24.0 * p.icon_scale
        most = p.scale
        while most > 1 and p.digits_width(self.number, "heading", most) > inner - eye - 14:
            most -= 0.1
        wide = p.digits(
            self.number, pad, y_number + number * (1 - most / p.scale) / 2, style="heading",
            colour="document_on", most=most,
        )  # fmt: skip
        left = min(pad + wide + 14, width - pad - eye)
        top = y_number + (number - eye) / 2
        p.icon("eye-off-outline" if self.revealed else "eye-outline", left, top, eye, "document_on")
        p.target(left, top, eye, eye, self.reveal, self.reveal_name, corner=24)
        parts.button(
            p, pad, y_buttons, room, self.first, self.first_act, kind="gold", icon="qrcode"
        )
        x = pad if stacked else pad + half + gap
        y = y_buttons + high[0] + gap if stacked else y_buttons
        parts.button(
            p,
            x,
            y,
            room,
            self.second,
            self.second_act,
            kind="glass",
            icon="card-account-details-outline",
        )
        return height
