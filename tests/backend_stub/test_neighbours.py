"""
Two processes' worth of server over one PostgreSQL: what one writes holds in the other at once.

Collected with ``--postgres`` alone; SQLite is one process's.
"""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import text

from tests.support.stores import Phone, StubServer, problem


@pytest.fixture
def other(server):
    """A second server over the first one's database."""
    running = StubServer(server.folder, clock=server.clock)
    yield running
    running.close()


def through(other, phone):
    """The same phone, its calls answered by the other process."""
    return Phone(other, phone.person, phone.token, phone.rules)


def soon(found):
    end = time.monotonic() + 5
    while not found():
        assert time.monotonic() < end
        time.sleep(0.01)


def test_a_session_begun_in_one_counts_in_the_other(server, other):
    khoi = server.sign_in("khoi")
    assert through(other, khoi).get("/v1/account")["full_name"] == khoi.person.full_name


def test_a_session_ended_in_one_is_ended_in_the_other_at_once(server, other):
    khoi = server.sign_in("khoi")
    there = through(other, khoi)
    there.get("/v1/account")
    assert khoi.ask("DELETE", "/v1/sessions/current").status_code == 204
    assert problem(there.ask("GET", "/v1/changes"))[0] == "unauthenticated"
    assert problem(there.ask("GET", "/v1/account"))[0] == "unauthenticated"


def test_a_listener_that_lost_its_line_looks_again_and_ends_no_session(server, other):
    khoi = server.sign_in("khoi")
    there = through(other, khoi)
    before = there.get("/v1/changes")["number"]
    with server.store.engine.connect() as db:
        others = "pid <> pg_backend_pid() AND query LIKE 'LISTEN%'"
        db.execute(text(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}"))
    khoi.renew()
    soon(lambda: there.get("/v1/changes")["number"] == before + 1)
    assert there.ask("GET", "/v1/account").status_code == 200


def test_what_is_written_in_one_is_read_in_the_other(server, other):
    khoi = server.sign_in("khoi")
    there = through(other, khoi)
    before = there.get("/v1/renewals")["renewals"]
    khoi.renew()
    assert len(there.get("/v1/renewals")["renewals"]) == len(before) + 1


def test_who_waits_at_the_other_is_woken(server, other):
    khoi = server.sign_in("khoi")
    there = through(other, khoi)
    number = there.get("/v1/changes")["number"]
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(there.get, f"/v1/changes?after={number}&wait=20")
        soon(lambda: other.stub.changes.waiting)
        khoi.renew()
        assert waiting.result(5)["number"] == number + 1
    assert khoi.get("/v1/changes")["number"] == number + 1


def test_a_clock_moved_in_one_is_moved_in_the_other_at_once(server, other):
    khoi = server.sign_in("hoa", rules="decree_69_2024")
    there = through(other, khoi)
    server.move_story("2026-01-05T09:00:00+07:00")
    assert other.stage("GET", "/v1/stage").json()["story_now"].startswith("2026-01-05")
    assert there.ask("GET", "/v1/documents").status_code == 200


def test_a_reset_in_one_signs_out_and_seeds_for_the_other(server, other):
    khoi = server.sign_in("khoi")
    number = through(other, khoi).get("/v1/changes")["number"]
    server.move_story("2026-01-05T09:00:00+07:00")
    assert server.stage("POST", "/v1/stage/reset").status_code == 200
    assert problem(through(other, khoi).ask("GET", "/v1/account"))[0] == "unauthenticated"
    assert other.stage("GET", "/v1/stage").json()["story_now"].startswith("2025-10-15")
    soon(lambda: other.stub.changes.number(None) > number)


def test_one_account_is_linked_once_whichever_process_is_asked(server, other):
    khoi = server.sign_in("khoi")
    phones = [khoi, through(other, khoi)] * 8
    grants = [khoi.grant("link_account", "sen_vang/000000000001") for _ in phones]
    body = {
        "provider_id": "sen_vang", "account_number": "000000000001",
        "consent": "link_account_2025_10",
    }  # fmt: skip

    def start(phone, grant):
        return phone.post("/v1/benefits/links", {**body, "grant": grant}).status_code

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(start, phones, grants))
    assert sorted(set(answers)) == [202, 409]
    assert answers.count(202) == 1
