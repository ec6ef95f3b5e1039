"""Guardians and the children they act for."""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta

from app.shared.contract.account import AccountLevel, HolderKind
from app.shared.contract.wire import HolderId, Wire

Relation = Literal["mother", "father", "grandmother", "grandfather", "other"]
ProofState = Literal["needed", "given", "proven", "refused"]


class Ward(Wire):
    """
    A child whom the caller guards.

    Attributes:
        level: Of the child's account; 0 where there is none yet.
        may: Levels that the rule set gives the child now; empty where none.
        proof: Whether the relation is proven; a proof given waits for the desk.
        controlled: The guardian acts for the child now: proven, and not yet of age.
        own_from: The birthday on which the child acts alone; Viet Nam date, from 00:00.
        level_2_from: The birthday from which level 2 may be had.
    """

    holder_id: HolderId
    full_name: str
    born_on: date
    kind: HolderKind
    relation: Relation
    level: AccountLevel
    may: tuple[Annotated[int, Meta(ge=1, le=2)], ...]
    proof: ProofState
    controlled: bool
    own_from: date
    level_2_from: date


class Family(Wire):
    """
    The caller's wards, and who acts for the caller.

    Attributes:
        wards: Those who act alone by now stand last.
        guardians: Full names of who acts for the caller; empty where nobody does.
    """

    wards: tuple[Ward, ...]
    guardians: tuple[str, ...]
