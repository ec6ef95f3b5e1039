"""Ports of the data layer: the phone's vault, which ``app.device`` has, and the network seen."""

from collections.abc import Callable
from typing import Protocol

from app.data.network import NetworkMode


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
