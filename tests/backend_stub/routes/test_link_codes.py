"""The code that confirms a link: who gets it, how often, how long, and for what alone."""

import pytest
from sqlalchemy import select

from app.shared.providers import provider
from backend_stub.limits import limits
from backend_stub.storage.tables import links
from tests.backend_stub.routes.test_benefits import with_grant
from tests.support.stores import problem


def confirm(phone, link, code, *, make_default=False):
    body = {"code": code, "make_default": make_default}
    return phone.post(f"/v1/benefits/links/{link['id']}/confirmation", body)


def other_code(code):
    return f"{(int(code) + 1) % 10**6:06}"


def test_the_code_stands_plain_on_the_simulated_phone_alone(server, khoi):
    link = khoi.answered_link("sen_vang", khoi.account("sen_vang"))
    message = khoi.get("/v1/phone/messages")["messages"][0]
    assert message["sender"] == provider("sen_vang").otp_sender
    assert message["code"] in message["text_vi"]
    assert message["code"] in message["text_en"]
    with server.store.reading() as db:
        row = db.execute(select(links).where(links.c.id == link["id"])).one()
    assert message["code"].encode() not in row.code_hash
    assert server.sign_in("hoa").get("/v1/phone/messages") == {"messages": []}


def test_three_wrong_codes_end_the_link(khoi):
    link = khoi.answered_link("sen_vang", khoi.account("sen_vang"))
    code = khoi.code()
    for left in (2, 1, 0):
        told = problem(confirm(khoi, link, other_code(code)))
        assert told == ("wrong_code", {"tries_left": left})
    assert problem(confirm(khoi, link, code)) == ("link_closed", {"state": "lapsed"})
    assert khoi.get(f"/v1/benefits/links/{link['id']}")["state"] == "lapsed"


def test_a_wrong_code_given_again_by_its_key_counts_once(khoi):
    link = khoi.answered_link("sen_vang", khoi.account("sen_vang"))
    path = f"/v1/benefits/links/{link['id']}/confirmation"
    body = {"code": other_code(khoi.code()), "make_default": False}
    for _ in range(4):
        khoi.ask("POST", path, body, key="the-same-wrong-code")
    assert khoi.get(f"/v1/benefits/links/{link['id']}")["code_tries_left"] == 2


def test_a_code_is_good_once_and_for_its_own_account_alone(khoi):
    """Reused, and for another purpose: neither links anything, nor does it use the right one up."""
    first = khoi.answered_link("sen_vang", khoi.account("sen_vang"))
    used = khoi.code()
    second = khoi.answered_link("song_xanh", khoi.account("song_xanh"))
    right = khoi.code()
    if used != right:  # codes are drawn: once in a million the two are one
        assert problem(confirm(khoi, second, used)) == ("wrong_code", {"tries_left": 2})
    assert confirm(khoi, first, used).status_code == 200
    assert problem(confirm(khoi, first, used))[0] == "link_closed"
    assert khoi.get(f"/v1/benefits/links/{second['id']}")["state"] == "awaiting_code"
    assert confirm(khoi, second, right).status_code == 200
    with_grant(khoi, "unlink_account", first, "unlinking")
    again = khoi.answered_link("sen_vang", khoi.account("sen_vang"))
    if used != khoi.code():
        assert problem(confirm(khoi, again, used))[0] == "wrong_code"
    assert khoi.get(f"/v1/benefits/links/{again['id']}")["state"] == "awaiting_code"


@pytest.mark.parametrize("code", ["12345", "1234567", "12345a", "\uff11" * 6, "\u0661" * 6, 123456])
def test_what_is_no_code_is_a_bad_request_and_costs_no_try(khoi, code):
    link = khoi.answered_link("sen_vang", khoi.account("sen_vang"))
    assert problem(confirm(khoi, link, code))[0] == "bad_request"
    assert khoi.get(f"/v1/benefits/links/{link['id']}")["code_tries_left"] == 3


def test_a_code_ends_after_its_minutes(server, khoi):
    link = khoi.answered_link("sen_vang", khoi.account("sen_vang"))
    code = khoi.code()
    server.clock.advance(seconds=limits().link.code_seconds)
    assert problem(confirm(khoi, link, code))[0] == "link_closed"
    assert khoi.get(f"/v1/benefits/links/{link['id']}")["state"] == "lapsed"
    assert khoi.link()["state"] == "linked"


def test_another_code_may_be_sent_but_not_at_once_and_not_for_ever(server, khoi):
    link = khoi.answered_link("sen_vang", khoi.account("sen_vang"))
    first, limit = khoi.code(), limits().link
    path = f"/v1/benefits/links/{link['id']}/codes"
    wait = limit.resend_every_seconds
    assert problem(khoi.post(path)) == ("too_many_requests", {"wait_seconds": wait})
    for _ in range(limit.resends):
        server.clock.advance(seconds=wait)
        assert khoi.done(path)["state"] == "awaiting_code"
    server.clock.advance(seconds=wait)
    assert problem(khoi.post(path)) == ("too_many_requests", {"resends_left": 0})
    if khoi.code() != first:
        assert problem(confirm(khoi, link, first))[0] == "wrong_code"
    assert confirm(khoi, link, khoi.code()).json()["state"] == "linked"
