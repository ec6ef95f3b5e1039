"""The HTTP client under ``ApiClient``: retries, no proxies, and lines that can be cut."""

import socket
from contextlib import suppress
from types import TracebackType
from typing import Any, Self

import requests
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection
from urllib3.connectionpool import ConnectionPool, HTTPConnectionPool
from urllib3.exceptions import ReadTimeoutError
from urllib3.response import BaseHTTPResponse
from urllib3.util.retry import Retry

_POOL = 8  # calls at once; more wait for a connection
_RETRIES = 2  # besides the first try, and only before anything was answered


class CuttableAdapter(HTTPAdapter):
    """Knows its open sockets, so that a waiting call can be ended from another thread."""

    def __init__(self, retries: Retry | int) -> None:
        self._sockets: list[socket.socket] = []
        self._was_cut = False
        super().__init__(pool_connections=1, pool_maxsize=_POOL, max_retries=retries)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        """Connections of this adapter write their sockets down."""
        super().init_poolmanager(*args, **kwargs)
        opened = self._opened

        class Connection(HTTPConnection):
            def connect(self) -> None:
                super().connect()
                opened(self.sock)

        class Pool(HTTPConnectionPool):
            ConnectionCls = Connection

        self.poolmanager.pool_classes_by_scheme = {"http": Pool}

    def cut(self) -> None:
        """End what waits, and what was about to: the caller sees a broken connection."""
        self._was_cut = True
        for one in list(self._sockets):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)

    def _opened(self, sock: socket.socket) -> None:
        self._sockets = [one for one in self._sockets if one.fileno() >= 0]
        self._sockets.append(sock)
        if self._was_cut:
            self.cut()


class _UnlessSilent(Retry):
    """Asks again after a broken connection, not where the server is silent: it would be again."""

    def increment(
        self,
        method: str | None = None,
        url: str | None = None,
        response: BaseHTTPResponse | None = None,
        error: Exception | None = None,
        _pool: ConnectionPool | None = None,
        _stacktrace: TracebackType | None = None,
    ) -> Self:
        """As urllib3 does, but a read that timed out is the answer."""
        if isinstance(error, ReadTimeoutError):
            raise error
        return super().increment(method, url, response, error, _pool, _stacktrace)


def new_session(*, patient: bool) -> requests.Session:
    """
    A session that talks to the server and to nobody else's proxy.

    Args:
        patient: Ask again where the connection failed: only for what is safe to ask twice.
    """
    session = requests.Session()
    session.trust_env = False
    session.headers["Accept-Encoding"] = "identity"  # loopback: packing costs more than it saves
    retries = _UnlessSilent(
        total=_RETRIES,
        connect=_RETRIES,
        read=_RETRIES,
        status=0,
        other=0,
        redirect=0,
        allowed_methods=None,
        backoff_factor=0.1,
        raise_on_status=False,
    )
    session.mount("http://", CuttableAdapter(retries if patient else 0))
    return session
