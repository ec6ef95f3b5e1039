"""
The other processes over the same PostgreSQL: what one wrote, the others hear with its commit.

They hear late, by a moment: nothing is decided by what was heard. It wakes whoever waits for a
change; a call reads clock and session in its own transaction (``Serving``).
"""

import threading
from typing import TYPE_CHECKING, Any

import psycopg
from sqlalchemy.exc import SQLAlchemyError

from backend_stub.logs import report_fault
from backend_stub.storage.engine import CHANNEL

if TYPE_CHECKING:
    from backend_stub.stub import Stub

_LOOK = 0.5  # seconds between two looks whether it is to end
_PAUSE = 1.0  # seconds until a lost connection is made again


class Neighbours:
    """Listens in a thread of its own, on a connection of its own."""

    def __init__(self, stub: "Stub") -> None:
        self._stub = stub
        self._closed = threading.Event()
        self._heard = threading.Thread(target=self._run, name="neighbours", daemon=True)
        self._heard.start()

    def close(self) -> None:
        """Hear nothing more."""
        self._closed.set()

    def _run(self) -> None:
        while not self._closed.is_set():
            try:
                with self._listening() as connection:
                    # What was said before this line was open is in the database.
                    self._stub.store.read(self._stub.look_again).result()
                    self._listen(connection)
            except (psycopg.Error, SQLAlchemyError, RuntimeError) as err:
                if not self._closed.is_set():
                    report_fault("neighbours", err)
            self._closed.wait(_PAUSE)

    def _listening(self) -> psycopg.Connection[Any]:
        url = self._stub.store.engine.url.set(drivername="postgresql")
        connection = psycopg.connect(url.render_as_string(hide_password=False), autocommit=True)
        connection.execute(f"LISTEN {CHANNEL}")
        return connection

    def _listen(self, connection: psycopg.Connection[Any]) -> None:
        while not self._closed.is_set():
            for said in connection.notifies(timeout=_LOOK):
                name, _, news = said.payload.partition(" ")
                if name != self._stub.store.name:
                    self._hear(news)

    def _hear(self, news: str) -> None:
        stub = self._stub
        match news.split():
            case ["holder", holder_id, number]:
                stub.changes.holder_counts(holder_id, int(number))
            case ["stage"]:
                stub.changes.stage_counts(stub.store.read(stub.story.load).result())
            case ["reset"]:
                stub.store.read(stub.look_again).result()
                stub.room.clear()
