"""For whom the caller may act: an organisation that one represents, a child whom one guards."""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta

from app.shared.contract.family import Relation
from app.shared.contract.wire import HolderId, Wire

MandateKind = Literal["organisation", "ward"]
MandateRole = Literal["legal_representative"] | Relation


class Mandate(Wire):
    """
    One holder for whom the caller acts now.

    Attributes:
        holder_id: What a call made for that holder names in its ``On-Behalf-Of`` header.
        role: As what the caller acts.
        number: Of an organisation; None for a child, whose personal number stays at home.
        born_on: Of a child; None for an organisation.
        until: First Viet Nam date on which the caller acts no more; None where no end is known.
    """

    holder_id: HolderId
    full_name: str
    kind: MandateKind
    role: MandateRole
    number: Annotated[str, Meta(pattern=r"^ORG-[0-9]{7}$")] | None = None
    born_on: date | None = None
    until: date | None = None


class Mandates(Wire):
    """Everybody for whom the caller acts now: children first, then organisations."""

    mandates: tuple[Mandate, ...]
