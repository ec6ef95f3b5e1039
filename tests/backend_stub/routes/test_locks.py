"""Real locks: the same in both rule sets, on every phone, and what stays when they are lifted."""

import pytest

from app.shared.rulesets import RULE_SET_IDS
from tests.support.stores import problem

TODAY, DRAFT = RULE_SET_IDS


def lock(phone):
    return phone.post("/v1/account/locks", {"grant": phone.grant("lock_account", "own")})


def unlock(phone, reading="match"):
    return phone.post("/v1/account/unlocking", {"reading": reading})


def desk(server, phone, deed, detail=None):
    holder = phone.get("/v1/account")["holder_id"]
    body = {"kind": "account_lock", "deed": deed, "detail": detail}
    return server.stage("POST", f"/v1/stage/desk/{holder}/deeds", body)


def file_of(server, phone):
    number = phone.person.personal_number
    files = server.stage("GET", "/v1/stage/desk").json()["files"]
    return next(
        one for one in files if (one["kind"], one["personal_number"]) == ("account_lock", number)
    )


def ground(phone):
    code, values = problem(phone.ask("GET", "/v1/documents"))
    return values["ground"] if code == "account_locked" else code


def test_an_own_lock_holds_at_once_under_both_rules_and_is_lifted_by_card(server):
    one, other = server.sign_in("hoa", rules=TODAY), server.sign_in("hoa", rules=DRAFT)
    assert lock(one).status_code == 200
    assert (ground(one), ground(other)) == ("own_request", "own_request")
    for reading in ("no_match", "unreadable"):
        assert problem(unlock(other, reading)) == ("card_not_read", {"reason": reading})
    assert unlock(other).status_code == 200
    assert one.ask("GET", "/v1/documents").status_code == 200


def test_a_hidden_document_is_still_hidden_after_unlocking(server):
    khoi = server.sign_in("khoi", rules=DRAFT)
    before = khoi.document("identity_card")
    lock(khoi)
    unlock(khoi)
    assert khoi.document("identity_card") == before
    assert before["fields"] == {}


def test_under_todays_rule_an_ended_card_still_locks_after_unlocking(server):
    khoi, today = server.sign_in("khoi", rules=DRAFT), server.sign_in("khoi", rules=TODAY)
    lock(khoi)
    assert ground(today) == "own_request"
    unlock(khoi)
    assert ground(today) == "identity_expired"


def test_nobody_locks_without_a_fresh_passcode(server):
    phone = server.sign_in("hoa")
    assert problem(phone.post("/v1/account/locks", {"grant": "g" * 43}))[0] == "grant_refused"
    assert phone.ask("GET", "/v1/documents").status_code == 200


def test_the_same_lock_sent_again_is_one_lock(server):
    phone = server.sign_in("hoa")
    body = {"grant": phone.grant("lock_account", "own")}
    answers = [
        phone.ask("POST", "/v1/account/locks", body, key="lock-of-the-test") for _ in range(2)
    ]
    assert answers[0].json() == answers[1].json()
    assert len(answers[1].json()["locks"]) == 1


@pytest.mark.parametrize("rules", RULE_SET_IDS)
@pytest.mark.parametrize("why", ["breach_of_terms", "card_revoked_or_held", "death"])
def test_the_desk_locks_on_the_laws_grounds_and_lifts(server, why, rules):
    phone = server.sign_in("hoa", rules=rules)
    desk(server, phone, "lock", why)
    assert ground(phone) == why
    assert problem(unlock(phone))[0] == "not_own_lock"
    desk(server, phone, "lift", why)
    assert phone.ask("GET", "/v1/documents").status_code == 200


def test_an_authoritys_order_takes_one_and_two_working_days(server):
    phone = server.sign_in("hoa")
    server.move_story("2025-10-17T09:00:00Z")  # a Friday afternoon
    desk(server, phone, "order")
    assert (file_of(server, phone)["state"], file_of(server, phone)["code"]) == (
        "ordered", "20/10/2025",
    )  # fmt: skip
    assert phone.ask("GET", "/v1/documents").status_code == 200
    server.move_story("2025-10-20T03:00:00Z")
    desk(server, phone, "forward")
    assert (file_of(server, phone)["state"], file_of(server, phone)["code"]) == (
        "forwarded", "22/10/2025",
    )  # fmt: skip
    desk(server, phone, "decide", "lock")
    assert ground(phone) == "authority_order"


def test_an_order_may_be_refused(server):
    phone = server.sign_in("hoa")
    desk(server, phone, "order")
    desk(server, phone, "forward")
    desk(server, phone, "decide", "refuse")
    assert (file_of(server, phone)["state"], phone.ask("GET", "/v1/documents").status_code) == (
        "open", 200,
    )  # fmt: skip


def test_a_clock_moved_back_takes_the_lock_away_and_forward_brings_it(server):
    phone = server.sign_in("hoa")
    desk(server, phone, "lock", "breach_of_terms")
    server.move_story("2025-10-14T03:00:00Z")
    assert phone.ask("GET", "/v1/documents").status_code == 200
    assert file_of(server, phone)["deeds"] == []
    server.move_story("2025-10-16T03:00:00Z")
    assert ground(phone) == "breach_of_terms"


def test_lock_and_unlocking_are_told(server):
    phone = server.sign_in("hoa")
    lock(phone)
    unlock(phone)
    told = [one["subject"] for one in phone.get("/v1/notices")["notices"] if one["subject"]]
    assert sorted(one for one in told if one.startswith("lock.")) == [
        "lock.lifted", "lock.own_request",
    ]  # fmt: skip


def test_who_has_no_account_cannot_be_locked(server):
    files = server.stage("GET", "/v1/stage/desk").json()["files"]
    assert not any(one["full_name"] == "Mira Calder" for one in files)
