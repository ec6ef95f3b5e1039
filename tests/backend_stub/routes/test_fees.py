"""A renewal's fee: taken once whatever the desk does, and paid back as the terms say."""

import threading

import pytest
from sqlalchemy import select

from app.shared.rulesets import RULE_SET_IDS
from backend_stub.services.reconciling import reconcile
from backend_stub.storage.fee_tables import fee_entries, fee_orders
from tests.support.stores import StubServer, problem


def play(server, state):
    (desk,) = {f["kind"]: f for f in desks(server) if f["kind"] == "fee_desk"}.values()
    act = {"kind": "fee_desk", "deed": "play", "detail": state}
    answer = server.stage("POST", f"/v1/stage/desk/{desk['id']}/deeds", act)
    assert answer.status_code == 200, answer.text


def desks(server):
    return server.stage("GET", "/v1/stage/desk").json()["files"]


def booked(server):
    with server.store.reading() as db:
        rows = db.execute(select(fee_entries).order_by(fee_entries.c.seq))
        return [(row.kind, row.from_account.split(":")[0], row.amount_vnd) for row in rows]


def faults(server):
    with server.store.reading() as db:
        return [(one.kind, one.at) for one in reconcile(db).faults]


def fee_path(file):
    return f"/v1/renewals/{file['id']}/fee"


@pytest.mark.parametrize("rules", RULE_SET_IDS)
def test_a_file_waits_for_its_fee_and_goes_to_the_office_with_it(server, rules):
    khoi = server.sign_in("lan", rules=rules)
    file = khoi.begin_renewal("driving_licence")
    assert (file["state"], file["fee"]["state"], file["fee"]["code"]) == ("fee_due", "due", None)
    assert problem(khoi.decide(file["id"], "accept")) == ("renewal_closed", {"state": "fee_due"})
    paid = khoi.pay_fee(file)
    assert (paid["state"], paid["fee"]["state"]) == ("submitted", "paid")
    assert paid["fee"]["code"].startswith("LP-000-")
    assert [event["kind"] for event in paid["events"]] == ["fee_due", "submitted"]
    assert booked(server) == [("paid", "payer", file["fee_vnd"])]
    assert faults(server) == []


def test_paying_asks_for_the_passcode_for_this_file_alone(server, khoi):
    file = khoi.begin_renewal()
    assert problem(khoi.post(fee_path(file), {}))[0] == "grant_refused"
    other = khoi.granted("pay_fee", "0" * 32)
    assert problem(khoi.post(fee_path(file), {"grant": other}))[0] == "grant_refused"
    assert booked(server) == []
    assert khoi.pay_fee(file)["state"] == "submitted"


def test_six_taps_at_once_and_a_repeated_call_pay_once(server, khoi):
    file = khoi.begin_renewal()
    grants = [khoi.granted("pay_fee", file["id"]) for _ in range(6)]
    together, answers = threading.Barrier(6), []

    def pay(grant):
        together.wait()
        answers.append(khoi.ask("POST", fee_path(file), {"grant": grant}, key=grant))

    threads = [threading.Thread(target=pay, args=(grant,)) for grant in grants]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert {answer.status_code for answer in answers} <= {200, 409}  # 409: paid meanwhile
    again = khoi.ask("POST", fee_path(file), {"grant": grants[0]}, key=grants[0])
    assert again.status_code in (200, 409)
    assert khoi.heard_of_fee(file)["state"] == "submitted"
    assert booked(server) == [("paid", "payer", 50_000)]


@pytest.mark.parametrize(("played", "why"), [("refusing", "no_money"), ("down", "desk_down")])
def test_a_refused_fee_takes_nothing_and_may_be_tried_again(server, khoi, played, why):
    file = khoi.begin_renewal()
    play(server, played)
    refused = khoi.pay_fee(file)
    assert (refused["state"], refused["fee"]["state"]) == ("fee_due", "refused")
    assert (refused["fee"]["refusal"], booked(server)) == (why, [])
    play(server, "up")
    paid = khoi.pay_fee(file)
    assert (paid["state"], paid["fee"]["state"]) == ("submitted", "paid")
    assert paid["fee"]["code"] != refused["fee"]["code"]
    assert booked(server) == [("paid", "payer", 50_000)]


