"""Signing in and out, and stepping up: the calls that meet a passcode."""

import asyncio
from functools import partial

import msgspec
from sqlalchemy import select

from app.shared.contract.devices import DeviceNotLinked
from app.shared.contract.endpoints import LIST_SIGN_INS, SIGN_IN, SIGN_OUT, STEP_UP
from app.shared.contract.session import SeededSignIn, SeededSignIns, Session, StepUpGrant
from app.shared.personas import personas
from backend_stub.auth import end_session, grant_deed
from backend_stub.calls import Call, serves
from backend_stub.limits import limits
from backend_stub.passcodes import check_passcode
from backend_stub.problems import Refusal
from backend_stub.services import device_links
from backend_stub.storage.engine import Writing
from backend_stub.storage.facts import HolderFacts, holder_by_number
from backend_stub.storage.passcodes import own_passcodes
from backend_stub.storage.tables import holders


@serves(SIGN_IN)
async def sign_in(call: Call) -> Session:
    """
    Open a session on the phone that the account is linked to.

    Another phone learns which ways there are, and gets a ticket for them; nobody learns that
    without the passcode.
    """
    body = call.body
    await check_passcode(call.stub, body.personal_number, body.device_id, body.passcode)

    def begin(writing: Writing) -> Session | Refusal:
        call.writing = writing
        facts = call.facts(holder_by_number(writing.db, body.personal_number))
        if not device_links.take_first_phone(call, facts, body.device_id):
            return _not_linked(call, facts)
        holder = facts.holder
        token, session, ending = call.stub.sessions.begin(
            writing.db, holder.id, body.device_id, call.stub.now()
        )

        def tell() -> None:
            call.stub.sessions.admit(session, ending)
            call.stub.changes.wake()  # a device signed out must not go on waiting as this holder

        writing.kept.append(tell)
        return Session(
            token=token,
            personal_number=holder.personal_number,
            full_name=holder.full_name,
            idle_seconds=limits().session.idle_seconds,
            absolute_seconds=limits().session.absolute_seconds,
        )

    begun = await asyncio.wrap_future(call.stub.store.write(begin))
    if isinstance(begun, Refusal):
        raise begun
    return begun


def _not_linked(call: Call, facts: HolderFacts) -> Refusal:
    ticket, request = device_links.offer(call, facts, call.body.device_id)
    link = device_links.seen(call, facts, request)
    values = DeviceNotLinked(ticket=ticket, link=link)
    return Refusal("device_not_linked", values=msgspec.to_builtins(values))


@serves(SIGN_OUT)
def sign_out(call: Call) -> None:
    """End this session at once."""
    end_session(call.db, call.caller)
    if call.writing is not None:
        call.writing.kept.append(partial(call.stub.sessions.drop, call.caller))
        call.writing.kept.append(call.stub.changes.wake)


@serves(STEP_UP)
async def step_up(call: Call) -> StepUpGrant:
    """Prove again that it is me, for exactly one deed."""
    session, store = call.caller, call.stub.store
    own = select(holders.c.personal_number).where(holders.c.id == session.holder_id)
    number = await asyncio.wrap_future(store.read(lambda db: db.execute(own).scalar_one()))
    await check_passcode(call.stub, number, session.device_id, call.body.passcode)

    def grant(writing: Writing) -> StepUpGrant:
        if session.ended:
            raise Refusal("unauthenticated")
        if store.shared:
            call.stub.sessions.confirm(writing.db, session)
        secret, ends_at = grant_deed(
            writing.db, session, call.body.operation, call.bound(call.body.target), call.stub.now()
        )
        return StepUpGrant(grant=secret, expires_at=ends_at)

    return await asyncio.wrap_future(store.write(grant))


@serves(LIST_SIGN_INS)
def list_sign_ins(call: Call) -> SeededSignIns:
    """Everybody who can sign in, from the seed files; a passcode of one's own is nobody's hint."""
    changed = own_passcodes(call.db)
    return SeededSignIns(
        sign_ins=tuple(
            SeededSignIn(
                persona=person.id,
                personal_number=person.personal_number,
                passcode=None if person.id in changed else person.passcode,
                full_name=person.full_name,
                born_on=person.born_on.isoformat(),
                situation_vi=person.situation.vi,
                situation_en=person.situation.en,
            )
            for person in personas()
            if person.signs_in
        )
    )
