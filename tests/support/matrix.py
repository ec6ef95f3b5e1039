"""
The authorisation matrix: every call × kinds of callers × owners, each cell as its right declares.

A call is made with a whole body and with ids of the owner's things, so that only the right decides;
whatever it would have written is undone. A new call of the contract's table is in it by itself.

Source: promises 1 and 4.
"""

import asyncio
import io
import itertools
import re
from concurrent.futures import Future
from contextlib import redirect_stderr
from dataclasses import dataclass, replace
from functools import cache
from urllib.parse import urlencode

import msgspec

from app.shared.codec import encode
from app.shared.contract.endpoint import Right
from app.shared.contract.endpoints import ALL
from app.shared.contract.wire import Body
from app.shared.rulesets import rule_set
from tests.app.shared.contract.test_wire_form import SAMPLES
from tests.support.asgi_adapter import server_loop
from tests.support.matrix_actors import Actor, actors
from tests.support.matrix_world import DRAFT, ORGANISATION, OWNERS, TABLES, World

NOBODYS_ID = "0" * 31 + "1"
PEOPLE_AT_HAND = "listSeededSignIns"
"""The prototype's own list of invented people: it tells everybody their names and numbers."""
GONE = ("putDocumentBack",)
"""Calls that find a thing only once its owner has taken it out."""
FORM = "application/x-www-form-urlencoded"
_SAMPLES = {type(one): one for one in SAMPLES if isinstance(one, Body)}
_OF_HOLDERS = (Right.HOLDER, Right.HOLDER_UNLOCKED)
_REFUSALS = ("unauthenticated", "account_locked", "level_too_low")
_KEYS = (f"key-of-the-matrix-{number}" for number in itertools.count())


@dataclass(frozen=True)
class Wrong:
    """A cell that is not as declared."""

    endpoint: str
    actor: str
    owner: str
    what: str


class _NoPasscode:
    """Finds every passcode wrong, and takes no time for it: hashing is no part of a right."""

    async def right(self, stored, passcode):
        return False

    async def stored_form(self, passcode):
        return ""

    def close(self):
        pass


class _Undone(Exception):
    """A write that came to its end, and is not kept."""


def undo_writes(store):
    """From now on what is written is answered, and rolled back."""
    kept = store.write

    def write(work):
        answer = Future()

        def end(done):
            fault = done.exception()
            if isinstance(fault, _Undone):
                answer.set_result(fault.args[0])
            else:
                answer.set_exception(fault)

        def undone(writing):
            raise _Undone(work(writing))

        kept(undone).add_done_callback(end)
        return answer

    store.write = write


# --- what is declared -----------------------------------------------------------------------------
def expected(endpoint, actor, owner, named):
    """What the declared rights make of one cell: a refusal's code, ``nothing``, or ``passes``."""
    opened = {Right.ANYBODY: True, Right.STAGE: actor.panel, Right.TICKET: actor.ticket}
    if endpoint.right in opened:
        return "passes" if opened[endpoint.right] else "unauthenticated"
    level = _level_of(endpoint.feature) if endpoint.feature else 0
    refused = (
        ("unauthenticated", actor.holder is None),
        ("account_locked", actor.locked and endpoint.right is Right.HOLDER_UNLOCKED),
        ("level_too_low", actor.level < level),
        ("nothing", endpoint.on_behalf and actor.behalf and not actor.acts_for),
        ("nothing", named and not _reaches(endpoint, actor, owner)),
    )
    return next((name for name, holds in refused if holds), "passes")


def _reaches(endpoint, actor, owner):
    """Whether the owner's things are the caller's, or a ward's where the call is about wards."""
    if "holder_id" in endpoint.parameters:
        return owner in actor.acts_for and owner != ORGANISATION
    if endpoint.on_behalf and actor.behalf:
        return owner in actor.acts_for
    return owner == actor.holder


@cache
def _level_of(feature):
    return rule_set(DRAFT).value(f"level_for_{feature}")


# --- calls ----------------------------------------------------------------------------------------
def names_in(endpoint):
    """Names of ids that a call takes, in its path and in its body."""
    body = msgspec.structs.fields(endpoint.body) if endpoint.body else ()
    return tuple(dict.fromkeys([*endpoint.parameters, *(f.name for f in body if f.name in TABLES)]))


def choices(world, endpoint, owner, *, every):
    """Ids of the owner's things for a call, by name: one set a call, none where there is none."""
    names, mine = names_in(endpoint), world.owned[owner]
    found = []
    for name in names:
        if name == "holder_id":
            found.append([world.ids[owner]])
        elif name in TABLES:
            found.append(mine.get(TABLES[name], [])[: None if every else 1])
        else:
            found.append([ids[-1] for ids in mine.values() if ids])
    return [dict(zip(names, one, strict=True)) for one in itertools.product(*found)]


def request(endpoint, actor, ids):
    """The scope and the body of one call."""
    headers = dict(actor.headers)
    if actor.behalf and endpoint.on_behalf:
        headers["On-Behalf-Of"] = actor.behalf
    if endpoint.idempotent:
        headers["Idempotency-Key"] = next(_KEYS)
    body = b""
    if endpoint.body is not None:
        told = msgspec.to_builtins(_SAMPLES[endpoint.body])
        for name, one in (ids | actor.staff).items():
            if name in told:
                told[name] = [one] if name.endswith("_ids") else one
        body = urlencode(told).encode() if endpoint.form else encode(told)
        kind = FORM if endpoint.form else "application/json"
        headers |= {"Content-Type": kind, "Content-Length": str(len(body))}
    path = endpoint.path.format(**{name: ids[name] for name in endpoint.parameters})
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "scheme": "http",
        "method": endpoint.method, "path": path, "raw_path": path.encode(), "query_string": b"",
        "root_path": "", "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 80),
        "headers": [(k.lower().encode(), v.encode()) for k, v in headers.items()],
    }  # fmt: skip
    return scope, body


