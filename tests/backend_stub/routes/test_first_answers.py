"""Request keys: the first answer is given again, and a key never does two things."""

import queue
import threading

import pytest

from tests.support.stores import problem


def renewal_of(phone):
    return {"document_id": phone.document("identity_card")["id"]}


def test_the_first_answer_is_given_again(khoi):
    body = renewal_of(khoi)
    first = khoi.ask("POST", "/v1/renewals", body, key="one-key-only")
    second = khoi.ask("POST", "/v1/renewals", body, key="one-key-only")
    assert (first.status_code, second.status_code) == (201, 201)
    assert first.content == second.content
    assert second.headers["idempotent-replayed"] == "true"


def test_a_refusal_is_a_first_answer_too(khoi):
    body = {"document_id": khoi.document("driving_licence")["id"]}
    first = khoi.ask("POST", "/v1/renewals", body, key="refused-once")
    second = khoi.ask("POST", "/v1/renewals", body, key="refused-once")
    assert problem(first)[0] == "document_not_renewable"
    assert first.content == second.content
    assert second.headers["content-type"] == "application/problem+json"


def test_the_same_key_for_something_else_is_refused(khoi):
    file = khoi.ask("POST", "/v1/renewals", renewal_of(khoi), key="used-already").json()
    other = {"document_id": khoi.document("driving_licence")["id"]}
    answers = (
        khoi.ask("POST", "/v1/renewals", other, key="used-already"),
        khoi.ask("POST", f"/v1/renewals/{file['id']}/withdrawal", key="used-already"),
    )
    assert [problem(answer)[0] for answer in answers] == ["idempotency_conflict"] * 2


def test_another_person_may_use_the_same_key(server, khoi):
    khoi.ask("POST", "/v1/renewals", renewal_of(khoi), key="everybodys-key")
    hoa = server.sign_in("hoa")
    answer = hoa.ask("POST", "/v1/renewals", {"document_id": "0" * 32}, key="everybodys-key")
    assert problem(answer)[0] == "not_found"


def test_after_a_day_a_key_is_new_again(server, khoi):
    body = renewal_of(khoi)
    khoi.ask("POST", "/v1/renewals", body, key="kept-a-day")
    server.clock.advance(hours=25)
    again = server.sign_in("khoi")
    answer = again.ask("POST", "/v1/renewals", body, key="kept-a-day")
    assert answer.status_code == 200
    assert "idempotent-replayed" not in answer.headers


@pytest.mark.parametrize("key", [None, "short", "k" * 81, "has a space", "tab\there"])
def test_a_deed_without_a_fit_key_is_refused(khoi, key):
    answer = khoi.ask("POST", "/v1/renewals", renewal_of(khoi), key=key)
    assert problem(answer)[0] == "idempotency_key_missing"
    assert khoi.get("/v1/renewals") == {"renewals": []}


def test_a_key_that_is_being_worked_on_is_told_so(server, khoi):
    body, release, blocked = renewal_of(khoi), threading.Event(), threading.Event()

    def block(_):
        blocked.set()
        assert release.wait(10)

    blocking = server.store.write(block)
    assert blocked.wait(10)
    answers = queue.Queue()
    for _ in range(2):
        threading.Thread(
            target=lambda: answers.put(khoi.ask("POST", "/v1/renewals", body, key="under-way"))
        ).start()
    told = answers.get(timeout=10)
    release.set()
    blocking.result()
    assert problem(told)[0] == "idempotency_running"
    assert answers.get(timeout=10).status_code == 201
