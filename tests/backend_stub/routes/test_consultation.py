"""Ten days to speak: with a name or without one, until the last second, and the desk that reads."""

import csv
import io
import os
import time

import pytest
from sqlalchemy import select

from app.shared.contract.consultation_endpoints import LIST_COMMENTS
from app.shared.draft import consultation
from backend_stub.limits import limits
from backend_stub.storage import tables
from backend_stub.storage.consultation_tables import comments
from tests.support.stores import problem

SAID = {"article": 1, "stance": "change", "text": "Nên nhắc trước 30 ngày."}
PINNED = {**SAID, "screen": "Wallet", "screen_state": "document_hidden"}
SECRET, OTHER = "s" * 43, "t" * 43
LAST, OVER = "2025-10-20T23:59:59+07:00", "2025-10-21T00:00:00+07:00"
LIMIT = limits().consultation


@pytest.fixture
def hoa(server):
    phone = server.sign_in("hoa")
    phone.get("/v1/account")  # as phones do: of several processes, this one knows the session then
    return phone


def anonymous(phone, secret=SECRET, **said):
    return phone.ask("POST", "/v1/anonymous-comments", {**SAID, "secret": secret, **said})


def desk(server, **wanted):
    answer = server.stage("POST", "/v1/stage/comment-searches", wanted)
    assert answer.status_code == 200, answer.text
    return answer.json()


def reported(server, form):
    body = {"form": form, "language": "vi"}
    return server.stage("POST", "/v1/stage/comment-reports", body).json()["content"]


def test_a_comment_has_a_receipt_and_keeps_its_screen(server, hoa):
    told = hoa.done("/v1/comments", PINNED)
    assert told["code"].startswith("GY-000-1015-")
    assert (told["screen"], told["screen_state"], told["signed"]) == (
        "Wallet", "document_hidden", True,
    )  # fmt: skip
    assert hoa.get("/v1/comments")["comments"] == [told]
    assert desk(server)["comments"][0]["name"] == hoa.person.full_name


@pytest.mark.parametrize("zone", ["UTC", "Pacific/Kiritimati", "Etc/GMT+12", "Asia/Ho_Chi_Minh"])
def test_the_last_second_counts_and_the_next_does_not_wherever_the_machine_stands(
    server, hoa, zone, monkeypatch
):
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        server.move_story(LAST)
        assert hoa.get("/v1/consultation")["state"] == "open"
        sent = hoa.done("/v1/comments", SAID)
        assert anonymous(hoa).status_code == 201
        server.move_story(OVER)
        assert hoa.get("/v1/consultation")["state"] == "closed"
        for answer in (
            hoa.post("/v1/comments", SAID),
            anonymous(hoa, OTHER),
            hoa.ask("PUT", f"/v1/comments/{sent['id']}", SAID, key="k" * 16),
            hoa.post(f"/v1/comments/{sent['id']}/withdrawal"),
        ):
            assert problem(answer) == ("consultation_shut", {"state": "closed"})
        assert desk(server)["tally"]["total"] == 2
    finally:
        monkeypatch.undo()
        time.tzset()
        assert os.environ.get("TZ") != "Etc/GMT+12"


def test_before_the_first_day_nobody_speaks(server, hoa):
    server.move_story("2025-10-10T23:59:59+07:00")
    assert problem(hoa.post("/v1/comments", SAID))[1] == {"state": "coming"}


def test_the_days_are_data_and_say_that_they_are_unconfirmed():
    ours = consultation()
    assert (ours.days.value, ours.days.status, ours.opens_on.status) == (
        10, "unconfirmed", "unconfirmed",
    )  # fmt: skip
    assert (ours.closes_at - ours.opens_at).days == ours.days.value


def test_of_an_anonymous_comment_no_table_says_whose_it_is(server, hoa):
    hoa.done("/v1/comments", {**SAID, "text": "Có tên"})
    before = held(server)
    told = anonymous(hoa, screen="Wallet", screen_state="usual")
    assert told.status_code == 201
    new = {name: [row for row in rows if row not in before[name]] for name, rows in
           held(server).items()}  # fmt: skip
    assert {name for name, rows in new.items() if rows} == {"comments"}
    (row,) = new["comments"]
    assert row.holder_id is None
    assert row.sent_at.isoformat() == "2025-10-14T17:00:00+00:00"  # the day alone
    text = str(tuple(row))
    for one in (hoa.holder_id, hoa.person.full_name, hoa.person.personal_number, SECRET):
        assert one not in text
    assert all(one["signed"] for one in hoa.get("/v1/comments")["comments"])
    assert desk(server, signed=False)["comments"][0]["name"] is None


