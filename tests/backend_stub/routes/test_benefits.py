"""The welfare account: the provider's answer, the code, exactly one default, and the step-up."""

import pytest

from app.shared.consents import consent
from app.shared.personas import persona
from app.shared.providers import provider
from backend_stub.limits import limits
from tests.support.stores import StubServer, problem

DIFFERING = ("000000000009", "000000000010", "0000000017")
"""A middle name missing, the family name last, one letter another."""
CONSENT = consent("link_account").version
BODY = {"account_number": "000000000031", "consent": CONSENT, "grant": "g" * 43}
KNOWN = [
    (one.provider, one.number, one.state, one.currency, one.id_number)
    for one in persona("khoi").payment_accounts
    if provider(one.provider).behaviour.answer == "answers"
]


def with_grant(phone, operation, link, path):
    return phone.post(
        f"/v1/benefits/links/{link['id']}/{path}", {"grant": phone.grant(operation, link["id"])}
    )


def defaults(phone):
    return [one["id"] for one in phone.get("/v1/benefits")["links"] if one["is_default"]]


@pytest.mark.parametrize("provider_id, number, state, currency, owner", KNOWN)
def test_a_provider_answers_as_its_books_say(khoi, provider_id, number, state, currency, owner):
    link = khoi.answered_link(provider_id, number)
    if owner == khoi.person.former_id_number:
        expected = ("rejected", "old_id_number")
    elif owner is not None:
        expected = ("rejected", "not_yours")
        assert link["comparison"] is None
    elif state != "active":
        expected = ("rejected", "restricted" if state == "restricted" else "not_active")
    elif currency != "VND":
        expected = ("rejected", "wrong_currency")
    elif number in DIFFERING:
        expected = ("rejected", "name_differs")
        assert not link["comparison"]["matches"]
    else:
        expected = ("awaiting_code", None)
        assert link["comparison"]["matches"]
    assert (link["state"], link["rejection"]) == expected


def test_one_letter_that_differs_rejects_the_link(server):
    hoa = server.sign_in("hoa")
    link = hoa.answered_link("sen_vang", "000000000011")
    assert (link["state"], link["rejection"]) == ("rejected", "name_differs")
    assert link["comparison"]["theirs"] == "LÊ THỊ HOÀ"


def test_an_account_that_the_provider_does_not_know(khoi):
    link = khoi.answered_link("sen_vang", "000099999999")
    assert link["rejection"] == "no_such_account"


def test_a_provider_that_is_down_is_told_as_silent(khoi):
    link = khoi.answered_link("ruong_lua", khoi.account("ruong_lua"))
    assert (link["state"], link["rejection"]) == ("rejected", "provider_silent")


def test_level_one_is_told_which_level_it_takes(server):
    nam = server.sign_in("nam")
    body = {**BODY, "provider_id": "sen_vang"}
    code, values = problem(nam.post("/v1/benefits/links", body))
    assert (code, values["level"], values["required_level"]) == ("level_too_low", 1, 2)


def test_a_provider_that_does_not_exist(khoi):
    body = {**BODY, "provider_id": "nowhere"}
    assert problem(khoi.post("/v1/benefits/links", body))[0] == "provider_unknown"


def test_the_first_account_becomes_the_default_by_itself(khoi):
    first = khoi.link("sen_vang")
    second = khoi.link("song_xanh")
    assert (first["is_default"], second["is_default"]) == (True, False)
    assert defaults(khoi) == [first["id"]]


def test_there_is_exactly_one_default_whoever_is_chosen(khoi):
    first = khoi.link("sen_vang")
    second = khoi.link("song_xanh", make_default=True)
    assert defaults(khoi) == [second["id"]]
    answer = with_grant(khoi, "choose_default", first, "default")
    assert answer.status_code == 200
    assert defaults(khoi) == [first["id"]]


def test_when_the_default_is_unlinked_the_newest_other_takes_its_place(khoi):
    first = khoi.link("sen_vang")
    second = khoi.link("song_xanh")
    assert with_grant(khoi, "unlink_account", first, "unlinking").status_code == 200
    assert defaults(khoi) == [second["id"]]
    assert with_grant(khoi, "unlink_account", second, "unlinking").status_code == 200
    assert defaults(khoi) == []
    assert {one["state"] for one in khoi.get("/v1/benefits")["links"]} == {"unlinked"}


def test_an_unlinked_account_may_be_linked_again(khoi):
    link = khoi.link()
    with_grant(khoi, "unlink_account", link, "unlinking")
    assert khoi.link()["id"] != link["id"]


