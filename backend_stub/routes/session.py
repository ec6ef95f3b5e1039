"""Signing in and out, and stepping up: the calls that meet a passcode."""

import asyncio
from functools import partial

from sqlalchemy import Connection, select

from app.shared.contract.endpoints import LIST_SIGN_INS, SIGN_IN, SIGN_OUT, STEP_UP
from app.shared.contract.session import SeededSignIn, SeededSignIns, Session, StepUpGrant
from app.shared.personas import personas
from backend_stub.auth import end_session, grant_deed
from backend_stub.calls import Call, serves
from backend_stub.limits import limits
from backend_stub.passcodes import account_key, count_try, forget_tries, wrong
from backend_stub.problems import Refusal
from backend_stub.storage.engine import Writing
from backend_stub.storage.passcodes import own_passcodes
from backend_stub.storage.tables import holders


@serves(SIGN_IN)
async def sign_in(call: Call) -> Session:
    """Open a session; a number that nobody has is answered like a wrong passcode, and as slowly."""
    who = holders.c.personal_number == call.body.personal_number
    await _check_passcode(call, call.body.personal_number, call.body.device_id)

    def begin(writing: Writing) -> Session:
        row = writing.db.execute(select(holders).where(who)).one()
        token, session, ending = call.stub.sessions.begin(
            writing.db, row.id, call.body.device_id, call.stub.now()
        )

        def tell() -> None:
            call.stub.sessions.admit(session, ending)
            call.stub.changes.wake()  # a device signed out must not go on waiting as this holder

        writing.kept.append(tell)
        return Session(
            token=token,
            personal_number=row.personal_number,
            full_name=row.full_name,
            idle_seconds=limits().session.idle_seconds,
            absolute_seconds=limits().session.absolute_seconds,
        )

    return await asyncio.wrap_future(call.stub.store.write(begin))


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
    await _check_passcode(call, number, session.device_id)

    def grant(writing: Writing) -> StepUpGrant:
        if session.ended:
            raise Refusal("unauthenticated")
        secret, ends_at = grant_deed(
            writing.db, session, call.body.operation, call.body.target, call.stub.now()
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


async def _check_passcode(call: Call, personal_number: str, device_id: str) -> None:
    """
    Count the try, check it, forget the count where it is right.

    Raises:
        Refusal: Wrong, or too many wrong ones before.
    """
    account, stub = account_key(personal_number), call.stub

    def count(writing: Writing) -> tuple[int, int, str | None]:
        counted = count_try(writing.db, account, device_id, stub.now())
        return (*counted, _stored_hash(writing.db, personal_number))

    failed, wait, stored = await asyncio.wrap_future(stub.store.write(count))
    if not await stub.passcodes.right(stored, call.body.passcode):
        raise wrong(failed, wait)
    await asyncio.wrap_future(
        stub.store.write(lambda writing: forget_tries(writing.db, account, device_id))
    )


def _stored_hash(db: Connection, personal_number: str) -> str | None:
    wanted = select(holders.c.passcode_hash).where(holders.c.personal_number == personal_number)
    return db.execute(wanted).scalar()
