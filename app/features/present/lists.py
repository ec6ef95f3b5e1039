"""What presenting lists: claims with their boxes, other documents, who read a code."""

from collections.abc import Callable
from functools import partial

from app.features.present.blocks import Claim
from app.features.present.state import OVER, Choice, PresentState
from app.features.present.wording import Tr, answer_words, claim_words, purpose, who_words
from app.runtime.document_words import card_words, type_of
from app.runtime.text import date_text, moment_text
from app.shared.contract.presentations import OFFER
from app.shared.doctypes import DocumentType, document_types
from app.shared.rules.standing import DocumentState
from app.ui.components.rows import Row

Tick = Callable[[str], object]
_GROUP = 4  # signs of a code that is read aloud
_MINUTE = 60


def kind_of(choice: Choice | None) -> DocumentType:
    """The type of what is chosen; any where that is unknown."""
    known = type_of(choice.document.type_id) if choice else None
    return known or document_types()[0]


def choice_claims(state: PresentState, tick: Tick, tr: Tr, lang: str) -> list[Claim]:
    """Everything that the document says, each with its box."""
    chosen = state.chosen
    if chosen is None:
        return []
    type_id = chosen.document.type_id
    return [
        Claim(
            claim_words(type_id, one, tr, lang),
            answer_words(chosen, one, tr) if one in state.picked else tr("present.kept"),
            one in state.picked,
            partial(tick, one),
        )
        for one in chosen.said
    ]


def code_claims(state: PresentState, tr: Tr, lang: str) -> list[Claim]:
    """What a code shows, and what of the document it does not."""
    offer, chosen = state.offer, state.chosen
    if offer is None:
        return []
    every = chosen.said if chosen and chosen.document.id == offer.document_id else offer.claims
    return [
        Claim(
            claim_words(offer.type_id, one, tr, lang),
            answer_words(chosen, one, tr) if one in offer.claims else tr("present.kept"),
            one in offer.claims,
        )
        for one in every
    ]


def asked_claims(state: PresentState, tr: Tr, lang: str) -> list[Claim]:
    """What somebody asks for, or asked for; what was not chosen is marked."""
    offer = state.offer
    if offer is None:
        return []
    return [
        Claim(
            claim_words(offer.type_id, one, tr, lang),
            tr("present.extra") if one in state.extra else answer_words(state.chosen, one, tr),
            state.stage == "answered" or (state.stage not in OVER and one not in state.extra),
            new=one in state.extra,
        )
        for one in offer.asked
    ]


def pace_rows(state: PresentState, toggle: Callable[[], object], tr: Tr) -> list[Row]:
    """The switch for whoever needs time."""
    minutes = {"slow": state.slow_lives // _MINUTE, "usual": state.lives // _MINUTE}
    text = tr("present.slow.text", **minutes)
    return [Row(tr("present.slow"), text, "timer-sand", act=toggle, switch=state.slow)]


def text_rows(link: str, copy: Callable[[], object], tr: Tr) -> list[Row]:
    """The code as text, for a verifier without a camera."""
    code = link.removeprefix(OFFER)
    words = " ".join(code[at : at + _GROUP] for at in range(0, len(code), _GROUP))
    return [
        Row(tr("present.as_text"), words, button=tr("present.copy"), kind="soft", button_act=copy)
    ]


def about_rows(state: PresentState, tr: Tr, lang: str) -> list[Row]:
    """Who read the code, what for, and when it was decided."""
    offer, what = state.offer, purpose(state.offer)
    if offer is None or offer.verifier_id is None:
        return []
    busy = state.doing in ("check", "answer", "decline")
    who = who_words(offer, tr, lang)
    rows = [Row(tr("present.who"), who, "account-tie-outline", "info", busy=busy)]
    if what is not None:
        rows.append(Row(tr("present.purpose"), what.name[lang], "clipboard-check-outline"))
    if offer.decided_at is not None:
        rows.append(Row(tr("present.when"), moment_text(offer.decided_at, lang), "clock-outline"))
    return rows


def other_rows(state: PresentState, choose: Tick, lang: str) -> list[Row]:
    """What else can be presented."""
    return [
        _row(one, choose, lang)
        for one in state.presentable
        if state.chosen is None or one.document.id != state.chosen.document.id
    ]


def _row(choice: Choice, choose: Tick, lang: str) -> Row:
    title, line = card_words(choice.document, lang)
    icon = kind_of(choice).icon
    return Row(title, line, icon, "primary", act=lambda: choose(choice.document.id), chevron=True)


def blocked_rows(state: PresentState, renew: Tick, tr: Tr, lang: str) -> list[Row]:
    """What cannot be presented, why, and the way to renew it."""
    return [_blocked(one, state, renew, tr, lang) for one in state.blocked]


def _blocked(choice: Choice, state: PresentState, renew: Tick, tr: Tr, lang: str) -> Row:
    title, ends_on = card_words(choice.document, lang)[0], choice.document.expires_on
    day = date_text(ends_on, lang) if ends_on else ""
    if state.locked:
        return Row(title, tr("present.locked"), "lock-outline")
    if choice.standing.restricted:
        stopped = choice.standing.restricted[0]
        icon = "file-cancel-outline" if stopped == "revoked" else "file-lock-outline"
        return Row(title, tr(f"document.state.{stopped}"), icon)
    hidden = choice.standing.state is DocumentState.HIDDEN
    return Row(
        title,
        tr("present.hidden" if hidden else "present.expired", day=day),
        "eye-off-outline" if hidden else "clock-alert-outline",
        button=tr("present.renew"),
        kind="outline",
        button_act=lambda: renew(choice.document.id),
    )
