"""Invented agencies: their staff, what they ask data for, whom they reach; and kinds of data."""

from functools import cache
from typing import Annotated

import msgspec
from msgspec import Meta

from app.shared.contract.agencies import DataField, PurposeId, StaffId
from app.shared.data_files import checked, names_in, read_as, read_table
from app.shared.doctypes import document_type, document_type_ids
from app.shared.foreign import foreign_question, foreign_service
from app.shared.local_text import LocalText
from app.shared.presets import claims_of
from app.shared.providers import provider
from app.shared.registers import register
from app.shared.resources import ASSETS
from app.shared.verifiers import verifier

QUESTION = "question"
"""Stands before the id of a foreign service's question where a field stands."""


class Staff(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One of an agency's people; residents are told the role, never the name."""

    id: StaffId
    name: str
    role: str


class Purpose(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """
    One thing an agency asks data for.

    Attributes:
        duty: The duty it follows from.
        asks: What its desk has ticked at first; the duty itself stands in the rule set.
    """

    id: PurposeId
    name: LocalText
    duty: LocalText
    asks: tuple[DataField, ...]

    def __post_init__(self) -> None:
        """Refuse a field that nothing has."""
        unknown = [field for field in self.asks if not is_data_field(field)]
        if unknown:
            msg = f"nothing has the field {unknown[0]}"
            raise ValueError(msg)


class Agency(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """
    One agency.

    Attributes:
        id: Name of its file.
        order: Place in lists; unique.
        reach: The end of the address of everybody it sees; None where it sees everybody.
        hears_complaints: It decides complaints about what others looked at.
        roles: What residents are told of its staff, by id.
    """

    id: str
    order: int
    icon: str
    name: LocalText
    reach: str | None = None
    hears_complaints: bool = False
    roles: dict[str, LocalText]
    staff: Annotated[tuple[Staff, ...], Meta(min_length=1)]
    purposes: Annotated[tuple[Purpose, ...], Meta(min_length=1)]

    def __post_init__(self) -> None:
        """Refuse staff of a role that has no words."""
        if not {one.role for one in self.staff} <= set(self.roles):
            msg = "a role has no words"
            raise ValueError(msg)

    def member(self, staff_id: str) -> Staff | None:
        """The member of staff with that number; None where it is nobody of this agency's."""
        return next((one for one in self.staff if one.id == staff_id), None)

    def purpose(self, purpose_id: str) -> Purpose | None:
        """The purpose of that id; None where the agency has none such."""
        return next((one for one in self.purposes if one.id == purpose_id), None)


class DataKind(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is asked for besides documents' fields; ``source`` is where it comes from."""

    icon: str
    name: LocalText
    source: LocalText


@cache
def agencies() -> tuple[Agency, ...]:
    """
    Every agency, in the list's order.

    Raises:
        DataFault: A file is malformed.
    """
    return tuple(sorted((agency(name) for name in names_in("agencies")), key=lambda it: it.order))


@cache
def agency(agency_id: str) -> Agency:
    """
    The agency of that id.

    Raises:
        KeyError: There is none.
        DataFault: Its file is malformed.
    """
    if agency_id not in names_in("agencies"):
        raise KeyError(agency_id)
    return read_as(ASSETS / "agencies" / f"{agency_id}.toml", Agency, id=agency_id)


@cache
def data_kinds() -> dict[str, DataKind]:
    """
    What may be asked for besides documents' fields, by field.

    Raises:
        DataFault: The file is malformed.
    """
    path = ASSETS / "data_kinds.toml"
    return {
        f"{group}.{name}": checked(path, table, DataKind, f"$.{group}.{name}")
        for group, entries in read_table(path).items()
        for name, table in entries.items()
    }


def is_data_field(field: str) -> bool:
    """Whether it names a kind of data, or a field of a document type."""
    type_id, _, name = field.partition(".")
    if field in data_kinds():
        return True
    return type_id in document_type_ids() and document_type(type_id).field(name) is not None


class FieldWords(msgspec.Struct, frozen=True):
    """
    What a field is called: in a list of kinds, and in full, with its icon.

    Attributes:
        source: Where it comes from; None for a question, which is answered yes or no.
    """

    kind: LocalText
    full: LocalText
    icon: str
    source: LocalText | None = None


@cache
def field_words(field: str) -> FieldWords:
    """
    The words of a field, or of what else a document shows.

    Raises:
        KeyError: There is no such field.
    """
    if field in data_kinds():
        one = data_kinds()[field]
        return FieldWords(one.name, one.name, one.icon, one.source)
    type_id, _, name = field.partition(".")
    if type_id == QUESTION:
        asked = foreign_question(name).ask
        return FieldWords(asked, asked, foreign_question(name).icon)
    of = document_type(type_id)
    if name not in claims_of(type_id):
        raise KeyError(field)
    spec = of.field(name)
    full = of.name if spec is None else _joined(of.name, spec.label)
    return FieldWords(of.name, full, of.icon, register(of.register).name)


def _joined(of: LocalText, label: LocalText) -> LocalText:
    return LocalText(vi=f"{of.vi}: {label.vi.lower()}", en=f"{of.en}: {label.en.lower()}")


def looker_name(looker: str, looker_id: str) -> LocalText | None:
    """What whoever looked is called; None where this program does not know it."""
    try:
        if looker == "agency":
            return agency(looker_id).name
        if looker == "foreign_service":
            return foreign_service(looker_id).name
        if looker == "verifier":
            return verifier(looker_id).agency
        return provider(looker_id).name if looker == "provider" else None
    except KeyError:
        return None
