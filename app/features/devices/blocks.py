"""A new phone that waits for this one: its number large, the two answers below."""

from collections.abc import Callable

import msgspec
from kivy.properties import ListProperty

from app.ui.block import Block
from app.ui.components.matching_number import draw_number
from app.ui.components.parts import button
from app.ui.painter import Painter
from app.ui.theme import radius, space


class Request(msgspec.Struct, frozen=True):
    """
    One phone's request in words.

    Attributes:
        title: Which phone, and what it wants.
        number, question: What both phones show, and what to compare.
        approve_label, approve, refuse_label, refuse: The answers.
        busy: The refusal is on its way.
    """

    title: str
    text: str
    number: str
    question: str
    approve_label: str
    approve: Callable[[], object]
    refuse_label: str
    refuse: Callable[[], object]
    busy: bool = False


class Requests(Block):
    """Cards one below the other, outlined: somebody waits."""

    requests: list[Request] = ListProperty([])

    def draw(self, p: Painter, width: float) -> float:
        """Each request with its own answers."""
        y = 0.0
        for at, request in enumerate(self.requests):
            y += 12 if at else 0
            y += self._card(p, y, width, request)
        return y

    @staticmethod
    def _card(p: Painter, top: float, width: float, request: Request) -> float:
        pad = space("x4")
        inner = width - pad * 2
        card = p.panel(0, top, width, 1, corner=radius("lg"), fill="surface",
                       outline="primary", line=2)  # fmt: skip
        y = top + pad
        y += p.text(request.title, pad, y, inner, style="subheading", weight=700) + 4
        y += p.text(request.text, pad, y, inner, style="label", weight=400, colour="text_2") + 12
        y += draw_number(p, pad, y, inner, request.number) + 10
        y += p.text(request.question, pad, y, inner) + 14
        y += button(p, pad, y, inner, request.approve_label, request.approve) + 8
        y += button(p, pad, y, inner, request.refuse_label, request.refuse, kind="outline",
                    busy=request.busy)  # fmt: skip
        y += pad
        card.end(y - top)
        return y - top
