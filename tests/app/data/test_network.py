"""Asking over real sockets: what is asked again, what never, and how a waiting call is cut."""

import threading
from contextlib import closing
from socket import create_connection, create_server

import pytest

from app.data.api_client import ApiClient
from app.data.errors import Offline, Unintelligible
from app.shared.codec import encode
from app.shared.contract import endpoints as calls
from app.shared.contract.renewals import RenewalStart
from app.testing.samples import an_account, an_id
from tests.app.data.conftest import at_once


class Flaky:
    """A server that breaks so many connections before it answers, and counts them."""

    def __init__(self, breaks, body):
        self._listening = create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listening.getsockname()[1]}"
        self._breaks, self._body, self.came = breaks, body, 0
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def _serve(self):
        while True:
            try:
                connection, _ = self._listening.accept()
            except OSError:
                return
            with connection:
                if not connection.recv(65536):
                    return
                self.came += 1
                if self.came > self._breaks:
                    head = f"HTTP/1.1 200 OK\r\nContent-Length: {len(self._body)}\r\n\r\n"
                    connection.sendall(head.encode() + self._body)

    def close(self):
        with create_connection(self._listening.getsockname()):
            pass
        self._thread.join()
        self._listening.close()


def client_of(url):
    return ApiClient(url, rule_set_id=lambda: "draft_2025_10", post=at_once)


def called(breaks, ask):
    """How often a server that breaks connections was asked, and what came of it."""
    server = Flaky(breaks, encode(an_account()))
    api = client_of(server.url)
    try:
        try:
            outcome = ask(api)
        except (Offline, Unintelligible) as error:
            outcome = type(error)
        return server.came, outcome
    finally:
        api.close()
        server.close()


def test_what_only_reads_is_asked_again_after_a_broken_connection():
    assert called(2, lambda api: api.call(calls.READ_ACCOUNT)) == (3, an_account())


def test_a_deed_with_a_key_is_asked_again():
    body = RenewalStart(document_id=an_id(1))
    came, _ = called(1, lambda api: api.call(calls.START_RENEWAL, body, idempotency_key="k"))
    assert came == 2


def test_a_deed_without_a_key_is_never_sent_twice():
    assert called(1, lambda api: api.call(calls.SIGN_OUT)) == (1, Offline)


def test_a_server_that_is_not_there_is_no_network():
    with create_server(("127.0.0.1", 0)) as free:
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
    with closing(client_of(url)) as api, pytest.raises(Offline):
        api.call(calls.READ_ACCOUNT)
    assert not api.online


def test_a_call_that_waits_is_cut_at_once():
    with (
        create_server(("127.0.0.1", 0)) as silent,
        closing(client_of(f"http://127.0.0.1:{silent.getsockname()[1]}")) as api,
    ):
        line, raised = api.new_line(), []

        def wait():
            try:
                api.call(calls.AWAIT_CHANGES, query={"after": 1, "wait": 20}, line=line)
            except Offline as error:
                raised.append(error)

        waiting = threading.Thread(target=wait)
        waiting.start()
        connection, _ = silent.accept()
        with connection:
            assert connection.recv(65536).startswith(b"GET /v1/changes?after=1&wait=20 ")
            line.cut()
            waiting.join(5)
        line.session.close()
        assert len(raised) == 1
        assert api.online


def test_a_line_that_was_cut_before_it_was_used_is_cut():
    with (
        create_server(("127.0.0.1", 0)) as silent,
        closing(client_of(f"http://127.0.0.1:{silent.getsockname()[1]}")) as api,
    ):
        line = api.new_line()
        line.cut()
        with pytest.raises(Offline):
            api.call(calls.AWAIT_CHANGES, query={"wait": 20}, line=line)
        line.session.close()
