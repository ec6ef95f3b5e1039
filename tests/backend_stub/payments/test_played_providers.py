"""One provider, one standing: what the panel makes of it meets questions and payments alike."""

import pytest
from sqlalchemy import select

from app.shared.payment_failures import failures
from backend_stub.storage.payment_tables import refused_callbacks
from tests.support.paying import PENSION, play
from tests.support.stores import problem

PLAYED = [
    ("busy", "provider_busy", []),
    ("down", "provider_down", []),
    ("silent", "provider_silent", []),
    ("malformed", "wrong_answer", ["malformed"]),
    ("other_account", "wrong_answer", ["unknown"]),
]


@pytest.fixture
def run(server, desk):
    """A run whose list holds Hoa, out of her cool-off at a provider without faults of its own."""
    hoa = server.sign_in("hoa")
    desk.linked(hoa, "buu_cuc_mau")
    return hoa, desk.prepare(*PENSION)["run"]["id"]


def payment(phone):
    return next(one for one in phone.get("/v1/payments")["payments"] if one["period"] == PENSION[1])


def refused(server):
    with server.store.reading() as db:
        return list(db.execute(select(refused_callbacks.c.reason)).scalars())


@pytest.mark.parametrize(("state", "why", "messages"), PLAYED)
def test_an_order_to_a_provider_fails_as_it_stands_and_arrives_once_it_is_up(
    server, desk, run, state, why, messages
):
    hoa, run_id = run
    play(server, "buu_cuc_mau", state, "hoa")
    desk.done(run_id, "execute")
    seen = payment(hoa)
    assert (seen["state"], seen["steps"][-1]["reason"]) == ("failed", why)
    assert refused(server) == messages
    assert desk.reconciled().faults == []
    play(server, "buu_cuc_mau", "up", "hoa")
    desk.done(run_id, "retry")
    assert payment(hoa)["state"] == "paid"
    assert desk.reconciled().faults == []


@pytest.mark.parametrize("state", ["silent", "malformed", "other_account"])
def test_what_was_taken_back_may_not_be_credited_any_more(server, desk, run, state):
    hoa, run_id = run
    play(server, "buu_cuc_mau", state, "hoa")
    desk.done(run_id, "execute")
    late = desk.says(payment(hoa)["id"], provider_id="buu_cuc_mau")
    assert problem(late) == ("callback_refused", {"reason": "closed"})
    assert payment(hoa)["state"] == "failed"
    assert desk.reconciled().faults == []


def test_the_same_standing_meets_a_question_and_a_payment(server, desk, run):
    hoa, run_id = run
    play(server, "buu_cuc_mau", "down", "hoa")
    desk.done(run_id, "execute")
    khoi = server.sign_in("khoi")
    link = khoi.answered_link("buu_cuc_mau", khoi.account("buu_cuc_mau"))
    assert link["rejection"] == payment(hoa)["steps"][-1]["reason"] == "provider_down"


def test_an_order_answered_before_the_provider_fell_silent_is_paid(server, desk, run):
    hoa, run_id = run
    desk.done(run_id, "execute")
    play(server, "buu_cuc_mau", "silent", "hoa")
    assert payment(hoa)["state"] == "paid"
    assert desk.reconciled().faults == []


def test_every_standing_has_words_for_three_sides():
    assert {why for _, why, _ in PLAYED} <= set(failures())
