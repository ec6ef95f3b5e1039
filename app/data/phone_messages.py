"""Text messages on the simulated phone: codes come this way. Never kept on the disk."""

from collections.abc import Callable
from typing import Protocol

from app.data.api_client import ApiClient
from app.runtime.listeners import Listeners
from app.runtime.tasks import Post
from app.shared.contract.endpoints import LIST_MESSAGES
from app.shared.contract.stage import PhoneMessage, PhoneMessages


class MessagesRepository(Protocol):
    """What the simulated phone received."""

    @property
    def recent(self) -> tuple[PhoneMessage, ...]:
        """Newest first, as last asked for; empty while nobody is signed in."""

    def refresh(self) -> tuple[PhoneMessage, ...]:
        """Ask the server. Raises AppError."""

    def subscribe(self, listener: Callable[[PhoneMessage], object]) -> Callable[[], None]:
        """Be told, on the interface's thread, each message that came since signing in."""


class ServerMessages:
    """The port over the server."""

    def __init__(self, api: ApiClient, post: Post) -> None:
        self._api, self._post = api, post
        self._listeners = Listeners()
        self._known: set[PhoneMessage] | None = None
        self.recent: tuple[PhoneMessage, ...] = ()

    def refresh(self) -> tuple[PhoneMessage, ...]:
        """As the port says. What lay there at the first call is not announced."""
        listed: PhoneMessages = self._api.call(LIST_MESSAGES)
        known, self._known = self._known, set(listed.messages)
        self.recent = listed.messages
        if known is not None:
            for message in reversed(listed.messages):
                if message not in known:
                    self._announce(message)
        return listed.messages

    def forget(self) -> None:
        """Nobody is signed in: the next resident's messages are not mine."""
        self._known, self.recent = None, ()

    def subscribe(self, listener: Callable[[PhoneMessage], object]) -> Callable[[], None]:
        """As the port says."""
        return self._listeners.add(listener)

    def _announce(self, message: PhoneMessage) -> None:
        self._post(lambda: self._listeners.tell(message))
