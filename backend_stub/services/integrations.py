"""Documents asked for into a wallet: what may be asked, what its register answers, what is told."""

import unicodedata
from collections.abc import Iterator
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Connection

from app.shared.clock import viet_nam_day
from app.shared.contract.integrations import (
    OPEN_INTEGRATION,
    HolderClass,
    Integration,
    IntegrationEvent,
    Integrations,
    IntegrationStart,
)
from app.shared.doctypes import DocumentType, document_type
from app.shared.registers import register_of
from app.shared.rules.guardians import own_from
from app.shared.rules.notices import ToldEvent
from app.shared.rulesets import RuleSet, rule_set
from backend_stub.problems import Refusal
from backend_stub.services.mandates_told import FOR_ID, FOR_NAME
from backend_stub.services.register_lines import facts_at
from backend_stub.services.standing import documents_in_force, issued_in_force, locked
from backend_stub.services.wallets import removed_from
from backend_stub.storage import integrations as written
from backend_stub.storage.facts import Document, HolderFacts, read_facts
from backend_stub.storage.integrations import Integration as Asked
from backend_stub.storage.integrations import IntegrationStep
from backend_stub.storage.mandate_tables import CORPORATE
from backend_stub.storage.registers import Record, records_by_number

_TOLD = ("integrated", "returned", "refused")


def class_of(facts: HolderFacts, now: datetime, rules: RuleSet) -> HolderClass:
    """Whose wallet it is: what may come into it follows from that."""
    holder = facts.holder
    if holder.kind == CORPORATE:
        return "organisation"
    if viet_nam_day(now) < own_from(holder.kind, holder.born_on, rules):
        return "child"
    return cast("HolderClass", holder.kind)


def send(
    db: Connection, facts: HolderFacts, asked_by: str, start: IntegrationStart, now: datetime,
    rules: RuleSet,
) -> str:  # fmt: skip
    """
    Send a request to the register that keeps such documents; answers its id.

    Raises:
        Refusal: Such documents are not asked for or not for this holder, a number has not the
            form, the box was not ticked; it is in the wallet or asked for already.
    """
    kind = _kind_for(facts, start.type_id, now, rules)
    if not start.confirmed:
        raise _refused("not_confirmed")
    specs = kind.integration.numbers
    if set(start.numbers) != {spec.field for spec in specs}:
        raise _refused("wrong_numbers")
    for spec in specs:
        if not spec.fits(start.numbers[spec.field]):
            raise _refused("wrong_number", field=spec.field)
    if any(one.sent_at > now for one in facts.integrations):
        raise _refused("later_in_story")
    first = specs[0].field
    for document in documents_in_force(facts, now):
        if (document.type_id, document.fields.get(first)) == (kind.id, start.numbers[first]):
            raise _refused("already_there")
    for one in facts.integrations:
        same = (one.type_id, one.first_number) == (kind.id, start.numbers[first])
        if same and one.steps[-1].kind in OPEN_INTEGRATION:
            raise _refused("open_already", code=one.code)
    return written.write_integration(
        db,
        holder_id=facts.holder.id, asked_by=asked_by, type_id=kind.id, register_id=kind.register,
        numbers=start.numbers, first_number=start.numbers[first], rule_set_id=rules.id,
        sent_at=now,
    )  # fmt: skip


def withdraw(db: Connection, facts: HolderFacts, integration_id: str, now: datetime) -> None:
    """
    Take back a request that nobody has decided.

    Raises:
        Refusal: The holder has no such request, it is over, or its last step is later than ``now``.
    """
    one = next((it for it in facts.integrations if it.id == integration_id), None)
    if one is None or one.sent_at > now:
        raise Refusal("not_found")
    last = one.steps[-1]
    if last.at > now:
        raise Refusal("integration_closed", values={"reason": "later_in_story"})
    if last.kind not in OPEN_INTEGRATION:
        raise Refusal("integration_closed", values={"state": last.kind})
    written.add_step(db, one, "withdrawn", now, closes=True)


def answer(db: Connection, one: Asked, now: datetime) -> None:
    """
    The register looks the numbers up; what it has comes into the wallet.

    A record of somebody else and none at all are answered alike: nobody learns from here which
    numbers there are.
    """
    facts = facts_at(read_facts(db, one.holder_id), now)
    kind, at = document_type(one.type_id), max(now, one.steps[-1].at)
    own = (it for it in _records(db, one, kind) if it.holder_id == one.holder_id)
    record = next(own, None)
    document = _shown_by(record, facts, now) if record else None
    if record is None or document is None:
        written.add_step(db, one, "returned", at, "no_record", closes=True)
    elif class_of(facts, now, rule_set(one.rule_set_id)) not in kind.integration.holders:
        written.add_step(db, one, "refused", at, "not_for_holder", closes=True)
    elif document.in_wallet(now):
        written.add_step(db, one, "refused", at, "already_there", closes=True)
    elif any(it.kind == "revoked" and it.holds(now) for it in document.restrictions):
        written.add_step(db, one, "refused", at, "revoked", closes=True)
    elif (name := _other_name(record, kind, facts)) is not None:
        found = {"name": name}
        written.add_step(db, one, "returned", at, "name_differs", found=found, closes=True)
    else:
        written.write_wallet_step(db, document.id, written.INTEGRATED, at)
        written.add_step(db, one, "integrated", at, closes=True, document_id=document.id)


