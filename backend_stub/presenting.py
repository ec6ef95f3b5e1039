"""Offers that end by themselves, and what verifiers saw and are to forget."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from backend_stub.limits import limits
from backend_stub.services import presentations
from backend_stub.storage import presentations as written
from backend_stub.storage.engine import Writing

if TYPE_CHECKING:
    from backend_stub.stub import Stub

After = Callable[[float, Callable[[Writing], None]], None]


class Presenting:
    """
    Watches over codes and requests that wait, in real time.

    Args:
        stub: Whose clocks count, and who tells that something changed.
        after: Writes so in so many seconds.
    """

    def __init__(self, stub: "Stub", after: After) -> None:
        self._stub, self._after = stub, after

    def take_up(self, writing: Writing) -> None:
        """After a restart: what waited ends at its time; what was seen is forgotten."""
        now = self._stub.now()
        for offer_id, ends_at in written.open_offers(writing.db):
            self.end(offer_id, max(0.0, (ends_at - now).total_seconds()))
        self.forget(0)
        self.forget(limits().presentation.seen_seconds)

    def watch(self, writing: Writing | None, offer: written.Offer) -> None:
        """Tell its holder that an offer was written, and end it at its time."""
        if writing is None:
            msg = "an offer is written in a transaction"
            raise RuntimeError(msg)
        self._stub.changed(writing, offer.holder_id)
        seconds = (offer.ends_at - self._stub.now()).total_seconds()
        writing.kept.append(lambda: self.end(offer.id, max(0.0, seconds)))

    def end(self, offer_id: str, seconds: float) -> None:
        """Let an offer lapse where nobody took it up, or answered, by then."""

        def work(writing: Writing) -> None:
            offer = written.offer_of_id(writing.db, offer_id)
            if offer is None:  # a reset came between
                return
            now = self._stub.now()
            left = (offer.ends_at - now).total_seconds()
            if left > 0 and offer.steps[-1].kind in written.OPEN_STEPS:
                writing.kept.append(lambda: self.end(offer_id, left))
            elif presentations.lapse(writing.db, offer, self._stub.story.now(), now):
                self._stub.changed(writing, offer.holder_id)

        self._after(seconds, work)

    def forget(self, seconds: float) -> None:
        """Delete what verifiers may not see any longer by then."""

        def work(writing: Writing) -> None:
            written.forget_seen(writing.db, self._stub.now())

        self._after(seconds, work)
