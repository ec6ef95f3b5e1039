"""What a resident should do next, derived from documents, renewal files, day and rule set."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from app.shared.contract.documents import HeldDocument
from app.shared.contract.foreign import ForeignRequest
from app.shared.contract.renewals import RenewalFile
from app.shared.doctypes import document_type
from app.shared.places_abroad import PlaceAbroad, place_or_none
from app.shared.renewal_terms import RenewalTerms
from app.shared.rules.standing import DocumentState, standing_of
from app.shared.rulesets import RuleSet

ThingKind = Literal[
    "own_passcode", "fee_due", "paper_missing", "refused", "hidden", "expired", "due_soon",
    "in_renewal", "raise_level", "foreign_question",
]  # fmt: skip
_FIRST = ("fee_due", "paper_missing", "refused")
_LAST = ("in_renewal",)


@dataclass(frozen=True, slots=True)
class Thing:
    """
    One thing to do.

    Attributes:
        kind: What it is about; ``hidden`` and ``expired`` are words of different rule sets.
        type_id, document_id: The document; empty where it is about none.
        renewal_id: The file to follow; empty where there is none.
        days_left: Until the last valid day; negative afterwards; None where it matters no more.
        ends_on: Last valid day; Viet Nam date.
        paper: What the office asked for, with ``paper_missing``.
        due_on: When the office means to be done, with ``in_renewal``.
        out_of_use: The document has ended too, while its renewal is open.
        consulate: Id of the office where it is renewed, by who is abroad; empty where nobody comes.
        slot_at: The appointment there, while it is ahead; UTC.
        request_id, service_id: The question of a service abroad, with ``foreign_question``.
    """

    kind: ThingKind
    type_id: str = ""
    document_id: str = ""
    renewal_id: str = ""
    days_left: int | None = None
    ends_on: date | None = None
    paper: str | None = None
    due_on: date | None = None
    out_of_use: DocumentState | None = None
    consulate: str = ""
    slot_at: datetime | None = None
    request_id: str = ""
    service_id: str = ""


def things_to_do(
    documents: Iterable[HeldDocument],
    renewals: Iterable[RenewalFile],
    level: int,
    day: date,
    rules: RuleSet,
    *,
    passcode_lent: bool = False,
    abroad: str | None = None,
    asked: Iterable[ForeignRequest] = (),
) -> tuple[Thing, ...]:
    """
    What waits for the resident first, then what ended or ends soon, then what is under way.

    Args:
        passcode_lent: The resident acts alone, and still with the passcode that a guardian set.
        abroad: Id of the place abroad where the resident is.
        asked: Questions of services abroad that wait: their time is the shortest.
    """
    files, place = tuple(renewals), place_or_none(abroad)
    by_id = {file.id: file for file in files}
    refused = {file.document_id: file for file in reversed(files) if file.state == "refused"}
    found = [
        thing
        for document in documents
        if (thing := _thing(document, by_id, refused, day, rules, place)) is not None
    ]
    found.sort(key=lambda thing: -1 if thing.kind in _FIRST else int(thing.kind in _LAST))
    if passcode_lent and rules.value("guardian_passcode") == "urge":
        found.insert(0, Thing("own_passcode"))
    found[:0] = [
        Thing("foreign_question", request_id=one.id, service_id=one.service_id) for one in asked
    ]
    if 0 < level < rules.value("level_for_benefits"):
        found.append(Thing("raise_level"))
    return tuple(found)


def _thing(
    document: HeldDocument,
    files: Mapping[str, RenewalFile],
    refused: Mapping[str, RenewalFile],
    day: date,
    rules: RuleSet,
    place: PlaceAbroad | None,
) -> Thing | None:
    terms = _terms(document.type_id)
    if terms is None:
        return None
    standing = standing_of(document, day, rules)
    ended = standing.state in (DocumentState.HIDDEN, DocumentState.EXPIRED)
    if document.renewal_id is not None:
        file = files.get(document.renewal_id)
        missing = file.missing_paper if file else None
        return Thing(
            kind=_under_way(file),
            type_id=document.type_id,
            document_id=document.id,
            renewal_id=document.renewal_id,
            days_left=standing.days_left,
            ends_on=document.expires_on,
            paper=missing,
            due_on=file.due_on if file else None,
            out_of_use=standing.state if ended else None,
            consulate=(file.office or "") if file else "",
            slot_at=file.slot_at if file and file.state == "submitted" else None,
        )
    if standing.state is DocumentState.VALID:
        return None
    last = refused.get(document.id)
    return Thing(
        kind="refused" if last else standing.state.value,
        type_id=document.type_id,
        document_id=document.id,
        renewal_id=last.id if last else "",
        days_left=standing.days_left,
        ends_on=document.expires_on,
        out_of_use=standing.state if ended else None,
        consulate=place.consulate if place and terms.abroad == "consulate" else "",
    )


def _under_way(file: RenewalFile | None) -> ThingKind:
    """What an open file waits for."""
    if file is not None and file.state == "fee_due":
        return "fee_due"
    return "paper_missing" if file is not None and file.missing_paper else "in_renewal"


def _terms(type_id: str) -> RenewalTerms | None:
    try:
        return document_type(type_id).renewal
    except KeyError:  # a newer server's type: shown, but nothing can be begun here
        return None
