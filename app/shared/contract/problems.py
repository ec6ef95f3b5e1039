"""Problem details (RFC 9457): every refusal has a stable code and one sentence in each language."""

from typing import Any, Literal

from app.shared.contract.wire import Wire

ProblemCode = Literal[
    "bad_request",
    "body_too_large",
    "not_found",
    "method_not_allowed",
    "unauthenticated",
    "wrong_passcode",
    "too_many_tries",
    "weak_passcode",
    "device_not_linked",
    "device_way_shut",
    "device_link_closed",
    "account_locked",
    "level_too_low",
    "document_not_renewable",
    "document_not_presentable",
    "claims_refused",
    "key_proof_refused",
    "presentation_closed",
    "presentation_refused",
    "renewal_closed",
    "paper_not_asked",
    "deed_not_offered",
    "ledger_disagrees",
    "proof_not_needed",
    "guardian_refused",
    "not_own_lock",
    "card_not_read",
    "whereabouts_refused",
    "not_eligible",
    "level_held",
    "guardian_needed",
    "face_not_captured",
    "slot_taken",
    "issuing_closed",
    "not_provided",
    "request_closed",
    "proof_ended",
    "answer_changed",
    "provider_unknown",
    "account_number_refused",
    "consent_outdated",
    "answer_refused",
    "linking_refused",
    "already_linked",
    "link_closed",
    "routing_refused",
    "undo_over",
    "wrong_code",
    "grant_refused",
    "callback_refused",
    "agency_refused",
    "reading_slowed",
    "inquiry_open",
    "inquiry_closed",
    "payment_pending",
    "edit_refused",
    "integration_refused",
    "integration_closed",
    "removal_refused",
    "issue_refused",
    "restriction_refused",
    "report_refused",
    "report_closed",
    "idempotency_conflict",
    "idempotency_running",
    "idempotency_key_missing",
    "too_many_requests",
    "overloaded",
    "queue_wait",
    "simulated_failure",
    "internal",
]


class Problem(Wire):
    """
    ``application/problem+json``.

    Attributes:
        type: ``urn:dinh-danh:problem:<code>``.
        title: One sentence in English.
        detail: What exactly, safe to show; never a personal value.
        status: The HTTP status.
        code: Stable; the app maps it to its own words.
        title_vi: The sentence in Vietnamese.
        values: Numbers that the sentence needs: ``tries_left``, ``wait_seconds``,
            ``required_level`` …
    """

    type: str
    title: str
    title_vi: str
    status: int
    code: ProblemCode
    detail: str | None = None
    values: dict[str, Any] = {}


STATUS: dict[str, int] = {
    "bad_request": 400,
    "body_too_large": 413,
    "not_found": 404,
    "method_not_allowed": 405,
    "unauthenticated": 401,
    "wrong_passcode": 403,
    "too_many_tries": 429,
    "weak_passcode": 422,
    "device_not_linked": 403,
    "device_way_shut": 409,
    "device_link_closed": 409,
    "account_locked": 423,
    "level_too_low": 403,
    "document_not_renewable": 409,
    "document_not_presentable": 409,
    "claims_refused": 422,
    "key_proof_refused": 403,
    "presentation_closed": 409,
    "presentation_refused": 400,
    "renewal_closed": 409,
    "paper_not_asked": 409,
    "deed_not_offered": 409,
    "ledger_disagrees": 409,
    "proof_not_needed": 409,
    "guardian_refused": 403,
    "not_own_lock": 409,
    "card_not_read": 422,
    "whereabouts_refused": 409,
    "not_eligible": 409,
    "level_held": 409,
    "guardian_needed": 403,
    "face_not_captured": 422,
    "slot_taken": 409,
    "issuing_closed": 409,
    "not_provided": 403,
    "request_closed": 409,
    "proof_ended": 409,
    "answer_changed": 409,
    "account_number_refused": 422,
    "consent_outdated": 409,
    "answer_refused": 403,
    "linking_refused": 403,
    "provider_unknown": 422,
    "already_linked": 409,
    "link_closed": 409,
    "routing_refused": 409,
    "undo_over": 409,
    "wrong_code": 403,
    "grant_refused": 403,
    "callback_refused": 409,
    "agency_refused": 403,
    "reading_slowed": 429,
    "inquiry_open": 409,
    "inquiry_closed": 409,
    "payment_pending": 409,
    "edit_refused": 409,
    "integration_refused": 409,
    "integration_closed": 409,
    "removal_refused": 409,
    "issue_refused": 409,
    "restriction_refused": 409,
    "report_refused": 409,
    "report_closed": 409,
    "idempotency_conflict": 422,
    "idempotency_running": 409,
    "idempotency_key_missing": 400,
    "too_many_requests": 429,
    "overloaded": 503,
    "queue_wait": 503,
    "simulated_failure": 503,
    "internal": 500,
}
