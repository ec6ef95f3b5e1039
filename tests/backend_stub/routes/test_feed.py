"""The change feed: it wakes on what the asker may see, and never shrinks."""

import threading
import time

import pytest

from tests.support.stores import problem


def number(phone):
    return phone.get("/v1/changes")["number"]


def woken_by(phone, deed):
    """Wait for a change while ``deed`` is done; returns the answer and the seconds it took."""
    before, answers = number(phone), []
    waiting = threading.Thread(
        target=lambda: answers.append(phone.get(f"/v1/changes?after={before}&wait=10"))
    )
    waiting.start()
    while not phone.server.stub.changes.waiting:
        time.sleep(0.002)
    began = time.monotonic()
    deed()
    waiting.join()
    assert answers[0]["number"] > before
    return time.monotonic() - began


def test_a_write_of_ones_own_wakes(khoi):
    assert woken_by(khoi, khoi.renew) < 1


def test_a_decision_of_the_office_wakes(khoi):
    file = khoi.renew()
    assert woken_by(khoi, lambda: khoi.decide(file["id"], "accept")) < 1


def test_a_moved_clock_wakes_everybody(server, khoi):
    anybody = server.ask("GET", "/v1/changes").json()["number"]
    assert woken_by(khoi, lambda: server.move_story("2025-10-16T01:00:00Z")) < 1
    answer = server.ask("GET", f"/v1/changes?after={anybody}&wait=10").json()
    assert answer["number"] > anybody
    assert answer["story_now"].startswith("2025-10-16T01:00:00")


def test_a_reset_wakes_and_the_number_still_grows(server, khoi):
    for _ in range(3):
        khoi.decide(khoi.renew()["id"], "refuse")
    before = number(khoi)
    assert woken_by(khoi, lambda: server.stage("POST", "/v1/stage/reset")) < 1
    assert server.ask("GET", "/v1/changes").json()["number"] > before


def test_somebody_elses_write_is_not_seen(server, khoi):
    hoa = server.sign_in("hoa")
    before = number(hoa), server.ask("GET", "/v1/changes").json()["number"]
    khoi.renew()
    assert (number(hoa), server.ask("GET", "/v1/changes").json()["number"]) == before


def test_signing_in_elsewhere_wakes_the_old_device(server, khoi):
    khoi.renew()
    before, answers = number(khoi), []
    waiting = threading.Thread(
        target=lambda: answers.append(khoi.get(f"/v1/changes?after={before}&wait=10"))
    )
    waiting.start()
    while not server.stub.changes.waiting:
        time.sleep(0.002)
    server.sign_in("khoi", device="c" * 32)
    waiting.join(5)
    assert not waiting.is_alive()
    assert answers[0]["number"] != before


def test_nothing_happening_ends_the_wait(khoi):
    began = time.monotonic()
    assert khoi.get(f"/v1/changes?after={number(khoi)}&wait=1")["number"] == number(khoi)
    assert 0.9 < time.monotonic() - began < 3


@pytest.mark.parametrize(
    "query",
    ["wait=26", "after=-1", "after=1.5", "after=x", "after=", "after", "other=1", "after=1&after=2",
     "wait=99999999999999999999", "after=%ff", "&&", "after=１"],
)  # fmt: skip
def test_a_query_that_cannot_be_is_refused(shared_server, query):
    assert problem(shared_server.ask("GET", f"/v1/changes?{query}"))[0] == "bad_request"


def test_the_numbers_outlive_a_restart(server, khoi):
    khoi.renew()
    before = number(khoi)
    from backend_stub.storage.engine import Store
    from backend_stub.stub import Stub

    server.stub.close()
    store = Store(server.settings.database_url)
    again = Stub(server.settings, store, server.clock)
    holder = khoi.get("/v1/account")["holder_id"]
    assert again.changes.number(holder) == before
    again.close()
    store.close()
