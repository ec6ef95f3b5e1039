"""The stations of a file: what has been done, where it stands, and what is still to come."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from app.shared.contract.renewals import RenewalFile

Kind = Literal["submitted", "visit", "accepted", "paper", "work", "new", "refused", "withdrawn"]
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
    """From submission to the new document; a file that is over ends where it ended."""
    found: list[Step] = []
    asked = ""
    for event in file.events:
        if event.kind == "submitted" or event.kind == "accepted":  # noqa: PLR1714 — narrows the type
            found.append(Step(event.kind, "done", event.at))
            found += _visit(file) if event.kind == "submitted" else ()
        elif event.kind == "paper_missing":
            asked = event.detail or ""
        elif event.kind == "paper_given":
            found.append(Step("paper", "done", event.at, event.detail or asked))
            asked = ""
        elif event.kind == "refused":
            return (*found, Step("refused", "failed", event.at, event.detail or ""))
        elif event.kind == "withdrawn":
            return (*found, Step("withdrawn", "done", event.at))
    if file.state == "issued":
        issued = file.events[-1].at
        return (*found, Step("work", "done"), Step("new", "done", issued))
    waits = file.state == "paper_missing"
    if waits:
        missing = file.missing_paper or asked
        found.append(Step("paper", "now", detail=missing, waits=True))
    waits = waits or any(step.waits for step in found)
    if all(step.kind != "accepted" for step in found):
        found.append(Step("accepted", "next" if waits else "now"))
        waits = True
    found.append(Step("work", "next" if waits else "now"))
    return (*found, Step("new", "next"))


def _visit(file: RenewalFile) -> tuple[Step, ...]:
    """Coming to a consulate, where one must; done once the office has accepted the file."""
    if file.slot_at is None:
        return ()
    if any(event.kind in ("accepted", "issued") for event in file.events):
        return (Step("visit", "done"),)
    return (Step("visit", "now", waits=True),) if file.state == "submitted" else ()
