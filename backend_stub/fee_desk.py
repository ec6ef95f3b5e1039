"""The simulated desk that takes fees: answers after its time, or not at all."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from backend_stub.limits import limits
from backend_stub.services import fees
from backend_stub.storage.engine import Writing
from backend_stub.storage.fees import unanswered
from backend_stub.storage.providers import state_of

if TYPE_CHECKING:
    from backend_stub.stub import Stub


class FeeDesk:
    """Sends orders there and takes what comes back."""

    def __init__(
        self, stub: "Stub", after: Callable[[float, Callable[[Writing], None]], None]
    ) -> None:
        self._stub, self._after = stub, after

    def take_up(self, writing: Writing) -> None:
        """What waited for an answer when the server last ended is asked again."""
        for order_id in unanswered(writing.db):
            self.send(writing, order_id)

    def send(self, writing: Writing, order_id: str) -> None:
        """Once this is kept, the order reaches the desk, which answers after its time."""
        seconds = limits().fee.latency_seconds * self._stub.settings.provider_pace
        writing.kept.append(lambda: self._after(seconds, partial(self._answer, order_id)))

    def _answer(self, order_id: str, writing: Writing) -> None:
        stub, played = self._stub, state_of(writing.db, fees.DESK)
        story, now = stub.story_in(writing.db), stub.now()
        heard = fees.answered(writing.db, order_id, played, story, now)
        if heard is None:
            return
        holder_id, said = heard
        if said:
            stub.changed(writing, holder_id)
            return
        seconds = limits().fee.silence_seconds * stub.settings.provider_pace
        writing.kept.append(lambda: self._after(seconds, partial(self._give_up, order_id)))

    def _give_up(self, order_id: str, writing: Writing) -> None:
        holder_id = fees.gave_up(writing.db, order_id, self._stub.story_in(writing.db))
        if holder_id is not None:
            self._stub.changed(writing, holder_id)
