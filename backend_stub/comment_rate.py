"""How many comments each account has sent lately."""

from collections import deque
from datetime import datetime, timedelta

from backend_stub.limits import limits
from backend_stub.problems import Refusal


class CommentRate:
    """
    How many comments each account sent lately, in real time and in memory alone.

    A table of it would say who was speaking when an anonymous comment came.
    """

    def __init__(self) -> None:
        self._sent: dict[str, deque[datetime]] = {}

    def refuse_flood(self, holder_id: str, now: datetime) -> None:
        """
        Let pass who may send one more.

        Raises:
            Refusal: The account has sent too many; it says in how many seconds it may again.
        """
        limit, sent = limits().consultation, self._sent.setdefault(holder_id, deque())
        window = timedelta(seconds=limit.window_seconds)
        while sent and sent[0] <= now - window:
            sent.popleft()
        if len(sent) >= limit.per_account:
            wait = sent[0] + window - now
            seconds = max(1, -(-wait // timedelta(seconds=1)))
            raise Refusal("comments_slowed", values={"wait_seconds": seconds})

    def sent(self, holder_id: str, now: datetime) -> None:
        """One more was accepted."""
        self._sent.setdefault(holder_id, deque()).append(now)
