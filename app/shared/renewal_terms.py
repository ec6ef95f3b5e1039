"""What a renewal of one document type takes, and why some types have none: read with the type."""

from functools import cache
from typing import Literal

import msgspec

from app.shared.data_files import read_as
from app.shared.local_text import LocalText
from app.shared.resources import ASSETS
from app.shared.rulesets import RuleStatus

Part = Literal[
    "window", "conditions", "papers", "fee", "days", "channels", "validity", "refund"
]  # fmt: skip
"""What a basis can be given for."""
Way = Literal["online", "desk"]
"""How a file is handed in: from the phone alone, or by coming to a counter at a time booked."""


class NamedReason(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something named that a file turns on: a condition the office looks at."""

    id: str
    name: LocalText


class Paper(NamedReason, frozen=True, forbid_unknown_fields=True):
    """
    A paper that a renewal needs.

    Attributes:
        comes: From a ``register``, by itself; or from the ``holder``, who attaches a scan of it
            where the file goes online, and brings it where one comes to a counter.
    """

    comes: Literal["register", "holder"] = "register"


class RefusalReason(NamedReason, frozen=True, forbid_unknown_fields=True):
    """A reason for which the office may refuse, and what the holder does ``next``."""

    next: LocalText


class Basis(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a part of the terms rests on, as beside a rule of a rule set."""

    status: RuleStatus
    source: LocalText


class Unrenewed(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """
    Why a type is not renewed.

    Attributes:
        kind: ``endless``: it never ends; ``reissued``: another one is issued on its own occasion.
        why, instead: The reason, and what one does when it is lost or wrong; whole sentences.
        status, source: What that rests on.
    """

    kind: Literal["endless", "reissued"]
    why: LocalText
    instead: LocalText
    status: RuleStatus
    source: LocalText


class RenewalTerms(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """
    What a renewal takes.

    Attributes:
        status: ``example``: fee, days and minutes are invented and marked so on screen.
        fee_vnd: Whole dong.
        refunds: After what the fee is paid back: the office ``refused``, or the holder has
            ``withdrawn`` before the office took the file.
        days: Working days the office takes.
        early_days: From how many days before its end it may be renewed; expired it always may.
        minutes: What the holder spends in the app.
        office: Invented name of who decides.
        conditions: What the office looks at besides what the app checks by itself.
        papers: What is handed in at the start.
        may_ask: Papers, by id, that the office may ask for afterwards; the first is asked for
            where nobody says which.
        refusals: Reasons to refuse; the first is given where nobody says which.
        home: Ways in Viet Nam, the usual one first.
        abroad: How it is renewed by who is abroad: at the ``consulate`` that serves the place,
            ``online`` as at home, or ``at_home`` alone.
        abroad_instead: What to do abroad until then, where it is renewed at home alone.
        valid_years: How long the new document is valid; None where another rule says.
        valid_by_age: The new document ends at the next renewal age of the rule set.
        valid_by_class: The new document ends as the rule set says of its classes.
        basis: What a part rests on, where the common file of terms says something else.
    """

    status: Literal["example"]
    fee_vnd: int
    refunds: tuple[Literal["refused", "withdrawn"], ...]
    days: int
    early_days: int
    minutes: int
    office: LocalText
    conditions: tuple[NamedReason, ...]
    papers: tuple[Paper, ...]
    may_ask: tuple[str, ...]
    refusals: tuple[RefusalReason, ...]
    home: tuple[Way, ...]
    abroad: Literal["consulate", "online", "at_home"]
    abroad_instead: LocalText | None = None
    valid_years: int | None = None
    valid_by_age: bool = False
    valid_by_class: bool = False
    basis: dict[Part, Basis] = {}

    def __post_init__(self) -> None:
        """Refuse terms that contradict themselves."""
        known = {paper.id for paper in self.papers}
        if not self.may_ask or not set(self.may_ask) <= known:
            msg = "may_ask names papers, at least one"
            raise ValueError(msg)
        if not self.refusals or not self.conditions or not self.home:
            msg = "refusals, conditions and home have at least one each"
            raise ValueError(msg)
        said = (self.valid_by_age, self.valid_by_class, self.valid_years is not None)
        if sum(said) != 1:
            msg = "exactly one of valid_years, valid_by_age and valid_by_class says when it ends"
            raise ValueError(msg)
        if (self.abroad == "at_home") != (self.abroad_instead is not None):
            msg = "abroad_instead stands where abroad is at_home, and there alone"
            raise ValueError(msg)
        if min(self.fee_vnd, self.days, self.minutes, self.early_days) < 0:
            msg = "fee_vnd, days, early_days and minutes are not negative"
            raise ValueError(msg)

    def ways(self, *, abroad: bool) -> tuple[Way, ...]:
        """How the file may be handed in, at home or abroad; none where it must wait."""
        if not abroad:
            return self.home
        ways: dict[str, tuple[Way, ...]] = {"consulate": ("desk",), "online": ("online",)}
        return ways.get(self.abroad, ())

    def attached(self, way: Way) -> tuple[Paper, ...]:
        """Papers of the holder that go with a file handed in that way."""
        if way == "desk":
            return ()
        return tuple(paper for paper in self.papers if paper.comes == "holder")

    def rests_on(self, part: Part) -> Basis:
        """What that part rests on."""
        return self.basis.get(part) or _common()[part]


class _CommonTerms(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    basis: dict[Part, Basis]


@cache
def _common() -> dict[Part, Basis]:
    return read_as(ASSETS / "renewal.toml", _CommonTerms).basis
