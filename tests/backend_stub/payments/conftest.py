"""A pay desk over a server of its own."""

import pytest

from tests.support.paying import PayDesk


@pytest.fixture
def desk(server):
    return PayDesk(server)