@pytest.mark.parametrize("at", ["asking", "awaiting_code", "linked"])
def test_the_same_account_is_not_linked_twice(tmp_path, at):
    server = StubServer(tmp_path, provider_pace=100.0 if at == "asking" else 0.0)
    phone = server.sign_in("khoi")
    number = phone.account("sen_vang")
    if at == "asking":
        phone.start_link("sen_vang", number)
    elif at == "awaiting_code":
        phone.answered_link("sen_vang", number)
    else:
        phone.link("sen_vang")
    code = problem(phone.start_link("sen_vang", number))[0]
    server.close()
    assert code == "already_linked"


def test_a_grant_is_good_once_for_one_deed(server, khoi):
    number = khoi.account("sen_vang")
    right = ("link_account", f"sen_vang/{number}")
    used = khoi.grant(*right)
    body = {"provider_id": "sen_vang", "account_number": number, "consent": CONSENT}
    assert khoi.post("/v1/benefits/links", {**body, "grant": used}).status_code == 202
    late = khoi.grant("link_account", "sen_vang/000000000004")
    elsewhere = server.sign_in("khoi").grant("link_account", "sen_vang/000000000004")
    for_another = khoi.grant("link_account", "song_xanh/000000000004")
    server.clock.advance(seconds=limits().grant.seconds)
    other = {"provider_id": "sen_vang", "account_number": "000000000004", "consent": CONSENT}
    for grant in (used, late, elsewhere, for_another, "x" * 43):
        answer = khoi.post("/v1/benefits/links", {**other, "grant": grant})
        assert problem(answer)[0] == "grant_refused"


def test_a_refused_deed_does_not_use_its_grant_up(khoi):
    khoi.link("sen_vang")
    number = khoi.account("sen_vang")
    grant = khoi.grant("link_account", f"sen_vang/{number}")
    body = {"provider_id": "sen_vang", "account_number": number, "consent": CONSENT, "grant": grant}
    for _ in range(2):
        assert problem(khoi.post("/v1/benefits/links", body))[0] == "already_linked"


def test_a_moved_clock_hides_a_later_link_and_its_default(server, khoi):
    server.move_story("2025-10-20T03:00:00Z")
    first = khoi.link("sen_vang")
    server.move_story("2025-10-22T03:00:00Z")
    second = khoi.link("song_xanh", make_default=True)
    server.move_story("2025-10-21T03:00:00Z")
    assert defaults(khoi) == [first["id"]]
    assert [one["id"] for one in khoi.get("/v1/benefits")["links"]] == [first["id"]]
    answer = khoi.ask("GET", f"/v1/benefits/links/{second['id']}")
    assert problem(answer)[0] == "not_found"
    server.move_story("2025-10-19T03:00:00Z")
    assert khoi.get("/v1/benefits") == {"links": []}
    assert khoi.get("/v1/phone/messages") == {"messages": []}
    server.move_story("2025-10-23T03:00:00Z")
    assert defaults(khoi) == [second["id"]]


def test_a_deed_before_the_links_last_step_is_refused_in_words(server, khoi):
    server.move_story("2025-10-20T03:00:00Z")
    link = khoi.link()
    khoi.server.move_story("2025-10-21T03:00:00Z")
    with_grant(khoi, "choose_default", link, "default")
    server.move_story("2025-10-20T12:00:00Z")
    answer = with_grant(khoi, "unlink_account", link, "unlinking")
    assert problem(answer) == ("link_closed", {"reason": "later_in_story"})


def restarted(server, tmp_path, **settings):
    server.close()
    return StubServer(tmp_path, clock=server.clock, **settings)


def test_a_question_under_way_is_asked_again_after_a_restart(tmp_path):
    server = StubServer(tmp_path, provider_pace=100.0)
    phone = server.sign_in("khoi")
    link = phone.start_link("sen_vang", phone.account("sen_vang")).json()
    server = restarted(server, tmp_path)
    phone.server = server
    assert phone.settled(link["id"])["state"] == "awaiting_code"
    server.close()


def test_a_question_long_under_way_is_given_up_after_a_restart(tmp_path):
    server = StubServer(tmp_path, provider_pace=100.0)
    phone = server.sign_in("khoi")
    link = phone.start_link("sen_vang", phone.account("sen_vang")).json()
    server.clock.advance(seconds=limits().link.provider_timeout_seconds + 1)
    server = restarted(server, tmp_path)
    phone.server = server
    settled = phone.settled(link["id"])
    assert (settled["state"], settled["rejection"]) == ("rejected", "provider_silent")
    server.close()


def test_a_code_that_ended_while_the_server_was_down_lapses(tmp_path):
    server = StubServer(tmp_path)
    phone = server.sign_in("khoi")
    link = phone.answered_link("sen_vang", phone.account("sen_vang"))
    server.clock.advance(seconds=limits().link.code_seconds)
    server = restarted(server, tmp_path)
    phone.server = server
    assert phone.settled(link["id"], leaving="awaiting_code")["state"] == "lapsed"
    server.close()
