"""The calls about what comes into wallets: a part of the table in ``endpoints``."""

from app.shared.contract import integrations, issued_documents
from app.shared.contract.endpoint import Endpoint, Right

_U, _S = Right.HOLDER_UNLOCKED, Right.STAGE

LIST_INTEGRATIONS = Endpoint(
    name="listIntegrations", method="GET", path="/v1/integrations", right=_U,
    reply=integrations.Integrations, feature="documents", on_behalf=True,
)  # fmt: skip
ASK_FOR_DOCUMENT = Endpoint(
    name="askForDocument", method="POST", path="/v1/integrations", right=_U,
    body=integrations.IntegrationStart, reply=integrations.Integration, status=201,
    idempotent=True, failures=("integration_refused",), feature="documents", on_behalf=True,
)  # fmt: skip
WITHDRAW_INTEGRATION = Endpoint(
    name="withdrawIntegration", method="POST",
    path="/v1/integrations/{integration_id}/withdrawal", right=_U, reply=integrations.Integration,
    idempotent=True, failures=("integration_closed",), feature="documents", on_behalf=True,
)  # fmt: skip
REMOVE_DOCUMENT = Endpoint(
    name="removeDocument", method="POST", path="/v1/wallet-documents/{document_id}/removal",
    right=_U, reply=integrations.Integrations, idempotent=True,
    failures=("removal_refused",), feature="documents", on_behalf=True,
)  # fmt: skip
PUT_DOCUMENT_BACK = Endpoint(
    name="putDocumentBack", method="POST", path="/v1/wallet-documents/{document_id}/return",
    right=_U, reply=integrations.Integrations, idempotent=True,
    failures=("removal_refused",), feature="documents", on_behalf=True,
)  # fmt: skip
ISSUE_DOCUMENT = Endpoint(
    name="issueDocument", method="POST", path="/v1/stage/issued-documents", right=_S,
    body=issued_documents.DocumentOrder, reply=issued_documents.IssuedDocument, status=201,
    failures=("issue_refused",),
)  # fmt: skip
RESTRICT_DOCUMENT = Endpoint(
    name="restrictDocument", method="POST", path="/v1/stage/document-restrictions", right=_S,
    body=issued_documents.RestrictionOrder, reply=issued_documents.RestrictedDocument,
    failures=("restriction_refused",),
)  # fmt: skip
