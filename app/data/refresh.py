"""Fetches anew all that a change may have touched, so that every screen shows it."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext, suppress

from app.data.account import AccountRepository
from app.data.errors import AppError
from app.data.session import SessionRepository
from app.runtime.policy import PolicyChoice
from app.runtime.story_clock import StoryClock
from app.runtime.tasks import Done, TaskRunner
from app.shared.rules.account import account_standing
from app.shared.rules.levels import Feature, feature_open

_KEY = "changes.refresh"


class Refresh:
    """
    One pass over what the signed-in resident has; a newer pass takes an older one's place.

    Args:
        always: Refreshed also while the account is locked.
        unlocked: Refreshed only while it is not, and where the level opens the feature it belongs
            to, if any: the server answers nothing else then.
        quietly: Around each of those: nobody asked for it, so it must stand in nobody's way.
    """

    def __init__(
        self,
        session: SessionRepository,
        account: AccountRepository,
        clock: StoryClock,
        policy: PolicyChoice,
        tasks: TaskRunner,
        always: Sequence[Callable[[], object]],
        unlocked: Sequence[tuple[Feature | None, Callable[[], object]]],
        quietly: Callable[[], AbstractContextManager[object]] = nullcontext,
    ) -> None:
        self._session, self._account = session, account
        self._clock, self._policy, self._tasks = clock, policy, tasks
        self._always, self._unlocked, self._quietly = always, unlocked, quietly

    def soon(self) -> None:
        """In a worker; on the interface's thread. Faults are told by the screens' own questions."""
        if self._session.signed_in:
            self._tasks.submit(self.now, _ended, _KEY)

    def now(self) -> None:
        """
        In this thread.

        Raises:
            AppError: At the first that fails; what came before is kept.
        """
        self._session.reconnect()
        account = self._account.refresh().account
        for refresh in self._always:
            refresh()
        if not account_standing(account, self._clock.now(), self._policy.rules).locked:
            rules = self._policy.rules
            for feature, refresh in self._unlocked:
                if feature is None or feature_open(feature, account.level, rules).holds:
                    with self._quietly():
                        refresh()


def _ended(done: Done[None]) -> None:
    with suppress(AppError):
        done.unwrap()
