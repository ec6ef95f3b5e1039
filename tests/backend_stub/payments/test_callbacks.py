"""Providers' answers: booked once; late, twice, forged, out of order, of another amount refused."""

import pytest
from sqlalchemy import func, select

from backend_stub.services import providers_pay
from backend_stub.storage import ledger
from backend_stub.storage.payment_tables import refused_callbacks
from tests.support.paying import PENSION
from tests.support.stores import problem


@pytest.fixture
def ordered(server, desk, monkeypatch):
    """Hoa's payment, with its order out and no answer to come by itself."""
    monkeypatch.setattr(providers_pay, "due", lambda *_: [])
    hoa = server.sign_in("hoa")
    desk.linked(hoa, "song_xanh")
    run = server.stage(
        "POST", "/v1/stage/pay-runs", {"programme_id": PENSION[0], "period": PENSION[1]}
    ).json()
    desk.settled(run["id"])
    desk.act(run["id"], "execute")
    end = 200
    while (one := payment(hoa))["state"] != "instructed" and end:
        end -= 1
        hoa.get(f"/v1/changes?after={hoa.get('/v1/changes')['number']}&wait=1")
    return hoa, one


def payment(hoa):
    return next(one for one in hoa.get("/v1/payments")["payments"] if one["period"] == "2025-10")


def state_of_books(server):
    with server.store.reading() as db:
        refused = db.execute(select(func.count()).select_from(refused_callbacks)).scalar()
        return ledger.last(db), refused


def test_a_right_answer_is_booked(server, desk, ordered):
    hoa, one = ordered
    assert desk.says(one["id"]).status_code == 204
    assert payment(hoa)["state"] == "paid"


@pytest.mark.parametrize(
    "change, reason",
    [
        ({"signature": "0" * 64}, "forged"),
        ({"provider_id": "sen_vang"}, "another_provider"),
        ({"amount_vnd": 499_999}, "other_amount"),
        ({"amount_vnd": 5_000_000}, "other_amount"),
        ({"attempt": 2}, "out_of_order"),
        ({"outcome": "returned"}, "not_paid"),
        ({"payment_id": "f" * 32}, "unknown"),
    ],
)
def test_a_wrong_answer_is_refused_logged_and_changes_nothing(
    server, desk, ordered, change, reason
):
    hoa, one = ordered
    before, refused = state_of_books(server)
    answer = desk.says(**{"payment_id": one["id"], **change})
    assert problem(answer) == ("callback_refused", {"reason": reason})
    assert state_of_books(server) == (before, refused + 1)
    assert payment(hoa)["state"] == "instructed"


@pytest.mark.parametrize("vnd", [0, -1, 1.5, "500000", None, 10**40])
def test_an_amount_that_is_none_is_no_answer(server, desk, ordered, vnd):
    before = state_of_books(server)
    told = {
        "provider_id": "song_xanh", "payment_id": ordered[1]["id"], "attempt": 1,
        "amount_vnd": vnd, "outcome": "paid", "signature": "0" * 64,
    }  # fmt: skip
    answer = server.ask("POST", "/v1/provider-callbacks", told)
    assert problem(answer)[0] in ("bad_request", "callback_refused")
    assert state_of_books(server)[0] == before[0]


def test_an_answer_that_comes_twice_is_booked_once(server, desk, ordered):
    desk.says(ordered[1]["id"])
    before, _ = state_of_books(server)
    again = desk.says(ordered[1]["id"])
    assert problem(again) == ("callback_refused", {"reason": "repeated"})
    assert state_of_books(server)[0] == before


def test_an_answer_after_the_other_one_is_refused(server, desk, ordered):
    desk.says(ordered[1]["id"], outcome="account_closed")
    assert problem(desk.says(ordered[1]["id"])) == ("callback_refused", {"reason": "closed"})


def test_an_answer_to_an_earlier_order_comes_too_late(server, desk, ordered):
    """The order went out again since; what is said of the first one counts no more."""
    hoa, one = ordered
    desk.says(one["id"], outcome="provider_busy")
    run_id = next(
        run["id"] for run in server.stage("GET", "/v1/stage/pay-runs").json()["runs"]
        if (run["programme_id"], run["period"]) == PENSION
    )  # fmt: skip
    desk.settled(run_id)
    desk.act(run_id, "retry")
    while payment(hoa)["steps"][-1]["attempt"] != 2:
        hoa.get(f"/v1/changes?after={hoa.get('/v1/changes')['number']}&wait=1")
    before, _ = state_of_books(server)
    for outcome in ("paid", "provider_busy"):
        late = desk.says(one["id"], outcome=outcome)
        assert problem(late) == ("callback_refused", {"reason": "late"})
    assert state_of_books(server)[0] == before
    assert desk.says(one["id"], attempt=2).status_code == 204
    assert payment(hoa)["state"] == "paid"


def test_money_that_a_provider_sends_back_is_still_the_payees(server, desk, ordered):
    hoa, one = ordered
    desk.says(one["id"])
    assert desk.says(one["id"], outcome="returned").status_code == 204
    seen = payment(hoa)
    assert (seen["state"], seen["rungs"][0]["state"], seen["rungs"][1]["state"]) == (
        "returned", "failed", "next",
    )  # fmt: skip


def test_an_order_withdrawn_from_a_silent_provider_cannot_be_paid_any_more(
    server, desk, monkeypatch
):
    monkeypatch.setattr(providers_pay, "outcome_of", lambda row: "provider_silent")
    hoa = server.sign_in("hoa")
    desk.linked(hoa, "song_xanh")
    run = desk.prepare(*PENSION)["run"]
    desk.done(run["id"], "execute")
    seen = payment(hoa)
    assert (seen["state"], seen["steps"][-1]["reason"]) == ("failed", "provider_silent")
    assert problem(desk.says(seen["id"])) == ("callback_refused", {"reason": "closed"})
    desk.done(run["id"], "fall_back")
    assert problem(desk.says(seen["id"])) == ("callback_refused", {"reason": "closed"})
    assert payment(hoa)["state"] == "cash_ready"
    assert desk.reconciled().faults == []
