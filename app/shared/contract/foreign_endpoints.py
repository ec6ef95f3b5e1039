"""The calls about foreign services' questions: a part of the table in ``endpoints``."""

from app.shared.contract import foreign
from app.shared.contract.endpoint import Endpoint, Right

_U = Right.HOLDER_UNLOCKED

LIST_FOREIGN = Endpoint(
    name="listForeignRequests", method="GET", path="/v1/foreign-requests", right=_U,
    reply=foreign.ForeignRequests, feature="foreign_sign_in",
)  # fmt: skip
TYPE_FOREIGN_CODE = Endpoint(
    name="typeForeignCode", method="POST", path="/v1/foreign-requests/codes", right=_U,
    body=foreign.ForeignCode, reply=foreign.ForeignRequest, idempotent=True,
    failures=("wrong_code", "too_many_tries", "not_provided"), feature="foreign_sign_in",
)  # fmt: skip
SEE_FOREIGN = Endpoint(
    name="seeForeignRequest", method="POST", path="/v1/foreign-requests/{foreign_id}/sight",
    right=_U, reply=foreign.ForeignRequest, idempotent=True, feature="foreign_sign_in",
)  # fmt: skip
ANSWER_FOREIGN = Endpoint(
    name="answerForeignRequest", method="POST", path="/v1/foreign-requests/{foreign_id}/answer",
    right=_U, body=foreign.ForeignConsent, reply=foreign.ForeignRequest, idempotent=True,
    failures=(
        "grant_refused", "request_closed", "not_provided", "proof_ended", "answer_changed",
    ),
    feature="foreign_sign_in",
)  # fmt: skip
DECLINE_FOREIGN = Endpoint(
    name="declineForeignRequest", method="POST", path="/v1/foreign-requests/{foreign_id}/refusal",
    right=_U, reply=foreign.ForeignRequest, idempotent=True, failures=("request_closed",),
    feature="foreign_sign_in",
)  # fmt: skip
WITHDRAW_CONSENT = Endpoint(
    name="withdrawForeignConsent", method="POST",
    path="/v1/foreign-requests/{foreign_id}/withdrawal", right=_U, reply=foreign.ForeignRequest,
    idempotent=True, failures=("request_closed",), feature="foreign_sign_in",
)  # fmt: skip
