"""Whose papers are seen: oneself, and each child whom one acts for."""

from collections.abc import Callable, Iterable

import msgspec
from kivy.properties import ListProperty, ObjectProperty, StringProperty

from app.runtime.text import initials
from app.shared.contract.family import Ward
from app.shared.contract.mandates import Mandate
from app.ui.block import Block
from app.ui.painter import Painter

ME = "me"
"""Id of the tab that is oneself."""
_TALL, _AVATAR, _GAP = 52.0, 40.0, 8.0


class Person(msgspec.Struct, frozen=True):
    """
    One tab.

    Attributes:
        initials, name: In the avatar, and beside it.
        note: A quiet second line, such as the days until a handover.
    """

    id: str
    initials: str
    name: str
    note: str = ""


class PersonTabs(Block):
    """
    Pills with an avatar that wrap to the next line; the chosen one is dark.

    Attributes:
        people: ``Person`` from left to right.
        chosen: Id of the one shown.
        choose: Called with the id that was tapped.
    """

    people: list[Person] = ListProperty([])
    chosen = StringProperty("")
    choose: Callable[[str], object] | None = ObjectProperty(None, allownone=True)

    def draw(self, p: Painter, width: float) -> float:
        """Pills from the left, line by line; a name too long for a line wraps within its pill."""
        side = _AVATAR * p.icon_scale
        left, x, y, line = 6 + side + 10, 0.0, 0.0, 0.0
        for person in self.people:
            words = max(
                p.text_width(person.name, "item", 600), p.text_width(person.note, "caption")
            )
            wide = min(width, left + words + 20)
            room = wide - left - 16
            name = p.text_height(person.name, room, "item", 600)
            note = p.text_height(person.note, room, "caption") if person.note else 0.0
            tall = max(_TALL, side + 12, name + note + 12)
            if x and x + wide > width + 0.5:
                x, y, line = 0.0, y + line + _GAP, 0.0
            self._pill(p, person, x, y, wide, tall, name + note)
            x, line = x + wide + _GAP, max(line, tall)
        return y + line

    def _pill(
        self, p: Painter, person: Person, x: float, y: float, wide: float, tall: float, words: float
    ) -> None:
        on, side = person.id == self.chosen, _AVATAR * p.icon_scale
        p.panel(x, y, wide, tall, corner=min(tall, _TALL) / 2, fill="chip_on" if on else "surface",
                outline=None if on else "line_strong" if p.theme.flat else "line")  # fmt: skip
        top = y + (tall - side) / 2
        p.disc(x + 6, top, side, "gold_soft")
        high = p.line_height("item") / p.scale
        p.text(person.initials, x + 6 + side / 2, top + (side - high) / 2, style="item", most=1.0,
               colour="on_gold_soft", weight=600, align="center", spoken=False)  # fmt: skip
        left, room = x + 6 + side + 10, wide - 6 - side - 26
        ink, at = "on_chip_on" if on else "text", y + (tall - words) / 2
        at += p.text(person.name, left, at, room, style="item", weight=600, colour=ink)
        if person.note:
            p.text(person.note, left, at, room, style="caption", colour=ink if on else "text_2")
        said = ". ".join(part for part in (person.name, person.note) if part)
        p.target(x, y, wide, tall, lambda: self._take(person.id), said, role="radio", selected=on,
                 corner=min(tall, _TALL) / 2)  # fmt: skip

    def _take(self, person_id: str) -> None:
        if self.choose is not None:
            self.choose(person_id)


def family_tabs(
    own_name: str, wards: Iterable[tuple[Ward, int | None]], tr: Callable[..., str]
) -> list[Person]:
    """Oneself first, then each child with the days until the handover, where that is near."""
    children = (
        Person(
            ward.holder_id,
            initials(ward.full_name),
            called(ward),
            tr("ward.days_left", n=days) if days is not None else "",
        )
        for ward, days in wards
    )
    return [Person(ME, initials(own_name), tr("ward.me")), *children]


def mandate_tabs(own_name: str, people: Iterable[Mandate], tr: Callable[..., str]) -> list[Person]:
    """Oneself first, then each child and each organisation for whom one acts."""
    others = (
        Person(
            one.holder_id,
            initials(one.full_name),
            one.full_name if one.kind == "organisation" else " ".join(one.full_name.split()[-2:]),
            tr("acting.organisation") if one.kind == "organisation" else "",
        )
        for one in people
    )
    return [Person(ME, initials(own_name), tr("ward.me")), *others]


def called(ward: Ward) -> str:
    """How a child is called: the last two words of a Vietnamese name, the first of another."""
    words = ward.full_name.split()
    return words[0] if ward.kind == "foreigner" else " ".join(words[-2:])
