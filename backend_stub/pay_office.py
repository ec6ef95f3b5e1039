"""Goes on with runs, chunk by chunk, each in a transaction of its own, and after a restart."""

from concurrent.futures import Future
from functools import partial
from typing import TYPE_CHECKING, Any

from backend_stub.logs import report_fault
from backend_stub.services.pay_runs import work_on
from backend_stub.services.paying import advance
from backend_stub.storage.engine import Writing
from backend_stub.storage.pay_runs import under_way
from backend_stub.storage.payees import touched_holders

if TYPE_CHECKING:
    from backend_stub.stub import Stub

_PATIENCE = 1.0  # seconds until a chunk that could not be written is tried again


class PayOffice:
    """Works on every run that has a task."""

    def __init__(self, stub: "Stub") -> None:
        self._stub = stub

    def take_up(self, writing: Writing) -> None:
        """Go on with what was under way when the server last ended."""
        for run_id in under_way(writing.db):
            self.go_on(run_id)

    def go_on(self, run_id: str, seconds: float = 0.0) -> None:
        """Do the run's next chunk, and so on until its task is over."""
        self._stub.later.after(seconds, partial(self._ask, run_id))

    def _ask(self, run_id: str) -> None:
        try:
            writing = self._stub.store.write(partial(self._chunk, run_id))
        except RuntimeError:  # the store closed in the same moment: a restart takes it up
            return
        writing.add_done_callback(partial(self._done, run_id))

    def _chunk(self, run_id: str, writing: Writing) -> float | None:
        stub = self._stub
        now, pace = stub.story_in(writing.db), stub.settings.provider_pace
        work = work_on(writing.db, run_id, now, stub.now(), pace)
        if work is None:  # a reset came between
            return None
        seconds = advance(work)
        self._tell(writing, work.touched, over=seconds is None)
        return seconds

    def _tell(self, writing: Writing, payee_ids: set[str], *, over: bool) -> None:
        """Whose payments moved is told: who receives them, represents them, or has a share."""
        for holder_id in touched_holders(writing.db, payee_ids):
            self._stub.changed(writing, holder_id)
        if over:
            writing.kept.append(self._stub.changes.wake)

    def _done(self, run_id: str, done: Future[Any]) -> None:
        if done.cancelled():
            return
        err = done.exception()
        if err is not None:
            report_fault("pay", err)
            self.go_on(run_id, _PATIENCE)
            return
        seconds = done.result()
        if seconds is not None:
            self.go_on(run_id, seconds)
