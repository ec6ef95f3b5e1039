"""The stations of a file: what has been done, where it stands, and what is still to come."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from app.shared.contract.renewals import RenewalFile

Kind = Literal[
    "opened", "submitted", "visit", "accepted", "paper", "work", "new", "refused", "withdrawn"
]
Mark = Literal["done", "now", "next", "failed"]


@dataclass(frozen=True, slots=True)
class Step:
    """
    One station.

    Attributes:
        at: When it was done; UTC; None where it was not, or nothing tells.
        detail: Key of the paper or of the reason.
        waits: For the resident.
    """

    kind: Kind
    mark: Mark
    at: datetime | None = None
    detail: str = ""
    waits: bool = False


def steps_of(file: RenewalFile) -> tuple[Step, ...]:
    """From opening the file to the new document; one that is over ends where it ended."""
    found: list[Step] = []
    asked = ""
    for event in file.events:
        if event.kind == "paper_missing":
            asked = event.detail or ""
        elif event.kind == "paper_given":
            found.append(Step("paper", "done", event.at, event.detail or asked))
        elif event.kind in _DONE:
            failed = event.kind == "refused"
            mark: Mark = "failed" if failed else "done"
            found.append(Step(_DONE[event.kind], mark, event.at, event.detail or ""))
            found += _visit(file) if event.kind == "submitted" else ()
    if file.state in ("refused", "withdrawn"):
        return tuple(found)
    if file.state == "issued":
        issued = file.events[-1].at
        return (*found, Step("work", "done"), Step("new", "done", issued))
    return (*found, *_ahead(file, found, asked))


_DONE: dict[str, Kind] = {
    "fee_due": "opened", "submitted": "submitted", "accepted": "accepted", "refused": "refused",
    "withdrawn": "withdrawn",
}  # fmt: skip
"""Event → the station that it is."""


def _ahead(file: RenewalFile, found: list[Step], asked: str) -> Iterator[Step]:
    """Where it stands, and what is still to come."""
    waits = file.state in ("fee_due", "paper_missing") or any(step.waits for step in found)
    if file.state == "fee_due":
        asking = file.fee is not None and file.fee.state == "asking"
        yield Step("submitted", "now", waits=not asking)
    elif file.state == "paper_missing":
        yield Step("paper", "now", detail=file.missing_paper or asked, waits=True)
    if all(step.kind != "accepted" for step in found):
        yield Step("accepted", "next" if waits else "now")
        waits = True
    yield Step("work", "next" if waits else "now")
    yield Step("new", "next")


def _visit(file: RenewalFile) -> tuple[Step, ...]:
    """Coming to a consulate, where one must; done once the office has accepted the file."""
    if file.slot_at is None:
        return ()
    if any(event.kind in ("accepted", "issued") for event in file.events):
        return (Step("visit", "done"),)
    return (Step("visit", "now", waits=True),) if file.state == "submitted" else ()
