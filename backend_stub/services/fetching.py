"""The platform fetches what registers changed: documents and account in one transaction."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row

from app.shared.registers import ENDS, register
from app.shared.rules.account import IDENTITY_TYPES
from backend_stub.services.register_lines import OF_ACCOUNT, facts_at, line_of
from backend_stub.services.registers import document_of, renewals_of
from backend_stub.storage import registers as written
from backend_stub.storage.documents import say_of_holder, write_fields
from backend_stub.storage.facts import Document, HolderFacts, read_facts
from backend_stub.storage.registers import Record

_BIRTH = "birth_certificate"


def fetch(db: Connection, change_id: str, now: datetime) -> Iterator[str]:
    """
    Let every document show what one edit changed; answers whose things changed.

    A document that is hidden changes too, and stays hidden: what may be seen of it is decided
    where it is read.
    """
    rows = written.lines_of(db, change_id)
    for row in rows:
        record = written.record_by_id(db, row.record_id)
        if record is not None and register(record.register_id).beside != record.type_id:
            _show(db, record, row, max(now, row.at))
    written.mark_fetched(db, change_id, now)
    holders = {row.holder_id for row in rows}
    for holder_id in holders:
        yield holder_id
        yield from (one.guardian_id for one in read_facts(db, holder_id).guarded)


def _show(db: Connection, record: Record, row: Row[Any], at: datetime) -> None:
    raw = read_facts(db, record.holder_id)
    of_account = row.fact_id in OF_ACCOUNT and record.type_id in (
        IDENTITY_TYPES.get(raw.holder.kind), _BIRTH,
    )  # fmt: skip
    line = line_of(row, record.type_id, at, of_account=of_account)
    for document in _shown_on(record, raw, row.fact_id, at):
        if row.fact_id == ENDS:
            write_fields(db, document, {}, line, at, expires_on=row.new)
        else:
            write_fields(db, document, {row.fact_id: row.new}, line, at)
    if of_account:
        say_of_holder(db, record.holder_id, row.fact_id, row.new)


def _shown_on(record: Record, raw: HolderFacts, fact_id: str, at: datetime) -> list[Document]:
    """A last valid day is one document's; what else a record says stands on all its renewals."""
    if fact_id != ENDS:
        return list(renewals_of(record, raw))
    now = document_of(record, facts_at(raw, at), at)
    return [one for one in raw.documents if now and one.id == now.id]
