"""What tests of the data layer share: keys that cost little, and a vault in a folder."""

import pytest

from app.data import sealing
from app.data.cache import Cache
from app.device.vault import SimulatedVault

OWNER, PASSCODE = "000085000001", "471902"


def at_once(deed):
    """Stands in for the interface's thread."""
    deed()


@pytest.fixture
def quick_keys(monkeypatch):
    """The same derivation with the least memory; ``test_sealing`` holds the real cost."""
    monkeypatch.setattr(sealing, "_MEMORY_KIB", 32)
    monkeypatch.setattr(sealing, "_PASSES", 1)


@pytest.fixture
def vault(tmp_path):
    return SimulatedVault(tmp_path / "vault", "d" * 32)


@pytest.fixture
def new_cache(tmp_path, vault, quick_keys):
    """Another start of the app over the same folders."""
    made = []

    def new():
        made.append(Cache(tmp_path / "data", vault, at_once))
        return made[-1]

    yield new
    for cache in made:
        cache.close()


@pytest.fixture
def cache(new_cache):
    """Khôi's copy, opened."""
    opened = new_cache()
    opened.open_or_make(OWNER, PASSCODE)
    return opened
