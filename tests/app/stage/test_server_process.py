"""
The server beside the window: up on a free port, gone when it should be, clear when it cannot be.
"""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from app.runtime.settings import StartFaultError
from app.stage.server_process import HOST, ServerProcess

pytestmark = pytest.mark.processes


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/healthz", timeout=2) as reply:
            return bool(reply.status == 200)
    except OSError:
        return False


def is_gone(pid: int, seconds: float = 8) -> bool:
    """Whether the process has ended, or lies there only to be collected."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z":
                return True
        except FileNotFoundError:
            return True
        time.sleep(0.05)
    return False


def test_it_answers_once_waited_for_and_is_gone_once_stopped(tmp_path: Path) -> None:
    server = ServerProcess(tmp_path)
    server.start()
    try:
        server.wait()
        assert answers(server.url)
        pid = server.pid
        assert pid is not None
    finally:
        server.stop()
    assert is_gone(pid)
    assert not answers(server.url)
    server.stop()


def test_starting_does_not_wait_for_it(tmp_path: Path) -> None:
    server = ServerProcess(tmp_path)
    before = time.monotonic()
    server.start()
    try:
        assert time.monotonic() - before < 0.5
    finally:
        server.stop()


def test_the_stage_key_is_in_no_list_of_processes(tmp_path: Path) -> None:
    server = ServerProcess(tmp_path)
    server.start()
    try:
        assert len(server.stage_key) >= 32
        line = Path(f"/proc/{server.pid}/cmdline").read_bytes()
        assert server.stage_key.encode() not in line
    finally:
        server.stop()


def test_a_taken_port_is_said_in_one_sentence(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen()
        server = ServerProcess(tmp_path, taken.getsockname()[1])
        server.start()
        try:
            with pytest.raises(StartFaultError) as fault:
                server.wait()
        finally:
            server.stop()
    assert fault.value.key == "start.server_ended"
    assert fault.value.values["said"]


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StartFaultError) as fault:
        ServerProcess(tmp_path / "file" / "server").start()
    assert fault.value.key == "start.folder_unwritable"


@pytest.mark.skipif(sys.platform == "win32", reason="signals of another kind")
def test_it_goes_when_its_starter_is_killed(tmp_path: Path) -> None:
    starter = (
        "import sys, time; from pathlib import Path\n"
        "from app.stage.server_process import ServerProcess\n"
        f"server = ServerProcess(Path({str(tmp_path)!r})); server.start(); server.wait()\n"
        "print(server.pid, flush=True); time.sleep(60)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", starter], stdout=subprocess.PIPE, text=True, env=dict(os.environ)
    ) as process:
        assert process.stdout is not None
        pid = int(process.stdout.readline())
        process.kill()
    assert is_gone(pid)


@pytest.mark.skipif(sys.platform == "win32", reason="folders are not held there")
def test_a_folder_that_another_window_holds_is_said_and_free_again_after_it(
    tmp_path: Path,
) -> None:
    first, second = ServerProcess(tmp_path), ServerProcess(tmp_path)
    first.start()
    try:
        with pytest.raises(StartFaultError) as fault:
            second.start()
    finally:
        first.stop()
    assert fault.value.key == "start.folder_in_use"
    second.start()
    second.stop()
