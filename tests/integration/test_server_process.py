"""The server as its own process: its start, its ends, and what a kill in the middle leaves."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path

import pytest
import requests
from sqlalchemy import select, text

from app.shared.personas import persona
from app.shared.rules.renewals import OPEN_STATES
from backend_stub import seed
from backend_stub.services.renewals import whole_file
from backend_stub.storage.engine import Store
from backend_stub.storage.facts import read_facts
from backend_stub.storage.tables import documents, renewals
from tests.support.stores import REAL_START, seeded_file, url_in

pytestmark = pytest.mark.processes

ROOT = Path(__file__).resolve().parents[2]
KEY = "stage-key-of-the-tests"
PARENT = """
import subprocess, sys, time
flags = ["--port", "0", "--with-parent", "--data-folder", sys.argv[1]]
server = [sys.executable, "-m", "backend_stub", *flags]
child = subprocess.Popen(server, stdout=subprocess.PIPE, text=True)
print(child.pid, child.stdout.readline(), flush=True)
time.sleep(60)
"""


class ServerProcess:
    """``python -m backend_stub`` with its first line of output read."""

    def __init__(self, folder, *flags, port=0):
        self.process = subprocess.Popen(
            [sys.executable, "-m", "backend_stub", "--port", str(port), "--stage-key", KEY,
             "--data-folder", str(folder), "--provider-pace", "0", *flags],
            cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        self.line = self.process.stdout.readline().strip()
        self.url = self.line.removeprefix("ready ")
        self.session = requests.Session()
        self.session.trust_env = False

    def ask(self, method, path, **sent):
        return self.session.request(method, self.url + path, timeout=20, **sent)

    def sign_in(self, name="khoi"):
        person = persona(name)
        body = {
            "personal_number": person.personal_number,
            "passcode": person.passcode,
            "device_id": "d" * 32,
        }
        token = self.ask("POST", "/v1/sessions", json=body).json()["token"]
        return {"Authorization": f"Bearer {token}", "Rule-Set": "draft_2025_10"}

    def end(self, name=signal.SIGTERM):
        """Send a signal; returns exit code and the seconds it took."""
        began = time.monotonic()
        self.process.send_signal(name)
        return self.process.wait(10), time.monotonic() - began

    def close(self):
        self.session.close()
        if self.process.poll() is None:
            self.process.kill()
        self.process.communicate()


@pytest.fixture
def started(tmp_path):
    made = []

    def start(*flags, folder=tmp_path, port=0, empty=False):
        if not empty:  # a database of an earlier run, as at most starts
            shutil.copy(seeded_file(), folder / "server.sqlite3")
        made.append(ServerProcess(folder, *flags, port=port))
        return made[-1]

    yield start
    for one in made:
        one.close()


def run_to_its_end(*flags, **environment):
    done = subprocess.run(
        [sys.executable, "-m", "backend_stub", *flags],
        cwd=ROOT, capture_output=True, text=True, timeout=20, check=False,
        env={**os.environ, **environment},
    )  # fmt: skip
    return done.returncode, done.stderr.strip()


def test_it_says_where_it_answers_and_answers_there(started):
    server = started(empty=True)
    assert server.line.startswith("ready http://127.0.0.1:")
    assert server.ask("GET", "/healthz").text == "alive\n"
    assert server.ask("GET", "/v1/sign-ins").status_code == 200
    assert server.ask("GET", "/readyz").text == "ready\n"


def test_a_call_that_comes_before_the_store_waits_and_is_answered(started):
    server = started("--seed")
    assert server.ask("GET", "/v1/stage", headers={"Stage-Key": KEY}).json()["people"] > 9


def test_a_terminated_server_is_gone_within_a_second_also_while_somebody_waits(started):
    server = started()
    headers = server.sign_in()
    number = server.ask("GET", "/v1/changes", headers=headers).json()["number"]

    def wait():
        with suppress(requests.RequestException):  # told of the end, or cut off by it
            server.ask("GET", f"/v1/changes?after={number}&wait=20", headers=headers)

    waiting = threading.Thread(target=wait, daemon=True)
    waiting.start()
    time.sleep(0.1)
    code, seconds = server.end()
    assert code == 0
    assert seconds < 1.5  # a second, and what a busy machine adds


def test_an_interrupted_server_ends_like_a_terminated_one(started):
    server = started()
    server.ask("GET", "/v1/sign-ins")
    assert server.end(signal.SIGINT)[0] == 0


def test_a_taken_port_is_told_in_one_sentence():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        code, said = run_to_its_end("--port", port)
    assert code == 1
    assert said == f"Port {port} on 127.0.0.1 cannot be used: address already in use."


def test_a_second_server_does_not_share_the_firsts_port(started, tmp_path):
    port = started().url.rpartition(":")[2]
    code, said = run_to_its_end("--port", port, "--data-folder", str(tmp_path))
    assert (code, said.count("\n")) == (1, 0)


@pytest.mark.parametrize(
    "flags, says",
    [
        (["--data-folder", "/proc/nothing"], "cannot be written"),
        (["--database", "mysql://localhost/x"], "must start with"),
        (["--port", "99999"], "The port must be"),
        (["--port", "http"], "The port must be"),
        (["--provider-pace", "fast"], "pace must be"),
    ],
)
def test_a_start_that_cannot_be_is_told_in_one_sentence(flags, says):
    code, said = run_to_its_end(*flags)
    assert code == 1
    assert says in said
    assert said.count("\n") == 0


def test_a_database_that_does_not_open_ends_the_server_with_a_sentence(tmp_path):
    (tmp_path / "server.sqlite3").write_bytes(b"no database" * 500)
    code, said = run_to_its_end("--port", "0", "--data-folder", str(tmp_path))
    assert (code, said) == (1, "The database cannot be opened: file is not a database.")


def test_the_environment_says_what_no_flag_says(tmp_path):
    code, said = run_to_its_end(DINH_DANH_PORT="port", DINH_DANH_DATA=str(tmp_path))
    assert (code, said) == (1, "The port must be a whole number from 0 to 65535, not 'port'.")


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_it_never_outlives_its_parent(tmp_path, how):
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    child, _, url = parent.stdout.readline().split()
    port = int(url.rpartition(":")[2])
    parent.send_signal(how)
    parent.wait(5)
    parent.stdout.close()
    until = time.monotonic() + 3
    while time.monotonic() < until and answers(port):
        time.sleep(0.02)
    assert not answers(port), f"process {child} is an orphan"


def answers(port):
    try:
        with socket.create_connection(("127.0.0.1", port), 1):
            return True
    except OSError:
        return False


def test_a_log_line_names_the_call_and_nobody(started):
    server = started("--log")
    headers = server.sign_in()
    server.ask("GET", "/v1/documents", headers=headers)
    server.ask("GET", "/v1/documents", headers=headers)
    server.ask("GET", "/v1/documents/" + "a" * 32, headers=headers)
    server.end()
    said = server.process.stderr.read()
    assert said.count('"endpoint":"listDocuments"') == 2
    person = persona("khoi")
    for secret in (person.personal_number, person.passcode, person.full_name, "a" * 32,
                   headers["Authorization"].split()[1]):  # fmt: skip
        assert secret not in said


@pytest.mark.parametrize("after", [0.05, 0.15, 0.3])
def test_a_kill_in_the_middle_of_writes_leaves_nothing_half_made(started, tmp_path, after):
    server = started()
    headers = server.sign_in()
    held = server.ask("GET", "/v1/documents", headers=headers).json()["documents"]
    card = next(one["id"] for one in held if one["type_id"] == "identity_card")
    told, number = Counter(), persona("khoi").personal_number

    def renew_and_withdraw(worker):
        with requests.Session() as session:
            session.trust_env = False
            for turn in range(10_000):
                keyed = {**headers, "Idempotency-Key": f"worker-{worker}-{turn}"}
                try:
                    file = session.post(
                        server.url + "/v1/renewals", json={"document_id": card}, headers=keyed
                    ).json()
                    told["opened", file["id"]] += 1
                    if turn == 9:
                        at_counter = {"personal_number": number, "type_id": "identity_card"}
                        session.post(
                            server.url + "/v1/stage/counter-renewals",
                            json=at_counter,
                            headers={"Stage-Key": KEY},
                        ).json()
                    session.post(
                        f"{server.url}/v1/renewals/{file['id']}/withdrawal",
                        headers={**headers, "Idempotency-Key": f"back-{worker}-{turn}"},
                    ).json()
                except (requests.RequestException, KeyError):
                    return

    workers = [threading.Thread(target=renew_and_withdraw, args=(n,)) for n in range(3)]
    for one in workers:
        one.start()
    time.sleep(after)
    server.end(signal.SIGKILL)
    for one in workers:
        one.join()

    store = Store(url_in(tmp_path))
    with store.reading() as db:
        assert db.execute(text("PRAGMA integrity_check")).scalar() == "ok"
        facts = read_facts(db, seed.seeded_id("holder", "khoi"))
        open_rows = set(db.execute(select(renewals.c.id).where(renewals.c.is_open)).scalars())
        successors = set(
            db.execute(select(documents.c.id).where(documents.c.replaces == card)).scalars()
        )
    store.close()
    files = {file.id: whole_file(file, REAL_START) for file in facts.renewals}
    assert told or after < 0.1, "nothing was under way"
    assert {one for _, one in told} <= set(files), "an answered file was lost"
    assert open_rows == {name for name, file in files.items() if file.state in OPEN_STATES}
    assert len(open_rows) <= 1
    issued = {file.new_document_id for file in files.values() if file.state == "issued"}
    assert issued == successors


def test_a_request_sent_by_halves_holds_nobody_else_up(started):
    server = started()
    port = int(server.url.rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port), 5) as wire:
        wire.sendall(b"POST /v1/sessions HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{")
        assert server.ask("GET", "/v1/sign-ins").status_code == 200
