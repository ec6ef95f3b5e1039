"""A seeded stub server in this process, over a database of its own, with clocks that tests move."""

import atexit
import itertools
import re
import shutil
import tempfile
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import msgspec
from sqlalchemy import select

from app.shared.codec import encode
from app.shared.consents import consent
from app.shared.personas import persona
from backend_stub.asgi import open_front
from backend_stub.auth import grant_deed
from backend_stub.front import Front
from backend_stub.seed import seeded_id
from backend_stub.settings import Settings
from backend_stub.storage.engine import Store
from backend_stub.storage.tables import metadata
from backend_stub.stub import Stub
from tests.support.asgi_adapter import BASE_URL, session_over
from tests.support.hashing import hash_cheaply
from tests.support.postgres import database_of, on_postgres

STAGE_KEY = "stage-key-of-the-tests"
DEVICE = "d" * 32
REAL_START = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)
hash_cheaply()
KEYS = (f"key-of-the-test-{number}" for number in itertools.count())


class MovedClock:
    """Real time as tests want it: stands still until it is moved."""

    def __init__(self, at=REAL_START):
        self.at = at

    def __call__(self):
        return self.at

    def advance(self, **span):
        self.at += timedelta(**span)


def url_in(folder):
    return f"sqlite:///{(Path(folder) / 'server.sqlite3').as_posix()}"


