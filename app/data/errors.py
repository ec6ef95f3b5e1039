"""What can go wrong when the server is asked or a copy is opened, with the key of its words."""

from collections.abc import Mapping
from typing import Any

NOT_LINKED = "device_not_linked"
"""Code of the refusal of a right passcode on a phone that is not the account's."""


class AppError(Exception):
    """
    Something that a screen tells the resident; any other exception is a bug.

    Attributes:
        message_key: Sentence in the catalogue, ``error.…``.
        values: What the sentence needs.
    """

    def __init__(self, message_key: str, values: Mapping[str, Any] | None = None) -> None:
        super().__init__(message_key)
        self.message_key = message_key
        self.values: dict[str, Any] = dict(values or {})


class Offline(AppError):
    """The server was not reached: nothing was done there."""

    def __init__(self, message_key: str = "error.offline") -> None:
        super().__init__(message_key)


class Unanswered(Offline):
    """
    It was reached and did not answer in time; a deed may have been done.

    Asking again is safe: the same intent carries the same idempotency key.
    """

    def __init__(self) -> None:
        super().__init__("error.unanswered")


class Unauthenticated(AppError):
    """
    There is no session any more: the passcode must be entered again.

    Attributes:
        ended: ``replaced``, ``unlinked`` or ``lost`` where this phone was unlinked; empty where
            the session was merely silent or old.
    """

    def __init__(self, ended: str = "") -> None:
        super().__init__("error.unauthenticated")
        self.ended = ended


class Rejected(AppError):
    """
    The server's refusal, a decision.

    Attributes:
        code: A ``ProblemCode``; one that this app does not know reads as ``bad_request``.
    """

    def __init__(self, code: str, values: Mapping[str, Any] | None = None) -> None:
        super().__init__(f"error.rejected.{code}", values)
        self.code = code


class ServerFault(AppError):
    """
    The server failed or has too much to do: nothing was decided.

    Attributes:
        code: ``internal``, ``overloaded``, ``simulated_failure``.
    """

    def __init__(self, code: str = "internal", values: Mapping[str, Any] | None = None) -> None:
        super().__init__(f"error.rejected.{code}", values)
        self.code = code


class Queued(AppError):
    """
    Many want the same: nothing was done, and the call may come again when the turn has come.

    No ``ServerFault``, after which a sheet keeps the passcode to send it again: a queue may take
    hours.
    """

    def __init__(self, values: Mapping[str, Any] | None = None) -> None:
        super().__init__("error.rejected.queue_wait", values)


class Unintelligible(AppError):
    """
    The answer is not what the contract says.

    Attributes:
        detail: Where and why, for the log; no values of the answer.
    """

    def __init__(self, detail: str) -> None:
        super().__init__("error.unintelligible")
        self.detail = detail
