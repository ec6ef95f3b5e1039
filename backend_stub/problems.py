"""Refusals and their one form on the wire: problem+json with a sentence in each language."""

from typing import Any

from app.shared.codec import encode
from app.shared.contract.problems import STATUS, Problem, ProblemCode
from backend_stub.problem_sentences import SENTENCES

CONTENT_TYPE = "application/problem+json"


class Refusal(Exception):
    """
    A call that is answered with a problem.

    Attributes:
        code: Of the contract.
        detail: What exactly, in English; never a value that was sent.
        values: Numbers and ids that the sentence needs.
        headers: Such as ``Retry-After`` or ``Allow``.
        keeps: Whether what was written before it stays: a counted wrong code does, all else goes.
    """

    def __init__(
        self,
        code: ProblemCode,
        detail: str | None = None,
        *,
        values: dict[str, Any] | None = None,
        headers: dict[str, str] | None = None,
        keeps: bool = False,
    ) -> None:
        super().__init__(code)
        self.code: ProblemCode = code
        self.detail = detail
        self.values = values or {}
        self.headers = dict(headers or {})
        self.keeps = keeps
        if self.values.get("wait_seconds"):
            self.headers.setdefault("Retry-After", str(self.values["wait_seconds"]))

    @property
    def status(self) -> int:
        """The HTTP status of the code."""
        return STATUS[self.code]


def problem_of(refusal: Refusal) -> Problem:
    """The refusal as the contract's value."""
    vi, en = SENTENCES[refusal.code]
    return Problem(
        type=f"urn:dinh-danh:problem:{refusal.code}",
        title=en,
        title_vi=vi,
        status=refusal.status,
        code=refusal.code,
        detail=refusal.detail,
        values=refusal.values,
    )


def problem_bytes(refusal: Refusal) -> bytes:
    """The refusal as it goes over the wire."""
    return encode(problem_of(refusal))