def held(server):
    with server.store.reading() as db:
        return {
            table.name: list(db.execute(select(table)))
            for table in tables.metadata.sorted_tables
            if table.name != "sessions"
        }


def test_the_secret_alone_reads_changes_and_withdraws_an_anonymous_comment(server, hoa):
    told = anonymous(hoa).json()
    path = f"/v1/anonymous-comments/{told['id']}"
    read = server.ask("POST", "/v1/anonymous-comments/reading", {"secrets": [SECRET, OTHER]})
    assert read.json()["comments"] == [told]
    changed = {**SAID, "text": "Khác", "secret": SECRET}
    for wrong in ({**changed, "secret": OTHER},):
        assert problem(server.ask("PUT", path, wrong))[0] == "not_found"
    assert problem(hoa.ask("PUT", f"/v1/comments/{told['id']}", SAID, key="k" * 16)) == (
        "not_found", {},
    )  # fmt: skip
    assert server.ask("PUT", path, changed).json()["text"] == "Khác"
    gone = server.ask("POST", f"{path}/withdrawal", {"secret": SECRET}).json()
    assert (gone["withdrawn"], gone["text"]) == (True, "")
    assert problem(server.ask("PUT", path, changed))[0] == "not_found"
    assert desk(server)["tally"]["total"] == 0


def test_sent_twice_it_is_one_comment(server, hoa):
    first, again = anonymous(hoa).json(), anonymous(hoa).json()
    assert first == again
    key = "k" * 16
    signed = [hoa.ask("POST", "/v1/comments", SAID, key=key).json() for _ in range(2)]
    assert signed[0] == signed[1]
    assert desk(server)["tally"]["total"] == 2


@pytest.mark.parametrize(
    ("text", "reason"),
    [("", "empty"), (" \n\t", "empty"), ("\u202e\u2066\u200f", "empty"), ("...!", "empty"),
     ("a" * 20_000, "too_long"), ("ệ" * 20_000, "too_long"),
     ("a" * (consultation().text_most.value + 1), "too_long")],
)  # fmt: skip
def test_a_comment_that_says_nothing_or_too_much_is_refused_in_words(server, hoa, text, reason):
    for answer in (hoa.post("/v1/comments", {**SAID, "text": text}), anonymous(hoa, text=text)):
        code, values = problem(answer)
        assert (answer.status_code, code, values["reason"]) == (422, "comment_refused", reason)
    with server.store.reading() as db:
        assert list(db.execute(select(comments))) == []


@pytest.mark.parametrize(
    ("about", "reason"),
    [({"article": 9}, "unknown_article"), ({"rule_id": "level_2_age"}, "unknown_rule"),
     ({"screen": "Locked", "screen_state": "usual"}, "unknown_screen"),
     ({"screen": "Wallet"}, "unknown_screen"), ({"screen_state": "usual"}, "unknown_screen")],
)  # fmt: skip
def test_only_what_an_article_changes_can_be_spoken_about(hoa, about, reason):
    assert problem(hoa.post("/v1/comments", {**SAID, **about}))[1]["reason"] == reason


def test_markup_and_marks_of_direction_stay_text(server, hoa):
    odd = "<script>alert(1)</script>\u202e=HYPERLINK(1)\u2066"
    told = hoa.done("/v1/comments", {**SAID, "text": odd})
    assert told["text"] == "<script>alert(1)</script>=HYPERLINK(1)"
    page = reported(server, "html")
    assert "<script>" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@a1"])
def test_no_cell_of_the_file_is_a_formula(server, hoa, start):
    hoa.done("/v1/comments", {**SAID, "text": start})
    rows = list(csv.reader(io.StringIO(reported(server, "csv"))))
    assert rows[2][5] == f"'{start}"


