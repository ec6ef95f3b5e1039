"""What a screen asked for and did not get."""

from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

D = TypeVar("D", bound=str)


@dataclass(frozen=True, slots=True)
class Fault(Generic[D]):
    """
    A deed that did not come about.

    Attributes:
        deed: Which one, by the screen's own names.
        key, values: The sentence.
        offline: For want of a network or an answer; it is tried again when that is back.
    """

    deed: D
    key: str
    values: dict[str, Any] = field(default_factory=dict)
    offline: bool = False
