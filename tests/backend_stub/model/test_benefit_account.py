"""
A benefit account beside a small model of it: whatever is done in whatever order, both agree.

A short form runs with the suite; ``run.py prove benefits --runs 2000 --steps 50`` is the whole one.
"""

import os
from collections import Counter

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    invariant,
    precondition,
    rule,
)

from tests.backend_stub.model.at_the_edge import AtTheEdge
from tests.backend_stub.model.linked_accounts import PROGRAMMES
from tests.support.paying import subjects
from tests.support.routing import agree
from tests.support.stores import problem

RUNS = int(os.environ.get("DINH_DANH_MODEL_RUNS", "8"))
STEPS = int(os.environ.get("DINH_DANH_MODEL_STEPS", "25"))
DEEDS = ("execute", "retry", "retry", "fall_back", "fall_back", "pay_cash", "reconcile", "close")


class BenefitAccount(AtTheEdge):
    """The same with the desk that pays her, and what her providers say of it."""

    def teardown(self) -> None:
        self._told_once()
        REACHED.update(f"link.{one.state}" for one in self.model.links.values())
        for one in self.hoa.get("/v1/payments")["payments"]:
            REACHED.update(f"payment.{step['kind']}" for step in one["steps"])
        REACHED.update(f"change.{one.kind}" for one in self.model.changes)
        REACHED.update("change.undone" for one in self.model.changes if one.undone)
        super().teardown()

    # --- payments ---------------------------------------------------------------------------------
    def _period(self, programme: str) -> str:
        return "2025-10" if programme == "health_refund" else f"{self.now:%Y-%m}"

    @rule(programme=st.sampled_from(PROGRAMMES))
    def prepare(self, programme: str) -> None:
        self._tick()
        key = (programme, self._period(programme))
        body = {"programme_id": key[0], "period": key[1]}
        answer = self.server.stage("POST", "/v1/stage/pay-runs", body)
        if answer.status_code != 202:
            assert problem(answer)[0] == "deed_not_offered"
            assert self.desk.read(self.runs[key])["run"]["state"] == "closed"
            return
        self.runs[key] = answer.json()["id"]
        self._settle()
        self.model.prepare(key, self.now)

    @rule(programme=st.sampled_from(PROGRAMMES), days=st.integers(0, 20))
    def pay_some_days_later(self, programme: str, days: int) -> None:
        self.days_pass(days)
        self.prepare(programme)
        self._act((programme, self._period(programme)), "execute")

    def _at_the_edge(self, programme: str) -> None:
        self.prepare(programme)
        key = (programme, self._period(programme))
        if key in self.runs:
            self._act(key, "execute")

    @precondition(lambda self: self.runs)
    @rule(data=st.data(), deed=st.sampled_from(DEEDS))
    def one_deed_on_a_run(self, data: st.DataObject, deed: str) -> None:
        self._tick()
        self._act(data.draw(st.sampled_from(sorted(self.runs))), deed)

    def _act(self, key: tuple[str, str], deed: str) -> None:
        offered = self.desk.read(self.runs[key])["run"]["deeds"]
        answer = self.desk.act(self.runs[key], deed)
        self._settle()
        if deed not in offered:
            assert problem(answer)[0] == "deed_not_offered"
            return
        assert answer.status_code == 202, answer.text
        self._play(key, deed)

    @precondition(lambda self: self.model.payments)
    @rule(data=st.data())
    def one_deed_on_her_payment(self, data: st.DataObject) -> None:
        self._tick()
        key = data.draw(st.sampled_from(sorted(self.model.payments)))
        one = self.model.payments[key]
        deed = data.draw(st.sampled_from(["retry", "fall_back", "pay_cash", "reverse"]))
        fits = {
            "retry": self.model.may_retry(key),
            "fall_back": one.state in ("failed", "returned"),
            "pay_cash": one.state == "cash_ready",
            "reverse": one.state in ("paid", "cash_paid"),
        }[deed]
        answer = self.desk.act(self.runs[key], deed, self._payment(key)["id"])
        self._settle()
        if not fits:
            assert problem(answer)[0] == "deed_not_offered"
            return
        assert answer.status_code == 202, answer.text
        if deed == "reverse":
            self.model.take_back(key, "reversed")
        else:
            self._play(key, deed)

    @precondition(lambda self: self.model.payments)
    @rule(data=st.data())
    def she_agrees_to_the_next_place(self, data: st.DataObject) -> None:
        self._tick()
        key = data.draw(st.sampled_from(sorted(self.model.payments)))
        shown, one = self._payment(key), self.model.payments[key]
        open_ = one.state in ("failed", "returned")
        assert (shown["leads_to"] is not None) is open_
        answer = agree(self.hoa, shown, None if open_ else "cash")
        self._settle()
        if not open_:
            assert problem(answer)[0] == "routing_refused"
            return
        assert answer.status_code == 200, answer.text
        self.model.fall_back(key, self.now)

    def _play(self, key: tuple[str, str], deed: str) -> None:
        if key not in self.model.payments:
            return
        match deed:
            case "execute":
                self.model.send(key, self.now)
            case "retry":
                self.model.retry(key, self.now)
            case "fall_back":
                self.model.fall_back(key, self.now)
            case "pay_cash":
                self.model.pay_cash(key)

    @precondition(lambda self: any(one.tried for one in self.model.payments.values()))
    @rule(data=st.data(), how=st.sampled_from(
        ["twice", "forged", "other_amount", "ahead", "returned"]
    ))  # fmt: skip
    def a_provider_says_more(self, data: st.DataObject, how: str) -> None:
        self._tick()
        sent = [key for key, one in self.model.payments.items() if one.tried]
        key = data.draw(st.sampled_from(sorted(sent)))
        one, shown = self.model.payments[key], self._payment(key)
        provider = next(
            step["place"]["provider_id"] for step in reversed(shown["steps"])
            if step["kind"] == "instructed"
        )  # fmt: skip
        told = {
            "provider_id": provider, "payment_id": shown["id"], "attempt": one.attempt,
            "amount_vnd": shown["amount_vnd"], "outcome": "paid",
        }  # fmt: skip
        if how == "other_amount":
            told["amount_vnd"] += 1
        if how == "ahead":
            told["attempt"] += 1
        if how == "returned":
            told["outcome"] = "returned"
        if how == "forged":
            told["signature"] = "0" * 64
        answer = self.desk.says(**told)
        self._settle()
        if how == "returned" and one.state == "paid":
            assert answer.status_code == 204, answer.text
            self.model.take_back(key, "returned", "account_closed")
        else:
            assert problem(answer)[0] == "callback_refused"

    def _payment(self, key: tuple[str, str]) -> dict:
        return next(
            one for one in self.hoa.get("/v1/payments")["payments"]
            if (one["programme_id"], one["period"]) == key
        )  # fmt: skip

    # --- what must hold ---------------------------------------------------------------------------
    @invariant()
    def payments_agree_and_nothing_is_paid_twice(self) -> None:
        if not self.model.payments:
            return
        shown = {
            (one["programme_id"], one["period"]): one
            for one in self.hoa.get("/v1/payments")["payments"]
        }
        for key, one in self.model.payments.items():
            assert shown[key]["state"] == one.state, (key, shown[key]["steps"])
            if one.state == "failed":
                assert shown[key]["steps"][-1]["reason"] == one.reason
            assert self.model.credited.get(key, 0) in (0, 1)
        assert self.desk.reconciled().faults == []

    def _told_once(self) -> None:
        """Each payment that arrived was told once as often as it arrived."""
        told = subjects(self.hoa)
        arrived = sum(
            step["kind"] == "paid"
            for one in self.hoa.get("/v1/payments")["payments"]
            if (one["programme_id"], one["period"]) in self.model.payments
            for step in one["steps"]
        )
        assert told.count("payment.paid") == arrived


REACHED: Counter[str] = Counter()
"""How often each answer and state was met, so that a proof that proves little is seen."""


TestBenefitAccount = BenefitAccount.TestCase


def test_every_kind_of_state_was_met():
    """After the machine: it went where it was sent."""
    if "DINH_DANH_MODEL_RUNS" in os.environ:
        print("\n" + "; ".join(f"{name} {count:,}" for name, count in sorted(REACHED.items())))
    assert {"link.linked", "link.rejected", "payment.paid"} <= set(REACHED)


BenefitAccount.TestCase.settings = settings(
    max_examples=RUNS,
    stateful_step_count=STEPS,
    deadline=None,
    database=None,
    derandomize="DINH_DANH_MODEL_RUNS" not in os.environ,
    suppress_health_check=list(HealthCheck),
)
