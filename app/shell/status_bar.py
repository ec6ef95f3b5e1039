"""The bar over every screen: story time, the prototype mark in the middle, and the signal."""

from kivy.properties import BooleanProperty, StringProperty

from app.ui.block import Block
from app.ui.context import ui
from app.ui.painter import Painter
from app.ui.theme import size, type_style

MARK_GROWTH = 1.4


class StatusBar(Block):
    """
    Time, mark, signal. It never scrolls and never hides.

    Attributes:
        time: Story time, ``08:30``.
        online: Whether the last call reached the server.
        ground: ``bg``, ``lacquer`` (white on the face below) or ``lock``.
    """

    time = StringProperty("")
    online = BooleanProperty(True)
    ground = StringProperty("bg")
    bleed = True

    def draw(self, p: Painter, width: float) -> float:
        """Three things on one line."""
        height = size("status_bar") * min(max(1.0, p.scale * 0.85), 1.2)
        ink = "text" if self.ground == "bg" else "document_on"
        if self.ground == "bg":
            p.rect(0, 0, width, height, "bg")
        elif self.ground == "lock":
            p.rect(0, 0, width, height, "lock_door")
        high = type_style("caption").line * min(p.scale, 1.2)
        p.text(
            self.time,
            18,
            (height - high) / 2,
            style="caption",
            weight=600,
            colour=ink,
            most=1.2,
            spoken=False,
        )
        self._mark(p, width, height)
        x = width - 18
        for icon in ("battery", "wifi" if self.online else "wifi-off", "signal"):
            x -= 19
            p.icon(icon, x, (height - 16) / 2, 16, ink)
        return height

    def _mark(self, p: Painter, width: float, height: float) -> None:
        first, second = ui.tr("mark.prototype"), ui.tr("mark.synthetic")
        most = MARK_GROWTH
        bold = p.text_width(first, "mark", 700, most)
        rest = p.text_width(second, "mark", 0, most)
        gap = p.text_width(" · ", "mark", 0, most)
        wide = bold + gap + rest + 24
        tall = 22 * min(p.scale, most)
        left, top = (width - wide) / 2, (height - tall) / 2
        on_face = self.ground != "bg"
        fill = "document_chip_fill" if on_face else "surface_2"
        outline = (1, 1, 1, 0.35) if on_face else "line_strong" if p.theme.flat else None
        p.panel(left, top, wide, tall, corner=tall / 2, fill=fill, outline=outline, line=1)
        ink = "document_on" if on_face else "text_2"
        # Stacked accents make a texture taller at its top: words stand on one line by their feet.
        plain = p.text_height("a", 0, "mark") * min(p.scale, most) / p.scale
        foot = top + (tall + plain) / 2
        x = left + 12
        for words, weight, spoken in ((first, 700, True), (" · ", 0, False), (second, 0, True)):
            high = p.text_height(words, 0, "mark", weight) * min(p.scale, most) / p.scale
            p.text(
                words,
                x,
                foot - high,
                style="mark",
                weight=weight,
                colour=ink,
                most=most,
                spoken=spoken,
            )
            x += p.text_width(words, "mark", weight, most)
