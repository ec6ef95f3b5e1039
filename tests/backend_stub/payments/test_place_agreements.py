"""Its receiver lets a payment that did not arrive go on: to the place shown, once, no further."""

import pytest
from sqlalchemy import insert, select

from backend_stub.seed import seeded_id
from backend_stub.storage.payees import payees_of
from backend_stub.storage.payment_tables import benefit_decisions
from tests.support.acting import acting
from tests.support.routing import agree, granted
from tests.support.stores import problem

RUN = ("pension", "2025-10")


def payment(phone):
    return phone.get("/v1/payments")["payments"][0]


def meets(monkeypatch, **outcomes):
    """What each provider answers; ``paid`` where none is named."""
    from backend_stub.services import providers_pay

    monkeypatch.setattr(
        providers_pay, "outcome_of", lambda row: outcomes.get(row.provider_id, "paid")
    )


@pytest.fixture
def phuc(server, desk):
    phuc = server.sign_in("phuc")
    for name in ("sen_vang", "song_xanh"):
        desk.linked(phuc, name)
    return phuc


@pytest.fixture
def run(desk, phuc, monkeypatch):
    """October's, which the first account did not take."""
    meets(monkeypatch, sen_vang="account_closed")
    run_id = desk.prepare(*RUN)["run"]["id"]
    desk.done(run_id, "execute")
    return run_id


def test_it_goes_to_the_place_that_was_shown_and_says_who_agreed(desk, phuc, run):
    failed = payment(phuc)
    assert failed["leads_to"] == failed["rungs"][1]["place"]
    assert agree(phuc, failed).status_code == 200
    desk.settled(run)
    paid = payment(phuc)
    assert (paid["state"], paid["place"]["provider_id"]) == ("paid", "song_xanh")
    assert paid["leads_to"] is None
    kinds = [one["kind"] for one in paid["steps"]]
    assert kinds[-4:] == ["agreed", "fallen_back", "instructed", "paid"]
    assert desk.reconciled().faults == []


def test_where_only_cash_is_left_it_waits_at_the_commune(desk, phuc, run, monkeypatch):
    meets(monkeypatch, sen_vang="account_closed", song_xanh="account_closed")
    agree(phuc, payment(phuc))
    desk.settled(run)
    failed = payment(phuc)
    assert failed["leads_to"]["kind"] == "cash"
    assert agree(phuc, failed).status_code == 200
    desk.settled(run)
    assert payment(phuc)["state"] == "cash_ready"
    assert desk.reconciled().faults == []


def test_agreed_twice_it_moves_once(desk, phuc, run):
    failed = payment(phuc)
    key = "a-key-of-one-intent"
    grant = granted(phuc, "agree_place", f"{failed['id']}/{failed['leads_to']['link_id']}")
    body = {"place": failed["leads_to"]["link_id"], "grant": grant}
    path = f"/v1/payments/{failed['id']}/places"
    first, second = (phuc.ask("POST", path, body, key=key) for _ in range(2))
    assert (first.status_code, second.status_code) == (200, 200)
    desk.settled(run)
    assert problem(agree(phuc, failed)) == ("routing_refused", {"reason": "place_changed"})
    kinds = [one["kind"] for one in payment(phuc)["steps"]]
    assert kinds.count("agreed") == kinds.count("paid") == 1


def test_another_place_than_the_next_is_refused_and_costs_no_passcode(phuc, run):
    failed = payment(phuc)
    for place in (failed["rungs"][0]["place"]["link_id"], "cash", "f" * 32):
        answer = agree(phuc, failed, place)
        assert problem(answer) == ("routing_refused", {"reason": "place_changed"})
    assert payment(phuc) == failed


def test_a_passcode_for_something_else_moves_nothing(phuc, run):
    failed = payment(phuc)
    for operation, target in (
        ("agree_place", f"{failed['id']}/cash"),
        ("choose_route", f"{failed['id']}/{failed['leads_to']['link_id']}"),
    ):
        answer = agree(phuc, failed, grant=granted(phuc, operation, target))
        assert problem(answer)[0] == "grant_refused"
    assert payment(phuc) == failed


def test_somebody_elses_payment_is_not_there(server, phuc, run):
    failed = payment(phuc)
    for name in ("khoi", "hoa"):
        assert problem(agree(server.sign_in(name), failed))[0] == "not_found"
    assert payment(phuc) == failed


def test_what_is_paid_or_not_sent_leads_nowhere(desk, phuc, monkeypatch):
    meets(monkeypatch)
    run_id = desk.prepare(*RUN)["run"]["id"]
    listed = payment(phuc)
    assert listed["leads_to"] is None
    link_id = listed["place"]["link_id"]
    assert problem(agree(phuc, listed, link_id))[0] == "routing_refused"
    desk.done(run_id, "execute")
    assert payment(phuc)["leads_to"] is None
    assert problem(agree(phuc, listed, link_id))[0] == "routing_refused"


def test_before_it_failed_in_the_story_there_is_nothing_to_agree_to(server, phuc, run):
    failed = payment(phuc)
    server.move_story("2025-10-01T02:00:00Z")
    assert payment(phuc)["period"] != RUN[1]
    assert problem(agree(phuc, failed)) == ("routing_refused", {"reason": "later_in_story"})


def decided_for(server, name, programme_id):
    """Somebody else is granted the same; the next preparing lists them."""
    holder_id = seeded_id("holder", name)

    def write(writing):
        mine = benefit_decisions.c.programme_id == programme_id
        row = dict(writing.db.execute(select(benefit_decisions).where(mine)).mappings().first())
        row["payee_id"] = payees_of(writing.db, holder_id)[0].id
        writing.db.execute(insert(benefit_decisions).values(row))

    server.store.write(write).result()


def test_agreeing_sends_nobody_elses_money_out(server, desk, phuc, run):
    decided_for(server, "khoi", RUN[0])
    desk.done(run, "prepare")
    agree(phuc, payment(phuc))
    desk.settled(run)
    assert payment(phuc)["state"] == "paid"
    assert desk.waiting(run) == {"paid": 1, "prepared": 1}
    desk.done(run, "execute")
    assert desk.waiting(run) == {"cash_ready": 1, "paid": 1}


def test_a_guardian_agrees_for_the_child_and_nobody_else_does(server, desk, monkeypatch):
    meets(monkeypatch, sen_vang="account_closed")
    lan = server.sign_in("lan")
    for name in ("sen_vang", "song_xanh"):
        desk.linked(lan, name)
    run_id = desk.prepare("social_assistance", "2025-10")["run"]["id"]
    desk.done(run_id, "execute")
    bao = acting(lan, "Phạm Gia Bảo")
    failed = payment(bao)
    assert failed["leads_to"]["owner"] == "Phạm Thu Lan"
    assert problem(agree(lan, failed))[0] == "not_found"
    assert agree(bao, failed).status_code == 200
    desk.settled(run_id)
    assert payment(bao)["state"] == "paid"
