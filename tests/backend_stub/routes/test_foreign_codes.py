"""The code on a service's page: who types it first, wrong and late ones, and how often."""

import pytest

from tests.support.foreign import LIST, page, send
from tests.support.stores import problem


@pytest.fixture
def hanh(server):
    return server.sign_in("hanh")


def test_a_code_leads_whoever_types_it_first_to_the_request(server, hanh):
    code, other = page(server, hanh), server.sign_in("hoa")
    assert hanh.get(LIST)["requests"] == []
    taken = hanh.done(f"{LIST}/codes", {"code": code})
    assert (taken["service_id"], taken["finding"]) == ("lumen_hospital", "yes")
    assert problem(other.post(f"{LIST}/codes", {"code": code})) == (
        "wrong_code", {"tries_left": 4},
    )  # fmt: skip
    assert send(hanh, taken).status_code == 200


def test_a_wrong_a_late_and_a_taken_code_are_answered_alike(server, hanh):
    late, wrong = page(server, hanh), "22222222"
    server.clock.advance(seconds=600)
    told = [problem(hanh.post(f"{LIST}/codes", {"code": code}))[0] for code in (late, wrong)]
    assert told == ["wrong_code", "wrong_code"]


def test_wrong_codes_are_counted_and_then_waited_for(server, hanh):
    for left in (4, 3, 2, 1, 0):
        answer = hanh.post(f"{LIST}/codes", {"code": "22222222"})
        assert problem(answer)[1] == {"tries_left": left}
    code = page(server, hanh)
    assert problem(hanh.post(f"{LIST}/codes", {"code": code})) == (
        "too_many_tries", {"wait_seconds": 60.0},
    )  # fmt: skip
    server.clock.advance(seconds=61)
    assert hanh.post(f"{LIST}/codes", {"code": code}).status_code == 200


def test_a_code_of_a_service_that_is_not_trusted_shows_why(server, hanh):
    code = page(server, hanh, "quill_market")
    taken = hanh.done(f"{LIST}/codes", {"code": code})
    assert (taken["state"], taken["refusal"]) == ("refused", "unregistered")
