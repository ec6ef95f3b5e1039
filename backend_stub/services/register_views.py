"""Registers as their keepers see them: lists, one record with what an edit touches, its history."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import Row

from app.shared.contract.registers import (
    ChangeWay,
    FoundRecord,
    FoundRecords,
    OpenReport,
    PhoneReached,
    RecordChange,
    RecordFact,
    RefusedEdit,
    RegisterRecord,
    Registers,
    RegisterStand,
    Touched,
)
from app.shared.registers import ENDS, register, registers
from app.shared.search import folded
from backend_stub.limits import limits
from backend_stub.services.registers import copies_of, first_kept, origin_of, value_of
from backend_stub.storage import data_reports
from backend_stub.storage import registers as written
from backend_stub.storage.registers import Record

if TYPE_CHECKING:
    from backend_stub.calls import Call


def registers_seen(call: "Call") -> Registers:
    """Every register, open reports, and the last refused edits."""
    db, now = call.db, call.story_now
    stands, counts, waiting = written.stands(db), written.counts(db), written.waiting(db)
    return Registers(
        registers=tuple(
            RegisterStand(
                id=one.id,
                state=stands[one.id].state if one.id in stands else "up",
                since=stands[one.id].since if one.id in stands else None,
                records=counts.get(one.id, 0),
                waiting=waiting.get(one.id, 0),
            )
            for one in registers()
        ),
        reports=tuple(
            OpenReport(
                id=one.id, code=one.code, register_id=one.register_id, record_id=one.record_id,
                fact_id=one.record_fact, full_name=call.facts(one.holder_id).holder.full_name,
                claimed=one.claimed, state=cast("Any", one.steps[-1].kind),
                sent_at=one.sent_at, due_on=one.due_on,
            )
            for one in data_reports.open_reports(db)
            if one.steps[-1].at <= now
        ),
        refused=tuple(
            RefusedEdit(
                register_id=row.register_id, fact_id=row.fact_id, reason=row.reason, at=row.at
            )
            for row in written.refusals(db, limits().register.listed)
        ),
    )  # fmt: skip


def found(call: "Call", register_id: str, text: str) -> FoundRecords:
    """The records of a register that a name or number is part of, marks and capitals aside."""
    wanted, most = folded(text), limits().register.listed
    rows = [
        row
        for row in written.every_record(call.db, register_id)
        if wanted in folded(f"{row.number}\n{row.full_name}\n{row.personal_number}\n{_name(row)}")
    ]
    records = tuple(
        FoundRecord(id=row.id, type_id=row.type_id, number=row.number, full_name=row.full_name)
        for row in rows[:most]
    )
    return FoundRecords(records=records, more=len(rows) > most)


def _name(row: Row[Any]) -> str:
    return str(row.facts.get("company", ""))


def record_seen(call: "Call", record: Record) -> RegisterRecord:
    """A whole record at the call's story moment."""
    facts, db = call.facts(record.holder_id, again=call.writing is not None), call.db
    records, keeper = written.records_of(db, record.holder_id), register(record.register_id)
    shown = [(one.id, record.facts.get(one.id)) for one in keeper.facts(record.type_id)]
    ends = value_of(record, ENDS, facts, call.story_now)
    if ends is not None and keeper.fact(record.type_id, ENDS):
        shown.append((ENDS, ends))
    guardians = {one.guardian_id for one in facts.guarded}
    return RegisterRecord(
        id=record.id,
        register_id=record.register_id,
        type_id=record.type_id,
        number=record.number,
        full_name=facts.holder.full_name,
        facts=tuple(
            _fact(records, record, fact_id, value, keeper.fixed)
            for fact_id, value in shown
            if value is not None
        ),
        told=1 + len(guardians),
        changes=tuple(
            RecordChange(
                change_id=row.change_id, fact_id=row.fact_id, old=row.old, new=row.new, at=row.at,
                by=row.by, reason=row.reason, copied_from=row.copied_from,
                reference=row.reference, fetched_at=row.fetched_at,
            )
            for row in written.changes_of(db, record.id)
        ),
    )  # fmt: skip


def _fact(
    records: tuple[Record, ...], record: Record, fact_id: str, value: str, fixed: frozenset[str]
) -> RecordFact:
    first = origin_of(records, record, fact_id)
    kept = first_kept(records, record, fact_id)[0] if first else None
    copies = copies_of(records, record, fact_id, value)
    places = [(record, fact_id), *((one.record, one.fact_id) for one in copies)]
    return RecordFact(
        id=fact_id,
        value=value,
        editable=fact_id not in fixed and first is None,
        kept_in=kept.register_id if kept else None,
        touches=tuple(
            Touched(register_id=one.register_id, type_id=one.type_id, fact_id=name)
            for one, name in places
            if register(one.register_id).beside != one.type_id
        ),
    )


def way_seen(call: "Call", change_id: str, absent: Callable[[], Exception]) -> ChangeWay:
    """
    How far an edit has come.

    Raises:
        Exception: What ``absent`` makes: this process does not remember such an edit.
    """
    way = call.stub.register_office.way(change_id)
    if way is None:
        raise absent()
    reached = sorted(way.phones.values())
    return ChangeWay(
        fetched=None if way.fetched is None else way.since(way.fetched),
        phones=tuple(
            PhoneReached(place=place, milliseconds=way.since(at))
            for place, at in enumerate(reached, 1)
        ),
    )
