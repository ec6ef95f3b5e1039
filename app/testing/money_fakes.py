"""For whom one acts, and their money, as fakes."""

from app.data.mandates import MandatesAsOf
from app.data.money import Money
from app.testing.repository_fakes import FakeCopy


class FakeMandates(FakeCopy[MandatesAsOf]):
    """``MandatesRepository``."""


class FakeOthersMoney:
    """``MoneyOfOthers``: as given, by holder."""

    def __init__(self, *money: Money) -> None:
        self._money = {one.of: one for one in money}

    def of(self, holder_id: str) -> Money:
        """As given; a ``KeyError`` for anybody else."""
        return self._money[holder_id]
