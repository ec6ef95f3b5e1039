"""
The proof that a register's edit is on open phones at once: ``prove registers --phones N``.

So many real phones hold their long poll to a real server, one of them drawn in a process of its
own; one home is moved at a time, and it is measured when each of its holder's phones has it, and
when the drawn one's picture shows it. Answers 0 where nineteen of twenty edits took less than two
seconds and nobody else's phone was given anything.
"""

import argparse
import json
import os
import queue
import shutil
import statistics
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.request import ProxyHandler, Request, build_opener

from app.container import Container, live
from app.data.documents import DocumentsAsOf
from app.devtools.bench.serving import free_port, started, stop, stub_command
from app.devtools.drawn_phone import DrawnPhone
from app.runtime.settings import RULES, Settings
from app.shared.clock import viet_nam_day
from app.shared.contract.documents import HeldDocument
from app.shared.personas import Persona, personas
from app.shared.registers import register
from app.shared.rules.standing import document_standing
from app.shared.rulesets import rule_set
from app.stage.story_start import story_start

_KEY, _RULES = "prove-registers", "draft"
_MOST_SECONDS, _PATIENCE = 2.0, 20.0
_PER_PERSON = 2
_DIRECT = build_opener(ProxyHandler({}))  # loopback only, whatever the surroundings say


class ProofPhone:
    """A whole phone without a screen, its interface's thread included."""

    def __init__(self, server: str, folder: Path, person: Persona) -> None:
        self.person, self.arrived, self.news = person, queue.SimpleQueue[float](), 0
        self._posted: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self._seen: tuple[HeldDocument, ...] = ()
        self.seen_at = 0.0
        settings = Settings(
            server=server, data_folder=folder / "data", vault_folder=folder / "vault",
            stage_key=_KEY, rules=RULES[_RULES],
        )  # fmt: skip
        self.app: Container = live(settings, self._posted.put)
        self._thread = threading.Thread(target=self._turn, daemon=True)
        self._thread.start()

    def sign_in(self) -> None:
        """As the panel does, then with the passcode; everything is fetched and the poll is held."""
        number = self.person.personal_number
        self.app.stage.link_stand_in(number, self.app.preferences.device_id)
        self.app.clock.set(self.app.stage.read().story_now)
        self.app.session.sign_in(number, self.person.passcode)
        self.app.start()
        while self.app.documents.stored() is None or not self.app.tasks.idle:
            time.sleep(0.05)
        self._seen = self.app.documents.refresh().documents
        self.app.documents.subscribe(self._told)

    @property
    def home(self) -> str:
        """Where its holder lives, as its screens were last told."""
        cards = [one for one in self._seen if one.type_id == "identity_card"]
        return cards[0].fields.get("residence", "") if cards else ""

    def close(self) -> None:
        """Let go of it."""
        self._posted.put(None)
        self.app.close()

    def _told(self, known: DocumentsAsOf) -> None:
        """A poll that ends sets the clock, which tells the same again: that is nothing new."""
        if known.documents != self._seen:
            self.news += 1
            self._seen, self.seen_at = known.documents, time.perf_counter()
        self.arrived.put(self.seen_at)

    def _turn(self) -> None:
        while (work := self._posted.get()) is not None:
            work()


def main(argv: list[str]) -> int:
    """Run it; prints the figures."""
    parser = argparse.ArgumentParser(prog="run.py prove registers", description=__doc__)
    parser.add_argument("--phones", type=int, default=20)
    parser.add_argument("--edits", type=int, default=60)
    given = parser.parse_args(argv)
    with tempfile.TemporaryDirectory(prefix="prove-") as name:
        folder, port = Path(name), free_port()
        command = stub_command(folder / "server", port, _KEY)
        (folder / "server").mkdir()
        process, _ = started(command, dict(os.environ), port, "/readyz")
        try:
            return _prove(f"http://127.0.0.1:{port}", folder, given.phones, given.edits)
        finally:
            stop(process)


