"""The wallet's decks: of thousands of cards only those in sight are drawn."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from kivy.graphics import InstructionGroup, PopMatrix, PushMatrix, Translate
from kivy.properties import ObjectProperty

from app.ui.components.wallet_card import (
    WalletCard,
    card_height,
    card_targets,
    draw_card,
    words_height,
)
from app.ui.context import ui
from app.ui.painter import Painter, Target
from app.ui.pooled_block import PooledBlock
from app.ui.theme import size, space


@dataclass(frozen=True, slots=True)
class DeckTitle:
    """The title over a group's cards, with how many there are."""

    text: str
    count: int


Entry = DeckTitle | WalletCard


@dataclass(slots=True)
class _Row:
    """Where an entry is: dp from the block's top, its height, what lies under the next."""

    top: float
    height: float
    tuck: float
    first: bool


class _Pooled:
    """One drawn entry that is moved and refilled."""

    def __init__(self) -> None:
        self.canvas = InstructionGroup()
        self.move = Translate(0, 0)
        self.content = InstructionGroup()
        for part in (PushMatrix(), self.move, self.content, PopMatrix()):
            self.canvas.add(part)


class WalletDeck(PooledBlock):
    """
    Cards in groups; in a group the usable ones overlap to decks, the others stand apart.

    Heights are added up once for a width and a text size; what is in sight is found by bisection,
    so that a frame costs the same for ten documents and for ten thousand. Drawn cards keep the
    order of the list on the canvas, since each lies over the one before it.

    Attributes:
        entries: ``DeckTitle`` and ``WalletCard`` from top to bottom.
        open_card, press_button: Called with the card's key.
    """

    entries: Sequence[Entry] = ObjectProperty(())
    open_card: Callable[[str], object] | None = ObjectProperty(None, allownone=True)
    press_button: Callable[[str], object] | None = ObjectProperty(None, allownone=True)

    def __init__(self, **kwargs: object) -> None:
        self._cards = InstructionGroup()
        self._shown: dict[int, _Pooled] = {}
        self._spare: list[_Pooled] = []
        self._range = (0, 0)
        self._rows: list[_Row] = []
        self._tops: list[float] = []
        self._wide = 0.0
        self._every: list[Target] | None = None
        self._near: dict[int, list[Target]] = {}
        super().__init__(**kwargs)

    # --- layout -----------------------------------------------------------------------------------
    def draw(self, p: Painter, width: float) -> float:
        """Add up the heights; ``show_between`` draws."""
        for pooled in self._shown.values():
            self._spare.append(pooled)
        self._shown.clear()
        self._cards.clear()
        self._range, self._every, self._wide = (0, 0), None, width
        self._near.clear()
        self._measure = Painter(InstructionGroup())
        p.group.add(self._cards)
        known: dict[tuple[str, ...], float] = {}
        rows: list[_Row] = []
        y, before = 0.0, None
        overlap = 0.0 if p.large else size("wallet_overlap")
        apart = space("x3") if p.large else space("x2")
        for entry in self.entries:
            if isinstance(entry, DeckTitle):
                if p.large:  # the cards say what they are; the page is short of room
                    before = None
                    continue
                y += space("section_gap") if rows else 0
                high = words_height(p, entry.text, width - 48, "section", 700)
                rows.append(_Row(y, high, 0.0, first=True))
                y += high + space("x2")
            else:
                sizes = (
                    entry.title, entry.line, entry.chip, entry.button, entry.look, entry.also
                )  # fmt: skip
                if sizes not in known:
                    known[sizes] = card_height(p, entry, width)
                high = known[sizes]
                joins = _usable(before) and _usable(entry) and overlap > 0
                if joins:
                    rows[-1].tuck = overlap
                elif isinstance(before, WalletCard) or (p.large and rows):
                    y += apart
                rows.append(_Row(y, high, 0.0, first=not joins))
                y += high
            before = entry
        self._rows, self._tops = rows, [row.top for row in rows]
        self._drawn = [e for e in self.entries if not (p.large and isinstance(e, DeckTitle))]
        return y

    # --- what is in sight -------------------------------------------------------------------------
    def show_between(self, top: float, bottom: float) -> None:
        """Draw what lies between these pixels below the block's top, and nothing else."""
        density = ui.density
        first = max(0, bisect_right(self._tops, top / density) - 2)
        last = bisect_right(self._tops, bottom / density)
        if (first, last) == self._range:
            return
        before, self._range = self._range, (first, last)
        for index in [at for at in self._shown if not first <= at < last]:
            pooled = self._shown.pop(index)
            self._cards.remove(pooled.canvas)
            self._spare.append(pooled)
        upward = first < before[0] and bool(self._shown)
        for index in range(last - 1, first - 1, -1) if upward else range(first, last):
            if index not in self._shown:
                pooled = self._fill(index)
                if upward:
                    self._cards.insert(0, pooled.canvas)
                else:
                    self._cards.add(pooled.canvas)

    def _fill(self, index: int) -> _Pooled:
        pooled = self._spare.pop() if self._spare else _Pooled()
        pooled.content.clear()
        self._draw_entry(Painter(pooled.content, self._wide), index)
        pooled.move.y = -round(self._rows[index].top * ui.density)
        self._shown[index] = pooled
        return pooled

    def _draw_entry(self, p: Painter, index: int) -> None:
        entry, row = self._drawn[index], self._rows[index]
        if isinstance(entry, DeckTitle):
            wide = p.text_width(entry.text, "section", 700)
            room = 0 if wide <= self._wide - 48 else self._wide - 48
            p.text(entry.text, 0, 0, room, style="section", weight=700)
            if not room:
                p.text(f"{entry.count}", wide + 6, 0, style="section", weight=600, colour="text_3")
            return
        draw_card(p, entry, self._wide, tuck=row.tuck, first=row.first)

    # --- words and targets ------------------------------------------------------------------------
    @property
    def words(self) -> list[str]:
        """Every word of every entry, in sight or not."""
        found: list[str] = []
        for entry in self.entries:
            if isinstance(entry, DeckTitle):
                found += [entry.text, str(entry.count)]
            else:
                parts = (entry.title, entry.line, entry.chip, entry.button)
                found += [word for word in parts if word]
        return found

    @words.setter
    def words(self, _: list[str]) -> None:
        """What a drawing saw is only what was in sight."""

    def _targets_of(self, index: int) -> list[Target]:
        entry = self._drawn[index]
        if isinstance(entry, DeckTitle):
            return []
        opened, pressed = partial(self._open, entry.key), partial(self._press_button, entry.key)
        top = self._rows[index].top
        return card_targets(self._measure, entry, self._wide, top, opened, pressed)

    def target_at(self, x: float, y: float) -> Target | None:
        """The target under a point, found by bisection."""
        density = ui.density
        left, down = (x - self.x) / density, (self.top - y) / density
        index = bisect_right(self._tops, down) - 1
        if index < 0 or not 0 <= left <= self._wide:
            return None
        if index not in self._near:  # a press is told from its release by the same target
            self._near = {index: self._targets_of(index)}
        for target in reversed(self._near[index]):
            inside = target.x <= left <= target.x + target.width
            if inside and target.y <= down <= target.y + target.height:
                return target
        return None

    def _open(self, key: str) -> None:
        if self.open_card is not None:
            self.open_card(key)

    def _press_button(self, key: str) -> None:
        if self.press_button is not None:
            self.press_button(key)


def _usable(entry: Entry | None) -> bool:
    return isinstance(entry, WalletCard) and entry.look == "usable"
