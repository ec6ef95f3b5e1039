"""The queue before the benefit account: where this resident stands in it."""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime
from typing import Any, Literal, Protocol

import msgspec

from app.data.api_client import ApiClient
from app.data.errors import Queued, Rejected
from app.runtime.listeners import Listeners
from app.runtime.tasks import Post
from app.shared.clock import Now
from app.shared.contract.queue import Queue, QueuePlace
from app.shared.contract.queue_endpoints import (
    FOLLOW_PLACE,
    LEAVE_QUEUE,
    LOOK_AT_QUEUE,
    TAKE_PLACE,
)

Again = Literal["", "lost", "passed"]


class QueueStanding(msgspec.Struct, frozen=True):
    """
    How one stands.

    Attributes:
        place: As the server told it last; None where it was met and no place is taken yet.
        at: When the server told; UTC, story time.
        again: Why the place is not the first one: the server had forgotten it (``lost``), or its
            turn had come and gone unused (``passed``).
        aside: The resident looks at what the phone holds meanwhile.
    """

    place: QueuePlace | None
    at: datetime
    again: Again = ""
    aside: bool = False

    @property
    def waits(self) -> bool:
        """Whether the turn has not come yet."""
        return self.place is None or self.place.state == "waiting"


class QueueRepository(Protocol):
    """
    The one place of who is signed in. Calls raise AppError; a place is the server's and outlives
    connection, session and app.
    """

    @property
    def standing(self) -> QueueStanding | None:
        """As known; None where no queue was met."""

    @property
    def holds(self) -> bool:
        """Whether the queue stands before what needs a turn."""

    def refresh(self) -> None:
        """Ask once a session whether there is a place from before."""

    def take(self) -> QueueStanding:
        """Take a place, or hear of the one there is."""

    def follow(self) -> QueueStanding | None:
        """Ask where the place stands; a new one is taken at once where it is no more."""

    def leave(self) -> None:
        """Give the place back, at once on the phone; the server hears of it if it can."""

    def step_aside(self) -> None:
        """Look at what the phone holds; the place stays."""

    def subscribe(self, listener: Callable[[], object]) -> Callable[[], None]:
        """Be told, on the interface's thread, when one stands otherwise than before."""


class ServerQueue:
    """The port over the server; in memory, since the server keeps the place."""

    def __init__(self, api: ApiClient, now: Now, post: Post) -> None:
        self._api, self._now, self._post = api, now, post
        self._listeners = Listeners()
        self._quiet = threading.local()
        self._looked = False
        self._whose, self._epoch = "", 0
        self.standing: QueueStanding | None = None
        api.on_queued = self._met

    @property
    def holds(self) -> bool:
        """As the port says."""
        standing = self.standing
        return standing is not None and standing.waits and not standing.aside

    def refresh(self) -> None:
        """As the port says."""
        if self._looked:
            return
        epoch = self._epoch
        seen: Queue = self._api.call(LOOK_AT_QUEUE)
        self._looked = epoch == self._epoch
        if seen.own is not None and seen.own.state == "waiting":
            self._stand(QueueStanding(seen.own, self._now()), epoch)

    def take(self) -> QueueStanding:
        """As the port says."""
        return self._taken("", self._epoch)

    def follow(self) -> QueueStanding | None:
        """As the port says."""
        standing, epoch = self.standing, self._epoch
        if standing is None or standing.place is None:
            return standing
        try:
            place: QueuePlace = self._api.call(FOLLOW_PLACE, ticket_id=standing.place.ticket)
        except Rejected as error:
            if error.code != "not_found":
                raise
            return self._taken("lost", epoch)
        if place.state == "ended":
            return self._taken("passed", epoch)
        return self._stand(msgspec.structs.replace(standing, place=place, at=self._now()), epoch)

    def leave(self) -> None:
        """As the port says."""
        standing = self.standing
        self._forget()
        if standing is not None and standing.place is not None:
            self._api.call(LEAVE_QUEUE, ticket_id=standing.place.ticket)

    def step_aside(self) -> None:
        """As the port says."""
        if self.standing is not None:
            self._stand(msgspec.structs.replace(self.standing, aside=True), self._epoch)

    def belong_to(self, personal_number: str) -> None:
        """Whoever is signed in; somebody else's place is another one."""
        if personal_number != self._whose:
            self._whose, self._looked = personal_number, False
            self._forget()

    @contextmanager
    def quietly(self) -> Iterator[None]:
        """In this thread nobody asked for anything: meeting the queue means nothing."""
        self._quiet.now = True
        try:
            with suppress(Queued):
                yield
        finally:
            self._quiet.now = False

    def subscribe(self, listener: Callable[[], object]) -> Callable[[], None]:
        """As the port says."""
        return self._listeners.add(listener)

    def _met(self, values: Mapping[str, Any]) -> None:
        """The server refused a call for want of a turn: on the caller's thread."""
        if getattr(self._quiet, "now", False):
            return
        before = self.standing.place if self.standing else None
        place = None
        if ticket := values.get("ticket"):
            ahead = int(values.get("ahead") or 0)
            known = before is not None and before.ticket == ticket
            place = QueuePlace(
                ticket=str(ticket),
                state="waiting",
                ahead=ahead,
                began_ahead=before.began_ahead if before is not None and known else ahead,
                seconds=values.get("seconds"),
                poll_seconds=int(values.get("wait_seconds") or 1),
            )
        self._stand(QueueStanding(place, self._now()), self._epoch)

    def _taken(self, again: Again, epoch: int) -> QueueStanding:
        place: QueuePlace = self._api.call(TAKE_PLACE)
        aside = self.standing is not None and self.standing.aside
        return self._stand(QueueStanding(place, self._now(), again, aside), epoch)

    def _forget(self) -> None:
        """What was asked for before is not heard any more."""
        self._epoch += 1
        self.standing = None
        self._post(self._listeners.tell)

    def _stand(self, standing: QueueStanding, epoch: int) -> QueueStanding:
        if epoch == self._epoch and standing != self.standing:
            self.standing = standing
            self._post(self._listeners.tell)
        return standing
