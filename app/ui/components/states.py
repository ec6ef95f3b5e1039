"""The states every screen has besides its content: loading, empty, failed."""

from collections.abc import Callable

from kivy.properties import ListProperty, NumericProperty, ObjectProperty, StringProperty

from app.ui.block import Block
from app.ui.components.bars import Action
from app.ui.components.parts import button, button_width, tile
from app.ui.painter import Painter
from app.ui.theme import radius


class Skeleton(Block):
    """
    Blocks in the final sizes while the first answer is on its way, with the words beside a ring.

    Attributes:
        text: What is being fetched.
        heights: Height in dp of each block; a height under 30 is a short line.
    """

    text = StringProperty("")
    heights: list[float] = ListProperty([20, 76, 76, 20, 76, 76])

    def draw(self, p: Painter, width: float) -> float:
        """A line of words, then the blocks."""
        y = 0.0
        if self.text:
            high = max(52.0, p.text_height(self.text, width - 72, "item") + 24)
            p.panel(0, 0, width, high, corner=radius("md"), fill="surface_2")
            p.arc(18, (high - 22) / 2, 22, 0, 100, "primary", 3)
            words = p.text_height(self.text, width - 72, "item")
            p.text(self.text, 54, (high - words) / 2, width - 72, style="item")
            y = high + 16
        for height in self.heights:
            line = height < 30
            p.panel(
                0,
                y,
                width * 0.42 if line else width,
                height,
                corner=8 if line else 20,
                fill="skeleton",
            )
            y += height + 12
        return y


class EmptyState(Block):
    """
    Nothing here yet: a still picture, what will appear, and one way on.

    Attributes:
        title, text: What holds.
        label, act: The button, where there is one.
    """

    title = StringProperty("")
    text = StringProperty("")
    label = StringProperty("")
    act_on: Callable[[], object] | None = ObjectProperty(None, allownone=True)
    above = NumericProperty(72)

    def draw(self, p: Painter, width: float) -> float:
        """Three cards, words, button."""
        y, middle = float(self.above), width / 2
        p.panel(middle - 56, y + 4, 108, 66, corner=14, fill="surface_3")
        p.panel(middle - 52, y + 16, 108, 66, corner=14, fill="gold_soft")
        p.face(middle - 55, y + 28, 110, 72, "citizen_id", corner=14, shadow="e1")
        p.image(middle - 26, y + 38, 52, 52, "mark-512.png")
        y += 132
        y += p.text(self.title, 0, y, width, style="heading", align="center") + 8
        y += p.text(self.text, 16, y, width - 32, colour="text_2", align="center") + 20
        if self.label:
            y += button(p, 0, y, width, self.label, self.act_on)
        return y


class FaultCard(Block):
    """
    What happened, that nothing was lost, what to do; the code and the time last, small.

    Attributes:
        title, text: What happened.
        kept: Sentences that say what was not lost.
        advice: What to do.
        actions: The ways on.
        code, copy_label, copy: The code line and its copy link.
    """

    title = StringProperty("")
    text = StringProperty("")
    kept: list[str] = ListProperty([])
    advice = StringProperty("")
    actions: list[Action] = ListProperty([])
    code = StringProperty("")
    copy_label = StringProperty("")
    copy: Callable[[], object] | None = ObjectProperty(None, allownone=True)

    def draw(self, p: Painter, width: float) -> float:
        """An outlined card and the code line."""
        pad = 16.0
        card = p.panel(0, 0, width, 1, fill="surface", outline="error", line=2)
        side = 44 * p.icon_scale
        tile(p, pad, pad, side, "alert-circle-outline", "error")
        at = pad if p.large else pad + side + 12
        y = pad + (side + 8 if p.large else 0)
        y += p.text(self.title, at, y, width - at - pad, style="subheading", weight=700) + 2
        y += p.text(self.text, at, y, width - at - pad, style="label", weight=400, colour="text_2")
        y = max(y, pad + side) + 12
        if self.kept:
            box = p.panel(pad, y, width - pad * 2, 1, corner=12, fill="surface_2")
            start, y = y, y + 12
            for sentence in self.kept:
                p.icon("check-circle", pad + 12, y, 22 * p.icon_scale, "success")
                left = pad + 12 + 22 * p.icon_scale + 10
                y += (
                    max(
                        26,
                        p.text(
                            sentence, left, y, width - left - pad - 12, style="label", weight=400
                        ),
                    )
                    + 8
                )
            y += 4
            box.end(y - start)
            y += 12
        if self.advice:
            y += p.text(self.advice, pad, y, width - pad * 2, style="label", weight=400) + 12
        for action in self.actions:
            y += 8 + button(
                p,
                pad,
                y,
                width - pad * 2,
                action.label,
                action.act,
                kind=action.kind,
                icon=action.icon,
                busy=action.busy,
                enabled=action.enabled,
            )
        y += 8
        card.end(y)
        if self.code:
            y += 12
            wide = button_width(p, self.copy_label) if self.copy_label else 0
            high = p.text(self.code, 0, y, width - wide - 8, style="caption", colour="text_2")
            if self.copy_label:
                words = p.text_width(self.copy_label, "item")
                p.text(self.copy_label, width - words, y, style="item", colour="primary")
                p.target(width - words, y, words, high, self.copy, self.copy_label, corner=8)
            y += high
        return y