def test_a_flood_from_one_account_waits_and_nobody_else_does(server, hoa):
    for n in range(LIMIT.per_account):
        sent = anonymous(hoa, f"{n:043}") if n % 2 else hoa.post("/v1/comments", SAID)
        assert sent.status_code == 201
    answer = hoa.post("/v1/comments", SAID)
    code, values = problem(answer)
    assert (answer.status_code, code) == (429, "comments_slowed")
    assert answer.headers["retry-after"] == str(values["wait_seconds"])
    assert problem(anonymous(hoa, OTHER))[0] == "comments_slowed"
    assert server.sign_in("lan").post("/v1/comments", SAID).status_code == 201
    server.clock.advance(seconds=LIMIT.window_seconds)
    assert server.sign_in("hoa").post("/v1/comments", SAID).status_code == 201
    assert desk(server)["tally"]["total"] == LIMIT.per_account + 2


def test_the_desk_filters_tags_and_answers_what_says_the_same(server, hoa):
    lan = server.sign_in("lan")
    first = hoa.done("/v1/comments", PINNED)
    lan.done("/v1/comments", {**SAID, "text": "nên nhắc trước 30 NGÀY."})
    anonymous(lan, text="Khác hẳn", article=2, stance="agree")
    shown = desk(server, article=1)
    assert (shown["found"], [one["alike"] for one in shown["comments"]]) == (2, [2, 2])
    for wanted, n in (
        ({"stance": "agree"}, 1), ({"screen": "Wallet"}, 1), ({"signed": False}, 1),
        ({"text": "NHAC truoc"}, 2), ({"text": "%"}, 0), ({"answered": True}, 0), ({}, 3),
    ):  # fmt: skip
        assert desk(server, **wanted)["found"] == n, wanted
    body = {"comment_ids": [first["id"]], "tag": "reminder", "answer": "Đã ghi nhận.",
            "alike": True}  # fmt: skip
    assert server.stage("POST", "/v1/stage/comment-answers", body).status_code == 200
    assert desk(server, tag="reminder", answered=True)["found"] == 2
    for phone in (hoa, lan):
        assert phone.get("/v1/comments")["comments"][0]["answer"] == "Đã ghi nhận."
        told = [one for one in phone.get("/v1/notices")["notices"] if one["kind"] == "event"]
        assert [one["subject"] for one in told if "comment" in one["subject"]] == [
            "comment.answered"
        ]
    assert "Nên nhắc" not in hoa.ask("GET", "/v1/notices").text


def test_a_summary_is_published_after_the_close_and_seen_by_everybody(server, hoa):
    hoa.done("/v1/comments", PINNED)
    body, path = {"foreword": "Cảm ơn mọi người."}, "/v1/stage/consultation-summaries"
    assert problem(server.stage("POST", path, body)) == ("consultation_shut", {"state": "open"})
    server.move_story(OVER)
    assert server.ask("GET", "/v1/consultation").json()["summary"] is None
    assert server.stage("POST", path, body).status_code == 200
    told = server.ask("GET", "/v1/consultation").json()["summary"]
    assert (told["foreword"], told["tally"]["total"], told["tally"]["pinned"]) == (
        body["foreword"], 1, 1,
    )  # fmt: skip


def test_the_panel_sends_voices_answers_them_and_publishes(server):
    def play(deed):
        (file,) = (one for one in server.stage("GET", "/v1/stage/desk").json()["files"]
                   if one["kind"] == "consultation")  # fmt: skip
        assert deed in [one["name"] for one in file["deeds"]]
        body = {"kind": "consultation", "deed": deed}
        path = f"/v1/stage/desk/{file['id']}/deeds"
        assert server.stage("POST", path, body).status_code == 200

    play("voices")
    play("answer")
    tally = desk(server)["tally"]
    assert tally["total"] == tally["answered"] > 0
    server.move_story(OVER)
    play("publish")
    assert server.ask("GET", "/v1/consultation").json()["summary"]["tally"] == tally


def test_own_comments_are_in_the_file_of_ones_own_data(hoa):
    from backend_stub.services.own_data import PARTS

    assert PARTS["comments"] is LIST_COMMENTS
