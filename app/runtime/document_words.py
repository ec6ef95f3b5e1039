"""What a document says in a language: its values, its card's two lines, and what finds it."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date

from app.runtime.text import date_text
from app.shared.contract.documents import HeldDocument
from app.shared.doctypes import DocumentType, FieldSpec, document_type
from app.shared.identity import grouped
from app.shared.money import vnd
from app.shared.renewal_terms import Basis, Unrenewed
from app.shared.rules.validity import opens_on
from app.shared.search import folded


def type_of(type_id: str) -> DocumentType | None:
    """The type of that id; None where a newer server knows one that this app does not."""
    try:
        return document_type(type_id)
    except KeyError:
        return None


def renewable(document: HeldDocument, day: date) -> bool:
    """Whether its type's terms let it be renewed on that Viet Nam date."""
    kind = type_of(document.type_id)
    if kind is None or kind.renewal is None or document.expires_on is None:
        return False
    return day >= opens_on(kind.renewal, document.expires_on)


def field_words(spec: FieldSpec, value: str, lang: str, *, revealed: bool) -> str:
    """One value as its kind is written; behind dots where it is masked and not revealed."""
    if spec.masked and not revealed:
        return spec.concealed(value, lang)
    with suppress(ValueError):  # a source's slip is shown as it is, not hidden by a fault
        if spec.kind == "date":
            return date_text(date.fromisoformat(value), lang)
        if spec.kind == "money_vnd":
            return vnd(int(value), lang)
    if spec.kind == "number" and value.isdecimal():
        return grouped(value)
    return spec.shown(value, lang)


def values_in_words(
    document: HeldDocument, lang: str, *, revealed: bool = False
) -> Mapping[str, str]:
    """Every known field that has a value, and ``expires_on``, ready to show."""
    kind = type_of(document.type_id)
    values = {
        spec.id: field_words(spec, document.fields[spec.id], lang, revealed=revealed)
        for spec in (kind.fields if kind else ())
        if document.fields.get(spec.id)
    }
    if document.expires_on is not None:
        values["expires_on"] = date_text(document.expires_on, lang)
    return values


def card_words(document: HeldDocument, lang: str) -> tuple[str, str]:
    """A card's name and quiet line; without its values the plain name and no line."""
    kind = type_of(document.type_id)
    if kind is None:
        return document.type_id, ""
    values = values_in_words(document, lang)
    title = kind.card_title.filled(lang, values) or kind.name[lang]
    return title, kind.card_line.filled(lang, values) or ""


def searchable(document: HeldDocument, lang: str, *, values_shown: bool) -> str:
    """
    What finds a document, folded: its names, and its values as they are shown.

    A masked value is found by what of it is seen. Where values are not shown, as in a hidden
    document, only names find it, whatever a copy may still hold.
    """
    kind = type_of(document.type_id)
    if kind is None:
        return folded(document.type_id)
    words = [kind.name.vi, kind.name.en]
    if values_shown:
        words += [*card_words(document, lang), *values_in_words(document, lang).values()]
    return folded("\n".join(words))


def basis_words(rests_on: Basis, tr: Callable[..., str], lang: str) -> str:
    """The article or who chose it; and where nobody has confirmed it, that."""
    if rests_on.status == "unconfirmed":
        return f"{rests_on.source[lang]} · {tr('rule_status.unconfirmed')}"
    return rests_on.source[lang]


def unrenewed_words(why: Unrenewed, tr: Callable[..., str], lang: str) -> str:
    """Why a type is not renewed, what to do instead, and what that rests on."""
    rests_on = basis_words(Basis(why.status, why.source), tr, lang)
    return tr("unrenewed", why=why.why[lang], instead=why.instead[lang], source=rests_on)
