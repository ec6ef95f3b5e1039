"""
Both programs as a person starts them: pictures, refusals in one sentence, and nothing left behind.
"""

import os
import signal
import struct
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.devtools import kivy_data

pytestmark = pytest.mark.processes

ROOT = Path(__file__).resolve().parents[2]


def environment() -> dict[str, str]:
    screenless = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
    return screenless | kivy_data.environment(offscreen=True)


def app(*flags: str) -> subprocess.CompletedProcess[str]:
    """Run the app to its end."""
    return subprocess.run(
        [sys.executable, "-m", "app", *flags],
        cwd=ROOT, env=environment(), capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


def size_of(picture: Path) -> tuple[int, int]:
    """Width and height of a PNG."""
    wide, tall = struct.unpack(">II", picture.read_bytes()[16:24])
    return wide, tall


def children_of(pid: int) -> list[int]:
    """Processes that this one has started."""
    return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def is_gone(pid: int, seconds: float = 8) -> bool:
    """Whether the process has ended, or lies there only to be collected."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z":
                return True
        except (FileNotFoundError, ProcessLookupError):
            return True
        time.sleep(0.05)
    return False


def test_a_picture_is_the_phone_at_twice_the_density_and_the_same_each_time(tmp_path: Path) -> None:
    first, second = tmp_path / "one.png", tmp_path / "two.png"
    for picture in (first, second):
        ran = app("--persona", "khoi", "--screen", "wallet", "--shot", str(picture))
        assert ran.returncode == 0, ran.stderr
        assert ran.stderr == ""
    assert size_of(first) == (784, 1688)
    assert first.read_bytes() == second.read_bytes()


def test_a_picture_takes_its_size_and_is_quick(tmp_path: Path) -> None:
    picture = tmp_path / "sign_in.png"
    before = time.monotonic()
    ran = app("--screen", "sign_in", "--size", "360x740", "--lang", "en", "--shot", str(picture))
    assert ran.returncode == 0, ran.stderr
    assert size_of(picture) == (720, 1480)
    assert time.monotonic() - before < 10  # about 2; the machine of a test may be busy


def test_a_locked_account_is_pictured_locked_and_said_so(tmp_path: Path) -> None:
    asked = ("--persona", "khoi", "--screen", "wallet", "--shot")
    locked, lock_screen = tmp_path / "wallet.png", tmp_path / "locked.png"
    ran = app(*asked, str(locked), "--rules", "today")
    assert ran.returncode == 0, ran.stderr
    assert "khoá" in ran.stdout
    app("--persona", "khoi", "--screen", "locked", "--shot", str(lock_screen), "--rules", "today")
    assert locked.read_bytes() == lock_screen.read_bytes()


def test_an_open_account_is_never_pictured_locked(tmp_path: Path) -> None:
    asked, home = tmp_path / "locked.png", tmp_path / "home.png"
    ran = app("--screen", "locked", "--rules", "draft", "--shot", str(asked))
    assert ran.returncode == 0, ran.stderr
    assert "không bị khoá" in ran.stdout
    app("--screen", "home", "--rules", "draft", "--shot", str(home))
    assert asked.read_bytes() == home.read_bytes()


def test_a_document_that_the_person_has_not_is_said(tmp_path: Path) -> None:
    ran = app(
        "--persona", "khoi", "--screen", "document:passport", "--shot", str(tmp_path / "a.png")
    )
    assert ran.returncode == 1
    assert ran.stderr.count("\n") == 1
    assert "passport" in ran.stderr


@pytest.mark.parametrize(
    "flags",
    [
        ("--date", "2025-02-30"),
        ("--persona", "nobody"),
        ("--screen", "nowhere"),
        ("--size", "319x844"),
        ("--text-scale", "3"),
        ("--colour", "red"),
    ],
)
def test_a_flag_that_cannot_be_obeyed_is_one_sentence_and_two(flags: tuple[str, ...]) -> None:
    ran = app(*flags)
    assert ran.returncode == 2
    assert ran.stderr.count("\n") == 1
    assert "Traceback" not in ran.stderr


def test_the_sentence_is_in_the_language_asked_for() -> None:
    assert "does not take" in app("--lang", "en", "--persona", "nobody").stderr


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    folder, picture = str(tmp_path / "file" / "data"), str(tmp_path / "a.png")
    ran = app("--data-folder", folder, "--shot", picture)
    assert ran.returncode == 1
    assert ran.stderr.count("\n") == 1
    assert folder in ran.stderr


def test_a_picture_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    ran = app("--screen", "welcome", "--shot", str(tmp_path / "file" / "a.png"))
    assert ran.returncode == 1
    assert ran.stderr.count("\n") == 1


def test_a_server_that_cannot_be_reached_is_one_sentence(tmp_path: Path) -> None:
    ran = app("--server", "http://127.0.0.1:9", "--shot", str(tmp_path / "a.png"))
    assert ran.returncode == 1
    assert ran.stderr.count("\n") == 1


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_the_server_goes_with_the_app_however_it_ends(how: signal.Signals) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "app"],
        cwd=ROOT, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        process.stdout.readline()  # the first step was seen: both programs are up
        servers = children_of(process.pid)
        process.send_signal(how)
        process.wait(20)
    assert len(servers) == 1
    assert is_gone(servers[0])
    assert process.returncode != 0
