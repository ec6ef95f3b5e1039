"""Looks from before the story starts, judged and logged as a look of that day is."""

from collections.abc import Callable
from datetime import datetime
from typing import Annotated

import msgspec
from msgspec import Meta
from sqlalchemy import Connection

from app.shared.agencies import agency
from app.shared.clock import viet_nam_day
from app.shared.data_files import DataFault, read_as
from app.shared.resources import ASSETS
from app.shared.rules.duties import duty_of, judged
from app.shared.rulesets import RULE_SET_IDS, rule_set
from backend_stub.services.access import held_in_force, outcome_of
from backend_stub.services.standing import locked
from backend_stub.storage.access_log import Look, note_read
from backend_stub.storage.facts import read_facts

_FILE = ASSETS / "seeded_looks.toml"


class _SeededLook(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    persona: str
    agency: str
    staff: str
    purpose: str
    case_reference: str
    at: Annotated[datetime, Meta(tz=True)]


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    looks: tuple[_SeededLook, ...]


def seed_looks(db: Connection, seeded_id: Callable[..., str]) -> None:
    """
    Log them, oldest first, under the decree in force.

    Raises:
        DataFault: The file is malformed, or names what no agency has.
    """
    rules = rule_set(RULE_SET_IDS[0])
    for one in sorted(read_as(_FILE, _File).looks, key=lambda it: it.at):
        asker = agency(one.agency)
        member, purpose = asker.member(one.staff), asker.purpose(one.purpose)
        if member is None or purpose is None:
            raise DataFault(_FILE, "$.looks", f"{one.agency} has no {one.staff} or {one.purpose}")
        facts = read_facts(db, seeded_id("holder", one.persona))
        verdicts = judged(
            asker.id, purpose.id, purpose.asks, held_in_force(facts, one.at),
            viet_nam_day(one.at), rules, locked=locked(facts, one.at, rules),
        )  # fmt: skip
        fields = tuple((it.field, it.outcome, it.why) for it in verdicts)
        look = Look(
            looker="agency",
            looker_id=asker.id,
            how="desk",
            purpose_id=purpose.id,
            fields=fields,
            outcome=outcome_of(fields),
            rule_id=duty_of(asker.id, purpose.id),
            rule_set_id=rules.id,
            role=member.role,
            staff_id=member.id,
            case_reference=one.case_reference,
        )
        look_id = seeded_id("look", one.persona, one.case_reference)
        note_read(db, look, facts.holder.id, one.at, one.at, look_id)
