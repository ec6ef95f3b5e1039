"""Signed copies of documents for a phone's keys, their status lists, and whom to trust."""

from app.shared.contract.credential_endpoints import (
    ISSUE_CREDENTIALS,
    MAKE_CREDENTIAL_NONCE,
    READ_STATUS_LIST,
    READ_TRUST_LIST,
)
from app.shared.contract.credentials import CredentialNonce, IssuedCredentials, TrustList
from backend_stub.calls import Call, serves
from backend_stub.services import credentials


@serves(MAKE_CREDENTIAL_NONCE)
def make_credential_nonce(call: Call) -> CredentialNonce:
    """What the next proofs carry."""
    return credentials.new_nonce(call.db, call.caller.holder_id, call.now)


@serves(ISSUE_CREDENTIALS)
def issue_credentials(call: Call) -> IssuedCredentials:
    """Sign one of the caller's documents; nothing that a screen shows changes by it."""
    return credentials.issue(call.db, call.facts(), call.body, call.story_now, call.now, call.rules)


@serves(READ_TRUST_LIST)
def read_trust_list(call: Call) -> TrustList:
    """Public keys and certificates: nothing of anybody's."""
    return credentials.trust_list(call.db, call.now)


@serves(READ_STATUS_LIST)
def read_status_list(call: Call) -> str:
    """What credentials of one register count for now: places, and nobody's name."""
    return credentials.status_list(call.db, call.ids["status_list_id"], call.story_now, call.now)
