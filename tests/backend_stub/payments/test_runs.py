"""Runs played from the desk: who is paid where, what fails, where it goes then, once each."""

import pytest
from sqlalchemy import update

from backend_stub.storage.ledger import opened
from backend_stub.storage.payment_tables import ledger
from tests.support.acting import acting
from tests.support.paying import GIFT, PENSION, subjects
from tests.support.stores import problem

HOA, SAU, LAN = "Lê Thị Hoa", "Nguyễn Thị Sáu", "Phạm Thu Lan"


def payment(phone, programme="social_pension", period="2025-10"):
    return next(
        one
        for one in phone.get("/v1/payments")["payments"]
        if (one["programme_id"], one["period"]) == (programme, period)
    )


def test_who_linked_nothing_gets_cash_at_the_commune_and_fetches_it(server, desk):
    sau = server.sign_in("sau")
    run = desk.prepare(*PENSION)["run"]
    assert (run["people"], run["vnd"]) == (2, 1_000_000)
    assert desk.waiting(run["id"]) == {"prepared": 2}
    listed = desk.read(run["id"])["cases"]
    assert [(one["full_name"], one["next_place"]["kind"], one["deeds"]) for one in listed] == [
        (name, "cash", []) for name in (SAU, HOA)
    ]
    desk.done(run["id"], "execute")
    assert desk.waiting(run["id"]) == {"cash_ready": 2}
    one = desk.case(run["id"], SAU)
    desk.done(run["id"], "pay_cash", one["id"])
    seen = payment(sau)
    assert [step["kind"] for step in seen["steps"]] == ["prepared", "cash_ready", "cash_paid"]
    assert seen["place"]["agency_id"] == "hoa_sen_committee"
    assert {"payment.cash_ready", "payment.cash_paid"} <= set(subjects(sau))
    assert desk.reconciled().faults == []


def test_a_busy_provider_is_tried_again_and_then_pays(server, desk):
    hoa = server.sign_in("hoa")
    desk.linked(hoa, "song_xanh")
    run = desk.prepare(*PENSION)["run"]
    desk.done(run["id"], "execute")
    case = desk.case(run["id"], HOA)
    assert (case["reason"], case["deeds"]) == ("provider_busy", ["retry", "fall_back"])
    first = payment(hoa)["rungs"]
    assert [one["state"] for one in first] == ["trying", "next"]
    assert first[0]["retry_at"] is not None
    desk.done(run["id"], "retry")
    desk.done(run["id"], "retry")
    seen = payment(hoa)
    assert seen["state"] == "paid"
    assert [step["attempt"] for step in seen["steps"] if step["kind"] == "failed"] == [1, 2]
    # The same place failing twice is told once, and then that the money is there.
    assert subjects(hoa).count("payment.failed") == subjects(hoa).count("payment.paid") == 1
    assert desk.reconciled().faults == []


def test_a_closed_account_leads_to_the_next_and_at_last_to_cash(server, desk, monkeypatch):
    from backend_stub.services import providers_pay

    hoa = server.sign_in("hoa")
    desk.linked(hoa, "song_xanh")
    monkeypatch.setattr(providers_pay, "outcome_of", lambda row: "account_closed")
    run = desk.prepare(*PENSION)["run"]
    desk.done(run["id"], "execute")
    case = desk.case(run["id"], HOA)
    assert (case["deeds"], case["next_place"]["kind"]) == (["fall_back"], "cash")
    assert [(one["state"], one["place"]["kind"]) for one in payment(hoa)["rungs"]] == [
        ("failed", "account"), ("next", "cash"),
    ]  # fmt: skip
    desk.done(run["id"], "fall_back")
    assert payment(hoa)["state"] == "cash_ready"
    assert desk.reconciled().faults == []


def test_one_reason_is_told_to_three_sides(server, desk):
    from app.shared.payment_failures import failures

    hoa = server.sign_in("hoa")
    desk.linked(hoa, "song_xanh")
    run = desk.prepare(*PENSION)["run"]
    desk.done(run["id"], "execute")
    at_the_desk = desk.case(run["id"], HOA)["reason"]
    on_the_phone = payment(hoa)["steps"][-1]["reason"]
    assert at_the_desk == on_the_phone == "provider_busy"
    told = failures()[at_the_desk]
    assert len({told.person.vi, told.provider.vi, told.agency.vi}) == 3


def test_a_household_gift_is_split_and_told_to_each(server, desk):
    lan = server.sign_in("lan")
    desk.linked(lan, "sen_vang")
    run = desk.prepare(*GIFT)["run"]
    desk.done(run["id"], "execute")
    seen = payment(lan, *GIFT)
    assert (seen["amount_vnd"], seen["state"]) == (400_000, "paid")
    assert [(one["ground"], one["vnd"]) for one in seen["shares"]] == [
        ("head", 100_000), ("authorised", 100_000), ("child", 100_000), ("child", 100_000),
    ]  # fmt: skip
    assert seen["shares"][1]["until"] == "2026-01-10"
    from backend_stub.seed import seeded_id
    from backend_stub.storage.facts import read_facts

    bao = seeded_id("holder", "gia_bao")
    with server.store.reading() as db:
        assert read_facts(db, bao).holder.full_name == "Phạm Gia Bảo"
        from backend_stub.storage.payments import shared_with

        assert [row.amount_vnd for row in shared_with(db, bao)] == [400_000]
    assert "payment.paid" in subjects(lan)
    assert desk.reconciled().faults == []


