"""Showing a document: a code for a minute, who read it, and an answer within what was chosen."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

import msgspec

from app.data.api_client import ApiClient
from app.data.cache import Entry
from app.data.credentials import CredentialWallet, answer_form, presented
from app.data.documents import DocumentsRepository
from app.data.errors import Rejected
from app.data.intents import Intents
from app.data.offline_first import OfflineFirst
from app.data.verifier_requests import AskedFor, RequestNotBelieved, believed
from app.runtime.story_clock import StoryClock
from app.shared.contract.credential_endpoints import (
    CANCEL_PRESENTATION,
    READ_PRESENTATION,
    READ_TRUST_LIST,
    REFUSE_PRESENTATION,
    START_PRESENTATION,
)
from app.shared.contract.credentials import TrustList
from app.shared.contract.endpoints import STEP_UP
from app.shared.contract.presentations import (
    PhoneReason,
    PhoneRefusal,
    Presentation,
    Presentations,
    PresentationStart,
)
from app.shared.contract.session import StepUp, StepUpGrant


class PresentationsAsOf(msgspec.Struct, frozen=True):
    """Every offer, newest first, and when the server told them; UTC, story time."""

    presentations: tuple[Presentation, ...]
    at: datetime

    def of_id(self, presentation_id: str) -> Presentation | None:
        """The offer of that id; None where there is none."""
        return next((one for one in self.presentations if one.id == presentation_id), None)


class PresentationsRepository(Protocol):
    """
    Documents shown with proof.

    Deeds raise AppError and are never queued; the same deed sent again after ``Offline`` or
    ``Unanswered`` is done once.
    """

    def stored(self) -> PresentationsAsOf | None:
        """What the phone holds; never uses the network."""

    def refresh(self) -> PresentationsAsOf:
        """Ask the server and keep the answer. Raises AppError; what was held then stays."""

    def start(self, wanted: PresentationStart, passcode: str = "") -> Presentation:
        """
        Offer exactly this; the answer alone has the link for the QR.

        Args:
            wanted: Without a grant.
            passcode: Where the rule set asks for it, and this is not the same again.
        """

    def cancel(self, presentation_id: str) -> Presentation:
        """Show nothing."""

    def asks_first(self, presentation: Presentation) -> bool:
        """
        Whether its holder is asked again before whoever read the code is answered.

        Raises AppError; a request that is not right is refused at once, which is told as
        ``Rejected`` with ``presentation_refused``.
        """

    def answer(self, presentation: Presentation, agreed: Sequence[str]) -> Presentation:
        """
        Disclose what is asked for to who read the code; nothing where that is more than agreed.

        Raises as ``asks_first``.
        """

    def decline(self, presentation_id: str) -> Presentation:
        """Show nothing to who read the code."""

    def subscribe(self, listener: Callable[[PresentationsAsOf], object]) -> Callable[[], None]:
        """Be told, on the interface's thread, when they differ from before."""


