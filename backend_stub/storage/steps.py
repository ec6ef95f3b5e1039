"""A dated step of something that goes through several."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Step:
    """One dated event; ``at`` is story time."""

    kind: str
    at: datetime
    detail: str | None
