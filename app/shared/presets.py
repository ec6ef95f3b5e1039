"""What may be shown of a document: its fields, answers derived from them, and ready choices."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from app.shared.contract.credentials import ClaimName
from app.shared.contract.presentations import PresetId
from app.shared.contract.wire import DocumentTypeId
from app.shared.data_files import names_in, read_as
from app.shared.doctypes import DocumentType, document_type, document_type_ids
from app.shared.local_text import LocalText
from app.shared.resources import ASSETS
from app.shared.rules.age import age_on
from app.shared.rules.validity import classes_of

DATES = ("issued_on", "expires_on")
"""Of every document, beside its fields."""


class DerivedClaim(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """
    An answer, yes or no, in place of a value.

    Attributes:
        kind: ``age_at_least``: the date in ``field`` lies ``years`` back; ``one_of``: ``field``
            says one of ``values``, alone or among others; ``held``: having the document is the
            answer.
        documents: Types that it is derived from; empty: every type with that field.
    """

    id: ClaimName
    label: LocalText
    kind: Literal["age_at_least", "one_of", "held"]
    field: str = ""
    years: Annotated[int, Meta(ge=0, le=120)] = 0
    values: frozenset[str] = frozenset()
    documents: frozenset[DocumentTypeId] = frozenset()

    def __post_init__(self) -> None:
        """Refuse a claim that says nothing."""
        needs = {"age_at_least": self.years, "one_of": self.values, "held": self.documents}
        if not needs[self.kind] or (self.kind != "held" and not self.field):
            msg = f"{self.kind} lacks what it is derived from"
            raise ValueError(msg)
        if not self.documents <= document_type_ids():
            msg = "documents names document types"
            raise ValueError(msg)

    def told_by(self, kind: DocumentType) -> bool:
        """Whether a document of that type tells it."""
        if self.documents and kind.id not in self.documents:
            return False
        return self.kind == "held" or kind.field(self.field) is not None

    def answer(self, fields: Mapping[str, str], day: date) -> bool | None:
        """Yes or no on that Viet Nam date; None where the document lacks the field."""
        if self.kind == "held":
            return True
        value = fields.get(self.field)
        if not value:
            return None
        if self.kind == "one_of":
            return any(one in self.values for one in classes_of(value))
        return age_on(date.fromisoformat(value), day) >= self.years


class Preset(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """
    A ready choice of what to show.

    Attributes:
        id: Name of its file.
        order: Place in lists; unique.
        claims: What is shown; of a document that lacks one the rest.
        documents: Types that serve, the best first.
        proves: Derived claim that must be true for it to be offered; None where none must.
    """

    id: PresetId
    order: int
    icon: str
    name: LocalText
    claims: tuple[ClaimName, ...]
    documents: tuple[DocumentTypeId, ...]
    proves: ClaimName | None = None

    def __post_init__(self) -> None:
        """Refuse a preset of claims that no document makes."""
        if not self.documents or not set(self.documents) <= document_type_ids():
            msg = "documents names document types, at least one"
            raise ValueError(msg)
        known = set[str]().union(*map(claims_of, self.documents))
        if not self.claims or not set(self.claims) <= known:
            msg = "claims names what its documents tell, at least one"
            raise ValueError(msg)


class _DerivedClaims(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    claims: tuple[DerivedClaim, ...]


@cache
def derived_claims() -> tuple[DerivedClaim, ...]:
    """
    Every derived claim, in the file's order.

    Raises:
        DataFault: The file is malformed.
    """
    return read_as(ASSETS / "derived_claims.toml", _DerivedClaims).claims


@cache
def claims_of(type_id: str) -> tuple[ClaimName, ...]:
    """
    What may be shown of a document of that type: fields in its order, dates, derived answers.

    Raises:
        KeyError: There is no such type.
    """
    kind = document_type(type_id)
    fields = tuple(spec.id for spec in kind.fields)
    derived = tuple(one.id for one in derived_claims() if one.told_by(kind))
    return (*fields, *(one for one in DATES if one not in fields), *derived)


def values_of(
    type_id: str,
    fields: Mapping[str, str],
    issued_on: date,
    expires_on: date | None,
    day: date,
) -> dict[ClaimName, str | bool]:
    """What a document says under each claim, on that Viet Nam date; without what it lacks."""
    ends = {"expires_on": expires_on.isoformat()} if expires_on else {}
    said: dict[ClaimName, str | bool] = {"issued_on": issued_on.isoformat(), **ends, **fields}
    kind = document_type(type_id)
    for one in derived_claims():
        answer = one.answer(fields, day) if one.told_by(kind) else None
        if answer is not None:
            said[one.id] = answer
    return {name: said[name] for name in claims_of(type_id) if name in said}


@cache
def presets() -> tuple[Preset, ...]:
    """
    Every preset, in the list's order.

    Raises:
        DataFault: A file is malformed.
    """
    return tuple(sorted(map(preset, names_in("presets")), key=lambda one: one.order))


@cache
def preset(preset_id: str) -> Preset:
    """
    The preset of that id.

    Raises:
        KeyError: There is none.
        DataFault: Its file is malformed.
    """
    if preset_id not in names_in("presets"):
        raise KeyError(preset_id)
    return read_as(ASSETS / "presets" / f"{preset_id}.toml", Preset, id=preset_id)


def presets_for(type_id: str, said: Mapping[str, str | bool]) -> tuple[Preset, ...]:
    """The presets that a document which says that can serve: never one whose answer is no."""
    return tuple(
        one
        for one in presets()
        if type_id in one.documents
        and (one.proves is None or said.get(one.proves) is True)
        and any(name in said for name in one.claims)
    )
