"""Notices: every event that is told to a holder, computed from facts, a moment and a rule set."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from datetime import datetime, timedelta

import msgspec

from app.shared.clock import start_of_day
from app.shared.contract.account import Account
from app.shared.contract.benefits import Link
from app.shared.contract.notices import Notice, NoticeAction, NoticeKind, NoticeList
from app.shared.contract.renewals import RenewalFile
from app.shared.doctypes import document_type
from app.shared.rules.account import IDENTITY_EXPIRED, IDENTITY_TYPES, expiry_locks
from app.shared.rules.documents import DocumentFacts, left_at, newest, successors
from app.shared.rules.renewals import OPEN_STATES, state_after
from app.shared.rules.standing import HIDE, expiry_rule_of
from app.shared.rulesets import RuleSet

_DAY = timedelta(days=1)
_RENEWAL_KINDS: dict[str, NoticeKind] = {
    "submitted": "renewal_submitted",
    "paper_missing": "renewal_paper_missing",
    "refused": "renewal_refused",
}
"""Steps of a file that are told; an issued document speaks for itself, a counter's too."""


class ToldEvent(msgspec.Struct, frozen=True, kw_only=True):
    """
    Something that happened to a holder and is told as it is.

    Attributes:
        subject: Which event, such as ``issuing.issued``: ``notices.event.SUBJECT`` and
            ``.text`` are its words; what stands before the point says where its action leads.
        key: What tells it apart from others of its subject, for ever: ids, dates, counts.
        at: When it happened; UTC, story time.
        target_id: What its action opens; None where a place is enough.
        values: What the words need; a name that ends in ``_on`` is an ISO date.
        opens: False where there is nothing to open.
    """

    subject: str
    key: tuple[str, ...]
    at: datetime
    target_id: str | None = None
    values: dict[str, str | int] = {}
    opens: bool = True


class NoticeFacts(msgspec.Struct, frozen=True, kw_only=True):
    """
    What notices follow from.

    Attributes:
        documents: Every document the holder ever had, superseded and future ones included.
        renewals: Every file with all its events.
        links: Every link with its moments.
        events: What else happened, from every other noun.
    """

    account: Account
    documents: tuple[DocumentFacts, ...]
    renewals: tuple[RenewalFile, ...] = ()
    links: tuple[Link, ...] = ()
    events: tuple[ToldEvent, ...] = ()


def notices_of(
    facts: NoticeFacts, now: datetime, rules: RuleSet, read_keys: AbstractSet[str]
) -> NoticeList:
    """
    Every notice that has happened or fallen due by ``now`` (UTC, story time), newest first.

    A notice's key names its event for ever, so that computing again, at another moment or in
    another process, makes no second one; a clock moved back takes later ones away and forward
    brings the same ones again. Rungs fall due as their day begins in Viet Nam; those before the
    document was issued or after it was renewed do not exist.

    Args:
        facts: What they follow from.
        now: Nothing later is told.
        rules: Say the ladder and what an end does.
        read_keys: Keys that the holder has read.

    Source: ``renewal_notice_days``, ``identity_expiry_effect``, ``document_expiry_effect``.
    """
    found = (
        *_of_documents(facts, now, rules),
        *_of_renewals(facts),
        *_of_links(facts),
        *_of_events(facts),
    )
    told = {
        notice.key: msgspec.structs.replace(notice, read=notice.key in read_keys)
        for notice in found
        if notice.at <= now
    }
    newest_first = sorted(told.values(), key=lambda notice: notice.key)
    newest_first.sort(key=lambda notice: notice.at, reverse=True)
    unread = sum(not notice.read for notice in newest_first)
    return NoticeList(notices=tuple(newest_first), unread=unread)


def _of_documents(facts: NoticeFacts, now: datetime, rules: RuleSet) -> Iterator[Notice]:
    after = successors(facts.documents)
    for document in facts.documents:
        left = left_at(document, after)
        action, target = _deed(document, facts, after, now)
        if document.replaces is not None:
            yield _notice(
                "document_renewed", (document.id,), document.issued_at,
                document=document, action="open_document",
                target_id=newest(document, after, now).id,
            )  # fmt: skip
        if document.expires_on is None:
            continue
        for rung in rules.value("renewal_notice_days"):
            day = document.expires_on - _DAY * rung
            at = max(start_of_day(day), document.issued_at)
            if day >= document.issued_on and (left is None or at < left):
                key = (document.id, document.expires_on.isoformat(), str(rung))
                yield _notice(
                    "renewal_due", key, at,
                    document=document, days_left=rung, action=action, target_id=target,
                )  # fmt: skip
        ended = start_of_day(document.expires_on + _DAY)
        if left is not None and left <= ended:
            continue
        ending = (document.id, document.expires_on.isoformat())
        if rules.value(expiry_rule_of(document.type_id)) == HIDE:
            yield _notice(
                "document_hidden", ending, ended, document=document, action=action, target_id=target
            )
        if _locks(document, facts.account, rules):
            yield _notice(
                "account_locked", ending, ended,
                document=document, subject=IDENTITY_EXPIRED, action=action, target_id=target,
            )  # fmt: skip


