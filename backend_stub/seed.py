"""The seeded people: the persona files written into an empty database, the same every time."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from hashlib import blake2b
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, func, insert, select

from app.shared.clock import start_of_day
from app.shared.personas import (
    Persona,
    SeededDocument,
    SeededOrganisation,
    personas,
    seeded_holders,
)
from app.shared.registers import registers
from app.shared.rulesets import RULE_SET_IDS, rule_set
from backend_stub.limits import limits
from backend_stub.passcodes import hashed
from backend_stub.seed_looks import seed_looks
from backend_stub.seed_payments import seed_payments
from backend_stub.services.notices import mark, notices_at
from backend_stub.services.payments_told import told_of_payments
from backend_stub.storage import ledger, tables
from backend_stub.storage.devices import add_device
from backend_stub.storage.facts import read_facts
from backend_stub.storage.family_tables import guardianship_events, guardianships
from backend_stub.storage.integrations import REGISTERED, write_wallet_step
from backend_stub.storage.mandate_tables import CORPORATE, representations
from backend_stub.storage.passcodes import GIVEN, write_passcode_set
from backend_stub.storage.payment_tables import ledger_openings
from backend_stub.storage.registers import fill
from backend_stub.storage.whereabouts import write_whereabouts
from backend_stub.story import StoryTime

CLAIMANT = "claimant#"
"""Begins the persona of who was added for a proof under load: no file of ``assets/personas``."""


def is_seeded(db: Connection) -> bool:
    """
    Whether the story has started in this database, with the people of the persona files.

    A database of other people, such as one from before somebody was added, is as good as empty: who
    is listed at sign-in must be there.
    """
    started = db.execute(select(tables.stage.c.id)).first() is not None
    people = set(db.execute(select(tables.holders.c.persona)).scalars())
    people = {one for one in people if not one.startswith(CLAIMANT)}
    return started and people == seeded_holders()


def next_number(db: Connection) -> int:
    """A change number larger than any that this database has told anybody."""
    stage = db.execute(select(func.max(tables.stage.c.changes))).scalar() or 0
    holder = db.execute(select(func.max(tables.holders.c.changes))).scalar() or 0
    return int(stage) + int(holder) + 1


def seed(db: Connection, story: StoryTime, number: int) -> tuple[datetime, datetime]:
    """Forget everything, write the people, start the story at its first moment."""
    with ledger.opened(db):
        for table in reversed(tables.metadata.sorted_tables):
            if table is not ledger_openings:
                db.execute(delete(table))
    _hash_side_by_side()
    for person in personas():
        _write(db, person)
        _write_device(db, person)
        if person.organisation is not None:
            _write_organisation(db, person, person.organisation)
    for person in personas():
        _write_wards(db, person)
    fill(db, registers())
    seed_payments(db, seeded_id)
    anchor = story.start(db, number)
    seed_looks(db, seeded_id)
    for person in personas():
        _mark_read(db, person)
    return anchor


def seeded_id(kind: str, *parts: str) -> str:
    """128 bits that follow from what they name, so that a reset gives everything its id again."""
    name = ":".join(("seed", kind, *parts))
    return blake2b(name.encode(), digest_size=16).hexdigest()


def _who_sign_in() -> list[Persona]:
    return [person for person in personas() if person.signs_in]


def _hash_side_by_side() -> None:
    """Argon2id is slow on purpose; ``hashed`` remembers what the threads made."""
    with ThreadPoolExecutor(limits().hashing.workers) as pool:
        list(pool.map(lambda one: hashed(one.id, one.passcode), _who_sign_in()))


def _write(db: Connection, person: Persona) -> None:
    holder_id = seeded_id("holder", person.id)
    db.execute(
        insert(tables.holders).values(
            id=holder_id,
            persona=person.id,
            personal_number=person.personal_number,
            passcode_hash=hashed(person.id, person.passcode) if person.signs_in else None,
            full_name=person.full_name,
            born_on=person.born_on,
            sex=person.sex,
            kind=person.kind,
            level=person.level,
            guardian=person.guardian,
            phone_ending=person.phone[-3:],
            biometrics_held=person.biometrics_held,
            changes=0,
        )
    )
    if person.passcode_set_on is not None:
        write_passcode_set(db, holder_id, GIVEN, start_of_day(person.passcode_set_on))
    _write_all(
        db,
        tables.locks,
        [
            {"holder_id": holder_id, "ground": one.ground, "since": one.since, "until": one.until}
            for one in person.locks
        ],
    )
    if person.abroad is not None:
        write_whereabouts(db, holder_id, person.abroad.place, person.abroad.since)
    _write_documents(db, person.id, person.documents)


def _write_documents(db: Connection, owner: str, given: tuple[SeededDocument, ...]) -> None:
    holder_id = seeded_id("holder", owner)
    ids = [seeded_id("document", owner, one.type, str(at)) for at, one in enumerate(given)]
    _write_all(
        db,
        tables.documents,
        [
            {
                "id": document_id,
                "holder_id": holder_id,
                "type_id": one.type,
                "fields": one.fields,
                "issued_on": one.issued_on,
                "expires_on": one.expires_on,
                "updated_at": one.updated_at,
                "in_force_from": start_of_day(one.issued_on),
                "history": msgspec.to_builtins(one.history),
                "replaces": None,
            }
            for document_id, one in zip(ids, given, strict=True)
        ],
    )
    for document_id, one in zip(ids, given, strict=True):
        if one.at_register:
            write_wallet_step(db, document_id, REGISTERED, start_of_day(one.issued_on))


def _write_device(db: Connection, person: Persona) -> None:
    if person.device is not None:
        add_device(
            db,
            seeded_id("holder", person.id),
            seeded_id("device", person.id),
            "seeded",
            person.device.since,
            public_id=seeded_id("linked device", person.id),
            model=person.device.model,
        )


def _write_organisation(db: Connection, person: Persona, one: SeededOrganisation) -> None:
    """A holder like any other, whom nobody's passcode opens, and who represents it."""
    organisation_id = seeded_id("holder", one.id)
    db.execute(
        insert(tables.holders).values(
            id=organisation_id,
            persona=one.id,
            personal_number=one.number,
            passcode_hash=None,
            full_name=one.name,
            born_on=one.registered_on,
            sex="none",
            kind=CORPORATE,
            level=0,
            guardian=None,
            phone_ending=person.phone[-3:],
            biometrics_held=False,
            changes=0,
        )
    )
    db.execute(
        insert(representations).values(
            id=seeded_id("representation", one.id, person.id),
            organisation_id=organisation_id,
            representative_id=seeded_id("holder", person.id),
            role="legal_representative",
            from_on=one.represented_from,
            until_on=None,
        )
    )
    _write_documents(db, one.id, one.documents)