def integrations_at(facts: HolderFacts, now: datetime, rules: RuleSet) -> Integrations:
    """What came into the holder's wallet, what may, and what was taken out."""
    seen = (seen_at(one, now) for one in facts.integrations)
    held = (one.type_id for one in documents_in_force(facts, now))
    return Integrations(
        holder=class_of(facts, now, rules),
        full_name=facts.holder.full_name,
        there=tuple(dict.fromkeys(held)),
        requests=tuple(one for one in seen if one)[::-1],
        removed=removed_from(facts, now),
    )


def seen_at(one: Asked, now: datetime) -> Integration | None:
    """A request as it stands at ``now``; None where it is sent later."""
    steps = [step for step in one.steps if step.at <= now]
    if not steps:
        return None
    state = steps[-1].kind
    kept = state in (*OPEN_INTEGRATION, "returned", "withdrawn")
    return Integration(
        id=one.id,
        code=one.code,
        type_id=one.type_id,
        register_id=one.register_id,
        numbers=one.numbers if kept else {},
        state=cast("Any", state),
        document_id=one.document_id if state == "integrated" else None,
        events=tuple(_event(step) for step in steps),
    )


def told(facts: HolderFacts, now: datetime, rules: RuleSet) -> Iterator[ToldEvent]:
    """What became of requests; never a number."""
    del rules
    for one in facts.integrations:
        yield from _told(one, facts, now)


def told_to_asker(db: Connection, holder_id: str, now: datetime) -> tuple[ToldEvent, ...]:
    """What became of requests that somebody made for a child or an organisation."""
    found: list[ToldEvent] = []
    for one in written.integrations_asked_by(db, holder_id):
        facts = read_facts(db, one.holder_id)
        found += _told(one, facts, now, name=facts.holder.full_name)
    return tuple(found)


def refuse_locked_wallet(facts: HolderFacts, now: datetime, rules: RuleSet) -> None:
    """
    Let pass who acts for somebody whose account is open, or who has none yet.

    Raises:
        Refusal: That account is locked.
    """
    if locked(facts, now, rules):
        raise _refused("holder_locked")


def _told(
    one: Asked, facts: HolderFacts, now: datetime, name: str | None = None
) -> Iterator[ToldEvent]:
    for step in one.steps:
        if step.kind not in _TOLD or step.at > now:
            continue
        values: dict[str, str | int] = {"type": one.type_id, "code": one.code}
        if name is not None:
            values |= {FOR_NAME: name, FOR_ID: one.holder_id}
        arrived = step.kind == "integrated" and name is None
        held = {it.id for it in documents_in_force(facts, now)} if arrived else set()
        yield ToldEvent(
            subject=f"integration.{step.kind}", key=(one.id,),
            at=step.at, target_id=one.document_id if one.document_id in held else None,
            values=values,
        )  # fmt: skip


def _kind_for(facts: HolderFacts, type_id: str, now: datetime, rules: RuleSet) -> DocumentType:
    try:
        kind = document_type(type_id)
    except KeyError:
        raise _refused("unknown_type") from None
    if kind.integration.how != "request":
        raise _refused("automatic")
    if class_of(facts, now, rules) not in kind.integration.holders:
        raise _refused("not_for_holder")
    return kind


def _records(db: Connection, one: Asked, kind: DocumentType) -> Iterator[Record]:
    for record in records_by_number(db, register_of(kind.id).id, kind.id, one.first_number):
        if all(record.facts.get(name) == number for name, number in one.numbers.items()):
            yield record


def _shown_by(record: Record, facts: HolderFacts, now: datetime) -> Document | None:
    """The document in force that shows the record, in a wallet or not."""
    chain = {record.document_id}
    for one in facts.documents:
        if one.replaces in chain:
            chain.add(one.id)
    return next((one for one in issued_in_force(facts, now) if one.id in chain), None)


def _other_name(record: Record, kind: DocumentType, facts: HolderFacts) -> str | None:
    """The name that the register has, where it is not the holder's."""
    field = kind.integration.name_field
    there = record.facts.get(field, "") if field else ""
    return there if field and plain(there) != plain(facts.holder.full_name) else None


def plain(name: str) -> str:
    """A name as it is compared: composed, in small letters, with single blanks."""
    return " ".join(unicodedata.normalize("NFC", name).split()).casefold()


def _event(step: IntegrationStep) -> IntegrationEvent:
    found = step.found or {}
    return IntegrationEvent(
        kind=cast("Any", step.kind), at=step.at, reason=cast("Any", step.detail),
        name_there=found.get("name"),
    )  # fmt: skip


def _refused(reason: str, **values: str) -> Refusal:
    return Refusal("integration_refused", values={"reason": reason, **values})
