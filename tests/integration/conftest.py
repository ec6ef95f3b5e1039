"""A server and phones over it."""

import pytest

from app.data import sealing
from tests.support.live_phones import LivePhone
from tests.support.stores import StubServer


@pytest.fixture
def quick_keys(monkeypatch):
    """``tests/app/data/test_sealing.py`` holds the real cost of a key."""
    monkeypatch.setattr(sealing, "_MEMORY_KIB", 32)
    monkeypatch.setattr(sealing, "_PASSES", 1)


@pytest.fixture
def server(tmp_path):
    (tmp_path / "server").mkdir()
    running = StubServer(tmp_path / "server")
    yield running
    running.close()


@pytest.fixture
def new_phone(server, tmp_path, quick_keys):
    """A phone in a folder of that name; again for the same name is its next start."""
    made = []

    def new(name="phone", rules="draft"):
        made.append(LivePhone(server, tmp_path / name, rules))
        return made[-1]

    yield new
    for phone in made:
        phone.close()


@pytest.fixture
def phone(new_phone):
    return new_phone().sign_in("khoi")
