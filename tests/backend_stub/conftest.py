"""A server a test, and one that tests share where they leave nothing behind."""

import pytest

from tests.support.stores import StubServer


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
def khoi(server):
    return server.sign_in("khoi")
