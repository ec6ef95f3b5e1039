"""Document types: names, fields, look and renewal terms, one data file a type."""

from functools import cache
from itertools import pairwise
from typing import Literal

import msgspec

from app.shared.contract.wire import RegisterId
from app.shared.data_files import DataFault, names_in, read_as
from app.shared.identity import masked_value
from app.shared.integration_terms import IntegrationTerms
from app.shared.local_text import LocalText
from app.shared.renewal_terms import Paper, RefusalReason, RenewalTerms, Unrenewed
from app.shared.resources import ASSETS

Group = Literal[
    "identity", "stay", "driving", "health", "personal", "education", "work", "property", "business"
]
FieldKind = Literal["text", "date", "number", "place", "money_vnd"]
ExpiryRule = Literal["identity_expiry_effect", "document_expiry_effect"]


class FieldSpec(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """
    One field of a document.

    Attributes:
        kind: How its value is written: text; a date in ISO 8601; digits; a place from small to
            large, parts divided by commas; whole dong.
        masked: Hidden behind dots until the holder reveals it.
        on_face: Printed on the document's face too.
        sample: A value, for the gallery and the tests.
        words: What a coded value is called, where the values are codes such as ``female``.
    """

    id: str
    kind: FieldKind
    label: LocalText
    sample: str
    masked: bool = False
    on_face: bool = False
    words: dict[str, LocalText] = {}

    def shown(self, value: str, lang: str) -> str:
        """The value in words where it is a code, as it is otherwise. Dates and money stay raw."""
        word = self.words.get(value)
        return word[lang] if word else value

    def concealed(self, value: str, lang: str) -> str:
        """The value behind dots."""
        return masked_value(self.kind, value, lang)


class DocumentType(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """
    One kind of document.

    Attributes:
        id: Name of its file.
        order: Place in the wallet; unique.
        icon: A name of Material Design Icons.
        face: Colour token below ``[document]`` of the theme.
        short: What a sentence calls it: ``thẻ``, ``card``; small letters.
        card_title, card_line: The wallet card's two lines; placeholders are field ids (masked
            fields appear masked) and ``expires_on``. Where a value is missing, as while hidden, the
            name alone stands.
        specimen: The line on the face saying that it is a sample.
        register: The file of ``assets/registers`` that keeps what stands on it.
        integration: How it comes into a wallet.
        verb: Message key of the renewing deed: a card is exchanged, a paper extended.
        renew, renew_short: The button's words, long and short; None where it is not renewable.
        expiry_rule: Rule that says what its end does.
        renewal: What renewing it takes; None where it is not renewed.
        unrenewed: Why it is not; None where it is.
    """

    id: str
    order: int
    group: Group
    icon: str
    face: str
    name: LocalText
    short: LocalText
    card_title: LocalText
    card_line: LocalText
    specimen: LocalText
    register: RegisterId
    fields: tuple[FieldSpec, ...]
    expiry_rule: ExpiryRule
    integration: IntegrationTerms
    verb: Literal["renew_card", "renew_paper"] | None = None
    renew: LocalText | None = None
    renew_short: LocalText | None = None
    renewal: RenewalTerms | None = None
    unrenewed: Unrenewed | None = None

    def __post_init__(self) -> None:
        """Refuse placeholders without a field, twin fields, and half a renewal."""
        ids = [spec.id for spec in self.fields]
        if len(set(ids)) != len(ids):
            msg = "a field stands twice"
            raise ValueError(msg)
        wanted = self.card_title.placeholders() | self.card_line.placeholders()
        unknown = wanted - set(ids) - {"expires_on"}
        if unknown:
            msg = f"no field is called {', '.join(sorted(unknown))}"
            raise ValueError(msg)
        named = [one.field for one in self.integration.numbers]
        asked = {*named, self.integration.name_field or ids[0]}
        if not asked <= set(ids):
            msg = "a request names fields of the type"
            raise ValueError(msg)
        parts = (self.verb, self.renew, self.renew_short, self.renewal)
        if len({part is None for part in parts}) != 1:
            msg = "verb, renew, renew_short and renewal come together"
            raise ValueError(msg)
        if (self.renewal is None) == (self.unrenewed is None):
            msg = "either renewal or unrenewed says what becomes of it"
            raise ValueError(msg)

    def field(self, field_id: str) -> FieldSpec | None:
        """The field of that id; None where the type has none, as with a newer server's."""
        return next((spec for spec in self.fields if spec.id == field_id), None)

    @property
    def papers(self) -> tuple[Paper, ...]:
        """Papers of a renewal; empty where there is none."""
        return self.renewal.papers if self.renewal else ()

    @property
    def refusals(self) -> tuple[RefusalReason, ...]:
        """Reasons to refuse a renewal; empty where there is none."""
        return self.renewal.refusals if self.renewal else ()


@cache
def document_type(type_id: str) -> DocumentType:
    """
    The type of that id, read once.

    Raises:
        KeyError: No file of ``assets/document_types`` has that name.
        DataFault: The file is malformed; the fault names file and field.
    """
    if type_id not in document_type_ids():
        raise KeyError(type_id)
    return read_as(ASSETS / "document_types" / f"{type_id}.toml", DocumentType, id=type_id)


@cache
def document_type_ids() -> frozenset[str]:
    """Ids of every type, without reading a file."""
    return frozenset(names_in("document_types"))


@cache
def document_types() -> tuple[DocumentType, ...]:
    """
    Every type in the wallet's order.

    Raises:
        DataFault: A file is malformed, or two types claim one place.
    """
    types = sorted((document_type(name) for name in document_type_ids()), key=lambda it: it.order)
    for one, other in pairwise(types):
        if one.order == other.order:
            raise DataFault(f"document_types/{other.id}.toml", "$.order", f"taken by {one.id}")
    return tuple(types)
