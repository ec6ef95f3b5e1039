"""Everything held of oneself as a file: what one may see now, after a passcode for exactly this."""

import msgspec
import pytest

from app.shared.contract.endpoint import Right
from app.shared.contract.endpoints import ALL
from backend_stub.services.own_data import PARTS
from tests.support.agencies import HOA, KHOI, PENSION, look
from tests.support.stores import problem

NOT_IN_IT = {
    "readLink", "listFreeSlots", "listFreeRenewalSlots", "readRenewal", "readIssuing",
    "listWardDocuments", "readWardDocument", "readWardAccessLog", "listPhoneMessages",
    "readQueue", "readQueuePlace", "readDocument", "readPresentation",
}  # fmt: skip
"""Single things of a list that is in it, a ward's, one-time codes, and what waits in line."""


def exported(phone, form="json", language="vi"):
    grant = phone.grant("export_own_data", f"own/{form}")
    answer = phone.ask("POST", "/v1/own-data", {"form": form, "grant": grant, "language": language})
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_every_list_that_the_phone_shows_is_in_it():
    reads = {
        one.name
        for one in ALL
        if one.method == "GET" and one.right in (Right.HOLDER, Right.HOLDER_UNLOCKED)
    }
    assert reads - {one.name for one in PARTS.values()} <= NOT_IN_IT


def test_it_says_what_the_phone_says_and_nothing_else(server):
    hoa = server.sign_in("hoa")
    look(server, HOA, PENSION)
    told = msgspec.json.decode(exported(hoa)["content"])
    assert told["documents"] == hoa.get("/v1/documents")
    assert told["access_log"] == hoa.get("/v1/access-log")
    assert told["mark"] == "BẢN MẪU · dữ liệu giả"
    assert "000000000012" not in exported(hoa)["content"]


def test_a_hidden_card_is_told_as_hidden_without_its_values(server, khoi):
    number = next(
        one.fields["residence"] for one in khoi.person.documents if one.type == "identity_card"
    )
    for form in ("json", "html"):
        content = exported(khoi, form)["content"]
        assert number not in content
        assert "Giấy phép lái xe" in content or "driving_licence" in content
    card = next(
        one
        for one in msgspec.json.decode(exported(khoi)["content"])["documents"]["documents"]
        if one["type_id"] == "identity_card"
    )
    assert (card["fields"], card["expires_on"]) == ({}, "2025-10-14")


@pytest.mark.parametrize(("lang", "mark"), [("vi", "BẢN MẪU"), ("en", "PROTOTYPE")])
def test_the_page_bears_the_mark_and_hides_nothing_in_markup(server, lang, mark):
    hoa = server.sign_in("hoa")
    look(server, HOA, PENSION, case="<script>alert(1)</script>")
    sheet = exported(hoa, "html", lang)
    assert mark in sheet["content"]
    assert "<script" not in sheet["content"]
    assert sheet["name"] == "own-data-2025-10-15.html"


def test_nobody_elses_name_or_number_is_in_it(server):
    lan = server.sign_in("lan")
    content = exported(lan)["content"] + exported(lan, "html")["content"]
    assert not [number for number in (HOA, KHOI, "000216000004") if number in content]


def test_a_level_that_opens_less_gets_less(server):
    told = msgspec.json.decode(exported(server.sign_in("nam"))["content"])
    assert "account" in told
    assert "documents" not in told


def test_a_passcode_is_for_one_file_of_one_form(server, khoi):
    grant = khoi.grant("export_own_data", "own/json")
    body = {"form": "html", "grant": grant}
    assert problem(khoi.ask("POST", "/v1/own-data", body))[0] == "grant_refused"
    body = {"form": "json", "grant": grant}
    assert khoi.ask("POST", "/v1/own-data", body).status_code == 200
    assert problem(khoi.ask("POST", "/v1/own-data", body))[0] == "grant_refused"
    statement = khoi.grant("export_statement", "own/json")
    body = {"form": "json", "grant": statement}
    assert problem(khoi.ask("POST", "/v1/own-data", body))[0] == "grant_refused"
