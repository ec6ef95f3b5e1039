"""
What floats over a screen: a short word with undo, the simulated phone's message, and the focus
ring.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from kivy.clock import Clock
from kivy.properties import NumericProperty, ObjectProperty, StringProperty

from app.runtime.announcements import Announcement
from app.ui.block import Block
from app.ui.context import ui
from app.ui.painter import Painter
from app.ui.theme import motion, size

if TYPE_CHECKING:
    from app.shared.contract.stage import PhoneMessage


class Toast(Block):
    """One sentence on inverted ground, with undo where there is a way back."""

    text = StringProperty("")
    undo_label = StringProperty("")
    undo: Callable[[], object] | None = ObjectProperty(None, allownone=True)
    _hiding: Any = None

    def tell(self, announcement: Announcement) -> None:
        """Show it for its time; a newer one takes its place."""
        undo = announcement.undo
        self.text = ui.tr(announcement.key, **announcement.values)
        self.undo_label = ui.tr(announcement.label) if undo else ""
        self.undo = (lambda: self._take_back(undo)) if undo else None
        if self._hiding is not None:
            self._hiding.cancel()
        self._hiding = Clock.schedule_once(lambda _: self.clear(), motion("toast"))

    def clear(self) -> None:
        """Show nothing."""
        self.text = ""

    def _take_back(self, undo: Callable[[], None]) -> None:
        self.clear()
        undo()

    def draw(self, p: Painter, width: float) -> float:
        """Nothing while there is nothing to say."""
        if not self.text:
            return 0.0
        wide = p.text_width(self.undo_label, "item") if self.undo_label else 0
        room = width - 32 - (wide + 16 if wide else 0)
        words = p.text_height(self.text, room, "label", 500)
        height = max(52.0, words + 24)
        p.panel(0, 0, width, height, corner=14, fill="chip_on", shadow="e3")
        p.text(
            self.text,
            16,
            (height - words) / 2,
            room,
            style="label",
            weight=500,
            colour="on_chip_on",
        )
        if self.undo_label:
            top = (height - p.line_height("item")) / 2
            p.text(self.undo_label, width - 16 - wide, top, style="item", colour="on_chip_on")
            p.target(
                width - 16 - wide,
                top,
                wide,
                p.line_height("item"),
                self.undo,
                self.undo_label,
                corner=8,
            )
        return height


class MessageBanner(Block):
    """A text message that arrived on the simulated phone; a tap takes the code."""

    sender = StringProperty("")
    text = StringProperty("")
    label = StringProperty("")
    take: Callable[[], object] | None = ObjectProperty(None, allownone=True)
    _hiding: Any = None

    def show(self, message: "PhoneMessage") -> None:
        """Show a text message for three times as long as a toast: there is a code to read."""
        if message.channel != "sms":
            return  # the screen that asks for the code shows it
        self.sender = message.sender
        self.text = message.text_vi if ui.lang == "vi" else message.text_en
        self.label = ui.tr("message.close")
        self.take = self.clear
        if self._hiding is not None:
            self._hiding.cancel()
        self._hiding = Clock.schedule_once(lambda _: self.clear(), 3 * motion("toast"))

    def clear(self) -> None:
        """Show nothing."""
        self.text = ""

    def draw(self, p: Painter, width: float) -> float:
        """Nothing while there is no message."""
        if not self.text:
            return 0.0
        panel = p.panel(0, 0, width, 1, fill="surface", shadow="e3", outline="line_strong", line=1)
        side = 28 * p.icon_scale
        p.icon("message-text", 16, 16, side, "info")
        at = 16 + side + 12
        y = 12 + p.text(self.sender, at, 12, width - at - 16, style="chip", colour="text_2")
        y += p.text(self.text, at, y, width - at - 16, style="label", weight=500)
        if self.label:
            y += 8
            high = p.text(self.label, at, y, style="item", colour="primary")
            p.target(at, y, p.text_width(self.label, "item"), high, self.take, self.label, corner=8)
            y += high
        y += 14
        panel.end(y)
        return y


class FocusRing(Block):
    """The ring around what the keyboard would press: 3 dp, 2 dp outside."""

    frame = ObjectProperty((0, 0, 0, 0))
    corner = NumericProperty(16)
    bleed = True

    def draw(self, p: Painter, width: float) -> float:
        """Placed by the phone; nothing while nothing has the focus."""
        del width
        _, _, wide, tall = self.frame
        if wide:
            line, out = size("focus_ring"), 5.0
            p.panel(
                -out,
                -out,
                wide + out * 2,
                tall + out * 2,
                corner=self.corner + out,
                fill=None,
                outline="focus",
                line=line,
            )
        return 0.0
