"""A child's benefit: into the guardian's accounts by the guardian's choice, until the birthday."""

import pytest

from tests.support.acting import acting
from tests.support.paying import PayDesk
from tests.support.routing import choose, firsts, granted, routing, undo
from tests.support.stores import problem

ASSISTANCE = ("social_assistance", "2025-10")
BAO, NAM, LAN = "Phạm Gia Bảo", "Bùi Nhật Nam", "Phạm Thu Lan"
BIRTHDAY = "2025-10-15T17:00:01Z"  # one second into 16 October in Viet Nam


@pytest.fixture
def desk(server):
    return PayDesk(server)


@pytest.fixture
def lan(server):
    return server.sign_in("lan")


def told(phone):
    return {
        one["subject"]: one["values"]
        for one in phone.get("/v1/notices")["notices"]
        if one["subject"]
    }


def pay(desk):
    run = desk.prepare(*ASSISTANCE)["run"]
    desk.done(run["id"], "execute")


def test_it_goes_where_the_guardian_routes_it(desk, lan, monkeypatch):
    from backend_stub.services import providers_pay

    monkeypatch.setattr(providers_pay, "outcome_of", lambda _: "paid")
    first, second = desk.linked(lan, "sen_vang"), desk.linked(lan, "song_xanh")
    bao = acting(lan, BAO)
    assert routing(bao)["owner"] == LAN
    assert firsts(routing(bao)) == [first["id"]]
    assert choose(bao, ASSISTANCE[0], second["id"]).status_code == 200
    assert firsts(routing(bao)) == [second["id"]]
    assert all(one["chosen"] is None for one in routing(lan)["programmes"])
    pay(desk)
    seen = bao.get("/v1/payments")["payments"][0]
    assert (seen["state"], seen["place"]["owner"]) == ("paid", LAN)
    assert seen["place"]["link_id"] == second["id"]
    assert all(one["programme_id"] != ASSISTANCE[0] for one in lan.get("/v1/payments")["payments"])
    assert told(lan)["payment.paid"]["for_name"] == BAO
    assert told(lan)["routing.moved_one"]["for_name"] == BAO
    assert desk.reconciled().faults == []


def test_the_guardian_takes_the_choice_back(desk, lan):
    first, second = desk.linked(lan, "sen_vang"), desk.linked(lan, "song_xanh")
    bao = acting(lan, BAO)
    choose(bao, ASSISTANCE[0], second["id"])
    assert undo(bao, routing(bao)["change"]["id"]).status_code == 200
    assert firsts(routing(bao)) == [first["id"]]


def test_a_childs_share_of_the_gift_is_seen_with_who_receives_it(desk, lan):
    run = desk.prepare("household_gift", "2025-09-02")["run"]
    desk.done(run["id"], "execute")
    seen = acting(lan, BAO).get("/v1/payments")["payments"][0]
    assert (seen["received_by"], seen["amount_vnd"]) == (LAN, 100_000)


def test_a_child_gets_no_account_linked_and_orders_nothing(desk, lan):
    link = desk.linked(lan, "sen_vang")
    bao = acting(lan, BAO)
    code, values = problem(bao.start_link("sen_vang", "000000000021"))
    assert (code, values["rule_id"], values["age"]) == ("linking_refused", "link_age", 9)
    grant = granted(bao, "order_accounts", "0" * 64)
    body = {"link_ids": [link["id"]], "grant": grant}
    assert problem(bao.post("/v1/routing/orders", body))[0] in ("grant_refused", "routing_refused")
    assert problem(bao.ask("GET", f"/v1/benefits/links/{link['id']}"))[0] == "not_found"


def test_an_account_that_a_childs_payment_needs_stays(desk, lan, monkeypatch):
    from backend_stub.services import providers_pay

    monkeypatch.setattr(providers_pay, "outcome_of", lambda _: "provider_busy")
    link = desk.linked(lan, "sen_vang")
    pay(desk)
    body = {"grant": granted(lan, "unlink_account", link["id"])}
    answer = lan.post(f"/v1/benefits/links/{link['id']}/unlinking", body)
    assert problem(answer)[0] == "payment_pending"


def test_at_midnight_it_is_the_childs_in_cash_and_both_are_told(server, desk):
    van = server.sign_in("van")
    link = desk.linked(van, "sen_vang")
    as_nam = acting(van, NAM)
    choose(as_nam, ASSISTANCE[0], link["id"])
    assert firsts(routing(as_nam)) == [link["id"]]
    assert "routing.own_turn" not in told(server.sign_in("nam"))
    server.move_story(BIRTHDAY)
    assert van.get("/v1/mandates")["mandates"] == []
    assert problem(as_nam.ask("GET", "/v1/routing"))[0] == "not_found"
    assert problem(as_nam.ask("GET", "/v1/payments"))[0] == "not_found"
    assert told(van)["routing.handed_over"]["name"] == NAM
    nam = server.sign_in("nam", device="e" * 32)
    assert told(nam)["routing.own_turn"]["programme"] == ASSISTANCE[0]
    assert told(nam)["routing.by_guardian"] == {"programme": ASSISTANCE[0]}
    pay(desk)
    case = next(one for one in _cases(desk) if one["full_name"] == NAM)
    assert (case["state"], case["place"]["kind"]) == ("cash_ready", "cash")


def test_before_midnight_it_still_goes_to_the_guardian_and_the_child_hears_so(
    server, desk, monkeypatch
):
    from backend_stub.services import providers_pay

    monkeypatch.setattr(providers_pay, "outcome_of", lambda _: "paid")
    desk.linked(server.sign_in("van"), "sen_vang")
    server.move_story("2025-10-15T16:59:00Z")
    pay(desk)
    heard = told(server.sign_in("nam", device="e" * 32))["payment.to_guardian"]
    assert heard["name"] == "Đỗ Thị Vân"
    assert "provider" not in heard


def _cases(desk):
    runs = desk.server.stage("GET", "/v1/stage/pay-runs").json()["runs"]
    run = next(
        one for one in runs if one["programme_id"] == ASSISTANCE[0] and one["period"] == "2025-10"
    )
    found = desk.read(run["id"])
    return [*found["cases"], *found["arrived"]]
