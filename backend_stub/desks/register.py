"""The registers played from the panel: edits made ready for a demonstration, how each stands."""

from collections.abc import Iterable
from functools import cache

import msgspec
from sqlalchemy import select

from app.shared.contract.desk import DeskAct, DeskDeed, DeskFile
from app.shared.contract.registers import RecordEdit
from app.shared.contract.wire import DocumentTypeId, FactId, PersonaId
from app.shared.data_files import read_as
from app.shared.local_text import LocalText
from app.shared.registers import register, register_of
from app.shared.resources import ASSETS
from backend_stub.calls import Call
from backend_stub.desks import Desk, opens
from backend_stub.seed import seeded_id
from backend_stub.services.register_deeds import edit, play
from backend_stub.storage.registers import Record, changes_of, records_of, stands
from backend_stub.storage.tables import holders

KIND = "register"


class ReadyEdit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """
    One edit that waits for a tap.

    Attributes:
        type: Of the document whose register keeps the fact.
        value: What is then written; the value before is written back by the next tap.
    """

    id: str
    persona: PersonaId
    type: DocumentTypeId
    fact: FactId
    value: str
    reason: LocalText


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    deeds: tuple[ReadyEdit, ...]


@cache
def ready_edits() -> tuple[ReadyEdit, ...]:
    """
    Every edit made ready.

    Raises:
        DataFault: The file is malformed.
    """
    return read_as(ASSETS / "register_deeds.toml", _File).deeds


def _record(call: Call, one: ReadyEdit) -> Record | None:
    owner = seeded_id("holder", one.persona)
    keeper = register_of(one.type).id
    own = (record for record in records_of(call.db, owner))
    return next((it for it in own if (it.register_id, it.type_id) == (keeper, one.type)), None)


def _before(call: Call, one: ReadyEdit, record: Record) -> str | None:
    """What the record said before; None where it does not say the ready value now."""
    if record.facts.get(one.fact) != one.value:
        return None
    changes = changes_of(call.db, record.id)
    return next((line.old for line in changes if line.fact_id == one.fact), None)


def _files(call: Call) -> Iterable[DeskFile]:
    stood = stands(call.db)
    for one in ready_edits():
        record = _record(call, one)
        if record is None:
            continue
        owner = call.db.execute(select(holders).where(holders.c.id == record.holder_id)).one()
        keeper = register(record.register_id)
        state = stood[keeper.id].state if keeper.id in stood else "up"
        undo = _before(call, one, record) is not None
        yield DeskFile(
            kind=KIND,
            id=_file_id(one),
            code=keeper.name.vi,
            personal_number=owner.personal_number,
            full_name=owner.full_name,
            state=state,
            waiting=False,
            deeds=(
                DeskDeed(name="undo" if undo else "edit", detail=one.id),
                *(DeskDeed(name="play", detail=mode) for mode in keeper.modes if mode != state),
            ),
        )


def _file_id(one: ReadyEdit) -> str:
    return seeded_id("register desk", one.id)


def _act(call: Call, file_id: str, act: DeskAct) -> None:
    """An edit tells its holder once the platform has fetched it."""
    for one in ready_edits():
        record = _record(call, one)
        if _file_id(one) != file_id or record is None:
            continue
        if act.deed == "play":
            play(call, record.register_id, act.detail or "up")
        else:
            value = _before(call, one, record) if act.deed == "undo" else one.value
            wanted = RecordEdit(fact_id=one.fact, value=value or "", reason=one.reason.vi)
            edit(call, record, wanted)


DESK = opens(Desk(kind=KIND, files=_files, act=_act))
"""The source console is the same desk as a page."""
