"""Choosing another passcode: the present one proves who asks, and every other phone signs out."""

import asyncio
from dataclasses import dataclass, field
from functools import partial

from sqlalchemy import select

from app.shared.contract.account import Account
from app.shared.contract.endpoints import CHANGE_PASSCODE
from app.shared.rules.passcodes import weakness
from backend_stub.auth import end_session, spend_grant
from backend_stub.calls import Call, prepares, serves
from backend_stub.problems import Refusal
from backend_stub.services.standing import account_of
from backend_stub.storage.devices import overtake_requests
from backend_stub.storage.passcodes import write_passcode
from backend_stub.storage.tables import holders


@dataclass(frozen=True, slots=True)
class _Hashed:
    """What Argon2id said: the new passcode's stored form, and whether it is the present one."""

    stored_form: str = field(repr=False)
    unchanged: bool


@prepares(CHANGE_PASSCODE)
async def hash_new_passcode(call: Call) -> _Hashed:
    """Slow on purpose, so it runs in the bounded pool; what it found is used after the proof."""
    stub, passcode = call.stub, call.body.passcode
    own = select(holders.c.passcode_hash).where(holders.c.id == call.caller.holder_id)
    present = await asyncio.wrap_future(stub.store.read(lambda db: db.execute(own).scalar()))
    return _Hashed(
        stored_form=await stub.passcodes.stored_form(passcode),
        unchanged=await stub.passcodes.right(present, passcode),
    )


@serves(CHANGE_PASSCODE)
def change_passcode(call: Call) -> Account:
    """
    Take the new one, and end every other session of the holder in the same transaction.

    The proof comes first: without it nobody learns whether a passcode is the present one. It stays
    good where the new passcode is refused, so that another may be chosen.
    """
    spend_grant(call.db, call.caller, call.body.grant, "change_passcode", "own", call.now)
    hashed: _Hashed = call.prepared
    holder = call.facts().holder
    weak = "unchanged" if hashed.unchanged else weakness(call.body.passcode, holder, call.rules)
    if weak is not None:
        raise Refusal("weak_passcode", values={"reason": weak})
    write_passcode(call.db, holder.id, hashed.stored_form, call.story_now)
    overtake_requests(call.db, holder.id, "", call.story_now)  # they were opened by the old one
    if call.writing is not None:
        sessions = call.stub.sessions
        for other in sessions.others_of(call.db, call.caller):
            end_session(call.db, other)
            call.writing.kept.append(partial(sessions.drop, other))
        call.writing.kept.append(call.stub.changes.wake)
    return account_of(call.changed(), call.story_now, call.rules)
