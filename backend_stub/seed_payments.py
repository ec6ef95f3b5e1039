"""Payees of the persona files, and what they were paid in cash before the story starts."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import datetime, time
from typing import Any

from sqlalchemy import Connection, insert

from app.shared.clock import VIET_NAM
from app.shared.personas import Persona, SeededBenefit, persona, personas
from app.shared.programmes import Programme, programme
from app.shared.rulesets import RULE_SET_IDS
from backend_stub.services import pay_runs
from backend_stub.services.paying import advance
from backend_stub.services.unpaid import pay_cash
from backend_stub.storage import pay_runs as run_books
from backend_stub.storage import payments
from backend_stub.storage.payment_tables import (
    benefit_decisions,
    household_members,
    payee_accounts,
    payees,
)

SeededId = Callable[..., str]
_AT = time(8)  # when the pay desk opens


def seed_payments(db: Connection, seeded_id: SeededId) -> None:
    """Write payees, decisions and households, then pay out the past."""
    past: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for person in personas():
        if person.benefits or person.household:
            payee_id = seeded_id("payee", person.id)
            _write_person(db, person, payee_id, seeded_id)
            _write_benefits(db, payee_id, person.benefits)
            for one in person.benefits:
                for period in one.cash_paid:
                    past[one.programme, period].add(payee_id)
        if person.organisation is not None:
            _write_organisation(db, person, seeded_id)
    for (programme_id, period), _ in sorted(past.items(), key=lambda item: item[0][::-1]):
        _pay_in_cash(db, programme(programme_id), period)


def _write_person(db: Connection, person: Persona, payee_id: str, seeded_id: SeededId) -> None:
    home = person.household
    db.execute(
        insert(payees).values(
            id=payee_id,
            holder_id=seeded_id("holder", person.id),
            kind="person",
            number=person.personal_number,
            full_name=person.full_name,
            born_on=person.born_on,
            standing=home.standing if home else "none",
        )
    )
    members = home.members if home else ()
    for place, one in enumerate(members):
        who: Any = persona(one.persona) if one.persona else one
        db.execute(
            insert(household_members).values(
                head_id=payee_id,
                place=place,
                number=who.personal_number,
                full_name=who.full_name,
                born_on=who.born_on,
                holder_id=seeded_id("holder", one.persona) if one.persona else None,
                authorised_on=one.authorised_on,
            )
        )


def _write_organisation(db: Connection, person: Persona, seeded_id: SeededId) -> None:
    one = person.organisation
    assert one is not None
    payee_id = seeded_id("payee", one.number)
    db.execute(
        insert(payees).values(
            id=payee_id,
            holder_id=seeded_id("holder", one.id),
            kind="organisation",
            number=one.number,
            full_name=one.name,
            born_on=None,
            standing="none",
        )
    )
    db.execute(
        insert(payee_accounts).values(
            payee_id=payee_id,
            place=0,
            provider_id=one.provider,
            account_number=one.account_number,
        )
    )
    _write_benefits(db, payee_id, one.benefits)


def _write_benefits(db: Connection, payee_id: str, benefits: Iterable[SeededBenefit]) -> None:
    for one in benefits:
        db.execute(
            insert(benefit_decisions).values(
                payee_id=payee_id,
                programme_id=one.programme,
                from_on=one.from_on,
                until_on=one.until_on,
                amount_vnd=one.vnd,
            )
        )


def _pay_in_cash(db: Connection, of: Programme, period: str) -> None:
    """One run of the past, from its list to its end: nobody had linked an account yet."""
    at = datetime.combine(of.period_of(period).pay_on, _AT, VIET_NAM)
    run_id = run_books.open_run(db, of.id, period, RULE_SET_IDS[0])
    run_books.tell_run(db, run_id, "begun", at, at)
    for task in ("prepare", "pay"):
        run_books.set_task(db, run_id, task)
        while (work := pay_runs.work_on(db, run_id, at, at, 0.0)) is not None:
            if advance(work) is None:
                break
    work = pay_runs.work_on(db, run_id, at, at, 0.0)
    assert work is not None
    pay_cash(work, payments.waiting(db, run_id, "cash_ready", len(personas())))
    run_books.tell_run(db, run_id, "closed", at, at)