def test_a_head_receives_for_a_grown_up_for_twelve_months_at_most(server, desk):
    server.move_story("2026-01-11T02:00:00Z")
    lan = server.sign_in("lan")
    standing = lan.get("/v1/payments")["programmes"][0]
    assert (standing["amount_vnd"], standing["left_out"]) == (300_000, ["Đoàn Gia Huy"])
    desk.prepare(*GIFT)
    assert payment(lan, *GIFT)["amount_vnd"] == 300_000


def test_a_second_run_of_a_period_pays_nobody_twice(server, desk):
    run = desk.prepare(*PENSION)["run"]
    desk.done(run["id"], "execute")
    again = desk.done(run["id"], "prepare")["run"]
    assert (again["people"], desk.waiting(run["id"])) == (2, {"cash_ready": 2})


@pytest.mark.parametrize("deed", ["retry", "fall_back", "pay_cash", "close", "reconcile"])
def test_a_run_takes_only_what_it_offers(desk, deed):
    run = desk.prepare(*PENSION)["run"]
    assert problem(desk.act(run["id"], deed)) == ("deed_not_offered", {"state": "prepared"})


def test_a_closed_run_takes_nothing_more(desk):
    run = desk.prepare(*PENSION)["run"]
    for deed in ("execute", "pay_cash", "reconcile", "close"):
        found = desk.done(run["id"], deed)
    assert (found["run"]["state"], found["run"]["deeds"]) == ("closed", [])
    assert problem(desk.act(run["id"], "prepare"))[0] == "deed_not_offered"


def test_a_payment_made_in_error_is_taken_back(server, desk):
    hoa = server.sign_in("hoa")
    run = desk.prepare(*PENSION)["run"]
    desk.done(run["id"], "execute")
    desk.done(run["id"], "pay_cash")
    desk.done(run["id"], "reverse", desk.case(run["id"], HOA)["id"])
    assert payment(hoa)["state"] == "reversed"
    found = desk.reconciled()
    assert (found.faults, found.balances["agency:hoa_sen_committee"]) == ([], 500_000)


def test_an_organisation_is_paid_into_the_account_of_the_register(server, desk):
    company = acting(server.sign_in("binh"))
    run = desk.prepare("organisation_support", "2025-10-20")["run"]
    desk.done(run["id"], "execute")
    seen = payment(company, "organisation_support", "2025-10-20")
    assert (seen["state"], seen["amount_vnd"]) == ("paid", 12_000_000)
    assert seen["place"]["link_id"] is None


def test_payments_go_on_while_an_account_is_locked(server, desk):
    hoa = server.sign_in("hoa")
    hoa.done("/v1/account/locks", {"grant": hoa.grant("lock_account", "own")})
    run = desk.prepare(*PENSION)["run"]
    desk.done(run["id"], "execute")
    case = desk.case(run["id"], HOA)
    assert (case["locked"], case["state"]) == (True, "cash_ready")


def test_a_clock_moved_back_takes_the_payment_away_and_forward_brings_it(server, desk):
    hoa = server.sign_in("hoa")
    run = desk.prepare(*PENSION)["run"]
    server.move_story("2025-10-14T02:00:00Z")
    assert all(one["period"] != "2025-10" for one in hoa.get("/v1/payments")["payments"])
    assert problem(desk.act(run["id"], "execute"))[0] == "deed_not_offered"
    server.move_story("2025-10-16T02:00:00Z")
    assert payment(hoa)["state"] == "prepared"


def test_the_desk_of_the_panel_plays_the_same_run(server, desk):
    def files():
        found = server.stage("GET", "/v1/stage/desk").json()["files"]
        return [one for one in found if one["kind"] == "commune_pay"]

    def act(file, deed):
        body = {"kind": "commune_pay", "deed": deed, "detail": None}
        answer = server.stage("POST", f"/v1/stage/desk/{file['id']}/deeds", body)
        assert answer.status_code == 200, answer.text

    file = next(one for one in files() if one["full_name"] == "Trợ cấp hưu trí xã hội")
    assert [one["name"] for one in file["deeds"]] == ["prepare"]
    act(file, "prepare")
    desk.settled(file["id"])
    act(file, "execute")
    desk.settled(file["id"])
    case = next(one for one in files() if one["full_name"] == HOA)
    assert (case["state"], [one["name"] for one in case["deeds"]]) == ("cash_ready", ["pay_cash"])
    act(case, "pay_cash")
    assert desk.waiting(file["id"]) == {"cash_paid": 1, "cash_ready": 1}


def test_a_run_is_reconciled_only_where_the_ledger_agrees(server, desk):
    run = desk.prepare(*PENSION)["run"]
    desk.done(run["id"], "execute")
    with server.store.engine.begin() as db, opened(db):
        db.execute(update(ledger).where(ledger.c.seq == 3).values(amount_vnd=7))
    code, values = problem(desk.act(run["id"], "reconcile"))
    assert (code, values["kind"], values["at"]) == ("ledger_disagrees", "entry_changed", "entry 3")
    assert desk.read(run["id"])["run"]["state"] == "executed"
