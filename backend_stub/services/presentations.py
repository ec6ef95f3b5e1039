"""Documents shown, the holder's side: offered, cancelled, declined, ended, and as they stand."""

import secrets
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import Connection

from app.shared.clock import viet_nam_day
from app.shared.contract.presentations import (
    OFFER,
    PhoneRefusal,
    Presentation,
    Presentations,
    PresentationStart,
)
from app.shared.presets import presets_for
from app.shared.rules.age import years_later
from app.shared.rulesets import RuleSet
from backend_stub.auth import hash_of
from backend_stub.credentials.request_objects import REQUESTS
from backend_stub.limits import limits
from backend_stub.problems import Refusal
from backend_stub.services.access_notes import note_presentation
from backend_stub.services.credentials import presentable, said_by
from backend_stub.services.renewals import LATER_IN_STORY
from backend_stub.storage import presentations as written
from backend_stub.storage.facts import HolderFacts
from backend_stub.storage.presentations import OPEN_STEPS, Offer


def state_at(offer: Offer, story_now: datetime, now: datetime) -> str | None:
    """Where it stands; None where it was not offered yet. What nobody took up in time has ended."""
    before = [step.kind for step in offer.steps if step.at <= story_now]
    if not before:
        return None
    return "expired" if before[-1] in OPEN_STEPS and now >= offer.ends_at else before[-1]


def presentation_at(offer: Offer, story_now: datetime, now: datetime) -> Presentation | None:
    """An offer as its holder sees it; None where it was not made yet."""
    state = state_at(offer, story_now, now)
    if state is None:
        return None
    last = [step for step in offer.steps if step.at <= story_now][-1]
    reading = offer.reading if len(offer.steps) > 1 and offer.steps[1].at <= story_now else None
    is_open = state in OPEN_STEPS
    return Presentation(
        id=offer.id,
        document_id=offer.document_id,
        type_id=offer.type_id,
        claims=tuple(offer.claims),
        preset_id=offer.preset_id,
        state=cast("Any", state),
        offered_at=offer.offered_at,
        seconds_left=seconds_left(offer, now) if is_open else 0,
        verifier_id=reading.verifier_id if reading else None,
        purpose_id=reading.purpose_id if reading else None,
        asked=tuple(reading.asked) if reading else (),
        request_uri=REQUESTS + reading.id if reading and state == "scanned" else None,
        refusal=cast("Any", last.detail) if state == "refused" else None,
        decided_at=None if is_open or state == "expired" else last.at,
    )


def seconds_left(offer: Offer, now: datetime) -> int:
    """Whole real seconds until it ends."""
    return max(0, round((offer.ends_at - now).total_seconds()))


def presentations_at(
    db: Connection, holder_id: str, story_now: datetime, now: datetime, rules: RuleSet
) -> Presentations:
    """Every offer by ``story_now``, newest first, as far back as the history of use is kept."""
    today, years = viet_nam_day(story_now), rules.value("use_history_years")
    seen = (
        presentation_at(one, story_now, now)
        for one in reversed(written.offers_of(db, holder_id))
        if today < years_later(viet_nam_day(one.offered_at), years)
    )
    return Presentations(presentations=tuple(one for one in seen if one is not None))


def start(
    db: Connection, facts: HolderFacts, wanted: PresentationStart, story_now: datetime,
    now: datetime, rules: RuleSet,
) -> tuple[Offer, str]:  # fmt: skip
    """
    Offer to show this for a while; answers the offer and its link. One that waited is cancelled.

    Raises:
        Refusal: The document may not be shown, or does not say what was chosen.
    """
    document = presentable(facts, wanted.document_id, story_now, rules)
    said, chosen = said_by(document, story_now), set(wanted.claims)
    if len(chosen) != len(wanted.claims) or not chosen <= set(said):
        raise Refusal("claims_refused")
    if wanted.preset_id is not None:
        fitting = {one.id: one for one in presets_for(document.type_id, said)}
        preset = fitting.get(wanted.preset_id)
        if preset is None or chosen != set(preset.claims) & set(said):
            raise Refusal("claims_refused")
    for other in written.offers_of(db, facts.holder.id):
        if state_at(other, story_now, now) == "offered" and other.steps[-1].at <= story_now:
            written.add_step(db, other, "cancelled", story_now)
    token = secrets.token_urlsafe(32)
    life = "present_slow_code_seconds" if wanted.slow else "present_code_seconds"
    offer = written.add_offer(
        db,
        {
            "holder_id": facts.holder.id,
            "document_id": document.id,
            "type_id": document.type_id,
            "claims": [name for name in said if name in chosen],
            "preset_id": wanted.preset_id,
            "rule_set_id": rules.id,
            "token_hash": hash_of(token),
            "offered_at": story_now,
            "ends_at": now + timedelta(seconds=rules.value(life)),
        },
    )
    return offer, OFFER + token


def goes_on(
    db: Connection, holder_id: str, wanted: PresentationStart, story_now: datetime, now: datetime,
    rules: RuleSet,
) -> bool:  # fmt: skip
    """Whether it only takes the place of a code of the same that nobody read in its time."""
    before = written.offer_of_id(db, wanted.again) if wanted.again else None
    if before is None or before.holder_id != holder_id or before.rule_set_id != rules.id:
        return False
    same = before.document_id == wanted.document_id and set(before.claims) == set(wanted.claims)
    unread = before.reading is None and state_at(before, story_now, now) in ("offered", "expired")
    passed = now - before.ends_at
    return same and unread and passed <= timedelta(seconds=limits().presentation.again_seconds)


def cancel(db: Connection, offer: Offer, story_now: datetime, now: datetime) -> None:
    """
    Nothing is shown, whoever asks.

    Raises:
        Refusal: It is over, or has a step later in the story.
    """
    refuse_over(offer, story_now, now)
    written.add_step(db, offer, "cancelled", story_now)
    note_presentation(db, offer, "cancelled", story_now, now)


def refuse(
    db: Connection, offer: Offer, why: PhoneRefusal, story_now: datetime, now: datetime
) -> None:
    """
    The phone does not answer who asks: its holder said no, or the request was not right.

    Raises:
        Refusal: Nobody asks, or it is over.
    """
    refuse_over(offer, story_now, now)
    if state_at(offer, story_now, now) != "scanned":
        raise Refusal("presentation_closed", values={"state": "offered"})
    if why.reason == "declined":
        written.add_step(db, offer, "declined", story_now)
    else:
        written.add_step(db, offer, "refused", story_now, why.reason)
    note_presentation(db, offer, why.reason, story_now, now)


def refuse_over(offer: Offer, story_now: datetime, now: datetime) -> None:
    """
    Let a step pass that comes after every other of an offer that waits.

    Raises:
        Refusal: There is no such offer yet, it is over, or has a step later in the story.
    """
    state = state_at(offer, story_now, now)
    if state is None:
        raise Refusal("not_found")
    if offer.steps[-1].at > story_now:
        raise Refusal("presentation_closed", values=LATER_IN_STORY)
    if state not in OPEN_STEPS:
        raise Refusal("presentation_closed", values={"state": state})


def lapse(db: Connection, offer: Offer, story_now: datetime, now: datetime) -> bool:
    """End an offer that nobody took up, or nobody answered, in time; answers whether it did."""
    if offer.steps[-1].kind not in OPEN_STEPS or now < offer.ends_at:
        return False
    at = max(story_now, offer.steps[-1].at)
    written.add_step(db, offer, "expired", at)
    note_presentation(db, offer, "expired", at, now)
    return True
