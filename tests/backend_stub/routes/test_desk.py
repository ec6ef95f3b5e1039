"""The desks: what is offered, and only that, is done."""

import pytest

from app.shared.contract.desk import DeskDeed, DeskFile
from backend_stub import desks
from backend_stub.desks import Desk
from tests.support.stores import problem

FILE_ID = "a" * 32


@pytest.fixture
def done(monkeypatch):
    """A desk of the test's own with one file; answers the deeds it was given."""
    deeds = []
    file = DeskFile(
        kind="of_the_test",
        id=FILE_ID,
        code="TH-0001",
        personal_number="000085000001",
        full_name="Trần Minh Khôi",
        state="submitted",
        waiting=True,
        deeds=(DeskDeed(name="accept"), DeskDeed(name="ask", detail="portrait_photo")),
    )
    desk = Desk(
        kind="of_the_test",
        files=lambda call: [file],
        act=lambda call, file_id, act: deeds.append((file_id, act.deed, act.detail)),
    )
    monkeypatch.setitem(desks.DESKS, desk.kind, desk)
    return deeds


def act(server, deed, detail=None, kind="of_the_test", file_id=FILE_ID):
    body = {"kind": kind, "deed": deed, "detail": detail}
    return server.stage("POST", f"/v1/stage/desk/{file_id}/deeds", body)


def test_a_desk_lists_its_files(server, done):
    files = server.stage("GET", "/v1/stage/desk").json()["files"]
    assert [file["code"] for file in files if file["kind"] == "of_the_test"] == ["TH-0001"]


def test_an_offered_deed_is_done(server, done):
    assert act(server, "ask", "portrait_photo").status_code == 200
    assert done == [(FILE_ID, "ask", "portrait_photo")]


@pytest.mark.parametrize(("deed", "detail"), [("refuse", None), ("ask", None), ("accept", "x")])
def test_what_is_not_offered_is_not_done(server, done, deed, detail):
    assert problem(act(server, deed, detail)) == ("deed_not_offered", {"state": "submitted"})
    assert done == []


@pytest.mark.parametrize(("kind", "file_id"), [("nowhere", FILE_ID), ("of_the_test", "b" * 32)])
def test_a_file_that_lies_nowhere_is_not_found(server, done, kind, file_id):
    assert problem(act(server, "accept", kind=kind, file_id=file_id))[0] == "not_found"
    assert done == []
