"""A document as a card of the wallet: everything that is true of it, the weightiest first."""

from collections.abc import Callable

from app.features.wallet.view_model import Held
from app.runtime.document_words import card_words, type_of
from app.runtime.text import date_text
from app.shared.contract.integrations import Integration
from app.shared.doctypes import DocumentType
from app.shared.rules.document_states import Said
from app.shared.rules.standing import DocumentState
from app.ui.components.wallet_card import ChipTone, WalletCard

Tr = Callable[..., str]
_MASK = "•"
_ENDED = (DocumentState.HIDDEN, DocumentState.EXPIRED)
_SHORT = (Said.REVOKED, Said.HELD, Said.IN_RENEWAL, Said.REPORTED, Said.SILENT)
"""What a card says in two or three words beside what it shows anyway."""


def card_of(held: Held, kind: DocumentType | None, tr: Tr, lang: str) -> WalletCard:
    """The card of a document as it stands."""
    if held.standing.state in _ENDED or held.standing.restricted:
        return _stopped_card(held, kind, tr, lang)
    document = held.document
    title, line = card_words(document, lang)
    chip, chip_icon = "", "clock-outline"
    tone: ChipTone = "gold"
    by_chip: Said | None = None
    due = _due(held, tr)
    if document.renewal_id:
        chip, chip_icon, tone = tr(f"wallet.{_verb(kind)}_running"), "autorenew", "plain"
        by_chip = Said.IN_RENEWAL
    elif due:
        chip, due = due, ""
        chip_icon = "clock-alert-outline" if Said.DUE_NOW in held.states.said else chip_icon
    elif held.fresh:
        chip, chip_icon, tone = tr("wallet.new"), "creation", "bright"
        if document.expires_on:
            line = tr("wallet.renewed_until", day=date_text(document.expires_on, lang))
    also = _also(held, kind, tr, {by_chip}, due)
    said = ". ".join(part for part in (title, tr("wallet.masked"), chip, also) if part)
    return WalletCard(
        key=document.id, title=title, text=line, chip=chip, chip_icon=chip_icon, chip_tone=tone,
        fresh=held.fresh, also=also, said=said if _MASK in line else "",
        icon=kind.icon if kind else "file-document-outline",
        face=kind.face if kind else "organisation",
    )  # fmt: skip


def asked_card(one: Integration, tr: Tr, lang: str) -> WalletCard:
    """A document that was asked for and is not here yet."""
    kind = type_of(one.type_id)
    return WalletCard(
        key=one.id, title=kind.name[lang] if kind else one.type_id,
        text=tr(f"wallet.asked.{one.state}", code=one.code), look="expired",
        icon="tray-arrow-down", face=kind.face if kind else "organisation",
    )  # fmt: skip


def _stopped_card(held: Held, kind: DocumentType | None, tr: Tr, lang: str) -> WalletCard:
    """One that may not be presented: ended, or stopped by an authority, or both."""
    document, standing = held.document, held.standing
    title, text = card_words(document, lang)
    day = date_text(document.expires_on, lang) if document.expires_on else ""
    hidden, ended = standing.state is DocumentState.HIDDEN, standing.state in _ENDED
    button, button_kind, state = "", "primary", ""
    told: set[Said | None] = set()
    if document.renewal_id:
        button, button_kind = tr("wallet.track"), "soft"
        text = tr(f"wallet.{_verb(kind)}_line")
        told.add(Said.IN_RENEWAL)
        state = (tr("wallet.hidden") if hidden else tr("wallet.expired")) if ended else ""
    elif ended:
        if held.states.renewable and kind and kind.renew_short:
            button = kind.renew_short[lang]
        text = tr("wallet.ended_on", day=day) if hidden else tr("wallet.expired_on", day=day)
        state = tr("wallet.hidden") if hidden else ""
    elif not standing.values_shown:
        text = tr("wallet.values_hidden")
    also = _also(held, kind, tr, told, _due(held, tr))
    return WalletCard(
        key=document.id, title=title, text=text, state=state, also=also, button=button,
        button_kind=button_kind, mark=_mark(held),
        icon=kind.icon if kind else "file-document-outline",
        face=kind.face if kind else "organisation",
        look="expired" if standing.values_shown or not (hidden or not ended) else "hidden",
    )  # fmt: skip


def _due(held: Held, tr: Tr) -> str:
    """How many days are left; empty where its end is far or past."""
    days = held.standing.days_left or 0
    if held.standing.state is not DocumentState.DUE_SOON:
        return ""
    return tr("wallet.days_left", n=days) if days else tr("wallet.last_day")


def _mark(held: Held) -> str:
    """What an authority did; what has ended looks ended."""
    if held.standing.state in _ENDED:
        return ""
    return "file-cancel-outline" if Said.REVOKED in held.states.said else "file-lock-outline"


def _also(held: Held, kind: DocumentType | None, tr: Tr, told: set[Said | None], due: str) -> str:
    """What else is true, in a few words each: nothing that is true is left out."""
    words = [due]
    for said in held.states.said:
        if said in told or said not in _SHORT:
            continue
        running = said is Said.IN_RENEWAL
        words.append(tr(f"wallet.{_verb(kind)}_running" if running else f"wallet.{said.value}"))
    return " · ".join(word for word in words if word)


def _verb(kind: DocumentType | None) -> str:
    return kind.verb if kind and kind.verb else "renew_paper"
