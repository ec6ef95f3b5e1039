"""Renewal files: opening one, handing in a paper, withdrawing, and the office's side."""

from datetime import datetime
from typing import Any, cast

from sqlalchemy import Connection

from app.shared.clock import viet_nam_day
from app.shared.contract.renewals import RenewalEvent, RenewalFile, RenewalStart
from app.shared.doctypes import document_type
from app.shared.holidays import public_holidays
from app.shared.offices import Office, office, offices_renewing
from app.shared.places_abroad import place_or_none
from app.shared.renewal_terms import RenewalTerms
from app.shared.rules.renewals import OPEN_STATES, as_of, due_on, state_after
from app.shared.rules.validity import opens_on
from backend_stub.problems import Refusal
from backend_stub.services.appointments import refuse_taken
from backend_stub.services.fees import fee_at
from backend_stub.services.whereabouts import abroad_at
from backend_stub.storage.facts import Document, HolderFacts, Renewal

LATER_IN_STORY = {"reason": "later_in_story"}
"""The story's clock was moved back: what is asked for contradicts what happens later."""


def terms_of(type_id: str) -> RenewalTerms:
    """
    What a renewal of that type takes.

    Raises:
        Refusal: It is never renewed.
    """
    terms = document_type(type_id).renewal
    if terms is None:
        raise Refusal("document_not_renewable", values={"reason": "never_renewed"})
    return terms


def whole_file(file: Renewal, now: datetime) -> RenewalFile:
    """The file with every step it ever takes, later ones included; due as it looks at ``now``."""
    events = tuple(
        RenewalEvent(kind=cast("Any", step.kind), at=step.at, detail=step.detail)
        for step in file.steps
    )
    known = [event for event in events if event.at <= now] or events[:1]
    terms = terms_of(file.type_id)
    last = events[-1].detail
    state = state_after(events)
    return RenewalFile(
        id=file.id,
        code=file.code,
        document_id=file.document_id,
        type_id=file.type_id,
        state=cast("Any", state),
        fee_vnd=file.fee_vnd,
        submitted_at=file.submitted_at,
        due_on=due_on(
            known, terms.days, viet_nam_day(now), public_holidays(), slot_at=file.slot_at
        ),
        missing_paper=last if state == "paper_missing" else None,
        refusal=last if state == "refused" else None,
        new_document_id=file.new_document_id,
        events=events,
        fee=fee_at(file, now),
        office=file.office,
        slot_at=file.slot_at,
    )


def files_at(facts: HolderFacts, now: datetime) -> tuple[RenewalFile, ...]:
    """The holder's files as they stand at ``now``, newest first."""
    seen = (as_of(whole_file(file, now), now) for file in reversed(facts.renewals))
    return tuple(file for file in seen if file is not None)


def file_at(facts: HolderFacts, renewal_id: str, now: datetime) -> tuple[Renewal, RenewalFile]:
    """
    One file of the holder, as stored and as it stands at ``now``.

    Raises:
        Refusal: The holder has no such file at ``now``.
    """
    for file in facts.renewals:
        if file.id == renewal_id and (seen := as_of(whole_file(file, now), now)):
            return file, seen
    raise Refusal("not_found")


def open_file_of(facts: HolderFacts, document_id: str, now: datetime) -> RenewalFile | None:
    """The file under way for that document at ``now``."""
    for file in files_at(facts, now):
        if file.document_id == document_id and file.state in OPEN_STATES:
            return file
    return None


def open_files(facts: HolderFacts, now: datetime) -> dict[str, str]:
    """Id of the open file by id of its document."""
    return {f.document_id: f.id for f in files_at(facts, now) if f.state in OPEN_STATES}


def refuse_not_renewable(facts: HolderFacts, document: Document, now: datetime) -> None:
    """
    Let pass what may be renewed at ``now``: as early as its type's terms say, and expired.

    Raises:
        Refusal: Not due yet, never due, settled later in the story, or a company's and the holder
            represents none.
    """
    terms, today = terms_of(document.type_id), viet_nam_day(now)
    represents = any(one.holds(today) for one in facts.representing)
    if document_type(document.type_id).group == "business" and not represents:
        raise Refusal("document_not_renewable", values={"reason": "not_representative"})
    if document.expires_on is None:
        raise Refusal("document_not_renewable", values={"reason": "never_ends"})
    restricted = [one.kind for one in document.restrictions if one.holds(now)]
    if restricted:
        raise Refusal("document_not_renewable", values={"reason": restricted[0]})
    renewed_later = any(one.replaces == document.id for one in facts.documents)
    if renewed_later or any(
        step.at > now
        for file in facts.renewals
        if file.document_id == document.id
        for step in file.steps
    ):
        raise Refusal(
            "document_not_renewable",
            "The story's clock was moved back behind a renewal of this document.",
            values=LATER_IN_STORY,
        )
    if today < opens_on(terms, document.expires_on):
        raise Refusal(
            "document_not_renewable",
            values={
                "reason": "not_due",
                "days_left": (document.expires_on - today).days,
                "from_days_left": terms.early_days,
            },
        )


def desks_for(facts: HolderFacts, now: datetime) -> tuple[Office, ...]:
    """The consulate that serves the place abroad where the holder is; at home every counter."""
    place = place_or_none(abroad_at(facts, now))
    return (office(place.consulate),) if place else offices_renewing()


def refuse_without_desk(
    db: Connection,
    facts: HolderFacts,
    type_id: str,
    start: RenewalStart,
    now: datetime,
) -> None:
    """
    Let pass what may be renewed from where the holder is, handed in as it can be there.

    Raises:
        Refusal: It is renewed in Viet Nam alone, an appointment is missing or makes no sense, its
            slot is not free, or a paper that goes with it is missing.
    """
    terms, office_id, slot_at = terms_of(type_id), start.office, start.slot_at
    ways = terms.ways(abroad=abroad_at(facts, now) is not None)
    if not ways:
        raise Refusal("document_not_renewable", values={"reason": "at_home_only"})
    if office_id is not None and slot_at is not None:
        desks = [desk for desk in desks_for(facts, now) if type_id in desk.renews]
        refuse_taken(db, desks, office_id, slot_at, now)
    elif (office_id, slot_at) != (None, None):
        raise Refusal("bad_request", "$: office and slot_at come together")
    elif "online" not in ways:
        raise Refusal("document_not_renewable", values={"reason": "appointment_needed"})
    elif missing := [one.id for one in terms.attached("online") if one.id not in start.papers]:
        values = {"reason": "paper_needed", "papers": missing}
        raise Refusal("document_not_renewable", values=values)


def refuse_not_movable(seen: RenewalFile) -> None:
    """
    Let pass a file whose appointment may be another: who missed one books the next.

    Raises:
        Refusal: It has none, or the office has seen the holder.
    """
    if seen.state not in ("fee_due", "submitted") or seen.slot_at is None:
        raise closed(seen.state)


def refuse_earlier(file: Renewal, now: datetime) -> None:
    """
    Let pass a step that comes after every other.

    Raises:
        Refusal: The file has a step later in the story than ``now``.
    """
    if file.steps[-1].at > now:
        raise Refusal(
            "renewal_closed",
            "The story's clock was moved back behind this file's last step.",
            values=LATER_IN_STORY,
        )


def closed(state: str) -> Refusal:
    """The file does not take that step in this state."""
    return Refusal("renewal_closed", values={"state": state})
