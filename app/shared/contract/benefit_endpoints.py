"""The calls about the benefit account and its links: a part of the table in ``endpoints``."""

from app.shared.contract import benefits
from app.shared.contract.endpoint import Endpoint, Right

_A, _U = Right.ANYBODY, Right.HOLDER_UNLOCKED

READ_BENEFITS = Endpoint(
    name="readBenefitAccount", method="GET", path="/v1/benefits", right=_U,
    reply=benefits.BenefitAccount,
    feature="benefits", on_behalf=True,
)  # fmt: skip
START_LINK = Endpoint(
    name="startLink", method="POST", path="/v1/benefits/links", right=_U,
    body=benefits.LinkStart, reply=benefits.Link, status=202, idempotent=True,
    failures=(
        "provider_unknown", "account_number_refused", "consent_outdated", "linking_refused",
        "already_linked", "grant_refused",
    ),
    feature="benefits", on_behalf=True,
)  # fmt: skip
TAKE_PROVIDER_ANSWER = Endpoint(
    name="takeProviderAnswer", method="POST", path="/v1/provider-answers", right=_A,
    body=benefits.ProviderAnswerSent, reply=None, status=204, failures=("answer_refused",),
)  # fmt: skip
READ_LINK = Endpoint(
    name="readLink", method="GET", path="/v1/benefits/links/{link_id}", right=_U,
    reply=benefits.Link,
    feature="benefits", on_behalf=True,
)  # fmt: skip
CONFIRM_LINK = Endpoint(
    name="confirmLink", method="POST", path="/v1/benefits/links/{link_id}/confirmation", right=_U,
    body=benefits.LinkCode, reply=benefits.Link, idempotent=True,
    failures=("wrong_code", "link_closed"),
    feature="benefits", on_behalf=True,
)  # fmt: skip
RESEND_CODE = Endpoint(
    name="resendLinkCode", method="POST", path="/v1/benefits/links/{link_id}/codes", right=_U,
    reply=benefits.Link, idempotent=True, failures=("link_closed", "too_many_requests"),
    feature="benefits", on_behalf=True,
)  # fmt: skip
CHOOSE_DEFAULT = Endpoint(
    name="chooseDefault", method="POST", path="/v1/benefits/links/{link_id}/default", right=_U,
    body=benefits.Granted, reply=benefits.BenefitAccount, idempotent=True,
    failures=("link_closed", "grant_refused"),
    feature="benefits", on_behalf=True,
)  # fmt: skip
UNLINK = Endpoint(
    name="unlinkAccount", method="POST", path="/v1/benefits/links/{link_id}/unlinking", right=_U,
    body=benefits.Granted, reply=benefits.BenefitAccount, idempotent=True,
    failures=("link_closed", "grant_refused", "payment_pending"),
    feature="benefits", on_behalf=True,
)  # fmt: skip
