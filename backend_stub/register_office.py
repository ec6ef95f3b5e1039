"""Between registers and phones: fetches edits after their source's time, sees them arrive."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from app.shared.registers import register, registers
from backend_stub.integration_office import IntegrationOffice
from backend_stub.limits import limits
from backend_stub.services.fetching import fetch
from backend_stub.storage import registers as written
from backend_stub.storage.documents import confirm
from backend_stub.storage.engine import Writing

if TYPE_CHECKING:
    from backend_stub.stub import Stub

_MILLI = 1000


@dataclass(slots=True)
class Way:
    """How far one edit has come; seconds of a clock that only runs on."""

    written: float
    fetched: float | None = None
    holders: frozenset[str] = frozenset()
    phones: dict[str, float] = field(default_factory=dict)

    def since(self, at: float) -> int:
        """Milliseconds after it was written."""
        return round((at - self.written) * _MILLI)


class RegisterOffice:
    """
    Fetches for the platform; what it remembers of ways is for the console alone.

    Attributes:
        integrations: Brings requests for documents to the registers.
    """

    def __init__(
        self, stub: "Stub", after: Callable[[float, Callable[[Writing], None]], None]
    ) -> None:
        self._stub, self._after = stub, after
        self.integrations = IntegrationOffice(stub, after)
        self._ways: OrderedDict[str, Way] = OrderedDict()

    def take_up(self, writing: Writing) -> None:
        """Records for what has none yet; what was not fetched when the server last ended is."""
        written.fill(writing.db, registers())
        for register_id in written.waiting(writing.db):
            self.fetch_later(writing, register_id)
        self.integrations.take_up(writing)

    def edited(self, writing: Writing, change_id: str, register_id: str) -> None:
        """An edit is being written: once it is kept, it is fetched after the register's time."""

        def kept() -> None:
            self._ways[change_id] = Way(monotonic())
            while len(self._ways) > limits().register.ways_kept:
                self._ways.popitem(last=False)

        writing.kept.append(kept)
        self.fetch_later(writing, register_id)

    def fetch_later(self, writing: Writing, register_id: str) -> None:
        """Fetch what waits in a register, in the time that it takes as it stands."""
        stand = written.stands(writing.db).get(register_id)
        slow = stand is not None and stand.state == "slow"
        seconds = register(register_id).latency_ms / _MILLI
        if slow:
            seconds = float(limits().register.slow_seconds)
        seconds *= self._stub.settings.provider_pace
        writing.kept.append(lambda: self._after(seconds, partial(self._fetch, register_id)))

    def play(self, writing: Writing, register_id: str, state: str) -> None:
        """Let a register stand so; whoever it knows is told, and what waits is fetched again."""
        now = self._stub.story_in(writing.db)
        confirm(writing.db, register(register_id).types, now)
        written.write_stand(writing.db, register_id, state, now)
        for holder_id in written.holders_in(writing.db, register_id):
            self._stub.changed(writing, holder_id)
        if state != "down":
            self.fetch_later(writing, register_id)
            self.integrations.answers_again(writing, register_id)

    def way(self, change_id: str) -> Way | None:
        """How far an edit has come; None where it was long ago or never."""
        return self._ways.get(change_id)

    def had(self, holder_id: str, device_id: str) -> None:
        """A phone has just asked for its holder's documents."""
        for way in self._ways.values():
            if way.fetched is not None and holder_id in way.holders:
                way.phones.setdefault(device_id, monotonic())

    def _fetch(self, register_id: str, writing: Writing) -> None:
        """Nothing while it does not answer: it is asked again once it does."""
        stand = written.stands(writing.db).get(register_id)
        if stand is not None and stand.state == "down":
            return
        for change_id in written.unfetched(writing.db, register_id):
            touched = frozenset(fetch(writing.db, change_id, self._stub.story_in(writing.db)))
            for holder_id in sorted(touched):
                self._stub.changed(writing, holder_id)
            writing.kept.insert(0, partial(self._arrived, change_id, touched))

    def _arrived(self, change_id: str, touched: frozenset[str]) -> None:
        way = self._ways.get(change_id)
        if way is not None:
            way.fetched, way.holders = monotonic(), touched
