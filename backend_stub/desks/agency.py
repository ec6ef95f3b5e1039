"""Agencies, played from the panel: looks within a duty and beyond it, and answers to residents."""

from collections.abc import Iterable, Iterator
from functools import cache

import msgspec
from sqlalchemy import select

from app.shared.contract.agencies import AgencyRead, CaseReference, DataField, PurposeId, StaffId
from app.shared.contract.desk import DeskAct, DeskDeed, DeskFile
from app.shared.data_files import read_as
from app.shared.resources import ASSETS
from app.shared.sheet_words import sheet_words
from backend_stub.calls import Call
from backend_stub.desks import Desk, opens
from backend_stub.problems import Refusal
from backend_stub.services import access, inquiries
from backend_stub.services.access_views import state_of
from backend_stub.services.levels import level_at
from backend_stub.storage.inquiries import every_inquiry, inquiry_of_id
from backend_stub.storage.tables import holders

KIND = "agency"
_ANSWERS = {
    "why": (DeskDeed(name="answer"),),
    "complaint": (
        DeskDeed(name="decide", detail="upheld"),
        DeskDeed(name="decide", detail="dismissed"),
    ),
}


class _Deed(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    id: str
    agency: str
    staff: StaffId
    purpose: PurposeId
    case_reference: CaseReference
    fields: tuple[DataField, ...]
    everybody: bool = False


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    deeds: tuple[_Deed, ...]


@cache
def _ready() -> dict[str, _Deed]:
    return {one.id: one for one in read_as(ASSETS / "agency_deeds.toml", _File).deeds}


def _files(call: Call) -> Iterable[DeskFile]:
    deeds = tuple(DeskDeed(name="look", detail=one) for one in _ready())
    for row in call.db.execute(select(holders.c.id).order_by(holders.c.personal_number)):
        facts = call.facts(row.id)
        if not level_at(facts, call.story_now, call.rules):
            continue  # who has no account reads no log
        yield DeskFile(
            kind=KIND,
            id=row.id,
            code="",
            personal_number=facts.holder.personal_number,
            full_name=facts.holder.full_name,
            state="ready",
            waiting=False,
            deeds=deeds,
        )
    yield from _asked(call)


def _asked(call: Call) -> Iterator[DeskFile]:
    """What residents asked and nobody has answered yet."""
    for row in every_inquiry(call.db):
        if row.asked_at > call.story_now or row.answered_at is not None:
            continue
        facts = call.facts(row.holder_id)
        yield DeskFile(
            kind=KIND,
            id=row.id,
            code=row.reference,
            personal_number=facts.holder.personal_number,
            full_name=facts.holder.full_name,
            state=f"{row.kind}_{state_of(row, call.story_now)}",
            waiting=True,
            deeds=_ANSWERS[row.kind],
        )


def _act(call: Call, file_id: str, act: DeskAct) -> None:
    if act.deed == "look":
        _look(call, file_id, _ready()[act.detail or ""])
        return
    row = inquiry_of_id(call.db, file_id)
    if row is None:
        raise Refusal("deed_not_offered")
    said = sheet_words(f"inquiry.{act.detail or act.deed}", "vi")
    inquiries.settle(call, row, said, act.detail)


def _look(call: Call, holder_id: str, deed: _Deed) -> None:
    numbers = [call.facts(holder_id).holder.personal_number]
    if deed.everybody:
        rows = call.db.execute(select(holders.c.personal_number).where(holders.c.id != holder_id))
        numbers = [*sorted(rows.scalars()), *numbers]
    for number in numbers:
        asked = AgencyRead(
            agency_id=deed.agency,
            staff_id=deed.staff,
            personal_number=number,
            purpose_id=deed.purpose,
            case_reference=deed.case_reference,
            fields=deed.fields,
        )
        try:
            access.ask(call, asked)
        except Refusal as refusal:
            if not refusal.keeps:
                raise


DESK = opens(Desk(kind=KIND, files=_files, act=_act))
"""What it asks is judged and logged as from the agency's own page; a refusal is in the log."""
