"""The panel's agency desk: its looks are judged and logged like any other; answers reach phones."""

from app.shared.sheet_words import sheet_words
from tests.support.agencies import LOG, events, newest


def desk(server):
    files = server.stage("GET", "/v1/stage/desk").json()["files"]
    return [one for one in files if one["kind"] == "agency"]


def act(server, file_id, deed, detail=None):
    body = {"kind": "agency", "deed": deed, "detail": detail}
    answer = server.stage("POST", f"/v1/stage/desk/{file_id}/deeds", body)
    assert answer.status_code == 200, answer.text


def test_a_look_within_the_duty_and_one_beyond_it(server, khoi):
    act(server, khoi.holder_id, "look", "in_duty")
    assert newest(khoi)["outcome"] == "given"
    act(server, khoi.holder_id, "look", "beyond")
    assert (newest(khoi)["outcome"], events(khoi)) == ("refused", ["access.refused"])


def test_going_through_everybody_is_slowed_and_flagged(server, khoi):
    act(server, khoi.holder_id, "look", "crowd")
    assert newest(khoi)["flagged"]
    assert events(khoi) == ["access.mass_reading"]


def test_a_question_lies_on_the_desk_until_it_is_answered(server, khoi):
    khoi.done(f"{LOG}/{newest(khoi)['id']}/inquiries", {"kind": "why"})
    waiting = [one for one in desk(server) if one["waiting"]]
    assert [(one["state"], one["code"]) for one in waiting] == [("why_asked", "HD-000-2510-0001")]
    act(server, waiting[0]["id"], "answer")
    assert newest(khoi)["inquiries"][0]["answer"] == sheet_words("inquiry.answer", "vi")
    assert not [one for one in desk(server) if one["waiting"]]


def test_a_complaint_is_decided_there(server, khoi):
    khoi.done(f"{LOG}/{newest(khoi)['id']}/inquiries", {"kind": "complaint"})
    waiting = next(one for one in desk(server) if one["waiting"])
    assert [one["detail"] for one in waiting["deeds"]] == ["upheld", "dismissed"]
    act(server, waiting["id"], "decide", "upheld")
    assert newest(khoi)["inquiries"][0]["state"] == "upheld"
    assert events(khoi) == ["access.upheld"]
