"""The paying side's calls from a terminal: a server to ask, and one started for it."""

import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import ProxyHandler, Request, build_opener

from app.devtools.bench.serving import free_port, started, stop, stub_command

WORKING = ("begun", "preparing", "executing", "paying")
KEY = "pay-desk"
_DIRECT = build_opener(ProxyHandler({}))  # loopback only, whatever the surroundings say


class Refused(Exception):
    """The server refused; the text is its sentence."""


class PayClient:
    """Asks one server."""

    def __init__(self, address: str, key: str) -> None:
        self._address, self._key = address, key

    def ask(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        """
        One call; answers the reply.

        Raises:
            Refused: The server said no.
            OSError: It is not there.
        """
        headers = {"Stage-Key": self._key, "Content-Type": "application/json"}
        sent = None if body is None else json.dumps(body).encode()
        request = Request(self._address + path, sent, headers, method=method)  # noqa: S310  # ours
        try:
            with _DIRECT.open(request, timeout=120) as reply:
                return json.loads(reply.read() or b"null")
        except HTTPError as err:
            told = json.loads(err.read())
            raise Refused(f"{told['title']} ({told['code']} {told['values']})") from None

    def runs(self) -> Any:
        """Every run, and what may be prepared."""
        return self.ask("GET", "/v1/stage/pay-runs")

    def run_of(self, programme: str, period: str) -> Any | None:
        """The run of a programme and period."""
        for one in self.runs()["runs"]:
            if (one["programme_id"], one["period"]) == (programme, period):
                return one
        return None

    def prepare(self, programme: str, period: str) -> Any:
        """Make the list."""
        body = {"programme_id": programme, "period": period}
        return self.ask("POST", "/v1/stage/pay-runs", body)

    def act(self, run_id: str, deed: str) -> Any:
        """One deed on the whole run."""
        return self.ask("POST", f"/v1/stage/pay-runs/{run_id}/deeds", {"deed": deed})["run"]

    def read(self, run_id: str) -> Any:
        """The run with what needs a deed."""
        return self.ask("GET", f"/v1/stage/pay-runs/{run_id}")

    def settled(self, run_id: str) -> Any:
        """Wait until nothing of it is under way."""
        while (run := self.read(run_id)["run"])["state"] in WORKING:
            time.sleep(0.1)
        return run


@contextmanager
def own_server(folder: Path, *flags: str) -> Iterator[PayClient]:
    """A server of its own on that data folder, ended afterwards."""
    port = free_port()
    process, _ = started(
        [*stub_command(folder, port, KEY), *flags], dict(os.environ), port, "/readyz"
    )
    try:
        yield PayClient(f"http://127.0.0.1:{port}", KEY)
    finally:
        stop(process)
