"""A list of notices in days: of hundreds of rows only those in sight are drawn."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from kivy.graphics import InstructionGroup, PopMatrix, PushMatrix, Translate
from kivy.properties import ObjectProperty

from app.ui.components.notice_row import NoticeRow, draw_notice, notice_height, notice_targets
from app.ui.components.wallet_card import words_height
from app.ui.context import ui
from app.ui.painter import Painter, Target
from app.ui.pooled_block import PooledBlock
from app.ui.theme import space


@dataclass(frozen=True, slots=True)
class DayTitle:
    """The title over a day's card."""

    text: str


Entry = DayTitle | NoticeRow


class NoticeList(PooledBlock):
    """
    Days as cards, their notices as rows.

    Heights are added up once for a width and a text size; what is in sight is found by bisection,
    so that a frame costs the same for ten notices and for a thousand. The cards' grounds are
    drawn whole, since there are three at most.

    Attributes:
        entries: ``DayTitle`` and ``NoticeRow`` from top to bottom.
        open_notice: Called with the row's key, from the row and from its link.
    """

    entries: Sequence[Entry] = ObjectProperty(())
    open_notice: Callable[[str], object] | None = ObjectProperty(None, allownone=True)

    def __init__(self, **kwargs: object) -> None:
        self._rows = InstructionGroup()
        self._shown: dict[int, InstructionGroup] = {}
        self._tops: list[float] = []
        self._heights: list[float] = []
        self._laid: tuple[Entry, ...] = ()
        self._wide = 0.0
        self._every: list[Target] | None = None
        super().__init__(**kwargs)

    # --- layout -----------------------------------------------------------------------------------
    def draw(self, p: Painter, width: float) -> float:
        """Add up the heights and lay the grounds; ``show_between`` draws the rows."""
        self._shown.clear()
        self._rows = InstructionGroup()
        self._every, self._wide = None, width
        self._tops, self._heights = [], []
        y, card, start = 0.0, None, 0.0
        self._laid = tuple(self.entries)  # what is shown until the next drawing, whatever comes in
        for entry in self._laid:
            if isinstance(entry, DayTitle):
                if card is not None:
                    card.end(y - start)
                    y += space("x4")
                high = words_height(p, entry.text, width, "label", 600)
                self._tops.append(y)
                self._heights.append(high)
                y += high + space("x2")
                start, card = y, p.panel(0, y, width, 1, fill="surface", shadow="e1")
            else:
                high = notice_height(p, entry, width)
                self._tops.append(y)
                self._heights.append(high)
                y += high
        if card is not None:
            card.end(y - start)
        p.group.add(self._rows)
        return y

    # --- what is in sight -------------------------------------------------------------------------
    def show_between(self, top: float, bottom: float) -> None:
        """Draw what lies between these pixels below the block's top, and nothing else."""
        density = ui.density
        first = max(0, bisect_right(self._tops, top / density) - 1)
        last = bisect_right(self._tops, bottom / density)
        for index in [at for at in self._shown if not first <= at < last]:
            self._rows.remove(self._shown.pop(index))
        for index in range(first, last):
            if index not in self._shown:
                self._shown[index] = self._drawn(index)
                self._rows.add(self._shown[index])

    def _drawn(self, index: int) -> InstructionGroup:
        group, content = InstructionGroup(), InstructionGroup()
        move = Translate(0, -round(self._tops[index] * ui.density))
        for part in (PushMatrix(), move, content, PopMatrix()):
            group.add(part)
        self._draw_entry(Painter(content, self._wide), index)
        return group

    def _draw_entry(self, p: Painter, index: int) -> None:
        entry = self._laid[index]
        if isinstance(entry, DayTitle):
            p.text(entry.text, 0, 0, self._wide, style="label", weight=600, colour="text_2")
            return
        if index and isinstance(self._laid[index - 1], NoticeRow):
            p.rule(0, 0, self._wide)
        draw_notice(p, entry, self._wide)

    # --- words and targets ------------------------------------------------------------------------
    @property
    def words(self) -> list[str]:
        """Every word of every entry, in sight or not."""
        found: list[str] = []
        for entry in self.entries if self.visible else ():
            if isinstance(entry, DayTitle):
                found.append(entry.text)
            else:
                parts = (entry.title, entry.text, entry.time, entry.link)
                found += [word for word in parts if word]
        return found

    @words.setter
    def words(self, _: list[str]) -> None:
        """What a drawing saw is only what was in sight."""

    def _targets_of(self, index: int) -> list[Target]:
        entry = self._laid[index]
        if isinstance(entry, DayTitle):
            return []
        return notice_targets(
            entry,
            self._wide,
            self._tops[index],
            self._heights[index],
            partial(self._open, entry.key),
        )

    def target_at(self, x: float, y: float) -> Target | None:
        """The target under a point, found by bisection."""
        left, down = (x - self.x) / ui.density, (self.top - y) / ui.density
        index = bisect_right(self._tops, down) - 1
        if index < 0 or not 0 <= left <= self._wide:
            return None
        for target in reversed(self._targets_of(index)):
            inside = target.x <= left <= target.x + target.width
            if inside and target.y <= down <= target.y + target.height:
                return target
        return None

    def _open(self, key: str) -> None:
        if self.open_notice is not None:
            self.open_notice(key)
