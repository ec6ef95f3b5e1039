"""Between wallets and registers: passes requests on, waits where a register is silent."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from app.shared.registers import register
from backend_stub.limits import limits
from backend_stub.services.integrations import answer
from backend_stub.storage import integrations as written
from backend_stub.storage.engine import Writing
from backend_stub.storage.registers import stands

if TYPE_CHECKING:
    from backend_stub.stub import Stub

_MILLI = 1000


class IntegrationOffice:
    """Asks a register in its own time; what it has decided is in the request's steps alone."""

    def __init__(
        self, stub: "Stub", after: Callable[[float, Callable[[Writing], None]], None]
    ) -> None:
        self._stub, self._after = stub, after

    def take_up(self, writing: Writing) -> None:
        """Go on with what waited when the server last ended."""
        for one in written.open_integrations(writing.db):
            self.pass_on(writing, one.id)

    def answers_again(self, writing: Writing, register_id: str) -> None:
        """A register answers again: what waited for it is passed on."""
        for one in written.open_integrations(writing.db, register_id):
            self.pass_on(writing, one.id)

    def pass_on(self, writing: Writing, integration_id: str) -> None:
        """Once it is kept, bring a request to its register, in the time that this takes."""
        one = written.integration_by_id(writing.db, integration_id)
        if one is not None:
            seconds = self._seconds(writing, one.register_id)
            step = partial(self._step, integration_id)
            writing.kept.append(lambda: self._after(seconds, step))

    def _seconds(self, writing: Writing, register_id: str) -> float:
        stand = stands(writing.db).get(register_id)
        seconds = register(register_id).latency_ms / _MILLI
        if stand is not None and stand.state == "slow":
            seconds = float(limits().register.slow_seconds)
        return seconds * self._stub.settings.provider_pace

    def _step(self, integration_id: str, writing: Writing) -> None:
        """One step on: to the register, or to its answer; none while it does not answer."""
        one = written.integration_by_id(writing.db, integration_id)
        if one is None or one.steps[-1].kind not in ("sent", "silent", "asked"):
            return
        now = max(self._stub.story_in(writing.db), one.steps[-1].at)
        stand = stands(writing.db).get(one.register_id)
        last = one.steps[-1].kind
        if stand is not None and stand.state == "down":
            if last != "silent":
                written.add_step(writing.db, one, "silent", now)
        elif last != "asked":
            written.add_step(writing.db, one, "asked", now)
            look = limits().integration.look_seconds * self._stub.settings.provider_pace
            writing.kept.append(lambda: self._after(look, partial(self._step, integration_id)))
        else:
            answer(writing.db, one, now)
        for holder_id in {one.holder_id, one.asked_by}:
            self._stub.changed(writing, holder_id)
