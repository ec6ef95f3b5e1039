"""Document types: names, fields, look and renewal terms, one data file a type."""

from functools import cache
from itertools import pairwise
from typing import Literal

import msgspec

from app.shared.contract.wire import RegisterId
from app.shared.data_files import DataFault, names_in, read_as
from app.shared.identity import masked_value
from app.shared.local_text import LocalText
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


class NamedReason(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A paper that a renewal needs, or a reason for which the office may refuse one."""

    id: str
    name: LocalText


class RenewalTerms(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """
    What a renewal takes.

    Attributes:
        status: ``example``: fee, days and minutes are invented and marked so on screen.
        fee_vnd: Whole dong.
        days: Working days the office takes.
        minutes: What the holder spends in the app.
        office: Invented name of who decides.
        papers: What is handed in at the start, from the sources: nothing to upload.
        may_ask: Papers, by id, that the office may ask for afterwards; the first is asked for
            where nobody says which.
        refusals: Reasons to refuse; the first is given where nobody says which.
        abroad: How it is renewed by who is abroad: at the ``consulate`` that serves the place,
            ``online`` as at home, or ``at_home`` alone.
        abroad_instead: What to do abroad until then, where it is renewed at home alone.
        valid_years: How long the new document is valid; None where it never ends or
            ``valid_by_age``.
        valid_by_age: The new document ends at the next renewal age of the rule set.
    """

    status: Literal["example"]
    fee_vnd: int
    days: int
    minutes: int
    office: LocalText
    papers: tuple[NamedReason, ...]
    may_ask: tuple[str, ...]
    refusals: tuple[NamedReason, ...]
    abroad: Literal["consulate", "online", "at_home"]
    abroad_instead: LocalText | None = None
    valid_years: int | None = None
    valid_by_age: bool = False

    def __post_init__(self) -> None:
        """Refuse terms that contradict themselves."""
        known = {paper.id for paper in self.papers}
        if not self.may_ask or not set(self.may_ask) <= known:
            msg = "may_ask names papers, at least one"
            raise ValueError(msg)
        if not self.refusals:
            msg = "refusals has at least one"
            raise ValueError(msg)
        if self.valid_by_age and self.valid_years is not None:
            msg = "valid_years and valid_by_age exclude each other"
            raise ValueError(msg)
        if (self.abroad == "at_home") != (self.abroad_instead is not None):
            msg = "abroad_instead stands where abroad is at_home, and there alone"
            raise ValueError(msg)
        if min(self.fee_vnd, self.days, self.minutes) < 0:
            msg = "fee_vnd, days and minutes are not negative"
            raise ValueError(msg)


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
        verb: Message key of the renewing deed: a card is exchanged, a paper extended.
        renew, renew_short: The button's words, long and short; None where it is not renewable.
        expiry_rule: Rule that says what its end does.
        renewal: None where it never ends or cannot be renewed here.
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
    verb: Literal["renew_card", "renew_paper"] | None = None
    renew: LocalText | None = None
    renew_short: LocalText | None = None
    renewal: RenewalTerms | None = None

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
        parts = (self.verb, self.renew, self.renew_short, self.renewal)
        if len({part is None for part in parts}) != 1:
            msg = "verb, renew, renew_short and renewal come together"
            raise ValueError(msg)

    def field(self, field_id: str) -> FieldSpec | None:
        """The field of that id; None where the type has none, as with a newer server's."""
        return next((spec for spec in self.fields if spec.id == field_id), None)

    @property
    def papers(self) -> tuple[NamedReason, ...]:
        """Papers of a renewal; empty where there is none."""
        return self.renewal.papers if self.renewal else ()

    @property
    def refusals(self) -> tuple[NamedReason, ...]:
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
