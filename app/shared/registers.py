"""The registers that documents come from: one data file each, and which copies which fact."""

from functools import cache
from itertools import pairwise
from typing import Literal

import msgspec

from app.shared.contract.wire import DocumentTypeId, FactId
from app.shared.data_files import DataFault, names_in, read_as
from app.shared.doctypes import FieldKind, document_type, document_types
from app.shared.local_text import LocalText
from app.shared.resources import ASSETS
from app.shared.rulesets import RuleStatus

RegisterMode = Literal["up", "slow", "down"]
ENDS = "expires_on"
"""The one fact that is no field of a type: a document's last valid day."""
_AREA = "/area"


class Origin(msgspec.Struct, frozen=True):
    """
    Where a copied fact is first kept.

    Attributes:
        type_id, fact_id: The document type whose record has it, and which fact.
        area: Only ward and province of a place are copied.
    """

    type_id: DocumentTypeId
    fact_id: FactId
    area: bool = False

    def copied(self, value: str) -> str:
        """What the copy says where the first says ``value``."""
        return area_of(value) if self.area else value


class Fact(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """
    One fact of a record.

    Attributes:
        words: What a coded value is called, where the values are codes.
    """

    id: FactId
    kind: FieldKind
    label: LocalText
    masked: bool = False
    words: dict[str, LocalText] = {}


class Register(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """
    One source of facts. Its records are of the document types that name it as their register.

    Attributes:
        id: Name of its file.
        order: Place in lists; unique.
        agency: Who keeps it, an invented name.
        beside: A type of another register, beside whose documents it keeps records of its own; it
            shows on no document then.
        latency_ms: How long the platform takes to fetch a change.
        modes: How it may stand: it answers, slowly, or not at all.
        fixed: Facts that name a record and are never edited.
        source, status: Who says that documents come from it.
        copies: Fact, or ``type.fact`` for one type alone → ``type.fact`` where it is first kept;
            ``/area`` copies ward and province of a place.
    """

    id: str
    order: int
    name: LocalText
    agency: LocalText
    latency_ms: int
    modes: tuple[RegisterMode, ...]
    fixed: frozenset[FactId]
    source: LocalText
    status: RuleStatus
    beside: DocumentTypeId | None = None
    copies: dict[str, str] = {}

    def __post_init__(self) -> None:
        """Refuse a register that cannot answer."""
        if self.modes[:1] != ("up",):
            msg = "modes begin with up"
            raise ValueError(msg)
        if self.latency_ms < 0:
            msg = "latency_ms is not negative"
            raise ValueError(msg)

    @property
    def types(self) -> tuple[DocumentTypeId, ...]:
        """Types of its records, in the wallet's order."""
        own = tuple(one.id for one in document_types() if one.register == self.id)
        return own if self.beside is None else (*own, self.beside)

    def facts(self, type_id: DocumentTypeId) -> tuple[Fact, ...]:
        """The facts of its records of that type, the last valid day left out."""
        fields = document_type(type_id).fields
        if type_id == self.beside:
            fields = tuple(spec for spec in fields if spec.id in self.copies)
        return tuple(
            Fact(id=one.id, kind=one.kind, label=one.label, masked=one.masked, words=one.words)
            for one in fields
        )

    def fact(self, type_id: DocumentTypeId, fact_id: FactId) -> Fact | None:
        """One of them, or the last valid day; None where its records have no such fact."""
        if fact_id == ENDS and type_id != self.beside:
            return _common()[ENDS]
        return next((one for one in self.facts(type_id) if one.id == fact_id), None)

    def origin(self, type_id: DocumentTypeId, fact_id: FactId) -> Origin | None:
        """Where a fact is first kept; None where it is here."""
        said = self.copies.get(f"{type_id}.{fact_id}") or self.copies.get(fact_id)
        if said is None:
            return None
        kind, _, fact = said.removesuffix(_AREA).partition(".")
        return Origin(kind, fact, said.endswith(_AREA))


class _Common(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    facts: dict[str, dict[str, object]]


@cache
def _common() -> dict[str, Fact]:
    path = ASSETS / "register_facts.toml"
    read = read_as(path, _Common).facts
    return {name: msgspec.convert({**table, "id": name}, Fact) for name, table in read.items()}


@cache
def register(register_id: str) -> Register:
    """
    The register of that id, read once.

    Raises:
        KeyError: No file of ``assets/registers`` has that name.
        DataFault: The file is malformed; the fault names file and field.
    """
    if register_id not in names_in("registers"):
        raise KeyError(register_id)
    return read_as(ASSETS / "registers" / f"{register_id}.toml", Register, id=register_id)


@cache
def registers() -> tuple[Register, ...]:
    """
    Every register, in the lists' order.

    Raises:
        DataFault: A file is malformed, or two claim one place.
    """
    found = sorted(map(register, names_in("registers")), key=lambda one: one.order)
    for one, other in pairwise(found):
        if one.order == other.order:
            raise DataFault(f"registers/{other.id}.toml", "$.order", f"taken by {one.id}")
    return tuple(found)


def register_of(type_id: DocumentTypeId) -> Register:
    """
    The register whose facts stand on documents of that type.

    Raises:
        KeyError: There is no such type, or no such register.
    """
    return register(document_type(type_id).register)


def area_of(place: str) -> str:
    """A place without its first part, beginning with a capital: ward and province."""
    rest = place.partition(", ")[2]
    return rest[:1].upper() + rest[1:]
