"""The parts that stand alone: settings, waiting deeds, the bounded pool, slow bodies, log lines."""

import asyncio
import threading
import time
from pathlib import Path

import pytest
from starlette.requests import Request

from app.shared.contract.endpoints import SIGN_IN
from backend_stub import logs, passcodes, reading
from backend_stub.later import Later
from backend_stub.limits import limits
from backend_stub.passcodes import Passcodes
from backend_stub.problem_sentences import SENTENCES
from backend_stub.problems import Refusal
from backend_stub.settings import PORT, Settings, SettingsFault


def test_a_flag_counts_before_the_environment(tmp_path):
    environ = {"DINH_DANH_PORT": "1", "DINH_DANH_DATA": "/proc", "DINH_DANH_STAGE_KEY": "k"}
    read = Settings.read(["--port", "0", "--data-folder", str(tmp_path)], environ)
    assert (read.port, read.stage_key, read.seed) == (0, "k", False)
    assert read.database_url == f"sqlite:///{tmp_path}/server.sqlite3"


def test_without_a_word_it_is_a_file_in_the_users_own_folder(tmp_path):
    read = Settings.read([], {"XDG_DATA_HOME": str(tmp_path)})
    assert (read.port, read.data_folder) == (PORT, tmp_path / "dinh-danh")


@pytest.mark.parametrize(
    "flags, said",
    [
        (["--processes", "0"], "from 1 to 16"),
        (["--processes", "4x"], "from 1 to 16"),
        (["--processes", "4"], "Several processes need PostgreSQL"),
    ],
)
def test_several_processes_are_refused_where_they_cannot_be(flags, said):
    with pytest.raises(SettingsFault, match=said):
        Settings.read(flags, {})


def test_a_folder_that_cannot_be_written_is_told():
    with pytest.raises(SettingsFault, match=r"^The data folder .* cannot be written: .*\.$"):
        Settings.read(["--data-folder", "/proc/nothing"], {})


def test_deeds_run_as_they_fall_due_and_none_after_the_end():
    later, done, all_done = Later(), [], threading.Event()
    later.after(0.05, lambda: (done.append("second"), all_done.set()))
    later.after(0.0, lambda: done.append("first"))
    later.after(60, lambda: done.append("never"))
    assert all_done.wait(5)
    later.close()
    later.after(0.0, lambda: done.append("after the end"))
    time.sleep(0.02)
    assert done == ["first", "second"]


def test_a_passcode_costs_what_was_published(monkeypatch):
    """The only place in this process where it does: everywhere else tests hash cheaply."""
    monkeypatch.setattr(passcodes, "limits", limits)
    stored, cost = passcodes._derived("471902"), limits().hashing
    assert (cost.memory_kib, cost.passes, cost.lanes) >= (19_456, 2, 1)
    named = f"$argon2id$v=19$m={cost.memory_kib},t={cost.passes},p={cost.lanes}$"
    assert stored.startswith(named)
    assert passcodes._right(stored, "471902")
    assert not passcodes._right(stored, "471903")


def test_more_hashing_than_may_wait_is_refused_at_once(monkeypatch):
    release = threading.Event()
    monkeypatch.setattr(passcodes, "_right", lambda *_: release.wait(10))
    pool = Passcodes()

    async def crowd():
        waiting = [
            asyncio.create_task(pool.right(None, "000000")) for _ in range(limits().hashing.queue)
        ]
        await asyncio.sleep(0)
        with pytest.raises(Refusal) as refusal:
            await pool.right(None, "000000")
        release.set()
        await asyncio.gather(*waiting)
        return refusal.value

    refusal = asyncio.run(crowd())
    pool.close()
    assert refusal.code == "overloaded"
    assert refusal.headers["Retry-After"] == str(limits().service.retry_after_seconds)


def test_a_body_that_does_not_come_is_given_up(monkeypatch):
    monkeypatch.setattr(type(limits().service), "body_seconds", 0.05)

    async def never():
        await asyncio.Event().wait()

    scope = {"type": "http", "method": "POST", "headers": [], "path": "/v1/sessions"}
    with pytest.raises(Refusal) as refusal:
        asyncio.run(reading.body_of(SIGN_IN, Request(scope, never), {}))
    assert refusal.value.code == "bad_request"


def test_a_bug_is_logged_without_what_was_sent(capsys):
    try:
        int("000085000001 is a personal number")
    except ValueError as err:
        logs.report_fault("signIn", err)
    said = capsys.readouterr().err
    assert "000085000001" not in said
    assert "ValueError" in said
    assert Path(__file__).name in said


def test_every_problem_speaks_both_languages_without_shouting():
    for vi, en in SENTENCES.values():
        assert vi.endswith(".")
        assert en.endswith(".")
        assert "!" not in vi + en
