"""The panel: story clock, reset, faults."""

import time

import pytest

from tests.support.stores import STAGE_KEY, problem

PANEL = {"Stage-Key": STAGE_KEY}


def test_the_story_starts_on_its_morning_and_runs_on(server):
    assert server.stage("GET", "/v1/stage").json()["story_now"] == "2025-10-15T01:30:00Z"
    server.clock.advance(minutes=5)
    assert server.stage("GET", "/v1/stage").json()["story_now"] == "2025-10-15T01:35:00Z"


def test_a_moved_clock_runs_on_from_there_also_after_a_restart(server):
    server.move_story("2031-05-01T00:00:00+07:00")
    server.clock.advance(hours=1)
    from backend_stub.storage.engine import Store
    from backend_stub.stub import Stub

    store = Store(server.settings.database_url)
    again = Stub(server.settings, store, server.clock)
    assert again.story.now().isoformat() == "2031-04-30T18:00:00+00:00"
    again.close()
    store.close()


@pytest.mark.parametrize(
    "moment",
    [
        "2025-10-15T08:30:00",
        "1999-12-31T00:00:00Z",
        "2100-01-02T00:00:00Z",
        "2025-10-15",
        "soon",
        1,
    ],
)
def test_a_moment_that_the_story_cannot_have_is_refused(shared_server, moment):
    answer = shared_server.stage("PUT", "/v1/stage/clock", {"story_now": moment})
    assert problem(answer)[0] == "bad_request"


def test_a_reset_brings_everything_back_with_its_ids(server, khoi):
    before = khoi.get("/v1/documents"), khoi.get("/v1/account"), khoi.get("/v1/notices")
    state = server.stage("GET", "/v1/stage").json()
    khoi.decide(khoi.renew()["id"], "issue")
    khoi.link()
    server.move_story("2026-01-01T00:00:00Z")
    assert server.stage("POST", "/v1/stage/reset").json() == state
    again = server.sign_in("khoi")
    assert (
        again.get("/v1/documents"),
        again.get("/v1/account"),
        again.get("/v1/notices"),
    ) == before
    assert again.get("/v1/benefits") == {"links": []}
    assert again.get("/v1/phone/messages") == {"messages": []}


def test_a_reset_forgets_wrong_passcodes(server):
    for _ in range(5):
        server.try_passcode("000085000001", "908172")
    server.stage("POST", "/v1/stage/reset")
    assert server.sign_in("khoi")


@pytest.mark.parametrize(
    "person, type_id", [("000085999999", "identity_card"), ("000085000001", "passport")]
)
def test_the_counter_does_not_renew_what_is_not_there(shared_server, person, type_id):
    body = {"personal_number": person, "type_id": type_id}
    answer = shared_server.stage("POST", "/v1/stage/counter-renewals", body)
    assert problem(answer)[0] == "not_found"


def test_a_failure_is_played_for_the_panels_phone(shared_server):
    answer = shared_server.ask("GET", "/v1/sign-ins", headers={**PANEL, "Stage-Fault": "failure"})
    assert problem(answer)[0] == "simulated_failure"


def test_a_delay_is_played_for_the_panels_phone(shared_server):
    began = time.monotonic()
    headers = {**PANEL, "Stage-Fault": "delay=150"}
    assert shared_server.ask("GET", "/v1/sign-ins", headers=headers).status_code == 200
    assert time.monotonic() - began >= 0.15


@pytest.mark.parametrize(
    "fault", ["delay=", "delay=x", "delay=-1", "delay=999999", "crash", "failure "]
)
def test_a_fault_that_is_none_is_refused(shared_server, fault):
    headers = {**PANEL, "Stage-Fault": fault}
    assert problem(shared_server.ask("GET", "/v1/sign-ins", headers=headers))[0] == "bad_request"


@pytest.mark.parametrize("key", [{}, {"Stage-Key": "another"}])
def test_without_the_panels_key_no_fault_is_played(shared_server, key):
    headers = {**key, "Stage-Fault": "failure"}
    assert shared_server.ask("GET", "/v1/sign-ins", headers=headers).status_code == 200


def test_a_fault_is_played_where_a_reply_is_kept_too(khoi):
    assert khoi.ask("GET", "/v1/documents").status_code == 200
    answer = khoi.ask("GET", "/v1/documents", headers={**PANEL, "Stage-Fault": "failure"})
    assert problem(answer)[0] == "simulated_failure"
