"""A renewal's fee in words: what is left to pay, what the desk said, the receipt."""

from collections.abc import Callable

from app.features.renewal.state import OneRenewal
from app.runtime.text import moment_text
from app.shared.money import vnd
from app.ui.components.rows import Row

Tr = Callable[..., str]


def headline(state: OneRenewal, tr: Tr) -> str:
    """What is left to do about it."""
    return tr(f"renewal.fee.head.{state.fee_state}") if state.fee_state else ""


def subline(state: OneRenewal, tr: Tr) -> str:
    """What happened, that nothing was lost, and what follows."""
    fee = state.file.fee if state.file else None
    if state.fee_state == "refused" and fee and fee.refusal:
        return tr(f"renewal.fee.refused.{fee.refusal}")
    return tr(f"renewal.fee.sub.{state.fee_state}")


def step_text(state: OneRenewal, tr: Tr) -> str:
    """The station while it waits for the fee."""
    return tr(f"renewal.fee.step.{state.fee_state}")


def pay_label(state: OneRenewal, tr: Tr, lang: str) -> str:
    """What the button does: pay, wait, or ask the desk again about the same order."""
    if state.fee_state in ("asking", "silent"):
        return tr(f"renewal.fee.act.{state.fee_state}")
    return tr("renewal.submit", fee=amount(state, lang))


def amount(state: OneRenewal, lang: str) -> str:
    """The fee of the file, or of the terms before there is one."""
    terms = state.terms
    return vnd(state.file.fee_vnd if state.file else terms.fee_vnd if terms else 0, lang)


def receipt(state: OneRenewal, tr: Tr, lang: str) -> list[Row]:
    """That it was paid, and whether it was paid back, with the order's number."""
    file = state.file
    fee = file.fee if file else None
    if fee is None or fee.paid_at is None or fee.code is None:
        return []
    at = moment_text(fee.paid_at, lang)
    paid = tr("renewal.receipt.paid", fee=amount(state, lang), at=at)
    rows = [
        Row(tr("renewal.receipt", code=fee.code), paid, "receipt-text-check-outline", "ok"),
    ]
    if fee.refunded_at is not None:
        at = moment_text(fee.refunded_at, lang)
        words = tr("renewal.receipt.refunded", fee=amount(state, lang))
        rows.append(Row(words, at, "undo-variant", "info"))
    return rows


def after_withdrawing(state: OneRenewal, tr: Tr, lang: str) -> str:
    """What becomes of the fee when the file is withdrawn now."""
    file, terms = state.file, state.terms
    fee = file.fee if file else None
    if file is None or terms is None or fee is None or fee.state not in ("paid", "silent"):
        return ""
    taken = any(event.kind == "accepted" for event in file.events)
    back = fee.state == "silent" or ("withdrawn" in terms.refunds and not taken)
    return tr(f"renewal.withdraw_fee.{'back' if back else 'kept'}", fee=amount(state, lang))
