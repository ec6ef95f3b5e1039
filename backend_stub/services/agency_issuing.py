"""Documents that authorised agencies issue to people and organisations: into their wallets."""

import secrets
from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from app.shared.clock import viet_nam_day
from app.shared.contract.issued_documents import DocumentOrder, IssuedDocument, IssueRefusal
from app.shared.doctypes import DocumentType, document_type
from app.shared.registers import register, register_of
from app.shared.rules.notices import ToldEvent
from app.shared.rules.register_facts import RecordDates, fault_in
from app.shared.rulesets import RuleSet
from backend_stub.problems import Refusal
from backend_stub.services.integrations import class_of, plain
from backend_stub.services.standing import documents_in_force
from backend_stub.storage import integrations as written
from backend_stub.storage.facts import HolderFacts
from backend_stub.storage.registers import fill, records_by_number
from backend_stub.storage.tables import documents, holders

if TYPE_CHECKING:  # the server's state stands on the seeds, and those on what is told here
    from backend_stub.calls import Call


def issue(call: "Call", order: DocumentOrder) -> IssuedDocument:
    """
    Write a document down at its register, and put it into its holder's wallet.

    Raises:
        Refusal: The agency issues no such documents, it is for nobody, the number was given
            before, or what is to stand on it cannot stand there.
    """
    kind = _kind(order)
    number = holders.c.personal_number == order.number
    owner = call.db.execute(select(holders.c.id).where(number)).scalar()
    if owner is None:
        raise _refused("nobody")
    facts = call.facts(owner)
    _refuse_fields(call, kind, order, facts)
    keeper = register_of(kind.id)
    named = next((order.fields[one] for one in keeper.fixed if one in order.fields), "")
    if named and records_by_number(call.db, keeper.id, kind.id, named):
        raise _refused("number_taken")
    document_id, now = secrets.token_hex(16), call.story_now
    call.db.execute(
        insert(documents).values(
            id=document_id, holder_id=owner, type_id=kind.id, fields=order.fields,
            issued_on=order.issued_on, expires_on=order.expires_on, updated_at=now,
            in_force_from=now, history=[_line(order, now)], replaces=None,
        )
    )  # fmt: skip
    written.write_wallet_step(call.db, document_id, written.INTEGRATED, now)
    fill(call.db, [keeper])
    for concerned in (owner, *(one.guardian_id for one in facts.guarded)):
        call.changed(concerned)
    return IssuedDocument(document_id=document_id, type_id=kind.id)


def told(facts: HolderFacts, now: datetime, rules: RuleSet) -> Iterator[ToldEvent]:
    """What agencies issued into the wallet."""
    del rules
    for one in documents_in_force(facts, now):
        if one.wallet and one.wallet[0].kind == written.INTEGRATED:
            yield ToldEvent(
                subject="document.issued", key=(one.id,), at=one.wallet[0].at, target_id=one.id,
                values={"type": one.type_id, "register": document_type(one.type_id).register},
            )  # fmt: skip


def _kind(order: DocumentOrder) -> DocumentType:
    try:
        kind = document_type(order.type_id)
    except KeyError:
        raise _refused("unknown_type") from None
    if kind.register != order.register_id or kind.integration.how == "automatic":
        raise _refused("not_this_agency")
    return kind


def _refuse_fields(
    call: "Call", kind: DocumentType, order: DocumentOrder, facts: HolderFacts
) -> None:
    today, rules, born = viet_nam_day(call.story_now), call.rules, facts.holder.born_on
    fault = _fault_in_dates(kind, order, born, today)
    if class_of(facts, call.story_now, rules) not in kind.integration.holders:
        fault = "not_for_holder"
    if fault is not None:
        raise _refused(fault)
    for name in _needed(kind):
        if name not in order.fields:
            raise _refused("missing_field", field=name)
    keeper, dates = register_of(kind.id), RecordDates(born_on=born, issued_on=order.issued_on)
    for name, value in order.fields.items():
        fact = keeper.fact(kind.id, name)
        others = {one: said for one, said in order.fields.items() if one != name}
        wrong = fault_in(fact, value, others, dates, today, rules) if fact else "unknown_fact"
        if wrong is not None:
            raise _refused("wrong_field", field=name, fault=wrong)
    for one in kind.integration.numbers:
        if not one.fits(order.fields[one.field]):
            raise _refused("wrong_field", field=one.field, fault="wrong_kind")
    name_field = kind.integration.name_field
    if name_field and plain(order.fields[name_field]) != plain(facts.holder.full_name):
        raise _refused("name_differs")


def _fault_in_dates(
    kind: DocumentType, order: DocumentOrder, born_on: date, today: date
) -> IssueRefusal | None:
    if order.issued_on > today:
        return "in_future"
    if order.issued_on < born_on:
        return "before_birth"
    if order.expires_on is not None and order.expires_on < order.issued_on:
        return "before_start"
    endless = kind.renewal is None or kind.renewal.valid_by_class
    return "no_end" if order.expires_on is None and not endless else None


def _needed(kind: DocumentType) -> Iterator[str]:
    """Fields without which it names nobody and says nothing: numbers, the name, what is printed."""
    yield from (one.field for one in kind.integration.numbers)
    yield from (one for one in (kind.integration.name_field,) if one)
    yield from (spec.id for spec in kind.fields if spec.on_face)


def _line(order: DocumentOrder, now: datetime) -> dict[str, str]:
    on: date = viet_nam_day(now)
    return {
        "on": on.isoformat(), "title_vi": "Cấp và tích hợp vào ví",
        "title_en": "Issued and put into the wallet", "by": register(order.register_id).agency.vi,
    }  # fmt: skip


def _refused(reason: str, **values: str) -> Refusal:
    return Refusal("issue_refused", values={"reason": reason, **values})
