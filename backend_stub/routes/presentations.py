"""Documents shown: the holder's calls, the protocol's two addresses, and the verifier's calls."""

from msgspec.structs import replace

from app.shared.contract.credential_endpoints import (
    CANCEL_PRESENTATION,
    FOLLOW_READING,
    LIST_PRESENTATIONS,
    POST_PRESENTATION,
    READ_OFFER,
    READ_PRESENTATION,
    READ_REQUEST_OBJECT,
    REFUSE_PRESENTATION,
    START_PRESENTATION,
)
from app.shared.contract.presentations import Posted, Presentation, Presentations, Reading
from backend_stub.auth import spend_grant
from backend_stub.calls import Call, serves
from backend_stub.limits import limits
from backend_stub.problems import Refusal
from backend_stub.services import presentations, readings
from backend_stub.storage import presentations as written
from backend_stub.storage.presentations import Offer


@serves(LIST_PRESENTATIONS)
def list_presentations(call: Call) -> Presentations:
    """Every offer and what became of it; never a value."""
    return presentations.presentations_at(
        call.db, call.caller.holder_id, call.story_now, call.now, call.rules
    )


@serves(START_PRESENTATION)
def start_presentation(call: Call) -> Presentation:
    """A code for one document and what was chosen of it; after the passcode, where rules say so."""
    wanted, holder_id = call.body, call.caller.holder_id
    asks = call.rules.value("present_passcode") == "each_document" and not presentations.goes_on(
        call.db, holder_id, wanted, call.story_now, call.now, call.rules
    )
    offer, link = presentations.start(
        call.db, call.facts(), wanted, call.story_now, call.now, call.rules
    )
    if asks:
        grant, target = wanted.grant or "", wanted.document_id
        spend_grant(call.db, call.caller, grant, "present_document", target, call.now)
    call.stub.presenting.watch(call.writing, offer)
    return _seen(call, offer.id, link)


@serves(READ_PRESENTATION)
def read_presentation(call: Call) -> Presentation:
    """One of the caller's own."""
    return _seen(call, _own(call).id)


@serves(CANCEL_PRESENTATION)
def cancel_presentation(call: Call) -> Presentation:
    """Nothing is shown any more."""
    offer = _own(call)
    presentations.cancel(call.db, offer, call.story_now, call.now)
    call.changed()
    return _seen(call, offer.id)


@serves(REFUSE_PRESENTATION)
def refuse_presentation(call: Call) -> Presentation:
    """The phone does not answer who asks."""
    offer = _own(call)
    presentations.refuse(call.db, offer, call.body, call.story_now, call.now)
    call.changed()
    return _seen(call, offer.id)


@serves(READ_REQUEST_OBJECT)
def read_request_object(call: Call) -> str:
    """A verifier's signed request while it waits; it may be fetched again."""
    offer = _read(call)
    state = presentations.state_at(offer, call.story_now, call.now)
    if offer.reading is None or offer.reading.request is None or state != "scanned":
        raise Refusal("not_found")
    return offer.reading.request


@serves(POST_PRESENTATION)
def post_presentation(call: Call) -> Posted:
    """An answer for a verifier: why it is not believed is told to both sides, not to a prober."""
    offer = _read(call)
    refusal = readings.take_response(call.db, offer, call.body.response, call.story_now, call.now)
    call.changed(offer.holder_id)
    if refusal is not None:
        raise Refusal("presentation_refused", keeps=True)
    if call.writing is not None:
        seconds = limits().presentation.seen_seconds
        call.writing.kept.append(lambda: call.stub.presenting.forget(seconds))
    return Posted()


@serves(READ_OFFER)
def read_offer(call: Call) -> Reading:
    """A verifier read a code; its holder is told who it is."""
    given = call.body
    by = readings.ReadBy(given.verifier_id, given.purpose_id, given.claims, given.offline)
    before = readings.offer_behind(call.db, given.link)
    offer = readings.read_offer(call.db, before, by, call.story_now, call.now)
    call.stub.presenting.watch(call.writing, offer)
    return _reading(call, offer)


@serves(FOLLOW_READING)
def follow_reading(call: Call) -> Reading:
    """What became of a code that the verifier read."""
    return _reading(call, _read(call))


def _reading(call: Call, offer: Offer) -> Reading:
    if offer.reading is None:
        raise Refusal("not_found")
    return readings.reading_at(offer, offer.reading, call.story_now, call.now)


def _read(call: Call) -> Offer:
    offer = written.offer_of_reading(call.db, call.ids["reading_id"])
    if offer is None:
        raise Refusal("not_found")
    return offer


def _own(call: Call) -> Offer:
    offer = written.offer_of_id(call.db, call.ids["presentation_id"])
    if offer is None or offer.holder_id != call.caller.holder_id:
        raise Refusal("not_found")
    return offer


def _seen(call: Call, offer_id: str, link: str | None = None) -> Presentation:
    offer = written.offer_of_id(call.db, offer_id)
    seen = presentations.presentation_at(offer, call.story_now, call.now) if offer else None
    if seen is None:
        raise Refusal("not_found")
    return seen if link is None else replace(seen, link=link)
