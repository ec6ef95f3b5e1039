"""Notices: one an event however often it is asked, read where it was read, gone with the clock."""

DRAFT, TODAY = "draft_2025_10", "decree_69_2024"


def kinds(phone):
    return [one["kind"] for one in phone.get("/v1/notices")["notices"]]


def mark(phone, keys, *, read=True):
    return phone.ask("PUT", "/v1/notices/read-state", {"keys": keys, "read": read}).json()


def test_the_hidden_card_waits_unread_with_one_deed(khoi):
    listed = khoi.get("/v1/notices")
    hidden = [one for one in listed["notices"] if one["kind"] == "document_hidden"]
    assert [(one["read"], one["action"]) for one in hidden] == [(False, "renew")]
    assert hidden[0]["target_id"] == khoi.document("identity_card")["id"]


def test_every_key_stands_once_however_often_it_is_computed(khoi):
    listed = [khoi.get("/v1/notices")["notices"] for _ in range(3)]
    assert listed[0] == listed[1] == listed[2]
    keys = [one["key"] for one in listed[0]]
    assert len(keys) == len(set(keys))


def test_what_was_read_stays_read_on_the_server(server, khoi):
    before = khoi.get("/v1/notices")
    key = next(one["key"] for one in before["notices"] if not one["read"])
    assert mark(khoi, [key])["unread"] == before["unread"] - 1
    again = server.sign_in("khoi", device="b" * 32)
    assert again.get("/v1/notices")["unread"] == before["unread"] - 1
    assert mark(again, [key], read=False)["unread"] == before["unread"]


def test_marking_twice_and_marking_what_is_not_there_changes_nothing(khoi):
    key = khoi.get("/v1/notices")["notices"][0]["key"]
    first = mark(khoi, [key])
    assert mark(khoi, [key, "renewal_due:" + "0" * 32 + ":2025-01-01:7"]) == first


def test_a_renewal_and_a_link_tell_their_steps(khoi):
    file = khoi.renew()
    khoi.decide(file["id"], "ask_paper")
    khoi.done(f"/v1/renewals/{file['id']}/papers", {"paper": "portrait_photo"})
    khoi.decide(file["id"], "issue")
    link = khoi.link()
    khoi.post(
        f"/v1/benefits/links/{link['id']}/unlinking",
        {"grant": khoi.grant("unlink_account", link["id"])},
    )
    told = kinds(khoi)
    for kind in (
        "renewal_submitted",
        "renewal_paper_missing",
        "document_renewed",
        "account_linked",
        "account_unlinked",
    ):
        assert told.count(kind) == 1


def test_a_moved_clock_takes_later_notices_away(server, khoi):
    server.move_story("2025-10-14T05:00:00Z")
    assert "document_hidden" not in kinds(khoi)
    server.move_story("2025-10-15T05:00:00Z")
    assert "document_hidden" in kinds(khoi)


def test_what_was_told_before_the_story_starts_has_been_read(khoi):
    start = "2025-10-14"
    old = [one for one in khoi.get("/v1/notices")["notices"] if one["at"] < start]
    assert old
    assert all(one["read"] for one in old if one["at"] < khoi.person.read_until.isoformat())