def test_a_silent_desk_that_took_the_money_does_not_take_it_twice(server, khoi):
    file = khoi.begin_renewal()
    play(server, "silent")
    silent = khoi.pay_fee(file)
    assert (silent["state"], silent["fee"]["state"]) == ("fee_due", "silent")
    assert booked(server) == [("paid", "payer", 50_000)]
    play(server, "refusing")  # its own book says that it has the money
    paid = khoi.pay_fee(file)
    assert (paid["state"], paid["fee"]["code"]) == ("submitted", silent["fee"]["code"])
    assert booked(server) == [("paid", "payer", 50_000)]
    assert faults(server) == []


@pytest.mark.parametrize(
    ("decisions", "end", "fee"),
    [
        ((), "withdraw", "refunded"),
        (("accept",), "withdraw", "paid"),
        ((), "refuse", "refunded"),
        (("accept",), "refuse", "refunded"),
        (("accept",), "issue", "paid"),
    ],
)
def test_a_fee_is_paid_back_as_the_terms_say(server, khoi, decisions, end, fee):
    file = khoi.renew()
    for one in decisions:
        khoi.decide(file["id"], one)
    if end == "withdraw":
        khoi.done(f"/v1/renewals/{file['id']}/withdrawal")
    else:
        khoi.decide(file["id"], end)
    assert khoi.renewal(file)["fee"]["state"] == fee
    kinds = [kind for kind, *_ in booked(server)]
    assert kinds == ["paid", *(["refunded"] if fee == "refunded" else [])]
    assert faults(server) == []


def test_withdrawing_what_a_silent_desk_took_asks_it_again_and_pays_back(server, khoi):
    file = khoi.begin_renewal()
    play(server, "silent")
    khoi.pay_fee(file)
    play(server, "up")
    khoi.done(f"/v1/renewals/{file['id']}/withdrawal")
    assert khoi.heard_of_fee(file)["fee"]["state"] == "refunded"
    assert [kind for kind, *_ in booked(server)] == ["paid", "refunded"]
    assert khoi.renew()["state"] == "submitted"


def test_an_unpaid_file_may_be_withdrawn_and_owes_nothing(server, khoi):
    file = khoi.begin_renewal()
    gone = khoi.done(f"/v1/renewals/{file['id']}/withdrawal")
    assert (gone["state"], booked(server)) == ("withdrawn", [])
    refused = problem(khoi.post(fee_path(file), {"grant": khoi.granted("pay_fee", file["id"])}))
    assert refused == ("renewal_closed", {"state": "withdrawn"})


def test_what_was_asked_when_the_server_ended_is_asked_again(tmp_path):
    first = StubServer(tmp_path, provider_pace=1000.0)
    khoi = first.sign_in("khoi")
    file = khoi.begin_renewal()
    khoi.done(fee_path(file), {"grant": khoi.granted("pay_fee", file["id"])})
    assert khoi.renewal(file)["fee"]["state"] == "asking"
    first.close()
    second = StubServer(tmp_path)
    try:
        again = second.sign_in("khoi")
        assert again.heard_of_fee(file)["state"] == "submitted"
        assert booked(second) == [("paid", "payer", 50_000)]
    finally:
        second.close()


def test_a_clock_moved_back_behind_the_fee_shows_it_due_and_takes_nothing(server, khoi):
    file = khoi.begin_renewal()
    server.move_story("2025-10-20T03:00:00Z")
    khoi.pay_fee(file)
    server.move_story("2025-10-15T04:00:00Z")
    seen = khoi.renewal(file)
    assert (seen["state"], seen["fee"]["state"]) == ("fee_due", "due")
    refused = khoi.post(fee_path(file), {"grant": khoi.granted("pay_fee", file["id"])})
    assert problem(refused) == ("renewal_closed", {"reason": "later_in_story"})