def _prove(server: str, folder: Path, count: int, edits: int) -> int:
    people = _movable()
    phones: list[ProofPhone] = []
    for number in range(1, count):
        person, own = people[number // _PER_PERSON % len(people)], folder / f"phone-{number}"
        _same_device(phones, person, own)
        phones.append(ProofPhone(server, own, person))
        phones[-1].sign_in()
    watched, own = phones[0].person, folder / "phone-drawn"
    _same_device(phones, watched, own)
    drawn = DrawnPhone(server, _KEY, watched.id, _RULES, "document:identity_card", own)
    whose = len({one.person.id for one in phones})
    print(f"{count} phones of {whose} people are listening, one of them drawn")
    spent, pixels, strangers, late = list[float](), list[float](), 0, 0
    whom = list({one.person.id: one.person for one in phones}.values())
    for number in range(edits):
        # Every second edit is the drawn phone's holder's.
        person = watched if number % 2 else whom[number // 2 % len(whom)]
        mine = [one for one in phones if one.person is person]
        others = sum(one.news for one in phones if one.person is not person)
        ward = f"phường Suối {number + 1}, tỉnh Bình Minh"  # the street is masked on the screen
        home = f"Số 1 ngõ Lúa, {ward}"
        if person is watched:
            drawn.expect(ward)
        began = time.perf_counter()
        _move(server, person, home)
        if person is watched:
            at = drawn.drawn_at()
            late += at is None
            pixels += [at - began] if at is not None else []
        for phone in mine:
            at = _when(phone, home, began)
            late += at is None
            spent += [at] if at is not None else []
        strangers += sum(one.news for one in phones if one.person is not person) - others
    drawn.close()
    for phone in phones:
        phone.close()
    latency = register("population").latency_ms / 1000
    print(f"{edits} edits, one at a time, seen {len(spent)} times; {late} never came")
    print(f"of each, {latency:.2f} s are the register's own")
    worst = max(_told("to the phone", spent), _told("to the picture", pixels))
    print(f"other people's phones that were given something new: {strangers}")
    return 0 if worst < _MOST_SECONDS and not late and not strangers else 1


def _told(what: str, spent: list[float]) -> float:
    """Print these seconds; answers under which nineteen of twenty are."""
    p95 = statistics.quantiles(spent, n=20)[-1]
    print(
        f"edit {what}: median {statistics.median(spent):.3f} s, p95 {p95:.3f} s, "
        f"most {max(spent):.3f} s of {len(spent)}"
    )
    return p95


def _same_device(phones: Sequence[ProofPhone], person: Persona, own: Path) -> None:
    """A further window of one phone: an account has one phone."""
    first = next((one for one in phones if one.person is person), None)
    if first is not None:
        (own / "data").mkdir(parents=True)
        shutil.copy(first.app.settings.data_folder / "preferences.json", own / "data")


def _movable() -> list[Persona]:
    """Whose identity card may be seen, so that a move shows."""
    rules, day = rule_set(RULES[_RULES]), viet_nam_day(story_start())
    found = []
    for person in personas():
        cards = [one for one in person.documents if one.type == "identity_card"]
        shown = cards and document_standing(cards[0].type, cards[0].expires_on, day, rules)
        if person.signs_in and person.level > 1 and shown and shown.values_shown:
            found.append(person)
    return found


def _when(phone: ProofPhone, home: str, began: float) -> float | None:
    """Seconds until the phone has that home; None where it never does."""
    while phone.home != home:
        try:
            phone.arrived.get(timeout=max(0.01, began + _PATIENCE - time.perf_counter()))
        except queue.Empty:
            return None
    return phone.seen_at - began


def _move(server: str, person: Persona, home: str) -> None:
    search = {"register_id": "population", "text": person.personal_number}
    found = _ask(server, "/v1/stage/register-searches", search)["records"][0]
    body = {"fact_id": "residence", "value": home, "reason": "prove registers"}
    _ask(server, f"/v1/stage/register-records/{found['id']}/edits", body)


def _ask(server: str, path: str, body: Any) -> Any:
    headers = {"Content-Type": "application/json", "Stage-Key": _KEY}
    request = Request(server + path, json.dumps(body).encode(), headers, method="POST")  # noqa: S310  # ours
    with _DIRECT.open(request, timeout=30) as reply:
        return json.loads(reply.read())
