"""Ports of the data layer: the way to the server, copies, the vault, and the network seen."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from app.data.network import NetworkMode

if TYPE_CHECKING:
    from app.data.cache import Entry
    from app.shared.contract.endpoint import Endpoint

T = TypeVar("T")


class Caller(Protocol):
    """The way to the server, in whosever name."""

    def call(self, endpoint: "Endpoint", body: Any = None, **more: Any) -> Any:
        """As ``ApiClient.call``."""


class Copy(Protocol):
    """Where records are kept."""

    @property
    def epoch(self) -> int:
        """Grows when an owner comes or goes."""

    def get(self, record_id: str, wanted: type[T]) -> "Entry[T] | None":
        """The record; None where there is none."""

    def put(self, record_id: str, value: Any, at: datetime, epoch: int) -> None:
        """Keep a record. Raises Unauthenticated where it answers an owner who has gone."""


class Network(Protocol):
    """The network as this phone has it."""

    network: NetworkMode
    """The one that the panel chose; may be set, on the interface's thread."""

    @property
    def online(self) -> bool:
        """Whether the last call reached the server."""

    def subscribe(self, listener: Callable[[bool], object]) -> Callable[[], None]:
        """Be told, on the interface's thread, when the server is reached again or no more."""


class CopyState(Protocol):
    """How the phone's copy is doing."""

    damage: bool
    """A copy had to be set aside since the start: it is said, and everything fetched again."""
    unkept: bool
    """The disk takes nothing: what is known is known until the app ends."""

    def subscribe(self, listener: Callable[[], object]) -> Callable[[], None]:
        """Be told, on the interface's thread, when a copy had to be set aside."""


class Vault(Protocol):
    """What the phone keeps outside the data folder, for each owner of a copy."""

    def second_part(self, owner: str) -> bytes:
        """32 random bytes that the key is mixed with; made at the first call, then the same."""

    def failed_tries(self, owner: str) -> int:
        """Wrong passcodes without a network since the last right one."""

    def count_try(self, owner: str) -> int:
        """One more, on the disk before the passcode is tried; answers how many there are now."""

    def clear_tries(self, owner: str) -> None:
        """The passcode was right."""

    def forget(self, owner: str) -> None:
        """Destroy the second part: nobody opens that owner's copy again."""
