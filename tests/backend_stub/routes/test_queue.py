"""The queue before the benefit account: order, place, turn, and that nothing else feels it."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select

from app.shared.consents import consent
from app.shared.crowd import crowd_rules
from backend_stub.limits import limits
from backend_stub.storage.tables import link_events, links
from tests.support.stores import KEYS, problem

CROWD = crowd_rules().dial[2]


def crowd(server, households=CROWD, pace="usual"):
    answer = server.stage("PUT", "/v1/stage/crowd", {"households": households, "pace": pace})
    assert answer.status_code == 200, answer.text
    return answer.json()


def place(phone):
    answer = phone.ask("PUT", "/v1/queue")
    assert answer.status_code == 200, answer.text
    return answer.json()


def link_body(phone):
    """A deed whose passcode was checked before the crowd came."""
    number = phone.account("sen_vang")
    grant = phone.grant("link_account", f"sen_vang/{number}")
    return {
        "provider_id": "sen_vang", "account_number": number,
        "consent": consent("link_account").version, "grant": grant,
    }  # fmt: skip


def waits(server, phone):
    """Seconds that pass until the phone's turn has come."""
    for seconds in range(0, 3_600, 5):
        if place(phone)["state"] == "admitted":
            return seconds
        server.clock.advance(seconds=5)
    raise AssertionError(place(phone))


def count(server, table):
    rows = select(func.count()).select_from(table)
    return server.store.read(lambda db: db.execute(rows).scalar_one()).result()


def test_without_its_turn_a_deed_is_told_its_place_and_when_to_come_again(server, khoi):
    crowd(server)
    answer = khoi.ask(
        "POST", "/v1/step-ups",
        {"operation": "link_account", "target": "a", "passcode": khoi.person.passcode},
    )  # fmt: skip
    code, values = problem(answer)
    assert (answer.status_code, code) == (503, "queue_wait")
    assert values["place"] == values["ahead"] + 1 > 10_000
    assert values["seconds"] > 60
    assert answer.headers["retry-after"] == str(values["wait_seconds"])
    assert place(khoi)["ticket"] == values["ticket"]


def test_a_wrong_passcode_is_not_counted_before_the_turn(server, khoi):
    crowd(server)
    body = {"operation": "link_account", "target": "a", "passcode": "000001"}
    for _ in range(12):
        assert problem(khoi.ask("POST", "/v1/step-ups", body))[0] == "queue_wait"
    crowd(server, 0)
    server.clock.advance(seconds=5)
    assert problem(khoi.ask("POST", "/v1/step-ups", body))[1]["tries_left"] == 4


def test_looking_takes_no_place(server, khoi):
    crowd(server)
    code, values = problem(khoi.ask("GET", "/v1/benefits"))
    assert (code, values["ticket"], values["place"]) == ("queue_wait", None, None)
    assert values["ahead"] == khoi.get("/v1/queue")["waiting"] > 10_000
    assert khoi.get("/v1/queue")["own"] is None


def test_what_was_kept_for_the_phone_is_answered_without_a_turn(server, khoi):
    before = khoi.ask("GET", "/v1/benefits")
    khoi.ask("DELETE", f"/v1/queue/{place(khoi)['ticket']}")
    crowd(server)
    again = khoi.ask("GET", "/v1/benefits", headers={"If-None-Match": before.headers["etag"]})
    assert again.status_code == 304


def test_the_place_outlives_the_session(server, khoi):
    crowd(server)
    before = place(khoi)
    khoi.ask("DELETE", "/v1/sessions/current")
    again = server.sign_in("khoi", device="e" * 32)
    assert again.get("/v1/queue")["own"]["ticket"] == before["ticket"]
    assert place(again) == before


def test_first_come_is_first_served(server, khoi):
    crowd(server)
    hoa = server.sign_in("hoa")
    first, second = place(khoi), place(hoa)
    assert second["ahead"] == first["ahead"] + 1
    waits(server, khoi)
    if place(hoa)["state"] == "waiting":
        assert place(hoa)["ahead"] == 0


def test_with_the_turn_the_same_deed_with_its_key_is_done_once(server, khoi):
    body, key = link_body(khoi), next(KEYS)
    crowd(server, households=1_000)
    refused = khoi.ask("POST", "/v1/benefits/links", body, key=key)
    assert problem(refused)[0] == "queue_wait"
    assert (count(server, links), count(server, link_events)) == (0, 0)
    waits(server, khoi)
    done = [khoi.ask("POST", "/v1/benefits/links", body, key=key) for _ in range(3)]
    assert [answer.status_code for answer in done] == [202] * 3
    assert len({answer.content for answer in done}) == 1
    assert count(server, links) == 1


