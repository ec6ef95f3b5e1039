"""The calls about credentials and presenting: a part of the table in ``endpoints``."""

from app.shared.contract import credentials, presentations
from app.shared.contract.endpoint import Endpoint, Right

_U, _S, _A = Right.HOLDER_UNLOCKED, Right.STAGE, Right.ANYBODY

MAKE_CREDENTIAL_NONCE = Endpoint(
    name="makeCredentialNonce", method="POST", path="/v1/credential-nonces", right=_U,
    reply=credentials.CredentialNonce, status=201, feature="presenting",
)  # fmt: skip
ISSUE_CREDENTIALS = Endpoint(
    name="issueCredentials", method="POST", path="/v1/credentials", right=_U,
    body=credentials.CredentialOrder, reply=credentials.IssuedCredentials, status=201,
    idempotent=True, failures=("document_not_presentable", "key_proof_refused"),
    feature="presenting",
)  # fmt: skip
READ_TRUST_LIST = Endpoint(
    name="readTrustList", method="GET", path="/v1/trust-list", right=_A,
    reply=credentials.TrustList,
)  # fmt: skip
READ_STATUS_LIST = Endpoint(
    name="readStatusList", method="GET", path="/v1/status-lists/{status_list_id}", right=_A,
    reply=None, media_type="application/statuslist+jwt", failures=("not_found",),
)  # fmt: skip
LIST_PRESENTATIONS = Endpoint(
    name="listPresentations", method="GET", path="/v1/presentations", right=_U,
    reply=presentations.Presentations, feature="presenting",
)  # fmt: skip
START_PRESENTATION = Endpoint(
    name="startPresentation", method="POST", path="/v1/presentations", right=_U,
    body=presentations.PresentationStart, reply=presentations.Presentation, status=201,
    idempotent=True, failures=("document_not_presentable", "claims_refused", "grant_refused"),
    feature="presenting",
)  # fmt: skip
READ_PRESENTATION = Endpoint(
    name="readPresentation", method="GET", path="/v1/presentations/{presentation_id}", right=_U,
    reply=presentations.Presentation, feature="presenting",
)  # fmt: skip
CANCEL_PRESENTATION = Endpoint(
    name="cancelPresentation", method="POST",
    path="/v1/presentations/{presentation_id}/cancellation", right=_U,
    reply=presentations.Presentation, idempotent=True, failures=("presentation_closed",),
    feature="presenting",
)  # fmt: skip
REFUSE_PRESENTATION = Endpoint(
    name="refusePresentation", method="POST", path="/v1/presentations/{presentation_id}/refusal",
    right=_U, body=presentations.PhoneRefusal, reply=presentations.Presentation, idempotent=True,
    failures=("presentation_closed",), feature="presenting",
)  # fmt: skip
READ_REQUEST_OBJECT = Endpoint(
    name="readRequestObject", method="GET", path="/v1/presentation-requests/{reading_id}",
    right=_A, reply=None, media_type="application/oauth-authz-req+jwt", failures=("not_found",),
)  # fmt: skip
POST_PRESENTATION = Endpoint(
    name="postPresentation", method="POST", path="/v1/presentation-responses/{reading_id}",
    right=_A, body=presentations.DirectPost, form=True, reply=presentations.Posted,
    failures=("not_found", "presentation_closed", "presentation_refused"),
)  # fmt: skip
READ_OFFER = Endpoint(
    name="readOffer", method="POST", path="/v1/stage/presentation-readings", right=_S,
    body=presentations.OfferReading, reply=presentations.Reading, status=201,
    failures=("presentation_closed",),
)  # fmt: skip
FOLLOW_READING = Endpoint(
    name="followReading", method="GET", path="/v1/stage/presentation-readings/{reading_id}",
    right=_S, reply=presentations.Reading,
)  # fmt: skip
