"""Asks the server: one method for every call of the contract's endpoint table."""

import re
import threading
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from app.data.errors import (
    Offline,
    Queued,
    Unanswered,
    Unauthenticated,
    Unintelligible,
)
from app.data.failures import failure
from app.data.network import NetworkMode as NetworkMode  # noqa: PLC0414 — of this client
from app.runtime.listeners import Listeners
from app.runtime.tasks import Post
from app.shared.codec import Unreadable, decode, encode
from app.shared.contract.credentials import PLATFORM_ORIGIN
from app.shared.contract.endpoint import (
    FAULT_HEADER,
    IDEMPOTENCY_HEADER,
    ON_BEHALF_HEADER,
    RULE_SET_HEADER,
    STAGE_KEY_HEADER,
    Endpoint,
    Right,
)

if TYPE_CHECKING:
    import requests

_CONNECT_SECONDS = 3.0
_READ_SECONDS = 12.0
_SLOW = "delay=2500"
LOOPBACK = re.compile(r"https?://(127\.0\.0\.1|localhost)(:[0-9]{1,5})?/")


class Line:
    """One connection that a waiting call hangs on and that another thread can cut."""

    def __init__(self, session: "requests.Session") -> None:
        self.session = session
        self.was_cut = False

    def cut(self) -> None:
        """End the call that waits; the line is of no use any more."""
        self.was_cut = True
        for adapter in self.session.adapters.values():
            if hasattr(adapter, "cut"):
                adapter.cut()