def _write_wards(db: Connection, person: Persona) -> None:
    for ward in person.wards:
        guardianship_id = seeded_id("guardianship", person.id, ward.persona)
        db.execute(
            insert(guardianships).values(
                id=guardianship_id,
                guardian_id=seeded_id("holder", person.id),
                ward_id=seeded_id("holder", ward.persona),
                relation=ward.relation,
            )
        )
        if ward.proven_on is not None:
            at = start_of_day(ward.proven_on)
            _write_all(
                db,
                guardianship_events,
                [{"guardianship_id": guardianship_id, "step": 0, "kind": "proven", "at": at}],
            )


def _write_all(db: Connection, table: Any, rows: list[dict[str, Any]]) -> None:
    if rows:
        db.execute(insert(table), rows)


def _mark_read(db: Connection, person: Persona) -> None:
    """What was told before the story starts has been read, whichever rule set told it."""
    holder_id = seeded_id("holder", person.id)
    facts, paid = read_facts(db, holder_id), told_of_payments(db, holder_id)
    for name in RULE_SET_IDS:
        told = notices_at(facts, person.read_until, rule_set(name), frozenset(), paid)
        keys = frozenset(one.key for one in told.notices if one.at < person.read_until)
        if keys:
            mark(db, holder_id, keys, read=True)