def test_the_book_of_fees_is_only_added_to_and_names_its_damage(server, khoi):
    khoi.renew()

    def change(writing):
        writing.db.execute(fee_entries.update().values(amount_vnd=1))

    with pytest.raises(Exception, match="only added to"):
        server.store.write(change).result()

    def forget(writing):
        writing.db.execute(fee_orders.delete())

    server.store.write(forget).result()
    assert [kind for kind, _ in faults(server)] == ["fee_without_order"]


def test_somebody_else_takes_the_next_time_at_a_counter(server, khoi):
    free = {one["office"]: one["slots"] for one in khoi.get("/v1/renewal-slots")["offices"]}
    counters = [f for f in desks(server) if f["kind"] == "counter"]
    (mine,) = [
        f for f in counters
        if f["personal_number"] == khoi.person.personal_number and "Hoa Sen" in f["code"]
    ]  # fmt: skip
    server.stage("POST", f"/v1/stage/desk/{mine['id']}/deeds", {"kind": "counter", "deed": "take"})
    first, second = free["hoa_sen_police"][:2]
    body = {"document_id": khoi.document("identity_card")["id"], "office": "hoa_sen_police"}
    gone = problem(khoi.post("/v1/renewals", {**body, "slot_at": first}))
    assert gone == ("slot_taken", {"office": "hoa_sen_police"})
    assert khoi.post("/v1/renewals", {**body, "slot_at": second}).status_code == 201


def test_own_papers_go_with_a_file_online_and_are_brought_to_a_counter(server):
    hanh = server.sign_in("hanh")
    server.move_story("2025-12-01T03:00:00Z")
    body = {"document_id": hanh.document("nursing_licence")["id"]}
    missing = problem(hanh.post("/v1/renewals", body))
    wanted = {"reason": "paper_needed", "papers": ["training_record"]}
    assert missing == ("document_not_renewable", wanted)
    assert hanh.done("/v1/renewals", {**body, "papers": ["training_record"]})["state"] == "fee_due"


@pytest.mark.parametrize(
    ("rules", "state"), [("decree_69_2024", "expired"), ("draft_2025_10", "hidden")]
)
def test_an_ended_licence_shows_nothing_until_the_new_one_covers_it(server, rules, state):
    lan = server.sign_in("lan", rules=rules)
    server.move_story("2025-11-10T03:00:00Z")  # it ended on the fourth
    file = lan.begin_renewal("driving_licence")
    old = lan.document("driving_licence")
    assert (old["renewal_id"], old["fields"]) == (file["id"], {})
    lan.pay_fee(file)
    lan.decide(file["id"], "accept")
    assert lan.document("driving_licence")["fields"] == {}, state
    lan.decide(file["id"], "issue")
    new = lan.document("driving_licence")
    assert (new["replaces"], new["fields"]["class"]) == (old["id"], "B")
    assert new["expires_on"] == "2035-11-10"  # class B: ten years


def test_a_licence_of_several_classes_ends_with_the_first_that_ends(server):
    binh = server.sign_in("binh")
    server.move_story("2027-03-01T03:00:00Z")
    file = binh.renew("driving_licence")
    binh.decide(file["id"], "issue")
    new = binh.document("driving_licence")
    assert (new["fields"]["class"], new["expires_on"]) == ("A1, C", "2032-03-01")


def test_who_is_refused_is_told_what_was_paid_back(khoi):
    khoi.decide(khoi.renew()["id"], "refuse")
    told = [one for one in khoi.get("/v1/notices")["notices"] if one["kind"] == "renewal_refused"]
    assert [one["values"] for one in told] == [{"refunded_vnd": 50_000}]
