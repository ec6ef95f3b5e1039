"""What comes into wallets: requests, taking out and putting back; agencies' issuing and holding."""

from app.shared.contract.integration_endpoints import (
    ASK_FOR_DOCUMENT,
    ISSUE_DOCUMENT,
    LIST_INTEGRATIONS,
    PUT_DOCUMENT_BACK,
    REMOVE_DOCUMENT,
    RESTRICT_DOCUMENT,
    WITHDRAW_INTEGRATION,
)
from app.shared.contract.integrations import Integration, Integrations
from app.shared.contract.issued_documents import IssuedDocument, RestrictedDocument
from backend_stub.calls import Call, serves
from backend_stub.services import agency_issuing, integrations, wallets
from backend_stub.services.restrictions import restrict_at_desk


@serves(LIST_INTEGRATIONS)
def list_integrations(call: Call) -> Integrations:
    """The caller's own, or of whom the caller acts for."""
    return integrations.integrations_at(call.owner(), call.story_now, call.rules)


@serves(ASK_FOR_DOCUMENT)
def ask_for_document(call: Call) -> Integration:
    """Send a request; its register is asked once it is kept."""
    _refuse_locked_wallet(call)
    facts, me = call.owner(), call.caller.holder_id
    request_id = integrations.send(call.db, facts, me, call.body, call.story_now, call.rules)
    if call.writing is not None:
        call.stub.register_office.integrations.pass_on(call.writing, request_id)
    return _own(call, request_id)


@serves(WITHDRAW_INTEGRATION)
def withdraw_integration(call: Call) -> Integration:
    """Take one back."""
    request_id = call.ids["integration_id"]
    integrations.withdraw(call.db, call.owner(), request_id, call.story_now)
    return _own(call, request_id)


@serves(REMOVE_DOCUMENT)
def remove_document(call: Call) -> Integrations:
    """Take a document out of the wallet."""
    _refuse_locked_wallet(call)
    wallets.remove(call.db, call.owner(), call.ids["document_id"], call.story_now)
    return _all(call)


@serves(PUT_DOCUMENT_BACK)
def put_document_back(call: Call) -> Integrations:
    """Put it back."""
    _refuse_locked_wallet(call)
    wallets.put_back(call.db, call.owner(), call.ids["document_id"], call.story_now)
    return _all(call)


@serves(ISSUE_DOCUMENT)
def issue_document(call: Call) -> IssuedDocument:
    """An authorised agency issues a document; it arrives in the wallet."""
    return agency_issuing.issue(call, call.body)


@serves(RESTRICT_DOCUMENT)
def restrict_document(call: Call) -> RestrictedDocument:
    """An agency revokes, holds or releases a document."""
    return restrict_at_desk(call, call.body)


def _refuse_locked_wallet(call: Call) -> None:
    if call.on_behalf is not None:
        integrations.refuse_locked_wallet(call.owner(), call.story_now, call.rules)


def _own(call: Call, request_id: str) -> Integration:
    return next(one for one in _all(call).requests if one.id == request_id)


def _all(call: Call) -> Integrations:
    """What is true after a deed; whoever is concerned is told that something changed."""
    if call.on_behalf is not None:
        call.changed()
    facts = call.changed(call.owner_id)
    return integrations.integrations_at(facts, call.story_now, call.rules)