@cache
def seeded_file():
    """One database, migrated and seeded once; every test gets a copy."""
    folder = Path(tempfile.mkdtemp(prefix="stub-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    store = Store(url_in(folder))
    Stub(Settings(data_folder=folder), store, MovedClock()).close()
    store.close()
    return folder / "server.sqlite3"


class StubServer:
    """The server, its store, and calls to it."""

    def __init__(self, folder, *, clock=None, stage_key=STAGE_KEY, provider_pace=0.0):
        self.folder, self.clock = Path(folder), clock or MovedClock()
        self.settings = Settings(
            data_folder=self.folder,
            database=database_of(self.folder) if on_postgres() else "",
            stage_key=stage_key,
            provider_pace=provider_pace,
        )
        if not on_postgres() and not (self.folder / "server.sqlite3").exists():
            shutil.copy(seeded_file(), self.folder / "server.sqlite3")
        self.store = Store(self.settings.database_url)
        self.stub = Stub(self.settings, self.store, self.clock)
        self.app = Front()
        open_front(self.app, self.stub)
        self.session = session_over(self.app)

    def close(self):
        self.stub.close()
        self.session.close()
        self.store.close()

    def keeps(self, secret):
        """Whether some text of some table holds it as a word."""
        word = re.compile(rf"(?<![\w-]){re.escape(secret)}(?![\w-])")
        with self.store.reading() as db:
            rows = [row for table in metadata.sorted_tables for row in db.execute(select(table))]
        return any(word.search(str(value)) for row in rows for value in row)

    def ask(self, method, path, body=None, *, headers=None, raw=None, key=None):
        """One call; ``body`` is JSON, ``raw`` goes as it is."""
        sent = dict(headers or {})
        data = raw if raw is not None else (None if body is None else encode(body))
        if data is not None:
            sent.setdefault("Content-Type", "application/json")
        if key:
            sent["Idempotency-Key"] = key
        return self.session.request(method, BASE_URL + path, data=data, headers=sent, timeout=20)

    def stage(self, method, path, body=None):
        return self.ask(method, path, body, headers={"Stage-Key": STAGE_KEY})

    def move_story(self, moment):
        answer = self.stage("PUT", "/v1/stage/clock", {"story_now": moment})
        assert answer.status_code == 200, answer.text

    def sign_in(self, name="khoi", *, device=DEVICE, rules="draft_2025_10"):
        """A session as a right passcode opens it, without what checking one costs."""
        person, sessions = persona(name), self.stub.sessions

        def begin(writing):
            holder = seeded_id("holder", person.id)
            token, session, ending = sessions.begin(writing.db, holder, device, self.clock())
            writing.kept.append(lambda: sessions.admit(session, ending))
            writing.kept.append(self.stub.changes.wake)
            return token

        return Phone(self, person, self.store.write(begin).result(), rules)

    def try_passcode(self, number, passcode, *, device=DEVICE):
        body = {"personal_number": number, "passcode": passcode, "device_id": device}
        return self.ask("POST", "/v1/sessions", body)


class Phone:
    """Somebody signed in, under one rule set."""

    def __init__(self, server, person, token, rules):
        self.server, self.person, self.token, self.rules = server, person, token, rules

    @property
    def headers(self):
        return {"Authorization": f"Bearer {self.token}", "Rule-Set": self.rules}

    @property
    def holder_id(self):
        return seeded_id("holder", self.person.id)

    @property
    def owner_id(self):
        """Whose things its calls are about."""
        return self.holder_id

    def bound(self, target):
        """What a passcode for a deed is bound to."""
        return target

    def ask(self, method, path, body=None, *, key=None, headers=None):
        return self.server.ask(
            method, path, body, headers={**self.headers, **(headers or {})}, key=key
        )

    def get(self, path):
        answer = self.ask("GET", path)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def post(self, path, body=None):
        return self.ask("POST", path, body, key=next(KEYS))

    def done(self, path, body=None):
        answer = self.post(path, body)
        assert answer.status_code < 300, answer.text
        return answer.json()

    def document(self, type_id):
        held = self.get("/v1/documents")["documents"]
        return next(one for one in held if one["type_id"] == type_id)

    def begin_renewal(self, type_id="identity_card", **more):
        """A file whose fee is due."""
        return self.done("/v1/renewals", {"document_id": self.document(type_id)["id"], **more})

    def pay_fee(self, file):
        """The file once the simulated desk has answered."""
        path = f"/v1/renewals/{file['id']}/fee"
        self.done(path, {"grant": self.granted("pay_fee", file["id"])})
        return self.heard_of_fee(file)

    def heard_of_fee(self, file):
        """The file as soon as its fee is asked for no more."""
        changes = self.get("/v1/changes")
        while (seen := self.renewal(file))["fee"]["state"] == "asking":
            changes = self.get(f"/v1/changes?after={changes['number']}&wait=10")
        return seen

    def renewal(self, file):
        return self.get(f"/v1/renewals/{file['id']}")

    def renew(self, type_id="identity_card", **more):
        """A file that the office has."""
        return self.pay_fee(self.begin_renewal(type_id, **more))

    def decide(self, renewal_id, decision, detail=None):
        body = {"decision": decision, "detail": detail}
        return self.server.stage("POST", f"/v1/stage/renewals/{renewal_id}/decision", body)

    def granted(self, operation, target):
        """A grant as a right passcode gives it, without what checking one costs."""
        sessions, now = self.server.stub.sessions, self.server.clock()
        session = sessions.find(self.headers["Authorization"].encode(), now)

        def write(writing):
            return grant_deed(writing.db, session, operation, self.bound(target), now)[0]

        return self.server.store.write(write).result()

    def grant(self, operation, target):
        body = {"operation": operation, "target": target, "passcode": self.person.passcode}
        answer = self.ask("POST", "/v1/step-ups", body)
        assert answer.status_code == 201, answer.text
        return answer.json()["grant"]

    def account(self, provider):
        """One of the person's accounts that the provider will find in order."""
        return next(
            one.number
            for one in self.person.payment_accounts
            if one.provider == provider and one.state == "active" and one.id_number is None
        )

    def start_link(self, provider, number):
        grant = self.grant("link_account", f"{provider}/{number}")
        body = {
            "provider_id": provider, "account_number": number,
            "consent": consent("link_account").version, "grant": grant,
        }  # fmt: skip
        return self.post("/v1/benefits/links", body)

    def answered_link(self, provider, number):
        """Start a link and wait until the provider has answered."""
        started = self.start_link(provider, number)
        assert started.status_code == 202, started.text
        return self.settled(started.json()["id"])

    def settled(self, link_id, *, leaving="asking"):
        changes = self.get("/v1/changes")
        while (link := self.get(f"/v1/benefits/links/{link_id}"))["state"] == leaving:
            changes = self.get(f"/v1/changes?after={changes['number']}&wait=10")
        return link

    def link(self, provider="sen_vang", *, make_default=False):
        """A link all the way to the end."""
        link = self.answered_link(provider, self.account(provider))
        assert link["state"] == "awaiting_code", link
        body = {"code": self.code(), "make_default": make_default}
        return self.done(f"/v1/benefits/links/{link['id']}/confirmation", body)

    def code(self):
        return self.get("/v1/phone/messages")["messages"][0]["code"]


def problem(answer):
    """Code and values of a refusal, checked to be one."""
    assert answer.headers["content-type"] == "application/problem+json", answer.text
    told = msgspec.json.decode(answer.content)
    assert told["status"] == answer.status_code
    assert told["title"]
    assert told["title_vi"]
    return told["code"], told["values"]
