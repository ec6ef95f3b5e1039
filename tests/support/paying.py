"""The pay desk as tests play it: runs worked to their end, without a clock's waiting."""

import time
from datetime import timedelta

from backend_stub.seed import seeded_id
from backend_stub.services.linking import choose_default
from backend_stub.services.links import default_at
from backend_stub.services.provider_messages import key_of, signature
from backend_stub.services.reconciling import reconcile
from backend_stub.storage import links, payments
from backend_stub.storage.facts import read_facts
from tests.support.stores import StubServer

GIFT, PENSION = ("household_gift", "2025-09-02"), ("social_pension", "2025-10")


class PayDesk:
    """A desk over a server of the tests."""

    def __init__(self, server: StubServer) -> None:
        self.server = server

    def linked(self, phone, provider, **choices):
        """An account linked so long ago that it receives: its cool-off is over."""
        return linked_before(self.server, phone, provider, **choices)

    def prepare(self, programme, period):
        body = {"programme_id": programme, "period": period}
        answer = self.server.stage("POST", "/v1/stage/pay-runs", body)
        assert answer.status_code == 202, answer.text
        return self.settled(answer.json()["id"])

    def act(self, run_id, deed, payment_id=None):
        body = {"deed": deed, "payment_id": payment_id}
        return self.server.stage("POST", f"/v1/stage/pay-runs/{run_id}/deeds", body)

    def done(self, run_id, deed, payment_id=None):
        answer = self.act(run_id, deed, payment_id)
        assert answer.status_code == 202, answer.text
        return self.settled(run_id)

    def read(self, run_id):
        answer = self.server.stage("GET", f"/v1/stage/pay-runs/{run_id}")
        assert answer.status_code == 200, answer.text
        return answer.json()

    def settled(self, run_id):
        """The run once nothing of it is under way."""
        end = time.monotonic() + 20
        while True:
            found = self.read(run_id)
            if found["run"]["state"] not in ("begun", "preparing", "executing", "paying"):
                return found
            assert time.monotonic() < end, found["run"]
            time.sleep(0.005)

    def waiting(self, run_id):
        return {one["name"]: one["count"] for one in self.read(run_id)["run"]["states"]}

    def case(self, run_id, name):
        found = self.read(run_id)
        return next(one for one in (*found["cases"], *found["arrived"]) if one["full_name"] == name)

    def says(self, payment_id, **changes):
        """A provider's answer to an order, rightly signed unless the test says otherwise."""
        told = {
            "provider_id": "song_xanh", "payment_id": payment_id, "attempt": 1,
            "amount_vnd": 500_000, "outcome": "paid", **changes,
        }  # fmt: skip
        key = self.server.store.write(
            lambda writing: key_of(writing.db, told["provider_id"])
        ).result()
        parts = [value for name, value in told.items() if name != "signature"]
        told.setdefault("signature", signature(key, "order", *parts))
        return self.server.ask("POST", "/v1/provider-callbacks", told)

    def reconciled(self):
        with self.server.store.reading() as db:
            return reconcile(db)

    def steps(self, payment_id):
        with self.server.store.reading() as db:
            return [one.kind for one in payments.steps_of(db, [payment_id])[payment_id]]


def play(server, provider_id, state, persona="khoi"):
    """Let a provider stand so, from the panel; ``persona`` is somebody with an account there."""
    file_id = seeded_id("provider desk", seeded_id("holder", persona), provider_id)
    body = {"kind": "provider", "deed": "play", "detail": state}
    answer = server.stage("POST", f"/v1/stage/desk/{file_id}/deeds", body)
    assert answer.status_code == 200, answer.text


def linked_before(server, phone, provider, *, days=3, make_default=False):
    """An account linked so many story days ago, without what asking its provider costs."""
    owner_id, number = phone.owner_id, phone.account(provider)
    at, really = server.stub.story.now() - timedelta(days=days), server.clock()

    def write(writing):
        link_id = links.open_link(
            writing.db, owner_id, provider, number, phone.rules, at=at, really_at=really,
            resends=0,
            consent="link_account_2025_10",
        )  # fmt: skip
        facts = read_facts(writing.db, owner_id)
        link = next(one for one in facts.links if one.id == link_id)
        links.add_steps(writing.db, link, at, "awaiting_code", "linked")
        if make_default or default_at(facts, at) is None:
            facts = read_facts(writing.db, owner_id)
            link = next(one for one in facts.links if one.id == link_id)
            choose_default(writing.db, facts, link, at)
        server.stub.changed(writing, owner_id)
        return link_id

    return {"id": server.store.write(write).result()}


def subjects(phone):
    told = phone.get("/v1/notices")["notices"]
    return [
        one["subject"] for one in reversed(told) if (one["subject"] or "").startswith("payment.")
    ]
