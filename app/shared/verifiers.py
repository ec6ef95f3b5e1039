"""Who may ask to see a document: invented offices and businesses, one data file each."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from app.shared.contract.credentials import ClaimName
from app.shared.contract.presentations import PurposeId, VerifierId
from app.shared.contract.wire import DocumentTypeId
from app.shared.data_files import names_in, read_as
from app.shared.doctypes import document_type_ids
from app.shared.local_text import LocalText
from app.shared.presets import claims_of
from app.shared.registration import Distrust, Registration, distrust_on
from app.shared.resources import ASSETS


class Purpose(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """
    What a verifier is registered to ask for.

    Attributes:
        name: As the holder reads it.
        documents: Types that may be asked for; no other is.
        may_ask: What of them it may ask for beyond what the holder chose to show; the holder is
            asked about it first. More than that nobody is asked.
        consent: ``chosen``: choosing what to show was consent enough; ``tap``: the holder is asked
            again once it is known who asks.
    """

    id: PurposeId
    name: LocalText
    documents: tuple[DocumentTypeId, ...]
    may_ask: tuple[ClaimName, ...] = ()
    consent: Literal["chosen", "tap"]

    def __post_init__(self) -> None:
        """Refuse a purpose that nothing could serve."""
        if not self.documents or not set(self.documents) <= document_type_ids():
            msg = "documents names document types, at least one"
            raise ValueError(msg)
        if not set(self.may_ask) <= set[str]().union(*map(claims_of, self.documents)):
            msg = "may_ask names what its documents tell"
            raise ValueError(msg)

    def lets(self, asked: Iterable[str], chosen: Iterable[str]) -> bool:
        """Whether the holder may be asked for that, having chosen to show this."""
        return set(asked) <= {*chosen, *self.may_ask}


class Officer(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The invented person who holds the device that reads codes."""

    name: str
    code: str


class Verifier(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """
    One invented party that checks documents.

    Attributes:
        id: Name of its file.
        order: Place in lists; unique.
        agency: Whom it belongs to.
        host: Who it is in its certificate; below ``.example`` (RFC 2606).
        officer: Who reads codes there; None where it does not matter who does.
        registration: None where the platform's list does not have it.
    """

    id: VerifierId
    order: int
    icon: str
    name: LocalText
    agency: LocalText
    host: Annotated[str, Meta(pattern=r"^[a-z.-]+\.example$")]
    purposes: tuple[Purpose, ...]
    officer: Officer | None = None
    registration: Registration | None = None

    def __post_init__(self) -> None:
        """Refuse twin purposes, and a verifier without one."""
        ids = {one.id for one in self.purposes}
        if not ids or len(ids) != len(self.purposes):
            msg = "purposes has at least one, each once"
            raise ValueError(msg)

    def purpose(self, purpose_id: str) -> Purpose | None:
        """The purpose of that id; None where it is registered for no such thing."""
        return next((one for one in self.purposes if one.id == purpose_id), None)

    def distrust_on(self, day: date) -> Distrust | None:
        """Why the platform does not let it ask on that Viet Nam date; None where it does."""
        return distrust_on(self.registration, day)


@cache
def verifiers() -> tuple[Verifier, ...]:
    """
    Every verifier, in the list's order.

    Raises:
        DataFault: A file is malformed.
    """
    return tuple(sorted(map(verifier, names_in("verifiers")), key=lambda one: one.order))


@cache
def verifier(verifier_id: str) -> Verifier:
    """
    The verifier of that id.

    Raises:
        KeyError: There is none.
        DataFault: Its file is malformed.
    """
    if verifier_id not in names_in("verifiers"):
        raise KeyError(verifier_id)
    return read_as(ASSETS / "verifiers" / f"{verifier_id}.toml", Verifier, id=verifier_id)
