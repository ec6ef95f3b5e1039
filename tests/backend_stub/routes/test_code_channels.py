"""One-time codes: a text message in Viet Nam, in the app abroad; the next goes as holds then."""

import pytest

from backend_stub.limits import limits
from tests.support.stores import problem


def go(phone, abroad):
    assert phone.ask("PUT", "/v1/account/whereabouts", {"abroad": abroad}).status_code == 200


def newest(phone):
    return phone.get("/v1/phone/messages")["messages"][0]


def resend(server, phone, link):
    server.clock.advance(seconds=limits().link.resend_every_seconds)
    return phone.done(f"/v1/benefits/links/{link['id']}/codes")


@pytest.mark.parametrize(("name", "channel"), [("hanh", "app"), ("khoi", "sms")])
def test_a_code_goes_where_its_holder_can_read_it(server, name, channel):
    phone = server.sign_in(name)
    provider = "song_xanh"
    link = phone.answered_link(provider, phone.account(provider))
    assert (link["state"], link["code_channel"]) == ("awaiting_code", channel)
    assert newest(phone)["channel"] == channel
    body = {"code": newest(phone)["code"], "make_default": False}
    linked = phone.done(f"/v1/benefits/links/{link['id']}/confirmation", body)
    assert (linked["state"], linked["code_channel"]) == ("linked", None)


def test_coming_back_during_an_open_code_sends_the_next_by_text_and_keeps_this_one(server):
    hanh = server.sign_in("hanh")
    link = hanh.answered_link("song_xanh", hanh.account("song_xanh"))
    first = newest(hanh)["code"]
    go(hanh, None)
    read = hanh.get(f"/v1/benefits/links/{link['id']}")
    assert (read["code_channel"], newest(hanh)["code"]) == ("app", first)
    assert resend(server, hanh, link)["code_channel"] == "sms"
    assert newest(hanh)["channel"] == "sms"
    go(hanh, "ashra_solandia")
    assert resend(server, hanh, link)["code_channel"] == "app"
    body = {"code": newest(hanh)["code"], "make_default": True}
    assert hanh.done(f"/v1/benefits/links/{link['id']}/confirmation", body)["state"] == "linked"


def test_a_code_in_the_app_is_its_holders_alone(server):
    hanh, khoi = server.sign_in("hanh"), server.sign_in("khoi")
    link = hanh.answered_link("song_xanh", hanh.account("song_xanh"))
    assert khoi.get("/v1/phone/messages") == {"messages": []}
    body = {"code": newest(hanh)["code"], "make_default": False}
    answer = khoi.post(f"/v1/benefits/links/{link['id']}/confirmation", body)
    assert problem(answer)[0] == "not_found"
