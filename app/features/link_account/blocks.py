"""What only linking draws: the providers to choose from, the wait, and the line of the code."""

from collections.abc import Callable
from dataclasses import dataclass

from kivy.properties import BooleanProperty, ListProperty, ObjectProperty, StringProperty

from app.ui.block import Block
from app.ui.components import parts
from app.ui.painter import Painter
from app.ui.theme import radius, size

_PAD = 16.0


@dataclass(frozen=True, slots=True)
class Choice:
    """One provider: its id, name, when it pays, its letters and the colour of its tile."""

    id: str
    name: str
    text: str
    initials: str
    face: str


class ProviderChoices(Block):
    """
    Providers as radio rows on one card; the chosen one is outlined.

    Attributes:
        choices, chosen: What there is and the id chosen.
        choose: Called with an id.
        nothing: What is said where the search finds none.
    """

    choices: list[Choice] = ListProperty([])
    chosen = StringProperty("")
    choose: Callable[[str], object] | None = ObjectProperty(None, allownone=True)
    nothing = StringProperty("")

    def draw(self, p: Painter, width: float) -> float:
        """Rows without hairlines, as radio rows are."""
        if not self.choices:
            return p.text(self.nothing, 0, 0, width, colour="text_2")
        card = p.panel(0, 0, width, 1, fill="surface", shadow="e1")
        y, outlined = 0.0, None
        for choice in self.choices:
            high = self._row(p, choice, y, width)
            if choice.id == self.chosen:
                outlined = (y, high)
            y += high
        card.end(y)
        if outlined:
            p.panel(
                0, outlined[0], width, outlined[1], corner=radius("lg"), fill=None,
                outline="primary", line=size("outline_selected"),
            )  # fmt: skip
        return y

    def _row(self, p: Painter, choice: Choice, y: float, width: float) -> float:
        side, mark = parts.tile_side(p), size("radio")
        left = _PAD if p.large else _PAD + side + 12
        room = width - left - _PAD - mark - 12
        name = p.text_height(choice.name, room, "item")
        text = p.text_height(choice.text, room, "caption")
        height = max(size("list_row"), name + text + 2 + 24)
        if not p.large:
            at = y + (height - side) / 2
            p.face(_PAD, at, side, side, choice.face, corner=radius("sm"))
            high = p.line_height("label")
            p.text(choice.initials, _PAD + side / 2, at + (side - high) / 2, style="label",
                   weight=700, colour="document_on", align="center", spoken=False)  # fmt: skip
        top = y + (height - name - text - 2) / 2
        p.text(choice.name, left, top, room, style="item")
        p.text(choice.text, left, top + name + 2, room, style="caption", colour="text_2")
        on = choice.id == self.chosen
        parts.radio(p, width - _PAD - mark, y + (height - mark) / 2, on=on)
        p.target(
            0, y, width, height, lambda: self.choose and self.choose(choice.id),
            f"{choice.name}. {choice.text}", role="radio", selected=on, corner=radius("lg"),
        )  # fmt: skip
        return height


class WaitCard(Block):
    """
    The bank is being asked: a ring, what goes on, and that one may leave.

    Attributes:
        title, text: What goes on.
    """

    title = StringProperty("")
    text = StringProperty("")

    def draw(self, p: Painter, width: float) -> float:
        """The ring in the middle, words below."""
        card = p.panel(0, 0, width, 1, fill="surface", shadow="e1")
        ring, room = 56.0, width - _PAD * 2
        p.circle((width - ring) / 2, 28, ring, "surface_3", 5)
        p.arc((width - ring) / 2, 28, ring, 0, 100, "primary", 5)
        y = 28 + ring + 20
        y += p.text(self.title, _PAD, y, room, style="subheading", align="center") + 6
        y += p.text(self.text, _PAD, y, room, colour="text_2", align="center") + 24
        card.end(y)
        return y


class CodeLine(Block):
    """
    Below the boxes: the wait for another code, or the two ways to one.

    Attributes:
        text: How long to wait, or that no more are sent.
        resend, resend_act: Another code.
        fill, fill_act: The code of the text message.
        enabled: While the server is asked nothing is.
    """

    text = StringProperty("")
    resend = StringProperty("")
    resend_act: Callable[[], object] | None = ObjectProperty(None, allownone=True)
    fill = StringProperty("")
    fill_act: Callable[[], object] | None = ObjectProperty(None, allownone=True)
    enabled = BooleanProperty(True)

    def draw(self, p: Painter, width: float) -> float:
        """Fill in, as a soft button; below it the resend link or the wait."""
        y = 0.0
        if self.fill:
            y += 12 + parts.button(
                p, 0, 0, width, self.fill, self.fill_act, kind="soft",
                icon="message-text-outline", enabled=self.enabled,
            )  # fmt: skip
        if self.text:
            y += p.text(self.text, 0, y, width, style="label", weight=400, colour="text_2")
        elif self.resend:
            wide, tall = p.text_width(self.resend, "item"), p.line_height("item")
            p.text(self.resend, 0, y, style="item", colour="primary")
            p.target(0, y, wide, tall, self.resend_act, self.resend, corner=8, enabled=self.enabled)
            y += tall
        return y
