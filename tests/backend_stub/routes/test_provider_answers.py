"""Providers that are shut, busy, down, silent or wrong, and messages that nobody may believe."""

from concurrent.futures import ThreadPoolExecutor

import msgspec
import pytest
from sqlalchemy import func, select

from app.shared.providers import provider
from backend_stub.services.provider_messages import key_of, signature
from backend_stub.storage.tables import link_events, links
from tests.support.paying import play
from tests.support.stores import StubServer, problem

SEN_VANG = ("sen_vang", "000000000001")
BOOK = ("buu_cuc_mau", "00000001")


def message(server, link, *, number=SEN_VANG[1], provider_id="sen_vang", **changes):
    said = {
        "account_number": number, "known": True, "holder": "TRAN MINH KHOI",
        "id_number": "000085000001", "state": "active", "currency": "VND",
    }  # fmt: skip
    payload = msgspec.json.encode({**said, **changes}).decode()
    key = server.store.write(lambda writing: key_of(writing.db, provider_id)).result()
    return {
        "provider_id": provider_id, "question": link["id"], "payload": payload,
        "signature": signature(key, "account", provider_id, link["id"], payload),
    }  # fmt: skip


def send(server, body):
    return server.ask("POST", "/v1/provider-answers", body)


@pytest.fixture
def slow(tmp_path):
    """A server whose providers take hours, so that a message may come before them."""
    server = StubServer(tmp_path, provider_pace=1000.0)
    yield server
    server.close()


@pytest.fixture
def waiting(slow):
    phone = slow.sign_in("khoi")
    return slow, phone, phone.start_link(*SEN_VANG).json()


def seen(phone, link):
    return phone.get(f"/v1/benefits/links/{link['id']}")


@pytest.mark.parametrize(
    ("state", "why"),
    [
        ("busy", "provider_busy"),
        ("down", "provider_down"),
        ("silent", "provider_silent"),
        ("malformed", "wrong_answer"),
        ("other_account", "wrong_answer"),
    ],
)
def test_a_provider_that_the_panel_plays_is_told_as_it_is(server, khoi, state, why):
    play(server, "sen_vang", state)
    link = khoi.answered_link(*SEN_VANG)
    assert (link["state"], link["rejection"]) == ("rejected", why)
    play(server, "sen_vang", "up")
    assert khoi.answered_link(*SEN_VANG)["state"] == "awaiting_code"


@pytest.mark.parametrize(
    ("provider_id", "number"),
    [("vi_co_trang", "0000000001"), ("sao_bien", "0000000001"), BOOK],
)
def test_every_kind_is_linked_all_the_way(khoi, provider_id, number):
    link = khoi.answered_link(provider_id, number)
    body = {"code": khoi.code(), "make_default": True}
    done = khoi.done(f"/v1/benefits/links/{link['id']}/confirmation", body)
    assert (done["state"], done["is_default"]) == ("linked", True)


def test_a_counter_that_is_shut_answers_when_it_opens(server, khoi):
    server.move_story("2025-10-15T12:00:00Z")  # 19:00 in Viet Nam
    link = khoi.start_link(*BOOK).json()
    assert (link["state"], link["answers_from"]) == ("asking", "2025-10-16T00:30:00Z")
    server.move_story("2025-10-16T00:30:00Z")
    assert khoi.settled(link["id"])["state"] == "awaiting_code"


def test_a_wallet_that_is_shut_refuses(server, khoi):
    server.move_story("2025-10-15T16:00:00Z")  # 23:00 in Viet Nam
    link = khoi.answered_link("vi_la_tre", "0000000001")
    assert link["rejection"] == "provider_closed"


@pytest.mark.parametrize(
    ("provider_id", "number"),
    [("sao_bien", "000000000001"), ("sen_vang", "0000000001"), ("buu_cuc_mau", "0000000001")],
)
def test_another_kinds_number_is_refused(khoi, provider_id, number):
    code, values = problem(khoi.start_link(provider_id, number))
    assert (code, values["fault"] in ("too_short", "too_long")) == ("account_number_refused", True)


@pytest.mark.parametrize(
    "number",
    ["00000000000a", "\uff10" * 12, "0000\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668",
     "0" * 13, "970400000001", "", "0000 0000 0001", 1],
)  # fmt: skip
def test_what_is_no_number_of_an_invented_account_is_a_bad_request(khoi, number):
    body = {
        "provider_id": "sen_vang", "account_number": number,
        "consent": "link_account_2025_10", "grant": "g" * 43,
    }  # fmt: skip
    assert problem(khoi.post("/v1/benefits/links", body))[0] == "bad_request"
    assert khoi.get("/v1/benefits") == {"links": []}


def test_without_the_consent_that_holds_now_nothing_is_asked(khoi):
    body = {
        "provider_id": SEN_VANG[0], "account_number": SEN_VANG[1], "consent": "an_older_text",
        "grant": khoi.grant("link_account", "/".join(SEN_VANG)),
    }  # fmt: skip
    assert problem(khoi.post("/v1/benefits/links", body))[0] == "consent_outdated"
    del body["consent"]
    assert problem(khoi.post("/v1/benefits/links", body))[0] == "bad_request"


