"""What one call between app and server is: who may make it, what it takes and answers."""

from dataclasses import dataclass, field
from enum import Enum
from typing import Literal

from app.shared.contract.problems import ProblemCode


class Right(Enum):
    """Who may call. Nobody may call what declares nothing: the right is a required field."""

    ANYBODY = "anybody"
    HOLDER = "holder"
    """A session; answers only with the caller's own things."""
    HOLDER_UNLOCKED = "holder_unlocked"
    """A session whose account is not locked on the story day under the phone's rule set."""
    TICKET = "ticket"
    """A device link ticket: opens the calls that link the one phone it was given to."""
    STAGE = "stage"
    """The panel's key, printed at start: a tool of the prototype, no part of the product."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """
    One call.

    Attributes:
        name: The OpenAPI ``operationId``.
        method, path: Path parameters in braces; all are ids of the contract.
        right: Who may call.
        reply: Type of the answer; None where it is 204.
        body: Type of what is sent; None where nothing is.
        status: Of the answer.
        idempotent: Takes an ``Idempotency-Key``; first answer kept 24 hours and replayed.
        failures: Problem codes besides those that every call may answer.
        feature: What the account's level must open; None where every level may.
        bypasses_queue: Of a crowded feature, and answered without a turn: the room's own door.
        query: Names of whole-number query parameters.
        on_behalf: May be made for somebody for whom the caller acts, named in a header.
        media_type: Of an answer that is text of a standard and no value of the contract.
        form: The body comes as ``application/x-www-form-urlencoded``, each name once.
    """

    name: str
    method: Literal["GET", "POST", "PUT", "DELETE"]
    path: str
    right: Right
    reply: type | None
    body: type | None = None
    status: int = 200
    idempotent: bool = False
    failures: tuple[ProblemCode, ...] = ()
    feature: Literal["documents", "presenting", "benefits", "foreign_sign_in"] | None = None
    bypasses_queue: bool = False
    query: tuple[str, ...] = ()
    on_behalf: bool = False
    media_type: str | None = None
    form: bool = False
    parameters: tuple[str, ...] = field(default=(), init=False)

    def __post_init__(self) -> None:
        """Read the path's parameters once."""
        names = tuple(part[1:-1] for part in self.path.split("/") if part.startswith("{"))
        object.__setattr__(self, "parameters", names)

    @property
    def queued(self) -> bool:
        """Whether it waits for a turn on a day when many come: calls of the benefit account do."""
        return self.feature == "benefits" and not self.bypasses_queue


EVERY_CALL: tuple[ProblemCode, ...] = (
    "bad_request", "body_too_large", "too_many_requests", "overloaded", "simulated_failure",
)  # fmt: skip
"""Problems that any call may answer; a session's also ``unauthenticated`` and ``not_found``."""

RULE_SET_HEADER = "Rule-Set"
"""Every phone names the rule set it shows; two phones may show one person under two."""
ON_BEHALF_HEADER = "On-Behalf-Of"
"""Id of the holder for whom a call is made; without it the caller acts for oneself."""
STAGE_KEY_HEADER = "Stage-Key"
FAULT_HEADER = "Stage-Fault"
"""``delay=MILLISECONDS`` or ``failure``: the panel's network fault; needs a stage key set."""
IDEMPOTENCY_HEADER = "Idempotency-Key"
MAX_BODY_BYTES = 65_536
