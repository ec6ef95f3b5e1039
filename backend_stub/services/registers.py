"""What registers decide: an edit judged, written with its copies, and fetched by the platform."""

import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from app.shared.clock import viet_nam_day
from app.shared.contract.registers import EditRefusal
from app.shared.registers import ENDS, Fact, Origin, register, register_of
from app.shared.rules.notices import ToldEvent
from app.shared.rules.register_facts import RecordDates, fault_in
from app.shared.rulesets import RuleSet
from backend_stub.problems import Refusal
from backend_stub.services.register_lines import facts_at, lines
from backend_stub.services.standing import documents_in_force, issued_in_force
from backend_stub.storage import registers as written
from backend_stub.storage.facts import Document, HolderFacts, read_facts
from backend_stub.storage.registers import Record


@dataclass(frozen=True, slots=True)
class Edit:
    """
    What is to be written.

    Attributes:
        by: The office that edits.
        reference: Of the report that it answers; None where none.
    """

    fact_id: str
    value: str
    reason: str
    by: str
    reference: str | None = None


@dataclass(frozen=True, slots=True)
class Copy:
    """A fact elsewhere that follows one that is edited, and what it then says."""

    record: Record
    fact_id: str
    value: str


class EditRefused(Refusal):
    """An edit that the register does not take; the attempt is kept, what was written is not."""

    def __init__(self, reason: EditRefusal, fact_id: str, kept_in: str | None = None) -> None:
        values = {"reason": reason, "fact": fact_id, "kept_in": kept_in}
        super().__init__("edit_refused", values=values, keeps=True)
        self.reason = reason


def write_edit(db: Connection, record: Record, edit: Edit, now: datetime, rules: RuleSet) -> str:
    """
    Write an edit down with every copy that follows it, in one transaction; answers its id.

    Raises:
        EditRefused: It contradicts the record, another register, or what happens later in the
            story. That it was tried is written down.
    """
    facts = facts_at(read_facts(db, record.holder_id), now)
    records = written.records_of(db, record.holder_id)
    try:
        copies = _judged(db, record, records, edit, facts, now, rules)
    except EditRefused as refused:
        known = register(record.register_id).fact(record.type_id, edit.fact_id)
        name = edit.fact_id if known else "unknown"
        written.note_refusal(db, record.register_id, name, refused.reason, now)
        raise
    change_id = secrets.token_hex(16)
    for copy in (Copy(record, edit.fact_id, edit.value), *copies):
        own = copy.record.id == record.id
        written.write_change(
            db, copy.record,
            change_id=change_id, fact_id=copy.fact_id,
            old=value_of(copy.record, copy.fact_id, facts, now), new=copy.value,
            at=now, by=edit.by, reason=edit.reason,
            copied_from=None if own else record.register_id, reference=edit.reference,
        )  # fmt: skip
        if copy.fact_id != ENDS:
            written.write_fact(db, copy.record, copy.fact_id, copy.value)
    return change_id


def value_of(record: Record, fact_id: str, facts: HolderFacts, now: datetime) -> str | None:
    """What a record says; its last valid day is that of the document that shows it at ``now``."""
    if fact_id != ENDS:
        return record.facts.get(fact_id)
    shown = document_of(record, facts, now)
    return shown.expires_on.isoformat() if shown and shown.expires_on else None


def document_of(record: Record, facts: HolderFacts, now: datetime) -> Document | None:
    """The document in force that shows the record: the first one, or what renewed it."""
    chain = {one.id for one in renewals_of(record, facts)}
    return next((one for one in issued_in_force(facts, now) if one.id in chain), None)


def renewals_of(record: Record, facts: HolderFacts) -> tuple[Document, ...]:
    """The first document that shows the record, and every one that took its place."""
    found: dict[str, Document] = {}
    for one in facts.documents:  # in the order in which they came into force
        if one.id == record.document_id or one.replaces in found:
            found[one.id] = one
    return tuple(found.values())


def origin_of(
    records: Sequence[Record], record: Record, fact_id: str
) -> tuple[Record, Origin] | None:
    """The nearest record of the holder that keeps a fact before this one; None where none does."""
    origin = register(record.register_id).origin(record.type_id, fact_id)
    while origin is not None:
        keeper = register_of(origin.type_id)
        for one in records:
            if (one.register_id, one.type_id) == (keeper.id, origin.type_id):
                return one, origin
        further = keeper.origin(origin.type_id, origin.fact_id)
        if further is None:
            return None
        origin = Origin(further.type_id, further.fact_id, origin.area or further.area)
    return None


