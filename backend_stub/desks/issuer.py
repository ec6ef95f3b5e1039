"""Agencies that issue, revoke, hold and release documents, played from the panel."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from functools import cache

import msgspec

from app.shared.clock import viet_nam_day
from app.shared.contract.desk import DeskAct, DeskDeed, DeskFile
from app.shared.contract.issued_documents import DocumentOrder, RestrictionOrder
from app.shared.contract.wire import DocumentTypeId, PersonaId
from app.shared.data_files import read_as
from app.shared.registers import register_of
from app.shared.resources import ASSETS
from backend_stub.calls import Call
from backend_stub.desks import Desk, opens
from backend_stub.seed import seeded_id
from backend_stub.services.agency_issuing import issue
from backend_stub.services.restrictions import restrict_at_desk
from backend_stub.services.standing import documents_in_force
from backend_stub.storage.facts import Document, Holder
from backend_stub.storage.registers import records_by_number

KIND = "issuer"


class ReadyIssue(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """
    A document that waits for a tap.

    Attributes:
        holder: Name of a persona, or of the organisation that one represents.
        valid_days: How long it is valid, from the day on which it is issued; None for ever.
    """

    id: str
    holder: PersonaId
    type: DocumentTypeId
    fields: dict[str, str]
    valid_days: int | None = None


class ReadyRestriction(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A document that can be revoked or held with a tap, each for a reason."""

    id: str
    holder: PersonaId
    type: DocumentTypeId
    revoke: str
    hold: str


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    issues: tuple[ReadyIssue, ...]
    restricts: tuple[ReadyRestriction, ...]


@cache
def ready_deeds() -> _File:
    """
    Everything made ready.

    Raises:
        DataFault: The file is malformed.
    """
    return read_as(ASSETS / "issuer_deeds.toml", _File)


def _files(call: Call) -> Iterable[DeskFile]:
    for issued in ready_deeds().issues:
        owner = call.facts(seeded_id("holder", issued.holder)).holder
        state = "issued" if _is_issued(call, issued) else "ready"
        deeds = (DeskDeed(name="issue", detail=issued.type),) if state == "ready" else ()
        yield _file(issued, owner, state, deeds)
    for one in ready_deeds().restricts:
        facts = call.facts(seeded_id("holder", one.holder))
        document = _held(call, one)
        if document is not None:
            kinds = [it.kind for it in document.restrictions if it.holds(call.story_now)]
            yield _file(one, facts.holder, (["valid", *kinds])[-1], tuple(_deeds(one, kinds)))


def _file(
    one: ReadyIssue | ReadyRestriction, owner: Holder, state: str, deeds: tuple[DeskDeed, ...]
) -> DeskFile:
    personal = owner.personal_number if owner.personal_number.startswith("000") else None
    return DeskFile(
        kind=KIND, id=seeded_id("issuer desk", one.id), code=register_of(one.type).agency.vi,
        personal_number=personal, full_name=owner.full_name, state=state, waiting=False,
        deeds=deeds,
    )  # fmt: skip


def _deeds(one: ReadyRestriction, kinds: Sequence[str]) -> Iterable[DeskDeed]:
    if "revoked" not in kinds:
        yield DeskDeed(name="revoke", detail=one.revoke)
        if "held" not in kinds:
            yield DeskDeed(name="hold", detail=one.hold)
    if kinds:
        yield DeskDeed(name="release")


def _is_issued(call: Call, one: ReadyIssue) -> bool:
    keeper = register_of(one.type)
    number = next((one.fields[it] for it in keeper.fixed if it in one.fields), "")
    return bool(records_by_number(call.db, keeper.id, one.type, number))


def _held(call: Call, one: ReadyRestriction) -> Document | None:
    facts = call.facts(seeded_id("holder", one.holder))
    own = (it for it in documents_in_force(facts, call.story_now) if it.type_id == one.type)
    return next(own, None)


def _act(call: Call, file_id: str, act: DeskAct) -> None:
    for issued in ready_deeds().issues:
        if seeded_id("issuer desk", issued.id) == file_id:
            issue(call, _order(call, issued))
    for one in ready_deeds().restricts:
        document = _held(call, one)
        if seeded_id("issuer desk", one.id) == file_id and document is not None:
            order = RestrictionOrder(
                document_id=document.id, register_id=register_of(one.type).id,
                deed=act.deed, reason=act.detail,  # type: ignore[arg-type]  # offered by _deeds
            )  # fmt: skip
            restrict_at_desk(call, order)


def _order(call: Call, one: ReadyIssue) -> DocumentOrder:
    today = viet_nam_day(call.story_now)
    ends = today + timedelta(days=one.valid_days) if one.valid_days else None
    return DocumentOrder(
        register_id=register_of(one.type).id, type_id=one.type,
        number=call.facts(seeded_id("holder", one.holder)).holder.personal_number,
        fields=one.fields, issued_on=today, expires_on=ends,
    )  # fmt: skip


DESK = opens(Desk(kind=KIND, files=_files, act=_act))
"""``detail`` of a deed is the type issued, or the reason told to the holder."""