class ApiClient:
    """
    The way to the server; may be called from any thread.

    Attributes:
        token: Of the session; None while there is none.
        on_session_lost: Called, on the caller's thread, with the token that the server refused
            and, where this phone was unlinked, how.
        on_queued: Called, on the caller's thread, with what the server says of the place of who
            is refused for want of a turn.
    """

    def __init__(
        self,
        base_url: str,
        *,
        rule_set_id: Callable[[], str],
        post: Post,
        stage_key: str = "",
        new_session: Callable[[bool], "requests.Session"] | None = None,
    ) -> None:
        self._base_url, self._rule_set_id, self._post = base_url, rule_set_id, post
        self._stage_key = stage_key
        self._new_session = new_session or _new_session
        self._sessions: dict[bool, requests.Session] = {}
        self._lock = threading.Lock()
        self._network = NetworkMode.OK
        self._reached = True
        self._closed = False
        self._online = Listeners()
        self._modes = Listeners()
        self.token: str | None = None
        self.on_session_lost: Callable[[str, str], None] = lambda *_: None
        self.on_queued: Callable[[Mapping[str, Any]], None] = lambda _: None

    # --- the network ------------------------------------------------------------------------------
    @property
    def network(self) -> NetworkMode:
        """The network that the panel chose for this phone."""
        return self._network

    @network.setter
    def network(self, mode: NetworkMode) -> None:
        if mode is self._network:
            return
        before, self._network = self.online, mode
        if self.online != before:
            self._online.tell(self.online)
        self._modes.tell(mode)

    @property
    def online(self) -> bool:
        """Whether the last call reached the server."""
        return self._reached and self._network is not NetworkMode.OFFLINE

    def subscribe(self, listener: Callable[[bool], object]) -> Callable[[], None]:
        """Be told, on the interface's thread, when the server is reached again or no more."""
        return self._online.add(listener)

    def watch_network(self, listener: Callable[[NetworkMode], object]) -> Callable[[], None]:
        """Be told, on the interface's thread, when the panel chose another network."""
        return self._modes.add(listener)

    # --- calls ------------------------------------------------------------------------------------
    def call(
        self,
        endpoint: Endpoint,
        body: Any = None,
        *,
        idempotency_key: str | None = None,
        stage: bool = False,
        query: Mapping[str, int] | None = None,
        line: Line | None = None,
        ticket: str = "",
        on_behalf: str = "",
        **path: str,
    ) -> Any:
        """
        Ask, and read the answer as the endpoint's reply type; None where it has none.

        Asks again by itself, where the connection failed, only what is safe: reading, and deeds
        with an idempotency key.

        Args:
            idempotency_key: Names one intent of the resident; kept by the caller until an answer
                came. Required by endpoints that are ``idempotent``.
            stage: The panel's own call: carries its key and not the phone's token, and the phone's
                network does not touch it.
            line: Hang on this connection, so that the call can be cut; it waits as long as the
                query's ``wait`` and is not slowed or failed by the panel.
            ticket: Asks with it in place of a session.
            on_behalf: Id of the holder in whose name it is made, where the endpoint lets it be.
            path: The path's parameters.

        Raises:
            AppError: ``Offline`` (nothing was done), ``Unanswered`` (it may have been),
                ``Unauthenticated``, ``Rejected``, ``ServerFault``, ``Unintelligible``.
        """
        stage = stage or endpoint.right is Right.STAGE
        if self._closed or (self._network is NetworkMode.OFFLINE and not stage):
            raise Offline
        if endpoint.idempotent and not idempotency_key:
            msg = f"{endpoint.name} wants an idempotency key"
            raise TypeError(msg)
        token = None if stage or ticket else self.token
        headers = self._headers(token, idempotency_key, stage=stage, plain=line is not None)
        headers |= _named(endpoint, ticket, on_behalf)
        raw = None if body is None else encode(body)
        if raw is not None:
            headers["Content-Type"] = "application/json"
        url = self._base_url + endpoint.path.format(**path)
        patient = endpoint.method == "GET" or idempotency_key is not None
        wait = float((query or {}).get("wait", 0))
        status, answer = self._send(endpoint.method, url, headers, raw, query, line, patient, wait)
        if status >= 400:
            error = failure(status, answer)
            if isinstance(error, Unauthenticated) and token:
                self.on_session_lost(token, error.ended)
            if isinstance(error, Queued):
                self.on_queued(error.values)
            raise error
        if endpoint.reply is None:
            return None
        try:
            return decode(answer, endpoint.reply, strict=False)
        except Unreadable as error:
            raise Unintelligible(f"{endpoint.name}: {error}") from None

    def exchange(self, method: str, uri: str, form: Mapping[str, str] | None = None) -> bytes:
        """
        Ask at an address that a protocol names instead of the table; answers what came, unread.

        Addresses of the platform lie at the phone's own server; any other must be this machine's.

        Raises:
            AppError: ``Offline``, ``Unanswered``, ``ServerFault``, ``Rejected``; ``Unintelligible``
                also where the address is somewhere else.
        """
        if self._closed or self._network is NetworkMode.OFFLINE:
            raise Offline
        url = self._base_url + uri.removeprefix(PLATFORM_ORIGIN)
        if not uri.startswith(PLATFORM_ORIGIN + "/"):
            if not LOOPBACK.match(uri):
                raise Unintelligible("address")
            url = uri
        headers = self._headers(None, None, stage=False, plain=False)
        raw = None if form is None else urlencode(form).encode("ascii")
        if raw is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        status, answer = self._send(method, url, headers, raw, None, None, method == "GET", 0)
        if status >= 400:
            raise failure(status, answer)
        return answer

    def new_line(self) -> Line:
        """A connection of its own, for a call that waits."""
        return Line(self._new_session(False))

    def close(self) -> None:
        """Let go of every connection; calls on their way end by themselves, later ones at once."""
        with self._lock:
            self._closed = True
            sessions, self._sessions = self._sessions, {}
        for session in sessions.values():
            session.close()

    # --- how --------------------------------------------------------------------------------------
    def _headers(
        self, token: str | None, key: str | None, *, stage: bool, plain: bool
    ) -> dict[str, str]:
        headers = {RULE_SET_HEADER: self._rule_set_id()}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        if key:
            headers[IDEMPOTENCY_HEADER] = key
        if stage:
            headers[STAGE_KEY_HEADER] = self._stage_key
        elif not plain and self._stage_key:
            if self._network is NetworkMode.SLOW:
                headers |= {FAULT_HEADER: _SLOW, STAGE_KEY_HEADER: self._stage_key}
            elif self._network is NetworkMode.FAILING:
                headers |= {FAULT_HEADER: "failure", STAGE_KEY_HEADER: self._stage_key}
        return headers

    def _send(
        self,
        method: str,
        url: str,
        headers: dict[str, str],
        raw: bytes | None,
        query: Mapping[str, int] | None,
        line: Line | None,
        patient: bool,
        wait: float,
    ) -> tuple[int, bytes]:
        import requests  # noqa: PLC0415 — the first call pays for it, not the start

        session = line.session if line else self._session(patient)
        try:
            answer = session.request(
                method,
                url,
                data=raw,
                headers=headers,
                params=dict(query or {}),
                timeout=(_CONNECT_SECONDS, _READ_SECONDS + wait),
                allow_redirects=False,
            )
        except (requests.ConnectionError, requests.Timeout) as error:
            if line is None or not line.was_cut:
                self._tell_reached(False)
            raise Unanswered if isinstance(error, requests.ReadTimeout) else Offline from error
        except requests.RequestException as error:
            raise Unintelligible(type(error).__name__) from None
        self._tell_reached(True)
        return answer.status_code, answer.content

    def _session(self, patient: bool) -> "requests.Session":
        with self._lock:
            if patient not in self._sessions:
                self._sessions[patient] = self._new_session(patient)
            return self._sessions[patient]

    def _tell_reached(self, reached: bool) -> None:
        if reached == self._reached:
            return
        self._reached = reached
        self._post(lambda: self._online.tell(self.online))


def _new_session(patient: bool) -> "requests.Session":
    from app.data.http_sessions import new_session  # noqa: PLC0415 — requests is a fifth of a start

    return new_session(patient=patient)


def _named(endpoint: Endpoint, ticket: str, on_behalf: str) -> dict[str, str]:
    """Who asks, where that is not the session's holder alone."""
    found = {"Authorization": f"Ticket {ticket}"} if ticket else {}
    if on_behalf and endpoint.on_behalf:
        found[ON_BEHALF_HEADER] = on_behalf
    return found
