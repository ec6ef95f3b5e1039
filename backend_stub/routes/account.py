"""The identification account."""

from app.shared.contract.account import Account
from app.shared.contract.endpoints import READ_ACCOUNT
from backend_stub.calls import Call, serves
from backend_stub.services.standing import account_of


@serves(READ_ACCOUNT)
def read_account(call: Call) -> Account:
    """Answer also while it is locked: the lock screen needs to say why."""
    return account_of(call.facts(), call.story_now, call.rules)