def test_a_repeat_that_meets_the_queue_is_not_lost_and_not_doubled(server, khoi):
    """The answer was lost, then the crowd came: the repeat waits, and hears the first answer."""
    body, key = link_body(khoi), next(KEYS)
    first = khoi.ask("POST", "/v1/benefits/links", body, key=key)
    crowd(server, households=1_000)
    assert problem(khoi.ask("POST", "/v1/benefits/links", body, key=key))[0] == "queue_wait"
    waits(server, khoi)
    again = khoi.ask("POST", "/v1/benefits/links", body, key=key)
    assert again.headers["idempotent-replayed"] == "true"
    assert again.content == first.content
    assert count(server, links) == 1


def test_a_hundred_at_once_have_one_place(server, khoi):
    crowd(server)
    with ThreadPoolExecutor(8) as pool:
        tickets = {one["ticket"] for one in pool.map(lambda _: place(khoi), range(100))}
    assert len(tickets) == 1


def test_who_leaves_has_no_place_and_may_come_again_at_the_end(server, khoi):
    crowd(server)
    hoa = server.sign_in("hoa")
    ticket, behind = place(khoi)["ticket"], place(hoa)["ahead"]
    assert khoi.ask("DELETE", f"/v1/queue/{ticket}").status_code == 204
    assert khoi.ask("DELETE", f"/v1/queue/{ticket}").status_code == 204
    assert khoi.get(f"/v1/queue/{ticket}")["state"] == "ended"
    assert place(hoa)["ahead"] == behind - 1
    assert place(khoi)["ahead"] == behind


def test_a_turn_that_is_not_used_goes_to_the_next(server, khoi):
    crowd(server)
    ticket = place(khoi)["ticket"]
    waits(server, khoi)
    server.clock.advance(seconds=limits().queue.claim_seconds)
    assert khoi.get(f"/v1/queue/{ticket}")["state"] == "ended"


@pytest.mark.parametrize("ticket", ["0" * 32, "z" * 32, "1", "0" * 33, "%00", "..%2f.."])
@pytest.mark.parametrize("method", ["GET", "DELETE"])
def test_no_ticket_is_not_there(shared_server, method, ticket):
    phone = shared_server.sign_in("hoa")
    assert phone.ask(method, f"/v1/queue/{ticket}").status_code in (400, 404)


def test_another_start_knows_no_ticket(server, khoi):
    crowd(server)
    ticket = place(khoi)["ticket"]
    server.stub.room.clear()  # what a process that ends forgets
    assert problem(khoi.ask("GET", f"/v1/queue/{ticket}"))[0] == "not_found"
    assert place(khoi)["state"] == "admitted"


def test_a_reset_clears_the_queue(server, khoi):
    crowd(server)
    place(khoi)
    server.stage("POST", "/v1/stage/reset")
    assert server.stage("GET", "/v1/stage/crowd").json()["waiting"] == 0
    assert server.sign_in("khoi").get("/v1/benefits") == {"links": []}


def test_the_story_clock_does_not_move_the_queue(server, khoi):
    crowd(server)
    before = place(khoi)
    server.move_story("2025-12-01T03:00:00Z")
    assert place(khoi) == before


@pytest.mark.parametrize(
    "body",
    [
        {"households": -1, "pace": "usual"},
        {"households": 1_000_001, "pace": "usual"},
        {"households": 1.5, "pace": "usual"},
        {"households": "20000", "pace": "usual"},
        {"households": 20_000, "pace": "fast"},
        {"households": 20_000},
    ],
)
def test_a_crowd_that_is_none_is_refused(shared_server, body):
    answer = shared_server.stage("PUT", "/v1/stage/crowd", body)
    assert problem(answer)[0] == "bad_request"


def test_nothing_else_waits_while_ten_thousand_do(server, khoi):
    room = server.stub.room
    crowd(server, pace="stalled")
    for number in range(10_000):
        room.take(f"holder-{number}")
    began = time.perf_counter()
    for path in ("/v1/documents", "/v1/notices", "/v1/account", "/v1/devices"):
        assert khoi.ask("GET", path).status_code == 200
    assert khoi.grant("lock_account", "own")
    assert khoi.renew()["state"] == "submitted"
    assert time.perf_counter() - began < 3
    assert khoi.get("/v1/queue")["own"] is None
