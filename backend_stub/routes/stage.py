"""The panel: story clock, reset, and the office's side of renewals."""

from datetime import UTC

from sqlalchemy import func, select

from app.shared.contract.endpoints import (
    DECIDE_RENEWAL,
    LINK_STAND_IN,
    LIST_OPEN_RENEWALS,
    READ_STAGE,
    RENEW_AT_COUNTER,
    RESET_STAGE,
    SET_CLOCK,
)
from app.shared.contract.renewals import RenewalFile
from app.shared.contract.stage import OpenRenewal, OpenRenewals, StageState
from app.shared.rules.renewals import OPEN_STATES
from backend_stub.calls import Call, serves
from backend_stub.problems import Refusal
from backend_stub.services import device_links, office
from backend_stub.services.devices import linked_device
from backend_stub.services.renewals import file_at, files_at
from backend_stub.services.standing import documents_in_force
from backend_stub.storage import renewals as written
from backend_stub.storage.mandate_tables import CORPORATE
from backend_stub.storage.tables import documents, holders
from backend_stub.story import started_at


@serves(READ_STAGE)
def read_stage(call: Call) -> StageState:
    """Where the story stands."""
    return StageState(
        story_now=call.stub.story.now(),
        people=call.db.execute(
            select(func.count()).select_from(holders).where(holders.c.kind != CORPORATE)
        ).scalar_one(),
        documents=call.db.execute(select(func.count()).select_from(documents)).scalar_one(),
    )


@serves(SET_CLOCK)
def set_clock(call: Call) -> StageState:
    """Move the story's clock; every window hears of it through the change feed."""
    story, to = call.stub.story, call.body.story_now
    real_at = story.move(call.db, to)
    to = to.astimezone(UTC)

    def tell() -> None:
        story.anchor(to, real_at)
        stub = call.stub
        if stub.store.shared:
            stub.changes.stage_counts(stub.store.read(story.load).result())
        else:
            stub.changes.stage_changed()
        call.stub.ask_the_queued()

    if call.writing is not None:
        call.writing.kept.append(tell)
        call.writing.news.append("stage")
    state = read_stage(call)
    return StageState(story_now=to, people=state.people, documents=state.documents)


@serves(RESET_STAGE)
def reset_stage(call: Call) -> StageState:
    """Seed anew: everybody is signed out."""
    if call.writing is not None:
        call.stub.reset(call.writing)
    state = read_stage(call)
    return StageState(story_now=started_at(), people=state.people, documents=state.documents)


@serves(LINK_STAND_IN)
def link_stand_in(call: Call) -> StageState:
    """Make this phone the person's, as if it always had been: nothing is told of it."""
    who = holders.c.personal_number == call.body.personal_number
    owner = call.db.execute(select(holders.c.id).where(who)).scalar()
    if owner is None:
        raise Refusal("not_found")
    device = linked_device(call.facts(owner))
    if device is None or device.device_id != call.body.device_id:
        device_links.replace(call, owner, call.body.device_id, "stand_in")
        call.changed(owner)
    return read_stage(call)


@serves(LIST_OPEN_RENEWALS)
def list_open_renewals(call: Call) -> OpenRenewals:
    """Every file under way, of everybody."""
    found: list[OpenRenewal] = []
    for owner in written.files_with_owners(call.db):
        found += [
            OpenRenewal(
                id=file.id,
                code=file.code,
                personal_number=owner.personal_number,
                type_id=file.type_id,
                state=file.state,
            )
            for file in files_at(call.facts(owner.id), call.story_now)
            if file.state in OPEN_STATES
        ]
    return OpenRenewals(renewals=tuple(found))


@serves(DECIDE_RENEWAL)
def decide_renewal(call: Call) -> RenewalFile:
    """Play the office's decision on a file."""
    renewal_id = call.ids["renewal_id"]
    owner = written.owner_of(call.db, renewal_id)
    if owner is None:
        raise Refusal("not_found")
    facts = call.facts(owner)
    office.decide(call.db, facts, renewal_id, call.body, call.story_now, call.rules, call.now)
    return file_at(call.changed(owner), renewal_id, call.story_now)[1]


@serves(RENEW_AT_COUNTER)
def renew_at_counter(call: Call) -> StageState:
    """Renew a document without the app."""
    who = holders.c.personal_number == call.body.personal_number
    owner = call.db.execute(select(holders.c.id).where(who)).scalar()
    if owner is None:
        raise Refusal("not_found")
    facts = call.facts(owner)
    held = documents_in_force(facts, call.story_now)
    own = [one for one in held if one.type_id == call.body.type_id]
    if not own:
        raise Refusal("not_found")
    office.renew_at_counter(call.db, facts, own[-1], call.story_now, call.rules)
    call.changed(owner)
    return read_stage(call)
