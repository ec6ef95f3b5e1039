"""What presenting shows: the choice, the code, and what became of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Literal

from app.runtime.fault import Fault
from app.runtime.passcode_entry import PasscodeEntry
from app.runtime.view_model import Phase
from app.shared.contract.documents import HeldDocument
from app.shared.contract.presentations import Presentation
from app.shared.doctypes import document_type
from app.shared.presets import Preset, claims_of, presets_for, values_of
from app.shared.rules.standing import DocumentStanding, standing_of
from app.shared.rulesets import RuleSet

Mode = Literal["choosing", "code", "face", "masked"]
Stage = Literal[
    "choosing", "face", "masked",
    "code", "run_out", "checking", "asked", "unsent",
    "answered", "declined", "cancelled", "expired", "refused",
]  # fmt: skip
OVER = ("answered", "declined", "cancelled", "expired", "refused")
WHOLE, OWN = "whole", "own"
"""Choices beside the presets: all that the document says, and ticked by hand."""


@dataclass(frozen=True)
class Choice:
    """One document and whether it may be presented today."""

    document: HeldDocument
    standing: DocumentStanding
    day: date

    @cached_property
    def said(self) -> Mapping[str, str | bool]:
        """What it says under each claim; an unknown type or one without values says nothing."""
        one = self.document
        if not one.fields:
            return {}
        try:
            return values_of(one.type_id, one.fields, one.issued_on, one.expires_on, self.day)
        except KeyError:
            return {}

    @property
    def presets(self) -> tuple[Preset, ...]:
        """Ready choices that it can serve."""
        return presets_for(self.document.type_id, self.said)

    def claims_of(self, preset_id: str) -> tuple[str, ...]:
        """What a ready choice shows of it, in its order; by hand begins with what is printed."""
        if preset_id == WHOLE:
            wanted = {*document_fields(self.document.type_id), "expires_on"}
        elif preset_id == OWN:
            faced = (one for one in document_type(self.document.type_id).fields if one.on_face)
            wanted = {*(one.id for one in faced), "expires_on"}
        else:
            wanted = {claim for one in self.presets if one.id == preset_id for claim in one.claims}
        return tuple(name for name in self.said if name in wanted)


@dataclass(frozen=True, slots=True)
class PresentState:
    """
    What presenting shows.

    Attributes:
        choices: Every document, the one presented last first.
        locked: The account is locked, so that none may be presented.
        chosen: The one that is presented; None where none may be.
        preset_id: How its claims were chosen: a preset, ``WHOLE`` or ``OWN``.
        picked: The claims that would be shown.
        slow: Codes last longer.
        lives, slow_lives: Seconds for which a code is good, by the rule set; the same where slow.
        asking, entry: The passcode is being asked for.
        offer: The code that was made and what became of it; None before one was.
        link: What the code holds; empty where this phone does not have it.
        asks_first: Whoever read it is answered only after a tap.
        seconds_left, lasts: Whole seconds until code, request or face ends, and of how many.
        taken_away: What was shown ended, or the account was locked, meanwhile.
        as_of: When the server last answered; None where it never did. UTC.
        now: Story time; UTC.
        doing: A deed under way: ``refresh``, ``start``, ``check``, ``answer`` or ``decline``.
        confirming: Nothing; deeds ask for it.
        fault: A deed that did not come about.
        fault_key: Why no code was made, where the passcode was asked for.
    """

    phase: Phase = Phase.LOADING
    choices: tuple[Choice, ...] = ()
    locked: bool = False
    chosen: Choice | None = None
    preset_id: str = OWN
    picked: tuple[str, ...] = ()
    slow: bool = False
    lives: int = 0
    slow_lives: int = 0
    asking: bool = False
    entry: PasscodeEntry = field(default_factory=PasscodeEntry)
    mode: Mode = "choosing"
    offer: Presentation | None = None
    link: str = ""
    asks_first: bool = False
    seconds_left: int = 0
    lasts: int = 1
    taken_away: bool = False
    doing: str | None = None
    confirming: str = ""
    as_of: datetime | None = None
    now: datetime | None = None
    online: bool = True
    fault: Fault[str] | None = None
    fault_key: str | None = None

    @property
    def presentable(self) -> tuple[Choice, ...]:
        """Those that may be presented now."""
        if self.locked:
            return ()
        return tuple(choice for choice in self.choices if choice.standing.presentable)

    @property
    def blocked(self) -> tuple[Choice, ...]:
        """Those that may not, each with its reason."""
        allowed = self.presentable
        return tuple(choice for choice in self.choices if choice not in allowed)

    @property
    def stale(self) -> Fault[str] | None:
        """Why documents could not be fetched anew; None where they could."""
        return self.fault if self.fault and self.fault.deed == "refresh" else None

    @property
    def share(self) -> float:
        """Of the time that is left, from 1 to 0."""
        return min(1.0, self.seconds_left / max(1, self.lasts))

    @property
    def extra(self) -> tuple[str, ...]:
        """What is asked for beyond what was chosen."""
        if self.offer is None:
            return ()
        return tuple(name for name in self.offer.asked if name not in self.offer.claims)

    @property
    def stage(self) -> Stage:
        """What is on the screen."""
        offer = self.offer
        if self.mode != "code" or offer is None:
            return "choosing" if self.mode == "code" else self.mode
        if offer.state == "offered":
            return "code" if self.seconds_left else "run_out"
        if offer.state != "scanned":
            return offer.state
        if self.fault is not None and self.fault.deed != "refresh":
            return "unsent"
        return "asked" if self.asks_first and self.doing != "answer" else "checking"


def choices_of(
    documents: Sequence[HeldDocument], day: date, rules: RuleSet, last: str = ""
) -> tuple[Choice, ...]:
    """Every document with its standing, the last presented one first."""
    found = [Choice(one, standing_of(one, day, rules), day) for one in documents]
    return tuple(sorted(found, key=lambda choice: choice.document.id != last))


def document_fields(type_id: str) -> tuple[str, ...]:
    """What a document of that type says itself, without answers derived from it."""
    fields = {spec.id for spec in document_type(type_id).fields}
    return tuple(name for name in claims_of(type_id) if name in fields)


def of_id(choices: Sequence[Choice], document_id: str) -> Choice | None:
    """The choice of that document; None where it is none of them."""
    return next((choice for choice in choices if choice.document.id == document_id), None)
