"""
The desks played beside the phone, one file a desk: each lists its files and takes its deeds.

A new desk is one module here, named in ``routes/desk.py``, with its words in the catalogues.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from app.shared.contract.desk import DeskAct, DeskFile
from backend_stub.calls import Call

DESKS: dict[str, "Desk"] = {}
"""Kind → desk, in the order in which they are listed."""


@dataclass(frozen=True, slots=True)
class Desk:
    """
    One desk.

    Attributes:
        kind: As its files name it.
        files: What lies on it at the call's story moment.
        act: Does one deed that the file offered; the caller has checked that it did. It says
            itself whose things changed (``call.changed(holder_id)``) and may raise ``Refusal``.
    """

    kind: str
    files: Callable[[Call], Iterable[DeskFile]]
    act: Callable[[Call, str, DeskAct], None]


def opens(desk: Desk) -> Desk:
    """Take a desk up into the list."""
    if desk.kind in DESKS:
        msg = f"two desks are called {desk.kind}"
        raise ValueError(msg)
    DESKS[desk.kind] = desk
    return desk