def first_kept(records: Sequence[Record], record: Record, fact_id: str) -> tuple[Record, str]:
    """The record in which a fact is corrected: where it is first kept, and as which fact."""
    while (origin := origin_of(records, record, fact_id)) and not origin[1].area:
        record, fact_id = origin[0], origin[1].fact_id
    return record, fact_id


def copies_of(
    records: Sequence[Record], record: Record, fact_id: str, value: str
) -> tuple[Copy, ...]:
    """Every fact of the holder's other records that follows this one, near ones first."""
    found: list[Copy] = []
    new = [Copy(record, fact_id, value)]
    while new:
        new = [copy for first in new for copy in _next_copies(records, first)]
        found += new
    return tuple(found)


def _next_copies(records: Sequence[Record], first: Copy) -> Iterator[Copy]:
    for one in records:
        for fact in register(one.register_id).facts(one.type_id):
            origin = origin_of(records, one, fact.id)
            if origin is None or one.id == first.record.id:
                continue
            if (origin[0].id, origin[1].fact_id) == (first.record.id, first.fact_id):
                yield Copy(one, fact.id, origin[1].copied(first.value))


def _judged(
    db: Connection,
    record: Record,
    records: Sequence[Record],
    edit: Edit,
    facts: HolderFacts,
    now: datetime,
    rules: RuleSet,
) -> tuple[Copy, ...]:
    keeper = register(record.register_id)
    fact = keeper.fact(record.type_id, edit.fact_id)
    if fact is None or (fact.id == ENDS and value_of(record, ENDS, facts, now) is None):
        raise EditRefused("unknown_fact", edit.fact_id)
    if fact.id in keeper.fixed:
        raise EditRefused("fixed", fact.id)
    if any(line.at > now for line in written.changes_of(db, record.id)):
        raise EditRefused("later_in_story", fact.id)
    fault = _fault(record, fact, edit.value, facts, now, rules)
    if fault is not None:
        raise EditRefused(fault, fact.id)
    origin = origin_of(records, record, fact.id)
    if origin is not None:
        first = origin[0].facts.get(origin[1].fact_id)
        if first is not None and origin[1].copied(first) != edit.value:
            raise EditRefused("contradicts", fact.id, origin[0].register_id)
    copies = copies_of(records, record, fact.id, edit.value)
    for copy in copies:
        there = register(copy.record.register_id).fact(copy.record.type_id, copy.fact_id)
        wrong = _fault(copy.record, there, copy.value, facts, now, rules) if there else None
        if wrong not in (None, "unchanged"):
            raise EditRefused("contradicts", fact.id, copy.record.register_id)
    return copies


def _fault(
    record: Record, fact: Fact, value: str, facts: HolderFacts, now: datetime, rules: RuleSet
) -> EditRefusal | None:
    shown = document_of(record, facts, now)
    first = next(iter(renewals_of(record, facts)), None)
    dated = shown if fact.id == ENDS else first
    known = record.facts
    if fact.id == ENDS:
        known = {**known, ENDS: value_of(record, ENDS, facts, now) or ""}
    dates = RecordDates(born_on=facts.holder.born_on, issued_on=dated.issued_on if dated else None)
    return fault_in(fact, value, known, dates, viet_nam_day(now), rules)


def silences(db: Connection, now: datetime) -> dict[str, datetime]:
    """Registers that do not answer at ``now``, and since when."""
    return {
        name: one.since
        for name, one in written.stands(db).items()
        if one.state == "down" and one.since <= now
    }


def told(facts: HolderFacts, now: datetime, rules: RuleSet) -> Iterator[ToldEvent]:
    """One event a change, however many documents show it; never a value."""
    del rules
    held = {one.id for one in documents_in_force(facts, now)}
    seen: set[str] = set()
    # What was edited names the change; what followed speaks for it where that is on no document.
    for document, line, at in sorted(lines(facts), key=lambda one: bool(one[1]["copied"])):
        if at > now or document.id not in held or line["change_id"] in seen:
            continue
        seen.add(line["change_id"])
        yield ToldEvent(
            subject="register.changed", key=(line["change_id"],), at=at, target_id=document.id,
            values={
                "register": line["register_id"],
                "fact": f"{document.type_id}.{line['fact_id']}",
            },
        )  # fmt: skip
