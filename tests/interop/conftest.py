"""A phone over a server whose real time is everybody's: others read the machine's clock."""

import os

import pytest

from app.data import sealing
from app.shared.clock import system_now
from tests.support.live_phones import LivePhone
from tests.support.stores import MovedClock, StubServer

collect_ignore = [] if "DINH_DANH_SECOND_OPINION" in os.environ else ["test_second_opinion.py"]
"""It needs Node.js, which nothing else here does: ``run.py prove credentials`` runs it."""


@pytest.fixture(scope="module")
def phone(tmp_path_factory):
    folder = tmp_path_factory.mktemp("interop")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sealing, "_MEMORY_KIB", 32)
        patch.setattr(sealing, "_PASSES", 1)
        server = StubServer(folder, clock=MovedClock(system_now()))
        phone = LivePhone(server, folder / "phone").sign_in("khoi")
    yield phone
    phone.close()
    server.close()
