"""What a renewal takes, as rows: the ways, conditions, papers, and what each part rests on."""

from collections.abc import Callable
from datetime import date
from functools import partial

from app.features.renewal import wording
from app.features.renewal.state import OneRenewal
from app.features.renewal.wording import kind_of
from app.runtime.document_words import basis_words
from app.runtime.text import date_text
from app.shared.money import vnd
from app.shared.renewal_terms import Part, RenewalTerms
from app.shared.rules.validity import opens_on
from app.shared.rulesets import RuleSet
from app.ui.components.radio_cards import RadioCard
from app.ui.components.rows import Row

Tr = Callable[..., str]
_WAYS = {"online": "cellphone-check", "desk": "calendar-clock-outline"}


def begun(state: OneRenewal) -> RenewalTerms | None:
    """The terms, while a file can be begun; None otherwise."""
    return state.terms if state.begins else None


def way_cards(state: OneRenewal, tr: Tr) -> list[RadioCard]:
    """Online or at a counter; none where there is one way alone."""
    ways = state.ways if state.begins else ()
    return [
        RadioCard(one, tr(f"renewal.way.{one}"), tr(f"renewal.way.{one}_text"), icon=_WAYS[one])
        for one in ways
        if len(ways) > 1
    ]


def desk_cards(state: OneRenewal, lang: str) -> list[RadioCard]:
    """Which counter; none where one alone may be come to."""
    desks = state.desks if state.books else ()
    return [
        RadioCard(one.id, one.name[lang], one.address[lang], icon="bank-outline")
        for one in desks
        if len(desks) > 1
    ]


def conditions(state: OneRenewal, tr: Tr, lang: str) -> list[Row]:
    """What the app has checked, then what the office looks at."""
    terms, document = begun(state), state.document
    if terms is None or document is None or document.expires_on is None:
        return []
    first = date_text(opens_on(terms, document.expires_on), lang)
    checked = (tr("renewal.check.window", day=first), tr("renewal.check.account"))
    return [
        *(Row(one, tr("renewal.checked"), "check-circle-outline", "ok") for one in checked),
        *_representing(state, tr),
        *(
            Row(one.name[lang], tr("renewal.office_checks"), "text-search")
            for one in terms.conditions
        ),
    ]


def _representing(state: OneRenewal, tr: Tr) -> list[Row]:
    """A company's paper is renewed by who represents it."""
    if kind_of(state).group != "business":
        return []
    words = tr("renewal.check.representative"), tr("renewal.checked_when_sent")
    return [Row(*words, "account-check-outline")]


def papers(state: OneRenewal, tr: Tr, lang: str, attach: Callable[[str], object]) -> list[Row]:
    """Each paper: taken from its register, attached as a scan, or brought to the counter."""
    terms = begun(state)
    if terms is None:
        return []
    rows = []
    for paper in terms.papers:
        name = paper.name[lang]
        if paper.comes == "register":
            rows.append(Row(name, tr("renewal.paper_from_source"), "file-check-outline", "ok"))
        elif state.way == "desk":
            rows.append(Row(name, tr("renewal.paper_to_bring"), "briefcase-outline", "info"))
        else:
            there = paper.id in state.attached
            rows.append(
                Row(
                    name,
                    tr("renewal.paper_attached" if there else "renewal.paper_to_attach"),
                    "file-check-outline" if there else "file-document-outline",
                    "ok" if there else "warn",
                    button=tr("renewal.detach" if there else "renewal.attach"),
                    kind="soft",
                    button_act=partial(attach, paper.id),
                )
            )
    return rows


def meanwhile(state: OneRenewal, tr: Tr, lang: str) -> list[Row]:
    """What works until the new one comes, then what does not."""
    if state.blocked and state.file is None:
        return []
    return [
        Row(
            text,
            icon="check-circle-outline" if works else "minus-circle",
            tone="ok" if works else "warn",
        )
        for text, works in wording.meanwhile(state, tr, lang)
    ]


def basis(state: OneRenewal, tr: Tr, lang: str) -> list[Row]:
    """The new document's validity, fee, days, ways and refund, each with what it rests on."""
    terms = begun(state)
    if terms is None:
        return []
    ways = ", ".join(tr(f"renewal.way.{one}").lower() for one in state.ways)
    after = ", ".join(tr(f"renewal.refund.{one}") for one in terms.refunds)
    said: list[tuple[Part, str, str]] = [
        *(("validity", one, "calendar-check-outline") for one in validity(state, terms, tr, lang)),
        ("fee", tr("renewal.basis.fee", fee=vnd(terms.fee_vnd, lang)), "cash"),
        ("refund", tr("renewal.refund", when=after), "undo-variant"),
        ("days", tr("renewal.basis.days", n=terms.days), "clock-outline"),
        ("channels", tr("renewal.basis.channels", ways=ways), "bank-outline"),
    ]
    return [
        Row(words[:1].upper() + words[1:], basis_words(terms.rests_on(part), tr, lang), icon)
        for part, words, icon in said
    ]


def validity(state: OneRenewal, terms: RenewalTerms, tr: Tr, lang: str) -> list[str]:
    """Until when the new document would be valid, were it issued on the expected day."""
    short, rules = kind_of(state).short[lang], state.rules
    if terms.valid_by_class and not state.class_ends and rules is not None:
        return [_by_class(rules, tr)]  # a hidden licence says no class on the phone
    if len(state.class_ends) > 1:
        return [_class(name, until, tr, lang) for name, until in state.class_ends]
    if state.until is None:
        return [tr("renewal.until.endless", document=short)]
    words = {"document": short, "day": date_text(state.until, lang)}
    if terms.valid_by_age and state.born_on is not None:
        return [tr("renewal.until.age", age=state.until.year - state.born_on.year, **words)]
    return [tr("renewal.until.day", **words)]


def _class(name: str, until: date | None, tr: Tr, lang: str) -> str:
    if until is None:
        return tr("renewal.until.class_endless", name=name)
    return tr("renewal.until.class_day", name=name, day=date_text(until, lang))


def _by_class(rules: RuleSet, tr: Tr) -> str:
    return tr(
        "renewal.until.by_class",
        endless=", ".join(rules.value("licence_endless_classes")),
        long=", ".join(rules.value("licence_long_classes")),
        many=rules.value("licence_long_years"),
        few=rules.value("licence_short_years"),
    )
