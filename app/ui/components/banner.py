"""One message over a screen's content: what holds now, in a bold line and a sentence."""

from collections.abc import Callable

from kivy.properties import ObjectProperty, StringProperty

from app.ui.block import Block
from app.ui.painter import Painter
from app.ui.theme import radius

_LOOK = {
    "ok": ("success_soft", "success", "shield-check-outline"),
    "info": ("info_soft", "info", "cloud-off-outline"),
    "warn": ("warning_soft", "warning", "clock-outline"),
    "error": ("error_soft", "error", "alert-circle-outline"),
}


class Banner(Block):
    """
    A message in a tone; at most one a screen.

    Attributes:
        tone: ok, info, warn, error.
        title, text: The bold line and the sentence.
        icon: Instead of the tone's own.
        link, link_act: One thing to do about it.
    """

    tone = StringProperty("ok")
    title = StringProperty("")
    text = StringProperty("")
    icon = StringProperty("")
    link = StringProperty("")
    link_act: Callable[[], object] | None = ObjectProperty(None, allownone=True)

    def draw(self, p: Painter, width: float) -> float:
        """Icon, words, link."""
        ground, ink, usual = _LOOK[self.tone]
        pad, side = 16, 24 * p.icon_scale
        panel = p.panel(
            0,
            0,
            width,
            1,
            corner=radius("md"),
            fill=ground,
            outline=ink if p.theme.flat or self.tone == "error" else None,
        )
        at = pad + side + 12
        link_wide = p.text_width(self.link, "item") if self.link else 0
        beside = bool(self.link) and not p.large and link_wide < width * 0.35
        room = width - at - pad - (link_wide + 12 if beside else 0)
        p.icon(self.icon or usual, pad, pad, side, ink)
        y = pad + p.text(self.title, at, pad, room, style="item", colour=ink)
        if self.text:
            y += 2 + p.text(self.text, at, y + 2, room, style="label", weight=400, colour="text")
        if self.link:
            tall = p.line_height("item")
            if beside:
                top = (y + pad - tall) / 2
                p.text(self.link, width - pad - link_wide, top, style="item", colour=ink)
                p.target(
                    width - pad - link_wide,
                    top,
                    link_wide,
                    tall,
                    self.link_act,
                    self.link,
                    corner=8,
                )
            else:
                y += 12
                p.text(self.link, at, y, style="item", colour=ink)
                p.target(at, y, link_wide, tall, self.link_act, self.link, corner=8)
                y += tall
        y += pad
        panel.end(y)
        return y
