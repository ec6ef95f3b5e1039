"""A server a test, and one that tests share where they leave nothing behind."""

import pytest

from tests.support.postgres import on_postgres
from tests.support.stores import StubServer

collect_ignore = [] if on_postgres() else ["test_neighbours.py"]
"""SQLite is one process's: there is nothing to try."""


@pytest.fixture
def server(tmp_path):
    running = StubServer(tmp_path)
    yield running
    running.close()


@pytest.fixture(scope="module")
def shared_server(tmp_path_factory):
    running = StubServer(tmp_path_factory.mktemp("shared"))
    yield running
    running.close()


@pytest.fixture
def moved(tmp_path):
    """A server of its own, where the others are shared, for who moves its clocks."""
    running = StubServer(tmp_path)
    yield running
    running.close()


@pytest.fixture
def khoi(server):
    return server.sign_in("khoi")
