"""The wallet: what is hidden never leaves the server, and no kept reply outlives what it says."""

import pytest

from tests.support.stores import problem

DRAFT, TODAY = "draft_2025_10", "decree_69_2024"
LAST_DAY, FIRST_DAY_AFTER = "2025-10-14T16:59:59Z", "2025-10-14T17:00:00Z"


def test_what_is_hidden_leaves_without_a_value(khoi):
    card = khoi.document("identity_card")
    assert (card["fields"], card["history"]) == ({}, [])
    text = khoi.ask("GET", f"/v1/documents/{card['id']}").text
    assert khoi.person.personal_number not in text
    assert khoi.person.documents[0].fields["residence"] not in text


def test_under_the_draft_the_other_documents_keep_their_values(khoi):
    assert khoi.document("driving_licence")["fields"]


def test_the_account_locks_and_the_card_hides_with_the_day(server):
    phones = {rules: server.sign_in("khoi", rules=rules) for rules in (DRAFT, TODAY)}
    seen = []
    for moment in (LAST_DAY, FIRST_DAY_AFTER, LAST_DAY):
        server.move_story(moment)
        locked = phones[TODAY].ask("GET", "/v1/documents").status_code == 423
        shown = bool(phones[DRAFT].document("identity_card")["fields"])
        seen.append((locked, shown))
    assert seen == [(False, True), (True, False), (False, True)]


def test_the_day_turns_by_itself_while_a_reply_is_kept(server, khoi):
    server.move_story("2025-10-14T16:59:50Z")
    today = server.sign_in("khoi", rules=TODAY)
    assert khoi.document("identity_card")["fields"]
    assert today.ask("GET", "/v1/documents").status_code == 200
    server.clock.advance(seconds=9)
    assert khoi.document("identity_card")["fields"]
    server.clock.advance(seconds=1)
    assert not khoi.document("identity_card")["fields"]
    assert problem(today.ask("GET", "/v1/documents"))[0] == "account_locked"


def test_a_kept_reply_is_given_as_it_was_and_known_by_its_tag(khoi):
    first, second = khoi.ask("GET", "/v1/documents"), khoi.ask("GET", "/v1/documents")
    assert first.content == second.content
    assert first.headers["etag"] == second.headers["etag"]
    again = khoi.ask("GET", "/v1/documents", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = khoi.ask("GET", "/v1/documents", headers={"If-None-Match": '"another"'})
    assert other.status_code == 200


@pytest.mark.parametrize(
    "ends",
    [
        lambda server, phone: phone.ask("DELETE", "/v1/sessions/current"),
        lambda server, phone: server.clock.advance(hours=1),
        lambda server, phone: server.sign_in("khoi", device="f" * 32),
        lambda server, phone: server.stage("POST", "/v1/stage/reset"),
    ],
    ids=["sign-out", "silence", "another device", "reset"],
)
def test_a_kept_reply_ends_with_its_session(server, khoi, ends):
    assert khoi.ask("GET", "/v1/documents").status_code == 200
    ends(server, khoi)
    assert khoi.ask("GET", "/v1/documents").status_code == 401


def test_a_kept_reply_ends_with_the_next_change(khoi):
    assert khoi.document("identity_card")["renewal_id"] is None
    file = khoi.renew()
    assert khoi.document("identity_card")["renewal_id"] == file["id"]


def test_a_session_lives_on_by_kept_replies(server, khoi):
    for _ in range(8):
        server.clock.advance(minutes=5)
        assert khoi.ask("GET", "/v1/documents").status_code == 200


def test_one_persons_kept_reply_is_not_anothers(server, khoi):
    hoa = server.sign_in("hoa")
    assert khoi.ask("GET", "/v1/documents").content != hoa.ask("GET", "/v1/documents").content
    assert khoi.ask("GET", "/v1/documents").json() != hoa.ask("GET", "/v1/documents").json()


def test_before_its_first_day_a_document_is_not_held(server, khoi):
    server.move_story("2000-06-01T00:00:00Z")
    assert khoi.get("/v1/documents") == {"documents": []}
    assert khoi.get("/v1/account")["identity_expires_on"] is None
