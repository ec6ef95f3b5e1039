"""The ground of long lists: what is in sight is drawn, all of it can be read and reached."""

from kivy.graphics import InstructionGroup

from app.ui.block import Block
from app.ui.painter import Painter, Target


class PooledBlock(Block):
    """
    A block of many entries, of which only those in sight are drawn.

    Subclasses keep the tops of their entries in ``_tops`` (dp), their width in ``_wide``, set
    ``_every`` to None when they lay out anew, and write ``_draw_entry`` and ``_targets_of``.
    """

    _tops: list[float]
    _wide: float
    _every: list[Target] | None

    def _draw_entry(self, p: Painter, index: int) -> None:
        """Draw one entry from its own top."""
        raise NotImplementedError

    def _targets_of(self, index: int) -> list[Target]:
        """The targets of one entry, in the block's own dp."""
        raise NotImplementedError

    @property
    def spills(self) -> list[str]:
        """Words that some entry, in sight or not, draws beyond the edges."""
        aside = Painter(InstructionGroup(), self._wide)
        for index in range(len(self._tops)):
            self._draw_entry(aside, index)
        return aside.spills

    @spills.setter
    def spills(self, _: list[str]) -> None:
        """What a drawing saw is only what was in sight."""

    @property
    def targets(self) -> list[Target]:
        """Every entry's targets, in sight or not: made when a keyboard or a reader asks."""
        if not self.visible:
            return []
        if self._every is None:
            self._every = [
                target for index in range(len(self._tops)) for target in self._targets_of(index)
            ]
        return self._every

    @targets.setter
    def targets(self, _: list[Target]) -> None:
        self._every = None
