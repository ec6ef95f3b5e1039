"""The quick path: encoded replies kept per session until something changes or a day ends."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any, Protocol

Scope = dict[str, Any]
Message = dict[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

MOST = 1024
"""Replies kept; past it all are forgotten, which costs one slow answer each."""


class Seen(Protocol):
    """A session, as far as the quick path needs to know it."""

    holder_id: str
    seen_at: datetime
    ended: bool


@dataclass(slots=True)
class KeptReply:
    """One encoded reply and what it stands on; ``good_until`` is real time."""

    session: Seen
    number: int
    good_until: datetime
    etag: bytes
    start: Message
    body: Message
    unchanged: Message
    endpoint: str


class QuickReplies:
    """Replies by session, path and rule set. A reply that no longer stands is never given."""

    def __init__(self, number: Callable[[str | None], int], now: Callable[[], datetime]) -> None:
        self._kept: dict[tuple[str, bytes, bytes], KeptReply] = {}
        self._number, self._now = number, now

    def find(self, scope: Scope) -> tuple[KeptReply, bool] | None:
        """The reply to a GET, and whether the asker has it already; None where it must be made."""
        authorization = rules = held = b""
        for name, value in scope["headers"]:
            if name == b"authorization":
                if authorization:
                    return None
                authorization = value
            elif name == b"rule-set":
                if rules:
                    return None
                rules = value
            elif name == b"if-none-match":
                held = value
            elif name in (b"stage-fault", b"on-behalf-of"):
                return None
        # Hashed as in the table of sessions: no token stays in memory.
        reply = self._kept.get((scope["path"], sha256(authorization).digest(), rules))
        if reply is None:
            return None
        session, now = reply.session, self._now()
        if (
            session.ended
            or now >= reply.good_until
            or reply.number != self._number(session.holder_id)
            or scope["query_string"]
        ):
            return None
        session.seen_at = now
        return reply, held == reply.etag

    def keep(self, path: str, authorization: bytes, rules: bytes, reply: KeptReply) -> None:
        """Give this reply from now on."""
        if len(self._kept) >= MOST:
            self._kept.clear()
        self._kept[path, sha256(authorization).digest(), rules] = reply
