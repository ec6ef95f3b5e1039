"""The documents of the wallet, and the one rule of what of them may be seen."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Protocol

import msgspec

from app.data.cache import Entry
from app.data.offline_first import OfflineFirst
from app.runtime.listeners import Listeners
from app.runtime.policy import PolicyChoice
from app.runtime.story_clock import StoryClock
from app.shared.contract.documents import DocumentList, HeldDocument
from app.shared.rules.standing import standing_of
from app.shared.rulesets import RuleSet


class DocumentsAsOf(msgspec.Struct, frozen=True):
    """
    The wallet and when the server told it; UTC, story time.

    Attributes:
        documents: In the wallet's order; values only of those that may be seen today.
    """

    documents: tuple[HeldDocument, ...]
    at: datetime

    def of_id(self, document_id: str) -> HeldDocument | None:
        """The document of that id; None where the wallet does not hold it."""
        return next((one for one in self.documents if one.id == document_id), None)


class DocumentsRepository(Protocol):
    """The wallet."""

    def stored(self) -> DocumentsAsOf | None:
        """What the phone holds, as it may be seen today; never uses the network."""

    def refresh(self) -> DocumentsAsOf:
        """Ask the server and keep the answer. Raises AppError; what was held then stays."""

    def subscribe(self, listener: Callable[[DocumentsAsOf], object]) -> Callable[[], None]:
        """Be told, on the interface's thread, when it differs, or other values may be seen."""


def visible(document: HeldDocument, day: date, rules: RuleSet) -> HeldDocument:
    """
    The document as its holder may see it on that day (Viet Nam date) under those rules.

    Every way out of the phone's copy goes through here: a document that is hidden or expired has
    neither values nor history.
    """
    standing = standing_of(document, day, rules)
    if standing.values_shown or not (document.fields or document.history):
        return document
    return msgspec.structs.replace(document, fields={}, history=())


class OfflineFirstDocuments:
    """The port over server and copy."""

    def __init__(
        self, record: OfflineFirst[DocumentList], clock: StoryClock, policy: PolicyChoice
    ) -> None:
        self._record, self._clock, self._policy = record, clock, policy
        self._listeners = Listeners()
        record.subscribe(lambda entry: self._listeners.tell(self._as_of(entry)))
        clock.subscribe(lambda _: self._look_again())
        policy.subscribe(lambda _: self._look_again())

    def stored(self) -> DocumentsAsOf | None:
        """As the port says."""
        entry = self._record.stored()
        return self._as_of(entry) if entry else None

    def refresh(self) -> DocumentsAsOf:
        """As the port says."""
        return self._as_of(self._record.refresh())

    def subscribe(self, listener: Callable[[DocumentsAsOf], object]) -> Callable[[], None]:
        """As the port says."""
        return self._listeners.add(listener)

    def _look_again(self) -> None:
        """Another day or rule set: another part of the same copy may be seen."""
        entry = self._record.stored()
        if entry is not None:
            self._listeners.tell(self._as_of(entry))

    def _as_of(self, entry: Entry[DocumentList]) -> DocumentsAsOf:
        day, rules = self._clock.day(), self._policy.rules
        seen = tuple(visible(one, day, rules) for one in entry.value.documents)
        return DocumentsAsOf(seen, entry.at)
