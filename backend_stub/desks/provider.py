"""The simulated providers, played from the panel: up, busy, down, silent, or wrong."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Row, select

from app.shared.contract.desk import DeskAct, DeskDeed, DeskFile
from app.shared.providers import Provider, provider
from backend_stub.calls import Call
from backend_stub.desks import Desk, opens
from backend_stub.providers.books import providers_of
from backend_stub.providers.simulated import PLAYED
from backend_stub.seed import seeded_id
from backend_stub.services.links import links_at
from backend_stub.storage.mandate_tables import CORPORATE
from backend_stub.storage.providers import play, state_of
from backend_stub.storage.tables import holders

KIND = "provider"


def _banks(call: Call, row: Row[Any]) -> list[Provider]:
    """The providers where somebody, or whom they represent, has an account or asked about one."""
    acted_for = (call.facts(one.organisation_id) for one in call.facts(row.id).representing)
    held = (call.facts(row.id), *acted_for)
    own = {name for one in held for name in providers_of(one.holder.personal_number)}
    asked = {link.provider_id for one in held for link in links_at(one, call.story_now)}
    return sorted((provider(one) for one in own | asked), key=lambda one: one.order)


def _people(call: Call) -> list[Row[Any]]:
    people = select(holders).where(holders.c.kind != CORPORATE)
    return list(call.db.execute(people.order_by(holders.c.personal_number)))


def _files(call: Call) -> Iterable[DeskFile]:
    for row in _people(call):
        for bank in _banks(call, row):
            state = state_of(call.db, bank.id)
            yield DeskFile(
                kind=KIND,
                id=_file_id(row.id, bank.id),
                code=bank.name.vi,
                personal_number=row.personal_number,
                full_name=row.full_name,
                state=state,
                waiting=False,
                deeds=tuple(DeskDeed(name="play", detail=one) for one in PLAYED if one != state),
            )


def _file_id(holder_id: str, provider_id: str) -> str:
    return seeded_id("provider desk", holder_id, provider_id)


def _act(call: Call, file_id: str, act: DeskAct) -> None:
    """It stands so for everybody; nobody's own things change by it."""
    for row in _people(call):
        for bank in _banks(call, row):
            if _file_id(row.id, bank.id) == file_id:
                play(call.db, bank.id, act.detail or "up")


DESK = opens(Desk(kind=KIND, files=_files, act=_act))
"""How a provider stands is the same whoever asks it."""
