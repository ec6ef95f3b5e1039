"""What a route is given, what it may answer, and what ties it to the contract's table."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any, TypeVar

from sqlalchemy import Connection

from app.shared.contract.endpoint import Endpoint
from app.shared.contract.session import StepUpOperation
from app.shared.rulesets import RuleSet
from backend_stub.auth import OpenSession, spend_grant
from backend_stub.problems import Refusal
from backend_stub.services.register_lines import facts_at
from backend_stub.storage.devices import LinkRequest, request_by_ticket
from backend_stub.storage.engine import Writing
from backend_stub.storage.facts import HolderFacts, read_facts
from backend_stub.stub import Stub


@dataclass(frozen=True, slots=True)
class Answer:
    """A reply with another status than the endpoint's own."""

    value: Any
    status: int


@dataclass(slots=True, kw_only=True)
class Call:
    """
    One call, its rights checked and its input read.

    Attributes:
        rules: Of the phone that calls.
        story_now: Story time of the whole call.
        now: Real time of the whole call.
        session: None where the endpoint asks for none.
        ticket: What the request that asks with a ticket carries; its hash.
        on_behalf: Id of whom the call is made for; None for the caller.
        ids: Path parameters.
        query: Whole-number query parameters that were sent.
        body: Of the endpoint's type.
        writing: The transaction; None for what only reads, and for a route that is a coroutine.
        prepared: What was worked out before the transaction, where the endpoint has such a part.
    """

    stub: Stub
    endpoint: Endpoint
    rules: RuleSet
    story_now: datetime
    now: datetime
    session: OpenSession | None
    on_behalf: str | None = None
    ids: dict[str, str]
    query: dict[str, int]
    body: Any
    reading: Connection | None = None
    writing: Writing | None = None
    prepared: Any = None
    ticket: bytes | None = None
    _facts: dict[str, HolderFacts] = field(default_factory=dict)

    @property
    def caller(self) -> OpenSession:
        """The session of whoever calls; rights were checked, so there is one."""
        if self.session is None:
            raise Refusal("unauthenticated")
        return self.session

    @property
    def owner_id(self) -> str:
        """Whose things the call is about: the caller's, or of whom the caller acts for."""
        return self.on_behalf or self.caller.holder_id

    def owner(self) -> HolderFacts:
        """The facts of whom the call is about."""
        return self.facts(self.owner_id)

    def bound(self, target: str) -> str:
        """What a passcode for a deed is bound to: for somebody else, to whom as well."""
        if self.on_behalf is None:
            return target
        return sha256(f"{self.on_behalf}:{target}".encode()).hexdigest()

    def spend(self, operation: StepUpOperation, target: str) -> None:
        """
        Use the body's proof up.

        Raises:
            Refusal: It was used, has ended, or is for another deed, target, holder or session.
        """
        spend_grant(self.db, self.caller, self.body.grant, operation, self.bound(target), self.now)

    @property
    def ticket_request(self) -> LinkRequest:
        """
        What the caller's ticket opens: one phone's request about one account.

        Raises:
            Refusal: There is no such ticket, or it has ended.
        """
        found = request_by_ticket(self.db, self.ticket) if self.ticket else None
        if found is None or found.ends_at <= self.stub.now():
            raise Refusal("unauthenticated", headers={"WWW-Authenticate": "Ticket"})
        if not found.alive(self.stub.now()) and self.endpoint.method != "GET":
            raise Refusal("device_link_closed")
        return found

    @property
    def db(self) -> Connection:
        """The transaction's connection, to read or to write."""
        if self.writing is not None:
            return self.writing.db
        if self.reading is None:
            msg = f"{self.endpoint.name} has no transaction of its own"
            raise RuntimeError(msg)
        return self.reading

    def facts(self, holder_id: str | None = None, *, again: bool = False) -> HolderFacts:
        """The caller's facts, read once; ``again`` after something was written."""
        owner = holder_id or self.caller.holder_id
        if again or owner not in self._facts:
            self._facts[owner] = facts_at(read_facts(self.db, owner), self.story_now)
        return self._facts[owner]

    def changed(self, holder_id: str | None = None) -> HolderFacts:
        """Say that a holder's things were written; answers them as they are now."""
        owner = holder_id or self.caller.holder_id
        if self.writing is None:
            msg = f"{self.endpoint.name} does not write"
            raise RuntimeError(msg)
        self.stub.changed(self.writing, owner)
        return self.facts(owner, again=True)

    def end_sessions(self, holder_id: str, why: str, *, but: str = "") -> None:
        """End every session of a holder at once, except those of one device; say why."""
        if self.writing is None:
            msg = f"{self.endpoint.name} does not write"
            raise RuntimeError(msg)
        self.writing.kept.append(self.stub.sessions.end(self.writing.db, holder_id, why, but=but))


Route = Callable[[Call], Any]
R = TypeVar("R", bound=Route)
ROUTES: dict[str, Route] = {}
"""Endpoint's name → what serves it; a test holds that it has every endpoint of the contract."""


def serves(endpoint: Endpoint) -> Callable[[R], R]:
    """Tie a function to an endpoint: method, path, rights and types come from the contract."""

    def tie(route: R) -> R:
        if endpoint.name in ROUTES:
            msg = f"{endpoint.name} is served twice"
            raise ValueError(msg)
        ROUTES[endpoint.name] = route
        return route

    return tie


PREPARATIONS: dict[str, Callable[[Call], Awaitable[Any]]] = {}
"""Endpoint's name → what takes too long for the one lane of writes and comes before it."""
P = TypeVar("P", bound=Callable[[Call], Awaitable[Any]])


def prepares(endpoint: Endpoint) -> Callable[[P], P]:
    """Tie a coroutine to an endpoint: ``Call.prepared`` is what it answers. It decides nothing."""

    def tie(preparation: P) -> P:
        PREPARATIONS[endpoint.name] = preparation
        return preparation

    return tie
