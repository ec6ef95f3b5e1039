"""Passcodes: Argon2id in a bounded pool, and wrong tries counted before they are checked."""

import asyncio
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from cryptography.exceptions import InvalidKey
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from sqlalchemy import Connection, delete, insert, select, update

from backend_stub.auth import hash_of
from backend_stub.limits import limits
from backend_stub.problems import Refusal
from backend_stub.storage.engine import Writing
from backend_stub.storage.tables import holders
from backend_stub.storage.tables import passcode_tries as tries

if TYPE_CHECKING:
    from backend_stub.stub import Stub

T = TypeVar("T")


class Passcodes:
    """Checks passcodes in few threads; more callers than may wait are told so at once."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(limits().hashing.workers, thread_name_prefix="hash")
        self._busy = 0

    async def right(self, stored: str | None, passcode: str) -> bool:
        """
        Whether it is the one; takes as long where nobody has that account.

        Raises:
            Refusal: Too many wait already.
        """
        return await self._in_turn(lambda: _right(stored, passcode))

    async def stored_form(self, passcode: str) -> str:
        """
        What is stored of a new passcode.

        Raises:
            Refusal: Too many wait already.
        """
        return await self._in_turn(lambda: _derived(passcode))

    async def _in_turn(self, work: Callable[[], T]) -> T:
        if self._busy >= limits().hashing.queue:
            wait = limits().service.retry_after_seconds
            raise Refusal("overloaded", values={"wait_seconds": wait})
        self._busy += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._pool, work)
        finally:
            self._busy -= 1

    def close(self) -> None:
        """Take no more."""
        self._pool.shutdown(wait=False, cancel_futures=True)


@cache
def hashed(owner: str, passcode: str) -> str:
    """A sample's form; ``owner`` gives each its own salt, and a reset need not hash again."""
    del owner
    return _derived(passcode)


def _derived(passcode: str) -> str:
    cost = limits().hashing
    derivation = Argon2id(
        salt=os.urandom(16),
        length=32,
        iterations=cost.passes,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
    )
    return derivation.derive_phc_encoded(passcode.encode())


def _right(stored: str | None, passcode: str) -> bool:
    try:
        Argon2id.verify_phc_encoded(passcode.encode(), stored or hashed("", ""))
    except InvalidKey:
        return False
    return stored is not None


def account_key(personal_number: str) -> bytes:
    """Names an account in the count without naming a person."""
    return hash_of(f"passcode-tries:{personal_number}")


def count_try(db: Connection, account: bytes, device_id: str, now: datetime) -> tuple[int, int]:
    """
    Count one try as wrong before it is checked, so that no crowd of guesses runs ahead of it.

    Returns how many are wrong if this one is, and the seconds to wait after it.

    Raises:
        Refusal: A wait runs, or the account must be activated again.
    """
    limit = limits().passcode
    db.execute(
        delete(tries).where(tries.c.changed_at < now - timedelta(days=limit.forgotten_after_days))
    )
    own = (tries.c.account_key == account) & (tries.c.device_id == device_id)
    row = db.execute(select(tries).where(own)).one_or_none()
    failed = row.failed if row else 0
    if failed >= limit.reactivation_at:
        raise Refusal("too_many_tries", values={"wait_seconds": 0, "reactivation": True})
    if row and row.wait_until and row.wait_until > now:
        left = row.wait_until - now
        seconds = -(-left // timedelta(seconds=1))
        raise Refusal("too_many_tries", values={"wait_seconds": seconds, "reactivation": False})
    failed += 1
    wait = limit.wait_after(failed)
    now_counted = {
        "failed": failed,
        "wait_until": now + timedelta(seconds=wait) if wait else None,
        "changed_at": now,
    }
    if row:
        db.execute(update(tries).where(own).values(now_counted))
    else:
        db.execute(insert(tries).values(account_key=account, device_id=device_id, **now_counted))
    return failed, wait


def count_of(db: Connection, account: bytes, device_id: str, since: datetime) -> int:
    """How many were wrong; none where nobody added to the count since then."""
    own = (tries.c.account_key == account) & (tries.c.device_id == device_id)
    wanted = select(tries.c.failed).where(own, tries.c.changed_at > since)
    return db.execute(wanted).scalar() or 0


def count_wrong(
    db: Connection, account: bytes, device_id: str, now: datetime, since: datetime
) -> None:
    """One more that did not fit, on top of those since then; without a wait of its own."""
    failed = count_of(db, account, device_id, since) + 1
    forget_tries(db, account, device_id)
    db.execute(
        insert(tries).values(
            account_key=account, device_id=device_id, failed=failed, changed_at=now
        )
    )


def forget_tries(db: Connection, account: bytes, device_id: str) -> None:
    """The right passcode: earlier wrong ones count no more."""
    db.execute(delete(tries).where(tries.c.account_key == account, tries.c.device_id == device_id))


async def check_passcode(stub: "Stub", personal_number: str, device_id: str, passcode: str) -> None:
    """
    Count the try, check it, forget the count where it is right.

    A number that nobody has is answered like a wrong passcode, and as slowly.

    Raises:
        Refusal: Wrong, or too many wrong ones before.
    """
    account = account_key(personal_number)
    who = holders.c.personal_number == personal_number

    def count(writing: Writing) -> tuple[int, int, str | None]:
        counted = count_try(writing.db, account, device_id, stub.now())
        return (*counted, writing.db.execute(select(holders.c.passcode_hash).where(who)).scalar())

    failed, wait, stored = await asyncio.wrap_future(stub.store.write(count))
    if not await stub.passcodes.right(stored, passcode):
        raise wrong(failed, wait)
    await asyncio.wrap_future(
        stub.store.write(lambda writing: forget_tries(writing.db, account, device_id))
    )


def wrong(failed: int, wait: int) -> Refusal:
    """What a wrong passcode is answered with: tries left before a wait, and the wait that runs."""
    limit = limits().passcode
    again = failed >= limit.reactivation_at
    return Refusal(
        "wrong_passcode",
        values={
            "tries_left": max(0, limit.free_tries - failed),
            "wait_seconds": 0 if again else wait,
            "reactivation": again,
        },
    )
