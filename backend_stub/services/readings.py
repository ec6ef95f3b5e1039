"""Documents shown, the verifier's side: a code read, a request made, an answer checked."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast

import msgspec
from sqlalchemy import Connection

from app.shared.clock import viet_nam_day
from app.shared.contract.presentations import OFFER, DisclosedClaim, Reading
from app.shared.issuers import issuing_register
from app.shared.presets import claims_of
from app.shared.rulesets import RuleSet, rule_set
from app.shared.verifiers import Verifier, verifier
from backend_stub.auth import hash_of
from backend_stub.credentials import certificates, verification
from backend_stub.credentials.request_objects import (
    Asking,
    new_opening_key,
    presentation_in,
    signed_request,
)
from backend_stub.interop.jws import TokenRefused
from backend_stub.limits import limits
from backend_stub.problems import Refusal
from backend_stub.services.access_notes import note_presentation
from backend_stub.services.credentials import issuer_keys, presentable, status_list
from backend_stub.services.presentations import refuse_over, seconds_left, state_at
from backend_stub.services.register_lines import facts_at
from backend_stub.services.standing import locked
from backend_stub.storage import credentials as signed
from backend_stub.storage import presentations as written
from backend_stub.storage.facts import read_facts
from backend_stub.storage.presentations import OPEN_STEPS, Offer, ReadOffer


@dataclass(frozen=True, slots=True)
class ReadBy:
    """
    Who reads a code, and for what.

    Attributes:
        claims: What is asked for; None: what was chosen to be shown.
        offline: It is checked without a network.
    """

    verifier_id: str
    purpose_id: str
    claims: Sequence[str] | None = None
    offline: bool = False


def offer_behind(db: Connection, link: str) -> Offer:
    """
    The offer that a code leads to.

    Raises:
        Refusal: None.
    """
    offer = written.offer_of_token(db, hash_of(link.removeprefix(OFFER)))
    if offer is None:
        raise Refusal("not_found")
    return offer


def read_offer(
    db: Connection, offer: Offer, given: ReadBy, story_now: datetime, now: datetime
) -> Offer:
    """
    A verifier reads a code, for a purpose: it may ask now, or the platform does not let it.

    The code is used up either way. Whoever is refused hears why; so does the holder.

    Raises:
        Refusal: It was used, is over or cancelled; or there is no such verifier.
    """
    refuse_over(offer, story_now, now)
    if offer.reading is not None:
        raise Refusal("presentation_closed", values={"state": "scanned"})
    try:
        asker = verifier(given.verifier_id)
    except KeyError:
        raise Refusal("not_found") from None
    asking = Asking(
        id=secrets.token_hex(16),
        purpose_id=given.purpose_id,
        type_id=offer.type_id,
        claims=given.claims or offer.claims,
        nonce=secrets.token_urlsafe(32),
        state=secrets.token_urlsafe(32),
    )
    refusal = _not_let(db, offer, asker, asking, story_now)
    opening = None if refusal else new_opening_key(asking.id)
    written.add_reading(
        db,
        asking.id,
        offer,
        {
            "verifier_id": asker.id,
            "purpose_id": asking.purpose_id,
            "asked": list(asking.claims),
            "offline": given.offline,
            "nonce": asking.nonce,
            "state": asking.state,
            "request": signed_request(db, asker, asking, opening, now) if opening else None,
            "opening_key": opening.export() if opening else None,
            "read_at": story_now,
        },
    )
    if refusal:
        written.add_step(db, offer, "refused", story_now, refusal)
        note_presentation(db, _again(db, offer), "refused", story_now, now, refusal)
    else:
        written.add_step(db, offer, "scanned", story_now)
        ends_at = now + timedelta(seconds=limits().presentation.answer_seconds)
        written.lengthen(db, offer, ends_at)
    return _again(db, offer)


def take_response(
    db: Connection, offer: Offer, response: str, story_now: datetime, now: datetime
) -> str | None:
    """
    Check an answer; answers why it is not believed, and None where it is. Either is written down.

    Raises:
        Refusal: Nobody waits for it: it was answered before, ended, or was never asked for.
    """
    refuse_over(offer, story_now, now)
    reading = offer.reading
    if reading is None or reading.opening_key is None:
        raise Refusal("presentation_closed", values={"state": "offered"})
    try:
        _check(db, offer, reading, response, story_now, now)
    except TokenRefused as refused:
        written.add_step(db, offer, "refused", story_now, refused.reason)
        note_presentation(db, offer, "refused", story_now, now, refused.reason)
        return refused.reason
    written.add_step(db, offer, "answered", story_now)
    note_presentation(db, offer, "answered", story_now, now)
    return None


def reading_at(offer: Offer, reading: ReadOffer, story_now: datetime, now: datetime) -> Reading:
    """
    What the verifier sees of it.

    Raises:
        Refusal: It read nothing yet by ``story_now``.
    """
    state = state_at(offer, story_now, now)
    if state is None or reading.read_at > story_now:
        raise Refusal("not_found")
    seen, until = reading.seen or {}, reading.seen_until
    left = round((until - now).total_seconds()) if until and state == "answered" else 0
    forgotten = state == "answered" and (left <= 0 or not seen)
    last = [step for step in offer.steps if step.at <= story_now][-1]
    values = {} if forgotten or state != "answered" else seen.get("values", {})
    return Reading(
        id=reading.id,
        verifier_id=reading.verifier_id,
        purpose_id=reading.purpose_id,
        state=cast("Any", state),
        type_id=offer.type_id,
        asked=tuple(reading.asked),
        seconds_left=seconds_left(offer, now) if state in OPEN_STEPS else max(0, left),
        offline=reading.offline,
        read_at=reading.read_at,
        disclosed=tuple(
            DisclosedClaim(name=name, value=values[name])
            for name in claims_of(offer.type_id)
            if name in values
        ),
        register_id=issuing_register(offer.type_id) if state == "answered" else None,
        status_age_seconds=seen.get("status_age") if values else None,
        checked_at=last.at if state in ("answered", "refused") else None,
        refusal=cast("Any", last.detail) if state == "refused" else None,
        forgotten=forgotten,
    )


def _not_let(
    db: Connection, offer: Offer, asker: Verifier, asking: Asking, story_now: datetime
) -> str | None:
    """Why the platform does not let somebody ask; None where it does."""
    distrust = asker.distrust_on(viet_nam_day(story_now))
    if distrust is not None:
        return distrust
    purpose = asker.purpose(asking.purpose_id)
    if purpose is None or offer.type_id not in purpose.documents:
        return "purpose_not_allowed"
    if not purpose.lets(asking.claims, offer.claims):
        return "asks_too_much"
    return _not_shown(db, offer, story_now, rule_set(offer.rule_set_id))


def _not_shown(db: Connection, offer: Offer, story_now: datetime, rules: RuleSet) -> str | None:
    """Why the document is shown to nobody at this moment; None where it may be."""
    facts = facts_at(read_facts(db, offer.holder_id), story_now)
    if locked(facts, story_now, rules):
        return "account_locked"
    try:
        presentable(facts, offer.document_id, story_now, rules)
    except Refusal:
        return "document_ended"
    return None


def _check(
    db: Connection, offer: Offer, reading: ReadOffer, response: str, story_now: datetime,
    now: datetime,
) -> None:  # fmt: skip
    """
    The platform's own rule first, then everything that the verifier believes by itself.

    Raises:
        TokenRefused: The first thing that is wrong.
    """
    reason = _not_shown(db, offer, story_now, rule_set(offer.rule_set_id))
    if reason is not None:
        raise TokenRefused(reason)
    asker, keys = verifier(reading.verifier_id), issuer_keys(db)
    presentation = presentation_in(response, str(reading.opening_key), reading.state)
    shown = verification.checked(
        presentation,
        verification.Wanted(
            type_id=offer.type_id,
            claims=reading.asked,
            nonce=reading.nonce,
            client_id=certificates.client_id(certificates.certificate(db, asker, now)),
        ),
        keys,
        now,
    )
    held = _list_of(db, reading, shown.status_uri, story_now, now)
    found = verification.standing(shown, held, keys[shown.issuer], now)
    until = now + timedelta(seconds=limits().presentation.seen_seconds)
    seen = {"values": shown.values, "status_age": found.age_seconds}
    written.see(db, reading.id, msgspec.to_builtins(seen), until)


def _list_of(
    db: Connection, reading: ReadOffer, uri: str, story_now: datetime, now: datetime
) -> str | None:
    """The status list as the verifier has it: fetched now, or without a network the last one."""
    if reading.offline:
        return signed.held_status_list(db, reading.verifier_id, uri)
    try:
        fetched = status_list(db, uri.rpartition("/")[2], story_now, now)
    except Refusal:
        return None
    signed.hold_status_list(db, reading.verifier_id, uri, fetched)
    return fetched


def _again(db: Connection, offer: Offer) -> Offer:
    found = written.offer_of_id(db, offer.id)
    if found is None:  # it was written in this transaction
        raise Refusal("not_found")
    return found
