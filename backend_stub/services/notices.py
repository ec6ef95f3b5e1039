"""A holder's notices at a moment: computed from the facts each time, with what was read."""

from collections.abc import Callable, Iterable
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from app.shared.contract.notices import NoticeList
from app.shared.rules.documents import DocumentFacts
from app.shared.rules.notices import NoticeFacts, ToldEvent, notices_of
from app.shared.rulesets import RuleSet
from backend_stub.services import (
    agency_issuing,
    data_reports,
    devices,
    family,
    foreign,
    integrations,
    issuing,
    linking,
    locks,
    passcodes,
    registers,
    restrictions,
    routing_told,
    whereabouts,
)
from backend_stub.services.links import links_at
from backend_stub.services.renewals import whole_file
from backend_stub.services.standing import account_of, document_facts
from backend_stub.storage.facts import HolderFacts
from backend_stub.storage.tables import notice_reads as reads

EVENTS: tuple[Callable[[HolderFacts, datetime, RuleSet], Iterable[ToldEvent]], ...] = (
    issuing.told,
    locks.told,
    devices.told,
    family.told,
    passcodes.told,
    whereabouts.told,
    foreign.told,
    routing_told.told,
    linking.told,
    registers.told,
    data_reports.told,
    integrations.told,
    agency_issuing.told,
    restrictions.told,
)
"""What else is told: one line a noun. Later ones are told once they are due."""


def notices_at(
    facts: HolderFacts,
    now: datetime,
    rules: RuleSet,
    read: frozenset[str],
    of_others: tuple[ToldEvent, ...] = (),
) -> NoticeList:
    """
    Every notice told by ``now`` under ``rules``, newest first.

    Args:
        of_others: What happened to somebody else and is told to this holder too.
    """
    told = NoticeFacts(
        account=account_of(facts, now, rules),
        documents=_told_documents(facts, now),
        renewals=tuple(whole_file(file, now) for file in facts.renewals),
        links=links_at(facts, now),
        events=(*of_others, *(one for told in EVENTS for one in told(facts, now, rules))),
    )
    return notices_of(told, now, rules, read)


def _told_documents(facts: HolderFacts, now: datetime) -> tuple[DocumentFacts, ...]:
    """What notices follow from: no document that never was in the wallet, or was taken out."""
    kept = {one.id for one in facts.documents if one.in_wallet(now)}
    return tuple(one for one in document_facts(facts, now) if one.id in kept)


def read_keys(db: Connection, holder_id: str) -> frozenset[str]:
    """Keys of the notices that the holder has read."""
    return frozenset(
        db.execute(select(reads.c.key).where(reads.c.holder_id == holder_id)).scalars()
    )


def mark(db: Connection, holder_id: str, keys: frozenset[str], *, read: bool) -> None:
    """Keep that these were read, or that they were not."""
    before = read_keys(db, holder_id)
    if read and keys - before:
        rows = [{"holder_id": holder_id, "key": key} for key in sorted(keys - before)]
        db.execute(insert(reads), rows)
    elif not read:
        db.execute(delete(reads).where(reads.c.holder_id == holder_id, reads.c.key.in_(keys)))
