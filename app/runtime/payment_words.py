"""Payments in words: programmes, places, reasons; the same on every screen that names one."""

from collections.abc import Callable
from typing import Literal

from app.shared.contract.payments import BenefitPayment, Place
from app.shared.payment_failures import failures
from app.shared.programmes import agencies, programme
from app.shared.providers import provider

Tr = Callable[..., str]
Side = Literal["person", "provider", "agency"]
CASH_ICON = "cash"
KEPT_ICON = "lock-clock"
_PLAIN_ICON = "cash-multiple"
OVER = ("paid", "cash_paid", "reversed")
"""States after which nothing follows."""


def programme_name(programme_id: str, lang: str) -> str:
    """What a programme is called; its id where this app does not know it."""
    try:
        return programme(programme_id).name[lang]
    except KeyError:
        return programme_id


def programme_icon(programme_id: str) -> str:
    """Its icon."""
    try:
        return programme(programme_id).icon
    except KeyError:
        return _PLAIN_ICON


def provider_name(provider_id: str, lang: str) -> str:
    """What a provider is called; its id where this app does not know it."""
    try:
        return provider(provider_id).name[lang]
    except KeyError:
        return provider_id


def place_name(place: Place | None, tr: Tr, lang: str) -> str:
    """Who holds a place: a provider, or the ward's desk."""
    if place is None:
        return tr("payments.place.none")
    if place.provider_id is not None:
        return provider_name(place.provider_id, lang)
    return tr(f"payments.place.{place.kind}")


def place_ending(place: Place | None, tr: Tr, lang: str) -> str:
    """The account by its last digits, or where the desk is."""
    if place is None:
        return ""
    if place.provider_id is not None:
        digits, owner = place.number_ending, place.owner
        ending = tr("benefits.ending", digits=digits) if digits else ""
        whose = tr("payments.place.owner", name=owner) if owner else ""
        return ". ".join(part for part in (ending, whose) if part)
    agency = agencies().get(place.agency_id or "")
    if place.kind == "kept":
        return agency.name[lang] if agency else ""
    return agency.cash[lang] if agency and agency.cash else ""


def place_line(place: Place | None, tr: Tr, lang: str) -> str:
    """Both in one line."""
    if place is None or place.provider_id is None:
        return place_name(place, tr, lang)
    name, digits = provider_name(place.provider_id, lang), place.number_ending
    line = tr("payments.place.line", name=name, digits=digits) if digits else name
    return tr("payments.place.line_of", place=line, name=place.owner) if place.owner else line


def place_icon(place: Place | None) -> str:
    """The icon of its kind."""
    if place is None:
        return "alert-circle-outline"
    if place.provider_id is None:
        return CASH_ICON if place.kind == "cash" else KEPT_ICON
    try:
        return provider(place.provider_id).account_kind.icon
    except KeyError:
        return "bank-outline"


def failure_words(reason: str | None, side: Side, place: Place | None, lang: str) -> str:
    """Why a payment did not arrive, as one of the three sides reads it; empty where it did."""
    found = failures().get(str(reason))
    if found is None:
        return ""
    name = provider_name(place.provider_id, lang) if place and place.provider_id else ""
    words = {"person": found.person, "provider": found.provider, "agency": found.agency}
    return words[side][lang].format(provider=name)


_LOOKS = {
    "failed": ("alert-circle-outline", "error"),
    "returned": ("alert-circle-outline", "error"),
    "reversed": ("undo-variant", "warn"),
    "paid": ("check-circle-outline", "ok"),
    "cash_paid": ("check-circle-outline", "ok"),
    "cash_ready": ("cash", "gold"),
}


def state_look(kind: str) -> tuple[str, str]:
    """Icon and tone of a step, or of the payment that stands at it."""
    return _LOOKS.get(kind, ("clock-outline", "info"))


def failed_step(payment: BenefitPayment) -> tuple[str | None, Place | None]:
    """Reason and place of the last failure that nothing mended since."""
    for step in reversed(payment.steps):
        if step.kind in OVER:
            return None, None
        if step.reason is not None:
            return step.reason, step.place
    return None, None
