"""Renewal files of the holder."""

from sqlalchemy.exc import IntegrityError

from app.shared.contract.appointments import FreeSlots
from app.shared.contract.endpoints import (
    GIVE_PAPER,
    LIST_RENEWAL_SLOTS,
    LIST_RENEWALS,
    MOVE_RENEWAL,
    READ_RENEWAL,
    START_RENEWAL,
    WITHDRAW_RENEWAL,
)
from app.shared.contract.fee_endpoints import PAY_FEE
from app.shared.contract.renewals import RenewalFile, RenewalList
from app.shared.rules.guardians import READS, may_read
from app.shared.rules.renewals import OPEN_STATES
from backend_stub.calls import Answer, Call, serves
from backend_stub.problems import Refusal
from backend_stub.services import fees
from backend_stub.services import renewals as files
from backend_stub.services.appointments import free_slots, refuse_taken, taken
from backend_stub.services.standing import documents_in_force
from backend_stub.storage import renewals as written
from backend_stub.storage.facts import Renewal
from backend_stub.storage.mandate_tables import CORPORATE


@serves(LIST_RENEWALS)
def list_renewals(call: Call) -> RenewalList:
    """Every file, newest first."""
    seen = files.files_at(call.owner(), call.story_now)
    return RenewalList(renewals=tuple(one for one in seen if _may_see(call, one.type_id)))


@serves(READ_RENEWAL)
def read_renewal(call: Call) -> RenewalFile:
    """One file."""
    return _file_of(call)[1]


@serves(START_RENEWAL)
def start_renewal(call: Call) -> RenewalFile | Answer:
    """Open a file; the second request for a document answers the first one's file."""
    facts, now = call.owner(), call.story_now
    held = {one.id: one for one in documents_in_force(facts, now)}
    document = held.get(call.body.document_id)
    if document is None:
        raise Refusal("not_found")
    if not _may_see(call, document.type_id):
        raise Refusal("guardian_refused", values={"reason": "not_read", "rule_id": READS})
    if under_way := files.open_file_of(facts, document.id, now):
        return Answer(under_way, 200)
    files.refuse_not_renewable(facts, document, now)
    office, slot_at, type_id = call.body.office, call.body.slot_at, document.type_id
    files.refuse_without_desk(call.db, facts, type_id, call.body, now)
    fee = files.terms_of(type_id).fee_vnd
    try:
        with call.db.begin_nested():
            renewal_id = written.open_file(
                call.db, facts.holder.id, document.id, type_id, fee, now,
                office=office, slot_at=slot_at,
            )  # fmt: skip
    except IntegrityError:  # another server process was first, with this document or this slot
        if under_way := files.open_file_of(call.facts(call.owner_id, again=True), document.id, now):
            return Answer(under_way, 200)
        if office is None:
            raise
        raise taken(office) from None
    return files.file_at(call.changed(call.owner_id), renewal_id, now)[1]


@serves(LIST_RENEWAL_SLOTS)
def list_renewal_slots(call: Call) -> FreeSlots:
    """When the counters have time: at home each that renews, abroad the consulate of the place."""
    desks = files.desks_for(call.owner(), call.story_now)
    return FreeSlots(offices=free_slots(call.db, desks, call.story_now))


@serves(MOVE_RENEWAL)
def move_renewal(call: Call) -> RenewalFile:
    """Come at another time, before the office has seen the holder."""
    facts, now = call.owner(), call.story_now
    file, seen = files.file_at(facts, call.ids["renewal_id"], now)
    files.refuse_earlier(file, now)
    files.refuse_not_movable(seen)
    office, slot_at = call.body.office, call.body.slot_at
    desks = [desk for desk in files.desks_for(facts, now) if file.type_id in desk.renews]
    refuse_taken(call.db, desks, office, slot_at, now)
    try:
        with call.db.begin_nested():
            written.move_appointment(call.db, file, office, slot_at)
    except IntegrityError:
        raise taken(office) from None
    written.add_step(call.db, file, "moved", now, office)
    return files.file_at(call.changed(call.owner_id), file.id, now)[1]


@serves(PAY_FEE)
def pay_fee(call: Call) -> RenewalFile:
    """Let the desk take the fee; its answer comes later, through the change feed."""
    file, seen = _file_of(call)
    files.refuse_earlier(file, call.story_now)
    if seen.state != "fee_due":
        raise files.closed(seen.state)
    if call.rules.value("fee_proof") == "passcode":
        if call.body.grant is None:
            raise Refusal("grant_refused")
        call.spend("pay_fee", file.id)
    order_id = fees.ask(call.db, call.owner(), file, call.story_now, call.now)
    if order_id is not None and call.writing is not None:
        call.stub.fee_desk.send(call.writing, order_id)
    return files.file_at(call.changed(call.owner_id), file.id, call.story_now)[1]


@serves(GIVE_PAPER)
def give_paper(call: Call) -> RenewalFile:
    """Hand in what the office asked for; the file goes on where it stood."""
    file, seen = _file_of(call)
    files.refuse_earlier(file, call.story_now)
    if seen.state not in OPEN_STATES:
        raise files.closed(seen.state)
    if seen.state != "paper_missing" or seen.missing_paper != call.body.paper:
        raise Refusal("paper_not_asked", values={"asked": seen.missing_paper})
    written.add_step(call.db, file, "paper_given", call.story_now, call.body.paper)
    return files.file_at(call.changed(call.owner_id), file.id, call.story_now)[1]


@serves(WITHDRAW_RENEWAL)
def withdraw_renewal(call: Call) -> RenewalFile:
    """End a file that is under way; another may be opened afterwards."""
    file, seen = _file_of(call)
    files.refuse_earlier(file, call.story_now)
    if seen.state not in OPEN_STATES:
        raise files.closed(seen.state)
    written.add_step(call.db, file, "withdrawn", call.story_now, closes=True)
    moments = (call.story_now, call.now)
    unheard = fees.settle(call.db, call.owner(), file, seen, "withdrawn", moments)
    if unheard and call.writing is not None:
        call.stub.fee_desk.send(call.writing, unheard)
    return files.file_at(call.changed(call.owner_id), file.id, call.story_now)[1]


def _may_see(call: Call, type_id: str) -> bool:
    """Whether the caller has to do with such a document: one's own, or what a guardian may read."""
    ward = call.on_behalf is not None and call.owner().holder.kind != CORPORATE
    return not ward or may_read(type_id, call.rules).holds


def _file_of(call: Call) -> tuple[Renewal, RenewalFile]:
    """The file that the call names, as stored and as it stands."""
    found = files.file_at(call.owner(), call.ids["renewal_id"], call.story_now)
    if not _may_see(call, found[1].type_id):
        raise Refusal("not_found")
    return found
