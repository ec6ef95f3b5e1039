"""Where a notice leads."""

from collections.abc import Callable

from app.runtime.destinations import (
    Abroad,
    AccessLog,
    Benefits,
    BenefitsOf,
    CommentOn,
    Destination,
    Devices,
    DocumentDetail,
    Family,
    ForeignSignIn,
    Integrate,
    Issuing,
    LinkAccount,
    LockAccount,
    Payment,
    Renewal,
    ReportData,
    Routing,
)
from app.shared.contract.notices import Notice

EVENT_WAYS: dict[str, Callable[[str], Destination]] = {
    "foreign": ForeignSignIn,
    "issuing": Issuing,
    "family": lambda _: Family(),
    "passcode": lambda _: LockAccount(),
    "whereabouts": lambda _: Abroad(),
    "device": lambda _: Devices(),
    "payment": Payment,
    "link": LinkAccount,
    "routing": Routing,
    "register": DocumentDetail,
    "report": ReportData,
    "access": AccessLog,
    "comment": lambda target: CommentOn(comment_id=target),
    "document": DocumentDetail,
    "integration": lambda target: DocumentDetail(target) if target else Integrate(),
}
"""What stands before the point of an event's subject → where it leads, given the target's id."""
WAYS_FOR_OTHERS: dict[str, Callable[[str, str], Destination]] = {
    "payment": Payment,
    "link": lambda target, of: LinkAccount(target, of) if target else BenefitsOf(of),
    "routing": Routing,
    "integration": lambda _, of: Integrate(of),
}
"""The same of what happened to somebody for whom one acts, given that one's id as well."""


def leads_to(notice: Notice) -> Destination | None:
    """Where its action goes; None where there is nothing to do."""
    target = notice.target_id or ""
    if notice.action in ("renew", "track") and notice.document_id:
        return Renewal(notice.document_id, target if notice.action == "track" else "")
    if notice.action == "open_document" and target:
        return DocumentDetail(target)
    if notice.action == "open_benefits":
        return Benefits()
    if notice.action == "open" and notice.subject:
        return _of_event(notice.subject.partition(".")[0], target, notice.values.get("for_id"))
    return None


def _of_event(kind: str, target: str, of: object) -> Destination | None:
    if of is not None:
        for_other = WAYS_FOR_OTHERS.get(kind)
        return for_other(target, str(of)) if for_other else None
    way = EVENT_WAYS.get(kind)
    return way(target) if way else None
