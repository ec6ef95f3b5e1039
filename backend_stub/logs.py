"""Structured lines on standard error: what happened, never whose it was or what it held."""

import sys
import traceback
from typing import Any

import msgspec


def write_line(**fields: Any) -> None:
    """One JSON object on one line."""
    sys.stderr.write(msgspec.json.encode(fields).decode() + "\n")
    sys.stderr.flush()


def log_call(endpoint: str, status: int, seconds: float) -> None:
    """One answered call: the endpoint's name, not its path, which may hold ids."""
    write_line(event="call", endpoint=endpoint, status=status, ms=round(seconds * 1000, 1))


def report_fault(endpoint: str, err: BaseException) -> None:
    """A bug: its type and where it arose; not its message, which may quote what was sent."""
    places = [
        f"{frame.name}:{frame.lineno} {frame.filename.rpartition('/')[2]}"
        for frame in traceback.extract_tb(err.__traceback__)[-8:]
    ]
    write_line(event="fault", endpoint=endpoint, kind=type(err).__name__, at=places)
