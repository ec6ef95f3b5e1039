"""Things of the contract, made with one call: the invented people's own, and any other."""

from datetime import UTC, date, datetime
from typing import Any

import msgspec

from app.shared.contract.account import Account, StayOfForeigner
from app.shared.contract.benefits import Link
from app.shared.contract.devices import (
    ApprovalAsked,
    DeviceLink,
    DeviceList,
    LinkedDevice,
    WayOffer,
)
from app.shared.contract.documents import HeldDocument
from app.shared.contract.family import Ward
from app.shared.contract.issuing import IssuingEvent, IssuingFile
from app.shared.contract.notices import Notice
from app.shared.contract.renewals import RenewalEvent, RenewalFile
from app.shared.contract.session import SeededSignIn, SeededSignIns
from app.shared.contract.stage import PhoneMessage
from app.shared.personas import Persona, persona
from app.testing.specimens import specimen, specimen_id

STORY = datetime(2025, 10, 15, 1, 30, tzinfo=UTC)
"""Where the story starts: Wednesday 15 October 2025, 08:30 in Viet Nam."""


an_id = specimen_id
"""An id of the contract, the same for the same number."""


def a_document(type_id: str = "driving_licence", **changes: Any) -> HeldDocument:
    """A document of that type with the samples of its fields, valid until 22 April 2031."""
    return msgspec.structs.replace(specimen(type_id, ends="2031-04-22"), **changes)


def an_account(persona_id: str = "khoi", **changes: Any) -> Account:
    """The account of an invented person on the story's first day."""
    one = persona(persona_id)
    identity = [held for held in one.documents if held.type in ("identity_card", "passport")]
    account = Account(
        holder_id=an_id(90),
        personal_number=one.personal_number,
        full_name=one.full_name,
        born_on=one.born_on,
        sex=one.sex,
        kind=one.kind,
        level=one.level,
        identity_expires_on=identity[0].expires_on if identity else None,
        identity_type=identity[0].type if identity else None,
        locks=one.locks,
        document_types=tuple(held.type for held in one.documents),
        guardian=one.guardian,
        phone_ending=one.phone[-3:],
        abroad=one.abroad.place if one.abroad else None,
        passcode_set_on=one.passcode_set_on,
        stay=msgspec.convert(msgspec.to_builtins(one.stay), StayOfForeigner) if one.stay else None,
    )
    return msgspec.structs.replace(account, **changes)


def a_ward(**changes: Any) -> Ward:
    """Nam on the eve of his fourteenth birthday, whose mother acts for him."""
    ward = Ward(
        holder_id="a" * 32,
        full_name="Bùi Nhật Nam",
        born_on=date(2011, 10, 16),
        kind="citizen",
        relation="mother",
        level=1,
        may=(1, 2),
        proof="proven",
        controlled=True,
        own_from=date(2025, 10, 16),
        level_2_from=date(2017, 10, 16),
    )
    return msgspec.structs.replace(ward, **changes)


def documents_of(persona_id: str = "khoi") -> tuple[HeldDocument, ...]:
    """What an invented person holds, with all values; ids count from 1 in the file's order."""
    return tuple(
        HeldDocument(
            id=an_id(number),
            type_id=held.type,
            fields=held.fields,
            issued_on=held.issued_on,
            expires_on=held.expires_on,
            updated_at=held.updated_at,
            history=held.history,
        )
        for number, held in enumerate(persona(persona_id).documents, 1)
        if not held.at_register
    )


def phones(*asked: ApprovalAsked) -> DeviceList:
    """The phone that asks, linked since the story's start, and those that ask to be the next."""
    own = LinkedDevice(id=an_id(71), model="sen_da_5", way="activation", this=True, linked_at=STORY)
    return DeviceList(devices=(own,), asked=asked)


def an_approval(**changes: Any) -> ApprovalAsked:
    """A new phone that waits, with the number 47."""
    one = ApprovalAsked(
        id=an_id(72), model="cat_vang_s", number="47", asked_at=STORY, ends_at=STORY
    )
    return msgspec.structs.replace(one, **changes)


def a_device_link(**changes: Any) -> DeviceLink:
    """A new phone whose every way is open, before one is chosen."""
    link = DeviceLink(
        state="open",
        way=None,
        number=None,
        seconds_left=600,
        tries_left=3,
        ways=(WayOffer(way="old_device"), WayOffer(way="card"), WayOffer(way="in_person")),
        device="L• L•• 1•",
        locked=False,
        office="hoa_sen_police",
    )
    return msgspec.structs.replace(link, **changes)


def sign_ins(*persona_ids: str) -> SeededSignIns:
    """The list of those invented people."""
    return SeededSignIns(sign_ins=tuple(_sign_in(persona(name)) for name in persona_ids))


def a_renewal(**changes: Any) -> RenewalFile:
    """A file for document 1, an identity card, submitted at the story's start."""
    file = RenewalFile(
        id=an_id(30),
        code="GH-000-2510-0001",
        document_id=an_id(1),
        type_id="identity_card",
        state="submitted",
        fee_vnd=50_000,
        submitted_at=STORY,
        due_on=date(2025, 10, 24),
        missing_paper=None,
        refusal=None,
        new_document_id=None,
        events=(RenewalEvent(kind="submitted", at=STORY),),
    )
    return msgspec.structs.replace(file, **changes)


def an_issuing(**changes: Any) -> IssuingFile:
    """A citizen's request for level 1, made at the story's start."""
    file = IssuingFile(
        id=an_id(50),
        code="TK-000-2510-0001",
        holder_id=an_id(90),
        full_name="Bùi Nhật Nam",
        through_guardian=False,
        level=1,
        state="submitted",
        rule_id="citizen_level_1_days",
        days=1,
        asked_at=STORY,
        started_on=date(2025, 10, 15),
        due_on=date(2025, 10, 16),
        supplement=None,
        refusal=None,
        office=None,
        slot_at=None,
        phone_ending="006",
        events=(IssuingEvent(kind="submitted", at=STORY),),
    )
    return msgspec.structs.replace(file, **changes)


def a_notice(number: int = 1, **changes: Any) -> Notice:
    """An unread notice that document 1 will end."""
    notice = Notice(
        key=f"renewal_due:{an_id(number)}:2025-10-14:7",
        kind="renewal_due",
        at=STORY,
        document_id=an_id(number),
        type_id="identity_card",
        subject=None,
        days_left=7,
        ends_on=date(2025, 10, 14),
        target_id=an_id(number),
        action="renew",
        read=False,
    )
    return msgspec.structs.replace(notice, **changes)


def a_link(**changes: Any) -> Link:
    """A bank account that is linked and the default."""
    link = Link(
        id=an_id(40),
        provider_id="sen_vang",
        number_ending="0001",
        state="linked",
        is_default=True,
        comparison=None,
        rejection=None,
        asked_at=STORY,
        linked_at=STORY,
        unlinked_at=None,
        code_tries_left=None,
    )
    return msgspec.structs.replace(link, **changes)


def a_message(**changes: Any) -> PhoneMessage:
    """A text message with a code."""
    message = PhoneMessage(
        at=STORY, sender="Sen Vàng", text_vi="Mã 123456", text_en="Code 123456", code="123456"
    )
    return msgspec.structs.replace(message, **changes)


def _sign_in(one: Persona) -> SeededSignIn:
    return SeededSignIn(
        persona=one.id,
        personal_number=one.personal_number,
        passcode=one.passcode,
        full_name=one.full_name,
        born_on=one.born_on.isoformat(),
        situation_vi=one.situation.vi,
        situation_en=one.situation.en,
    )
