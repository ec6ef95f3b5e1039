"""The identification account: whose it is, where one is, locking and unlocking it oneself."""

from app.shared.contract.account import Account
from app.shared.contract.endpoints import (
    LOCK_ACCOUNT,
    READ_ACCOUNT,
    TELL_WHEREABOUTS,
    UNLOCK_ACCOUNT,
)
from backend_stub.auth import spend_grant
from backend_stub.calls import Call, serves
from backend_stub.problems import Refusal
from backend_stub.services.locks import grounds_in_force
from backend_stub.services.standing import account_of
from backend_stub.services.whereabouts import tell
from backend_stub.storage.locks import begin_lock, end_lock

OWN = "own_request"


@serves(READ_ACCOUNT)
def read_account(call: Call) -> Account:
    """Answer also while it is locked: the lock screen needs to say why."""
    return account_of(call.facts(), call.story_now, call.rules)


@serves(LOCK_ACCOUNT)
def lock_account(call: Call) -> Account:
    """
    Lock it at once, everywhere; the session stays, so that the phone can say so.

    The proof it takes is given to an open account alone; sent again, it answers from the lock.
    """
    spend_grant(call.db, call.caller, call.body.grant, "lock_account", "own", call.now)
    begin_lock(call.db, call.caller.holder_id, OWN, call.story_now)
    return account_of(call.changed(), call.story_now, call.rules)


@serves(UNLOCK_ACCOUNT)
def unlock_account(call: Call) -> Account:
    """Lift one's own lock; what else holds, or has ended, stays as it is."""
    if OWN not in grounds_in_force(call.facts(), call.story_now):
        raise Refusal("not_own_lock")
    if call.body.reading != "match":
        raise Refusal("card_not_read", values={"reason": call.body.reading})
    end_lock(call.db, call.caller.holder_id, OWN, call.story_now)
    return account_of(call.changed(), call.story_now, call.rules)


@serves(TELL_WHEREABOUTS)
def tell_whereabouts(call: Call) -> Account:
    """Abroad or back, from now on; said again it is written once."""
    new = tell(call.db, call.facts(), call.body.abroad, call.story_now)
    return account_of(call.changed() if new else call.facts(), call.story_now, call.rules)
