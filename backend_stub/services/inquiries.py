"""Asking about a look and answering: the agency says why, another office decides complaints."""

from typing import TYPE_CHECKING, Any

from sqlalchemy import Row

from app.shared.agencies import Agency, agency
from app.shared.contract.access_log import Access, InquiryStart
from app.shared.contract.agencies import InquiryAnswer
from app.shared.data_files import names_in
from backend_stub.problems import Refusal
from backend_stub.services.access_views import access_of, state_of
from backend_stub.services.renewals import LATER_IN_STORY
from backend_stub.storage import access_log as written
from backend_stub.storage import inquiries as asked

if TYPE_CHECKING:  # the server's state stands on the seeds, and those on what is done here
    from backend_stub.calls import Call


def ask_about(call: "Call", access_id: str, start: InquiryStart) -> Access:
    """
    Ask the agency why it looked, or complain.

    Raises:
        Refusal: There is no such look of the caller's, it was asked before, or no agency looked.
    """
    owner = call.caller.holder_id
    look = written.look_of(call.db, access_id, owner)
    if look is None or look.at > call.story_now:
        raise Refusal("not_found")
    if look.looker != "agency":
        raise Refusal("inquiry_closed", values={"looker": look.looker})
    own = [one for one in asked.inquiries_of(call.db, owner) if one.access_id == access_id]
    if any(one.kind == start.kind for one in own):
        raise Refusal("inquiry_open", values={"kind": start.kind})
    said = (start.said or "").strip()
    asked.write_inquiry(call.db, access_id, owner, start.kind, said, call.story_now)
    call.changed()
    mine = [one for one in asked.inquiries_of(call.db, owner) if one.access_id == access_id]
    return access_of(look, mine, call.story_now, call.rules)


def desk_agency(agency_id: str, staff_id: str) -> Agency:
    """
    The agency at whose desk somebody sits.

    Raises:
        Refusal: There is no such agency, or who sits there is not of its staff.
    """
    if agency_id not in names_in("agencies"):
        raise Refusal("agency_refused", values={"reason": "agency_unknown"})
    found = agency(agency_id)
    if found.member(staff_id) is None:
        raise Refusal("agency_refused", values={"reason": "staff_unknown"})
    return found


def answer(call: "Call", inquiry_id: str, said: InquiryAnswer) -> None:
    """
    Answer a question, or decide a complaint.

    Raises:
        Refusal: It is not this agency's to answer, or no such question waits.
    """
    asker = desk_agency(said.agency_id, said.staff_id)
    row = asked.inquiry_of_id(call.db, inquiry_id)
    if row is None or not is_for(call, asker, row):
        raise Refusal("not_found")
    if (said.decision is None) != (row.kind == "why"):
        raise Refusal("bad_request", "$.decision: stands with a complaint alone")
    settle(call, row, said.said.strip(), said.decision)


def is_for(call: "Call", asker: Agency, row: Row[Any]) -> bool:
    """Whether an agency answers it: its own look, or a complaint where it hears those."""
    if row.kind == "complaint":
        return asker.hears_complaints
    look = written.looks_in(call.db, [row.access_id])[row.access_id]
    return bool(look.looker_id == asker.id)


def settle(call: "Call", row: Row[Any], said: str, decision: str | None) -> None:
    """
    Write the answer down and tell the resident.

    Raises:
        Refusal: It was answered before, or is not asked yet where the story stands.
    """
    if row.asked_at > call.story_now:
        raise Refusal("inquiry_closed", values=LATER_IN_STORY)
    if row.answered_at is not None:
        raise Refusal("inquiry_closed", values={"state": state_of(row, row.answered_at)})
    asked.write_answer(call.db, row.id, said, decision, call.story_now)
    call.changed(row.holder_id)
