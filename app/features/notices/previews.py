"""The notices in their states, for the gallery and the tests."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from app.data.notices import NoticesAsOf
from app.features.notices.view_model import Filter, NoticesState, summary
from app.runtime.view_model import Phase
from app.shared.contract.notices import Notice, NoticeAction, NoticeKind
from app.testing.specimens import CONFIRMED_AT, specimen_id

NOW = datetime(2026, 6, 15, 1, 30, tzinfo=UTC)
_CARD_ENDS, _LICENCE_ENDS = date(2026, 7, 15), date(2026, 6, 9)


def told(
    number: int,
    kind: NoticeKind,
    hours: int,
    action: NoticeAction = "renew",
    *,
    read: bool = False,
    **facts: Any,
) -> Notice:
    """A notice told that many hours before now; about a driving licence where nothing else."""
    given: dict[str, Any] = {
        "document_id": specimen_id(number), "type_id": "driving_licence", "subject": None,
        "days_left": None, "ends_on": _LICENCE_ENDS, "target_id": specimen_id(number), **facts,
    }  # fmt: skip
    at = NOW - timedelta(hours=hours)
    return Notice(key=f"{kind}:{number}", kind=kind, at=at, action=action, read=read, **given)


def due(number: int, days: int, **facts: Any) -> Notice:
    """That an identity card will end."""
    given = {"type_id": "identity_card", "ends_on": _CARD_ENDS, **facts}
    return told(
        number, "renewal_due", (days - 30) * 24 if days > 30 else 1, days_left=days, **given
    )


def linked(number: int, kind: NoticeKind, hours: int, provider: str) -> Notice:
    """What happened to a payment account."""
    none: dict[str, Any] = {"document_id": None, "type_id": None, "ends_on": None}
    return told(number, kind, hours, "open_benefits", read=True, subject=provider, **none)


def state(
    *notices: Notice, chosen: Filter = "all", unread: int | None = None, now: datetime = NOW
) -> NoticesState:
    """The screen of these notices, fetched eighteen minutes ago."""
    count = sum(not one.read for one in notices) if unread is None else unread
    known = summary(NoticesAsOf(notices, count, CONFIRMED_AT), now, chosen)
    return NoticesState(chosen=chosen, **known)


def many_notices(count: int) -> NoticesState:
    """That many, for measuring."""
    return state(*(told(at, "document_hidden", at * 5, read=at > 2) for at in range(count)))


_ALL = (
    due(1, 30),
    told(2, "renewal_submitted", 3, "track"),
    linked(3, "account_linked", 20, "sen_vang"),
    told(4, "document_hidden", 6 * 24),
    told(
        5, "document_renewed", 8 * 24, "open_document",
        read=True, type_id="health_insurance", ends_on=date(2026, 12, 31),
    ),
    due(6, 90, read=True),
)  # fmt: skip
_LADDER = (
    due(1, 0, ends_on=date(2026, 6, 15)),
    due(2, 1, ends_on=date(2026, 6, 16)),
    due(3, 7, ends_on=date(2026, 6, 22)),
    due(4, 30, action="track"),
    due(5, 90, read=True, action="open_document", target_id=specimen_id(9)),
)
_FILES = (
    told(1, "renewal_refused", 2, "track", subject="health_unfit"),
    told(2, "renewal_paper_missing", 30, "track", subject="health_certificate"),
    told(3, "renewal_submitted", 50, "track", read=True, type_id="identity_card"),
)
_ENDED = (
    told(1, "account_locked", 1, type_id="passport", ends_on=date(2026, 6, 14)),
    told(2, "account_locked", 8, type_id="identity_card", ends_on=date(2026, 6, 14)),
    told(3, "document_hidden", 9, "open_document", type_id="health_insurance"),
    told(4, "document_renewed", 400 * 24, "open_document", read=True, ends_on=None),
)
_BANKS = (
    linked(1, "account_unlinked", 1, "song_xanh"),
    linked(2, "account_linked", 26, "a_bank_that_only_a_newer_server_knows"),
)
USUAL = state(*_ALL)

PREVIEWS: dict[str, NoticesState] = {
    "usual": USUAL,
    "ladder": state(*_LADDER),
    "renewals": state(*_FILES),
    "ended": state(*_ENDED),
    "accounts": state(*_BANKS),
    "unread_only": state(*_ALL, chosen="unread"),
    "all_read": state(*_ALL[4:]),
    "nothing_unread": state(*_ALL[4:], chosen="unread"),
    "nothing_of_benefits": state(*_LADDER, chosen="benefits"),
    "nothing_of_documents": state(*_BANKS, chosen="documents"),
    "marking": replace(USUAL, marking=True),
    "many": many_notices(60),
    "offline": replace(USUAL, fault_key="error.offline", offline=True),
    "not_refreshed": replace(USUAL, fault_key="error.rejected.internal"),
    "empty": state(),
    "loading": NoticesState(),
    "failed": NoticesState(phase=Phase.FAILED, fault_key="error.offline", offline=True),
}