def _of_renewals(facts: NoticeFacts) -> Iterator[Notice]:
    documents = {document.id: document for document in facts.documents}
    for file in facts.renewals:
        told: dict[str, int] = {}
        for event in file.events:
            kind = _RENEWAL_KINDS.get(event.kind)
            if kind is None:
                continue
            # The office may ask twice: the second asking is another event of the same kind.
            told[event.kind] = told.get(event.kind, 0) + 1
            notice = _notice(
                kind, (file.id, str(told[event.kind])), event.at,
                document=documents.get(file.document_id), subject=event.detail,
                action="track", target_id=file.id,
            )  # fmt: skip
            values = _refund(file) if event.kind == "refused" else _visit(file)
            yield msgspec.structs.replace(notice, values=values)


def _visit(file: RenewalFile) -> dict[str, str | int]:
    """Where and when the holder comes; nothing where nobody need come."""
    if file.office is None or file.slot_at is None:
        return {}
    return {"office": file.office, "slot_at": file.slot_at.isoformat()}


def _refund(file: RenewalFile) -> dict[str, str | int]:
    """What was paid back; nothing where no fee was."""
    if file.fee is None or file.fee.refunded_at is None:
        return {}
    return {"refunded_vnd": file.fee_vnd}


def _of_links(facts: NoticeFacts) -> Iterator[Notice]:
    for link in facts.links:
        moments: tuple[tuple[NoticeKind, datetime | None], ...] = (
            ("account_linked", link.linked_at),
            ("account_unlinked", link.unlinked_at),
        )
        for kind, at in moments:
            if at is not None and link.linked_at is not None:
                yield _notice(
                    kind, (link.id,), at,
                    subject=link.provider_id, action="open_benefits", target_id=link.id,
                )  # fmt: skip


def _of_events(facts: NoticeFacts) -> Iterator[Notice]:
    for event in facts.events:
        key = (event.subject.replace(".", "-").replace("_", "-"), *event.key)
        told = _notice(
            "event", key, event.at,
            subject=event.subject, action="open" if event.opens else "none",
            target_id=event.target_id,
        )  # fmt: skip
        yield msgspec.structs.replace(told, values=event.values)


def _deed(
    document: DocumentFacts, facts: NoticeFacts, after: dict[str, DocumentFacts], now: datetime
) -> tuple[NoticeAction, str]:
    """What to do about a document's end at ``now``: look at its successor, track, renew."""
    current = newest(document, after, now)
    if current.id != document.id or (document.renewed_at and document.renewed_at <= now):
        return "open_document", current.id
    for file in facts.renewals:
        if file.document_id == document.id and _is_open(file, now):
            return "track", file.id
    return ("renew" if _renewable(document.type_id) else "open_document"), document.id


def _is_open(file: RenewalFile, now: datetime) -> bool:
    return state_after(event for event in file.events if event.at <= now) in OPEN_STATES


def _renewable(type_id: str) -> bool:
    try:
        return document_type(type_id).renewal is not None
    except KeyError:
        return False


def _locks(document: DocumentFacts, account: Account, rules: RuleSet) -> bool:
    identifies = document.type_id == IDENTITY_TYPES[account.kind]
    return identifies and account.level > 0 and expiry_locks(account.kind, rules)


def _notice(
    kind: NoticeKind,
    key: tuple[str, ...],
    at: datetime,
    *,
    action: NoticeAction,
    target_id: str | None,
    document: DocumentFacts | None = None,
    subject: str | None = None,
    days_left: int | None = None,
) -> Notice:
    return Notice(
        key=":".join((kind, *key)),
        kind=kind,
        at=at,
        document_id=document.id if document else None,
        type_id=document.type_id if document else None,
        subject=subject,
        days_left=days_left,
        ends_on=document.expires_on if document else None,
        target_id=target_id,
        action=action,
        read=False,
    )