def test_the_consent_is_kept_with_the_link(khoi):
    assert khoi.link()["consent"] == "link_account_2025_10"


def test_a_signed_answer_is_taken_once(waiting):
    server, phone, link = waiting
    body = message(server, link)
    assert send(server, body).status_code == 204
    assert seen(phone, link)["state"] == "awaiting_code"
    assert problem(send(server, body)) == ("answer_refused", {"reason": "not_awaited"})
    assert len(phone.get("/v1/phone/messages")["messages"]) == 1


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"signature": "0" * 64}, "forged"),
        ({"payload": "{}"}, "forged"),
        ({"question": "0" * 32}, "forged"),
        ({"provider_id": "song_xanh"}, "forged"),
        ({"provider_id": "nowhere"}, "forged"),
    ],
)
def test_a_forged_answer_changes_nothing(waiting, change, why):
    server, phone, link = waiting
    before = seen(phone, link)
    answer = send(server, {**message(server, link), **change})
    assert problem(answer) == ("answer_refused", {"reason": why})
    assert seen(phone, link) == before


def test_another_provider_cannot_answer_in_its_own_name(waiting):
    server, phone, link = waiting
    body = message(server, link, provider_id="song_xanh")
    assert problem(send(server, body))[1] == {"reason": "not_asked"}
    assert seen(phone, link)["state"] == "asking"


def test_an_answer_after_the_server_gave_up_comes_too_late(server, khoi):
    """Silent, so the link was refused; what the provider says then changes nothing."""
    play(server, "sen_vang", "silent")
    link = khoi.answered_link(*SEN_VANG)
    before = seen(khoi, link)
    assert before["rejection"] == "provider_silent"
    assert problem(send(server, message(server, link)))[1] == {"reason": "not_awaited"}
    assert seen(khoi, link) == before


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"number": "000000000002"}, "another_account"),
        ({"holder": None}, "malformed"),
        ({"surprise": 1}, "malformed"),
        ({"state": "odd"}, "malformed"),
        ({"known": "yes"}, "malformed"),
    ],
)
def test_a_wrong_answer_is_noted_beside_the_link_that_still_waits(waiting, changes, why):
    server, phone, link = waiting
    assert problem(send(server, message(server, link, **changes)))[1] == {"reason": why}
    assert seen(phone, link)["state"] == "asking"
    with server.store.reading() as db:
        steps = db.execute(select(link_events.c.kind, link_events.c.detail)).all()
    assert ("answer_refused", why) in [tuple(one) for one in steps]
    assert send(server, message(server, link)).status_code == 204


def test_an_account_that_both_ends_claim_goes_to_whom_the_provider_names(server, khoi):
    hoa = server.sign_in("hoa")
    theirs = hoa.answered_link(*SEN_VANG)
    assert (theirs["rejection"], theirs["comparison"]) == ("not_yours", None)
    assert khoi.link("sen_vang")["state"] == "linked"


def test_whoever_left_is_told_why_in_a_notice(server, khoi):
    play(server, "sen_vang", "down")
    link = khoi.answered_link(*SEN_VANG)
    told = [one for one in khoi.get("/v1/notices")["notices"] if one["subject"] == "link.rejected"]
    assert [one["target_id"] for one in told] == [link["id"]]


@pytest.mark.parametrize("own_keys", [True, False])
def test_a_hundred_identical_requests_at_once_make_one_link(server, khoi, own_keys):
    """One link, one notice, one success; each other request is refused or told the same again."""
    target = "/".join(SEN_VANG)
    grants = [khoi.grant("link_account", target) for _ in range(100 if own_keys else 1)] * 100

    def ask(number):
        body = {
            "provider_id": SEN_VANG[0], "account_number": SEN_VANG[1],
            "consent": "link_account_2025_10", "grant": grants[number],
        }  # fmt: skip
        key = f"at-once-{number if own_keys else 0}"
        return khoi.ask("POST", "/v1/benefits/links", body, key=key)

    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(ask, range(100)))
    taken = {one.json()["id"] for one in answers if one.status_code == 202}
    refused = {problem(one)[0] for one in answers if one.status_code != 202}
    assert len(taken) == 1
    assert refused <= {"already_linked", "idempotency_running"}
    with server.store.reading() as db:
        assert db.execute(select(func.count()).select_from(links)).scalar() == 1
    link = khoi.settled(taken.pop())
    body = {"code": khoi.code(), "make_default": True}
    with ThreadPoolExecutor(8) as pool:
        path = f"/v1/benefits/links/{link['id']}/confirmation"
        done = list(pool.map(lambda n: khoi.ask("POST", path, body, key=f"the-code-{n}"), range(8)))
    assert sum(one.status_code == 200 for one in done) == 1
    notices = khoi.get("/v1/notices")["notices"]
    assert sum(one["kind"] == "account_linked" for one in notices) == 1
    assert sum(one["state"] == "linked" for one in khoi.get("/v1/benefits")["links"]) == 1


def test_every_provider_that_keeps_hours_says_what_it_does_when_shut():
    shut = {provider(one).behaviour.hours.when_closed for one in ("buu_cuc_mau", "vi_la_tre")}
    assert shut == {"queues", "refuses"}
