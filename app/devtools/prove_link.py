"""
The proof that one account is linked once: ``run.py prove link --rounds N --at-once M``, on SQLite,
or with ``--postgres --processes 4`` over a PostgreSQL of its own.

Each round sends so many identical requests at once to a real server, then the code so often, and
counts links, notices and entries.
"""

import itertools
import json
import os
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import ProxyHandler, Request, build_opener

from app.devtools.bench.serving import free_port, started, stop, stub_command
from app.shared.consents import consent
from app.shared.personas import persona

_DIRECT = build_opener(ProxyHandler({}))  # loopback only, whatever the surroundings say
_KHOI, _RULES = persona("khoi"), "draft_2025_10"
_ACCOUNT = _KHOI.payment_accounts[0]


class LinkingPhone:
    """One phone that is signed in, and asks without a screen."""

    def __init__(self, address: str) -> None:
        self._address, self._keys = address, itertools.count()
        self._token = ""
        self.served: list[str] = []
        given = {
            "personal_number": _KHOI.personal_number, "passcode": _KHOI.passcode,
            "device_id": "d" * 32,
        }  # fmt: skip
        self._token = self.ask("POST", "/v1/sessions", given)[1]["token"]

    def ask(self, method: str, path: str, body: Any = None) -> tuple[int, Any]:
        """Status and answer of one call; each has a request key of its own."""
        headers = {"Content-Type": "application/json", "Rule-Set": _RULES}
        if self._token:
            headers |= {"Authorization": f"Bearer {self._token}"}
        headers["Idempotency-Key"] = f"prove-link-{next(self._keys)}"
        sent = None if body is None else json.dumps(body).encode()
        request = Request(self._address + path, sent, headers, method=method)  # noqa: S310  # ours
        try:
            with _DIRECT.open(request, timeout=60) as reply:
                self.served.append(reply.headers.get("Server-Process", ""))
                return reply.status, json.loads(reply.read() or b"null")
        except HTTPError as err:
            self.served.append(err.headers.get("Server-Process", ""))
            return err.code, json.loads(err.read())

    def grant(self, operation: str, target: str) -> str:
        """The right to one deed."""
        body = {"operation": operation, "target": target, "passcode": _KHOI.passcode}
        return str(self.ask("POST", "/v1/step-ups", body)[1]["grant"])

    def at_once(self, many: int, path: str, body: Any) -> list[tuple[int, Any]]:
        """The same call so often at one moment."""
        with ThreadPoolExecutor(min(many, 32)) as pool:
            return list(pool.map(lambda _: self.ask("POST", path, body), range(many)))


def prove_link(folder: Path, rounds: int, at_once: int, processes: int, database: str) -> int:
    """
    The proof in that folder; prints its figures, answers 0 where every round held.

    Args:
        database: Of a PostgreSQL; empty for SQLite in that folder, in one process.
    """
    port = free_port()
    command = [*stub_command(folder, port, "prove-link"), "--provider-pace", "0"]
    if database:
        command += ["--database", database, "--processes", str(processes)]
    process, _ = started(command, dict(os.environ), port, "/readyz")
    wrong, told = [], Counter[str]()
    try:
        phone = LinkingPhone(f"http://127.0.0.1:{port}")
        for number in range(rounds):
            fault = _round(phone, at_once, number, told)
            if fault:
                wrong.append(f"round {number + 1}: {fault}")
    finally:
        stop(process)
    served = Counter(phone.served)
    where = f"PostgreSQL, {len(served)} processes" if database else "SQLite, one process"
    print(f"{rounds} rounds of {at_once} identical requests at once on {where}")
    if len(served) > 1:
        print("answered by each process:", ", ".join(f"{count:,}" for count in served.values()))
    if database and len(served) < processes:
        wrong.append(f"only {len(served)} of {processes} processes answered")
    print("; ".join(f"{what} {count:,}" for what, count in sorted(told.items())))
    print(*wrong or ["each round: one link, one notice, one success"], sep="\n")
    return 1 if wrong else 0


def _round(phone: LinkingPhone, at_once: int, before: int, told: Counter[str]) -> str:
    """One round, and the account taken off again; answers what was wrong."""
    target = f"{_ACCOUNT.provider}/{_ACCOUNT.number}"
    body = {
        "provider_id": _ACCOUNT.provider, "account_number": _ACCOUNT.number,
        "consent": consent("link_account").version, "grant": phone.grant("link_account", target),
    }  # fmt: skip
    answers = phone.at_once(at_once, "/v1/benefits/links", body)
    told.update(f"{status} {said.get('code', '')}".rstrip() for status, said in answers)
    taken = [said["id"] for status, said in answers if status == 202]
    if len(taken) != 1:
        return f"{len(taken)} were taken"
    path = f"/v1/benefits/links/{taken[0]}"
    while phone.ask("GET", path)[1]["state"] == "asking":
        pass
    code = phone.ask("GET", "/v1/phone/messages")[1]["messages"][0]["code"]
    given = {"code": code, "make_default": True}
    done = phone.at_once(at_once, f"{path}/confirmation", given)
    told.update(f"code {status} {said.get('code', '')}".rstrip() for status, said in done)
    linked = [one for one in _links(phone) if one["state"] == "linked"]
    notices = phone.ask("GET", "/v1/notices")[1]["notices"]
    entries = sum(one["kind"] == "account_linked" for one in notices) - before
    successes = sum(status == 200 for status, _ in done)
    phone.ask("POST", f"{path}/unlinking", {"grant": phone.grant("unlink_account", taken[0])})
    found = (len(linked), entries, successes)
    return "" if found == (1, 1, 1) else f"links, notices, successes: {found}"


def _links(phone: LinkingPhone) -> list[Any]:
    links: list[Any] = phone.ask("GET", "/v1/benefits")[1]["links"]
    return links
