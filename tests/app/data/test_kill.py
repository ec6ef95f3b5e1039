"""A real process, killed in the middle of its writes: the copy is whole afterwards."""

import subprocess
import sys
import time

import pytest

from app.shared.contract.documents import DocumentList
from tests.app.data.conftest import OWNER, PASSCODE

WRITER = """
import sys
from pathlib import Path
from app.data import sealing
from app.data.cache import Cache
from app.device.vault import SimulatedVault
from app.shared.contract.documents import DocumentList
from app.testing.samples import STORY, a_document

sealing._MEMORY_KIB, sealing._PASSES = 32, 1
folder = Path(sys.argv[1])
cache = Cache(folder / "data", SimulatedVault(folder / "vault", "d" * 32), lambda deed: deed())
cache.open_or_make(sys.argv[2], sys.argv[3])
number = int(sys.argv[4])
while True:
    number += 1
    value = DocumentList(documents=(a_document(fields={"n": str(number), "pad": "x" * 30_000}),))
    cache.put("documents", value, STORY, cache.epoch)
    print(number, flush=True)
"""


@pytest.mark.processes
def test_a_kill_in_the_middle_of_a_write_loses_nothing_that_was_said_kept(new_cache, tmp_path):
    said = 0
    for turn in range(4):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path), OWNER, PASSCODE, str(said)],
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(2 + turn * 7):
            said = int(writer.stdout.readline())
        time.sleep(0.0007 * turn)
        writer.kill()
        said = int(([str(said), *writer.stdout.read().split("\n")[:-1]])[-1])
        writer.wait()
        writer.stdout.close()
        cache = new_cache()
        cache.open(OWNER, PASSCODE)
        kept = cache.get("documents", DocumentList)
        assert not cache.damage
        assert int(kept.value.documents[0].fields["n"]) in {said, said + 1}
        cache.close()


@pytest.mark.processes
def test_a_kill_while_the_copy_is_being_made_leaves_no_damage(new_cache, tmp_path):
    for turn in range(3):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path), OWNER, PASSCODE, "0"],
            stdout=subprocess.DEVNULL,
        )
        wait_for(lambda: any((tmp_path / "data").glob("copy-*")))
        time.sleep(0.0005 * turn)
        writer.kill()
        writer.wait()
        cache = new_cache()
        cache.open_or_make(OWNER, PASSCODE)
        assert not cache.damage
        cache.close()
        for path in (tmp_path / "data").glob("copy-*"):
            path.unlink()


def wait_for(holds, seconds=10):
    """Pump until something holds."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.0002)
