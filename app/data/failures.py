"""What the server refused, as the errors of the app."""

from app.data.errors import AppError, Queued, Rejected, ServerFault, Unauthenticated
from app.shared.codec import Unreadable, decode
from app.shared.contract.problems import STATUS, Problem


def failure(status: int, answer: bytes) -> AppError:
    """The error that an answer of that status is: a problem of the server's, or none it knows."""
    try:
        problem = decode(answer, Problem, strict=False)
    except Unreadable:
        return ServerFault() if status >= 500 else Rejected("bad_request")
    return failure_of(problem)


def failure_of(problem: Problem) -> AppError:
    """The error that a problem of the server's is in the app."""
    if problem.code == "unauthenticated":
        return Unauthenticated(str(problem.values.get("ended") or ""))
    if problem.code == "queue_wait":
        return Queued(problem.values)
    if STATUS[problem.code] >= 500:
        return ServerFault(problem.code, problem.values)
    return Rejected(problem.code, problem.values)
