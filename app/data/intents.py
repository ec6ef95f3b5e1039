"""What the resident means to do once, however often it is sent."""

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from app.data.errors import AppError, Offline, Queued, Rejected, ServerFault, Unintelligible

_UNDECIDED = frozenset({"idempotency_running", "too_many_requests"})


class Intents:
    """
    Idempotency keys by intent, each with the very body that was first sent.

    A key lives until the server has decided: after a broken connection, a silence or a fault the
    same deed is sent again under the same key, and is done once. Kept in memory: the server itself
    answers a second renewal or link of the same thing with the first.
    """

    def __init__(self) -> None:
        self._open: dict[str, tuple[str, Any]] = {}

    @contextmanager
    def once(
        self, intent: str, body: Callable[[], Any] = lambda: None
    ) -> Iterator[tuple[str, Any]]:
        """
        The key and the body to send; ``body`` is made only where the intent is new.

        Used around the call; forgets the intent when it ends with an answer.
        """
        if intent not in self._open:
            self._open[intent] = (secrets.token_hex(16), body())
        try:
            yield self._open[intent]
        except AppError as error:
            if is_decided(error):
                self._open.pop(intent, None)
            raise
        self._open.pop(intent, None)

    def forget(self) -> None:
        """Another resident's intents are not mine."""
        self._open.clear()


def is_decided(error: AppError) -> bool:
    """Whether the server answered with a decision, so that nothing is left open."""
    if isinstance(error, Rejected):
        return error.code not in _UNDECIDED
    return not isinstance(error, Offline | Queued | ServerFault | Unintelligible)