async def _answer(app, scope, body):
    sent, got = [{"type": "http.request", "body": body, "more_body": False}], []

    async def receive():
        return sent.pop() if sent else await asyncio.Event().wait()

    async def send(message):
        got.append(message)

    await app(scope, receive, send)
    return got[0]["status"], got[0]["headers"], b"".join(part.get("body", b"") for part in got[1:])


def code_of(status, body):
    """A refusal's code; empty where it is none."""
    return msgspec.json.decode(body)["code"] if status >= 400 else ""


def leaks(world, sees, text):
    """Secrets that stand in it, of owners of whom nothing may be seen."""
    hidden = _hidden(world, frozenset(OWNERS) - sees)
    return sorted(set(hidden.findall(text))) if hidden else []


@cache
def _hidden(world, owners):
    texts = {one for name in owners for one in world.secrets[name]}
    return re.compile("|".join(map(re.escape, sorted(texts)))) if texts else None


class Matrix:
    """
    The cross over one world.

    Args:
        world: Nothing that is written there from now on is kept.
        whole: Each of the other owners' things; otherwise one other owner's a call, in turn.

    Attributes:
        cells: How many were asserted, by what they declare.
        with_things: In how many of them the owner's own thing was asked for.
        calls: How many calls that took.
    """

    def __init__(self, world: World, *, whole: bool = False):
        self._world, self._app, self.whole = world, world.server.app, whole
        self.actors = tuple(actors(world))
        world.server.stub.passcodes = _NoPasscode()
        world.server.stub.settings = replace(world.server.settings, log=True)
        undo_writes(world.server.store)
        self.cells = dict.fromkeys(("passes", "nothing", *_REFUSALS), 0)
        self.calls = self.with_things = 0
        self._turn = itertools.count()

    def wrong(self, actor: Actor, endpoints=ALL):
        """Every cell of one kind of caller that is not as declared, and what the log tells."""
        if actor.staff:
            endpoints = [one for one in endpoints if one.body and _asks_as_staff(one)]
        with redirect_stderr(io.StringIO()) as said:
            work = self._wrong_of(actor, endpoints)
            found = asyncio.run_coroutine_threadsafe(work, server_loop()).result()
        if told := leaks(self._world, frozenset(), said.getvalue()):
            found.append(Wrong("", actor.name, "", f"the log tells {told}"))
        return found

    async def _wrong_of(self, actor, endpoints):
        found = []
        for endpoint in endpoints:
            names = names_in(endpoint)
            nobodys = await self._call(endpoint, actor, dict.fromkeys(names, NOBODYS_ID))
            for owner in self._owners(actor, names):
                declared = expected(endpoint, actor, owner, names)
                self.cells[declared] += 1
                every = declared == "passes"  # one is enough that its owner finds
                tries = choices(self._world, endpoint, owner, every=every) if names else []
                self.with_things += bool(tries)
                lost = []
                for ids in tries or [{}]:
                    answer = await self._call(endpoint, actor, ids) if ids else nobodys
                    lost.append(_lost(endpoint, declared, answer, ids))
                    if what := self._judged(endpoint, actor, declared, answer, nobodys):
                        found.append(Wrong(endpoint.name, actor.name, owner, what))
                    if ids and every and not lost[-1]:
                        break
                if all(lost):
                    found.append(Wrong(endpoint.name, actor.name, owner, "its owner finds it not"))
        return found

    def _owners(self, actor, names):
        """All, where one call asserts them at once; else one's own and others' in turn."""
        if self.whole or not names:
            return OWNERS
        own = {actor.holder, *actor.acts_for} & set(OWNERS)
        others = [one for one in OWNERS if one not in own]
        return [*own, others[next(self._turn) % len(others)]]

    async def _call(self, endpoint, actor, ids):
        self.calls += 1
        scope, body = request(endpoint, actor, ids)
        return *await _answer(self._app, scope, body), body.decode()

    def _judged(self, endpoint, actor, declared, answer, nobodys):
        """What is wrong with an answer; empty where nothing is."""
        status, headers, body, sent = answer
        shown = (endpoint.right is Right.STAGE and actor.panel) or endpoint.name == PEOPLE_AT_HAND
        told = [] if shown else leaks(self._world, actor.sees, f"{body.decode()} {headers}")
        told = [one for one in told if one not in sent]  # an echo tells nothing
        code = code_of(status, body)
        wrong = {
            f"tells {told}": told,
            "a fault": status >= 500,
            "refused, not as declared": declared in _REFUSALS and code != declared,
            "refused, and passes is declared": declared == "passes" and code in _REFUSALS,
        }
        if declared == "nothing":
            wrong["not as what is not there"] = (status, body) != (nobodys[0], nobodys[2])
            wrong["something is there"] = endpoint.parameters and code != "not_found"
        return ", ".join(f"{what}: {status} {code}" for what, holds in wrong.items() if holds)


def _lost(endpoint, declared, answer, ids):
    """Whether an owner's own thing is answered as if there were none."""
    named = ids and all(name in TABLES or name == "holder_id" for name in ids)
    theirs = named and endpoint.right in _OF_HOLDERS and endpoint.name not in GONE
    return declared == "passes" and theirs and code_of(answer[0], answer[2]) == "not_found"


def _asks_as_staff(endpoint):
    return "staff_id" in endpoint.body.__struct_fields__