class OfflineFirstPresentations:
    """The port over server, sealed copies and copy of the list."""

    def __init__(
        self,
        api: ApiClient,
        record: OfflineFirst[Presentations],
        intents: Intents,
        documents: DocumentsRepository,
        wallet: CredentialWallet,
        clock: StoryClock,
    ) -> None:
        self._api, self._record, self._intents = api, record, intents
        self._documents, self._wallet, self._clock = documents, wallet, clock

    def stored(self) -> PresentationsAsOf | None:
        """As the port says."""
        entry = self._record.stored()
        return _as_of(entry) if entry else None

    def refresh(self) -> PresentationsAsOf:
        """As the port says."""
        return _as_of(self._record.refresh())

    def start(self, wanted: PresentationStart, passcode: str = "") -> Presentation:
        """As the port says."""
        epoch = self._record.epoch

        def granted() -> PresentationStart:
            if not passcode:
                return wanted
            asked = StepUp(
                operation="present_document", target=wanted.document_id, passcode=passcode
            )
            proof: StepUpGrant = self._api.call(STEP_UP, asked)
            return msgspec.structs.replace(wanted, grant=proof.grant)

        with self._intents.once(f"present/{wanted}/{passcode}", granted) as (key, body):
            offer: Presentation = self._api.call(START_PRESENTATION, body, idempotency_key=key)
        self._keep(msgspec.structs.replace(offer, link=None), epoch)
        return offer

    def cancel(self, presentation_id: str) -> Presentation:
        """As the port says."""
        epoch = self._record.epoch
        with self._intents.once(f"present_no_more/{presentation_id}") as (key, _):
            over: Presentation = self._api.call(
                CANCEL_PRESENTATION, idempotency_key=key, presentation_id=presentation_id
            )
        return self._keep(over, epoch)

    def asks_first(self, presentation: Presentation) -> bool:
        """As the port says."""
        asked = self._asked(presentation)
        return asked.purpose.consent == "tap" or not set(asked.claims) <= set(presentation.claims)

    def answer(self, presentation: Presentation, agreed: Sequence[str]) -> Presentation:
        """As the port says."""
        epoch = self._record.epoch
        asked = self._asked(presentation)
        if not set(asked.claims) <= set(agreed):
            raise self._refused(presentation, "asks_too_much")
        known = self._documents.stored()
        document = known.of_id(presentation.document_id) if known else None
        if document is None:
            raise Rejected("not_found")
        credential = self._wallet.take(document)
        shown = presented(credential, asked, asked.claims, self._clock.real_now())
        try:
            self._api.exchange("POST", asked.response_uri, answer_form(asked, shown))
        except Rejected as error:  # why is told below, to who showed it, as well
            if error.code not in ("presentation_refused", "presentation_closed"):
                raise
        seen: Presentation = self._api.call(READ_PRESENTATION, presentation_id=presentation.id)
        return self._keep(seen, epoch)

    def decline(self, presentation_id: str) -> Presentation:
        """As the port says."""
        return self._refuse(presentation_id, PhoneRefusal(reason="declined"))

    def subscribe(self, listener: Callable[[PresentationsAsOf], object]) -> Callable[[], None]:
        """As the port says."""
        return self._record.subscribe(lambda entry: listener(_as_of(entry)))

    def _asked(self, presentation: Presentation) -> AskedFor:
        """The request of who read the code, believed; refused where it is not right."""
        if presentation.request_uri is None:
            raise Rejected("presentation_closed")
        token = self._api.exchange("GET", presentation.request_uri)
        trust: TrustList = self._api.call(READ_TRUST_LIST)
        now, day = self._clock.real_now(), self._clock.day()
        try:
            asked = believed(token.decode("ascii", "replace"), trust, day, now)
        except RequestNotBelieved as error:
            raise self._refused(presentation, error.reason) from None
        told = (presentation.verifier_id, presentation.purpose_id, presentation.type_id)
        if (asked.verifier_id, asked.purpose.id, asked.type_id) != told:
            raise self._refused(presentation, "request_not_believed")
        if not asked.purpose.lets(asked.claims, presentation.claims):
            raise self._refused(presentation, "asks_too_much")
        return asked

    def _refused(self, presentation: Presentation, reason: PhoneReason) -> Rejected:
        """Tell who asked that there is no answer; what to tell the holder."""
        self._refuse(presentation.id, PhoneRefusal(reason=reason))
        return Rejected("presentation_refused", {"reason": reason})

    def _refuse(self, presentation_id: str, why: PhoneRefusal) -> Presentation:
        epoch = self._record.epoch
        intent = f"present_refused/{presentation_id}/{why.reason}"
        with self._intents.once(intent, lambda: why) as (key, body):
            over: Presentation = self._api.call(
                REFUSE_PRESENTATION, body, idempotency_key=key, presentation_id=presentation_id
            )
        return self._keep(over, epoch)

    def _keep(self, one: Presentation, epoch: int) -> Presentation:
        """In its place in the list, or first where it is new."""
        entry = self._record.stored()
        before = entry.value.presentations if entry else ()
        at = next((place for place, other in enumerate(before) if other.id == one.id), 0)
        others = tuple(other for other in before if other.id != one.id)
        self._record.keep(Presentations(presentations=(*others[:at], one, *others[at:])), epoch)
        return one


def _as_of(entry: Entry[Presentations]) -> PresentationsAsOf:
    return PresentationsAsOf(entry.value.presentations, entry.at)
