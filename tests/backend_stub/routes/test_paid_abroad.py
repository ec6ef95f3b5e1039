"""Abroad nobody fetches cash: what no account takes is kept, until the return or an account."""

import pytest

from tests.support.paying import PayDesk
from tests.support.routing import routing
from tests.support.stores import problem

REFUND = ("health_refund", "2025-10")


@pytest.fixture
def hanh(server):
    return server.sign_in("hanh")


@pytest.fixture
def desk(server):
    return PayDesk(server)


def places(phone):
    rungs = routing(phone)["programmes"][0]["rungs"]
    return [(one["place"]["kind"], one["why"]) for one in rungs]


def mine(desk, run):
    return next(one for one in desk.read(run["id"])["cases"] if one["full_name"] == "Vũ Ngọc Hạnh")


def ran(desk):
    run = desk.prepare(*REFUND)["run"]
    return desk.done(run["id"], "execute")["run"]


def test_the_ladder_says_that_it_is_kept_in_place_of_cash(hanh, desk):
    assert places(hanh) == [("kept", "abroad")]
    desk.linked(hanh, "song_xanh")
    assert places(hanh) == [("account", "default"), ("kept", "abroad")]


def test_it_is_kept_until_the_return_and_then_waits_as_cash(hanh, desk):
    run = ran(desk)
    case = mine(desk, run)
    assert (case["state"], case["reason"], case["deeds"]) == ("failed", "no_place", [])
    assert desk.reconciled().faults == []
    assert hanh.ask("PUT", "/v1/account/whereabouts", {"abroad": None}).status_code == 200
    assert mine(desk, run)["deeds"] == ["fall_back"]
    desk.done(run["id"], "fall_back", case["id"])
    assert mine(desk, run)["state"] == "cash_ready"
    assert desk.reconciled().faults == []


def test_it_is_kept_until_there_is_an_account(hanh, desk):
    run = ran(desk)
    case = mine(desk, run)
    desk.linked(hanh, "song_xanh")
    desk.done(run["id"], "fall_back", case["id"])
    seen = hanh.get("/v1/payments")["payments"][0]
    assert (seen["state"], seen["place"]["provider_id"]) == ("paid", "song_xanh")
    assert desk.reconciled().faults == []


def test_abroad_a_link_is_confirmed_by_the_code_in_the_app(hanh):
    link = hanh.answered_link("song_xanh", hanh.account("song_xanh"))
    assert (link["state"], link["code_channel"]) == ("awaiting_code", "app")


def test_a_foreign_currency_is_no_way_around(hanh):
    assert hanh.answered_link("sen_vang", "000000000042")["rejection"] == "wrong_currency"


def test_days_are_viet_nams(server, hanh):
    """It is 20 October in Viet Nam, and still the 19th in Lumen: the refund is due."""
    server.move_story("2025-10-19T17:30:00Z")
    assert hanh.get("/v1/payments")["next"][0]["due_on"] == "2025-10-20"
    runs = server.stage("GET", "/v1/stage/pay-runs").json()["preparable"]
    assert any(one["programme_id"] == REFUND[0] for one in runs)
    assert problem(hanh.ask("GET", "/v1/benefits", headers={"On-Behalf-Of": "0" * 32}))[0] == (
        "not_found"
    )
