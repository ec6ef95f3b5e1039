"""Bringing documents into a wallet on request: asking, following, taking out and putting back."""

from datetime import datetime
from typing import Annotated, Literal

from msgspec import Meta

from app.shared.contract.wire import (
    RANDOM_ID,
    Body,
    DocumentId,
    DocumentTypeId,
    FactId,
    RegisterId,
    Wire,
)

IntegrationId = Annotated[str, Meta(pattern=RANDOM_ID)]
IntegrationCode = Annotated[str, Meta(pattern=r"^TH-000-[0-9]{4}-[0-9]{4}$")]
HolderClass = Literal["citizen", "child", "foreigner", "organisation"]
IntegrationState = Literal[
    "sent", "silent", "asked", "integrated", "returned", "refused", "withdrawn"
]
OPEN_INTEGRATION: tuple[IntegrationState, ...] = ("sent", "silent", "asked")
IntegrationReason = Literal[
    "no_record", "name_differs", "already_there", "revoked", "not_for_holder"
]
TypedNumber = Annotated[str, Meta(min_length=1, max_length=60)]


class IntegrationStart(Body):
    """
    Ask for a document.

    Attributes:
        numbers: By field of the type, in the form in which they are stored.
        confirmed: The box was ticked: what was typed is true.
    """

    type_id: DocumentTypeId
    numbers: Annotated[dict[FactId, TypedNumber], Meta(min_length=1, max_length=4)]
    confirmed: bool


class IntegrationEvent(Wire):
    """
    One step of a request; UTC, story time.

    Attributes:
        reason: Why it was returned or refused; None at every other step.
        name_there: The name that the register has, where it is that which differs.
    """

    kind: IntegrationState
    at: datetime
    reason: IntegrationReason | None = None
    name_there: Annotated[str, Meta(max_length=400)] | None = None


class Integration(Wire):
    """
    One request.

    Attributes:
        register_id: Where it goes.
        numbers: As they were typed; empty once it is settled for good.
        document_id: What came into the wallet; None until it did.
        events: Oldest first.
    """

    id: IntegrationId
    code: IntegrationCode
    type_id: DocumentTypeId
    register_id: RegisterId
    numbers: dict[FactId, TypedNumber]
    state: IntegrationState
    document_id: DocumentId | None
    events: tuple[IntegrationEvent, ...]


class RemovedDocument(Wire):
    """A document that was taken out of the wallet and can be put back; UTC, story time."""

    document_id: DocumentId
    type_id: DocumentTypeId
    removed_at: datetime


class Integrations(Wire):
    """
    What came into a wallet on request, what may, and what was taken out.

    Attributes:
        holder: Whose wallet it is: what may come into it follows from that.
        full_name: Of the holder, as registers must have it.
        there: Types of the documents in the wallet, one each.
        requests, removed: Newest first.
    """

    holder: HolderClass
    full_name: str
    there: tuple[DocumentTypeId, ...]
    requests: tuple[Integration, ...]
    removed: tuple[RemovedDocument, ...]
