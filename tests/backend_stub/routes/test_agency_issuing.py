"""Agencies that issue, revoke, hold and release documents, and what their holders see of it."""

import pytest

from tests.support.integrating import DRAFT, TODAY, types_in
from tests.support.stores import problem

FIELDS = {"number": "000085000001", "full_name": "Trần Minh Khôi", "standing": "contributing",
          "since": "2025-10-01"}  # fmt: skip
ORDER = {"register_id": "insurance", "type_id": "social_insurance", "number": "000085000001",
         "fields": FIELDS, "issued_on": "2025-10-10"}  # fmt: skip


@pytest.fixture(params=[DRAFT, TODAY])
def khoi(server, request):
    server.move_story("2025-10-10T01:30:00Z")  # his card has not ended yet
    return server.sign_in("khoi", rules=request.param)


def issue(server, **more):
    return server.stage("POST", "/v1/stage/issued-documents", {**ORDER, **more})


def restrict(server, document, deed, reason=None, register_id="driving_licences"):
    body = {"document_id": document["id"], "register_id": register_id, "deed": deed,
            "reason": reason}  # fmt: skip
    return server.stage("POST", "/v1/stage/document-restrictions", body)


def told(phone, subject):
    return [one for one in phone.get("/v1/notices")["notices"] if one["subject"] == subject]


def test_an_issued_document_arrives_with_a_notice_and_a_record_at_its_register(server, khoi):
    issued = issue(server).json()
    assert khoi.get(f"/v1/documents/{issued['document_id']}")["fields"] == FIELDS
    assert [one["target_id"] for one in told(khoi, "document.issued")] == [issued["document_id"]]
    search = {"register_id": "insurance", "text": "000085000001"}
    found = server.stage("POST", "/v1/stage/register-searches", search).json()["records"]
    assert "social_insurance" in [one["type_id"] for one in found]


def test_a_company_is_issued_one_too(server):
    fields = {"number": "000450000011", "plate": "00-X0 000.11", "owner": "Công ty TNHH Cánh Diều",
              "centre": "Trung tâm Đăng kiểm Bình Minh"}  # fmt: skip
    order = {"register_id": "vehicle_inspection", "type_id": "vehicle_inspection",
             "number": "ORG-0000011", "fields": fields, "expires_on": "2026-04-15"}  # fmt: skip
    assert issue(server, **order).status_code == 201


@pytest.mark.parametrize(
    "more, why",
    [
        ({"number": "000999999999"}, "nobody"),
        ({"register_id": "tax"}, "not_this_agency"),
        ({"type_id": "identity_card", "register_id": "population"}, "not_this_agency"),
        ({"type_id": "a_type"}, "unknown_type"),
        ({"number": "ORG-0000011"}, "not_for_holder"),
        ({"issued_on": "2025-10-16"}, "in_future"),
        ({"issued_on": "1980-01-01"}, "before_birth"),
        ({"expires_on": "2025-10-09"}, "before_start"),
        ({"fields": {"number": "000085000001"}}, "missing_field"),
        ({"fields": {**FIELDS, "standing": "a_code"}}, "wrong_field"),
        ({"fields": {**FIELDS, "more": "than there is"}}, "wrong_field"),
        ({"fields": {**FIELDS, "full_name": "Trần Minh Khối"}}, "name_differs"),
    ],
)
def test_what_cannot_be_issued_is_refused_and_nothing_is_written(server, more, why):
    khoi = server.sign_in("khoi")
    before = types_in(khoi)
    code, values = problem(issue(server, **more))
    assert (code, values["reason"]) == ("issue_refused", why)
    assert types_in(khoi) == before


def test_a_number_is_given_once(server):
    assert issue(server).status_code == 201
    assert problem(issue(server))[1]["reason"] == "number_taken"


def test_a_revoked_document_shows_nothing_and_cannot_be_presented_renewed_or_reported(server, khoi):
    licence = khoi.document("driving_licence")
    restricted = restrict(server, licence, "revoke", "conditions_ended").json()
    seen = khoi.document("driving_licence")
    assert seen["restrictions"] == restricted["restrictions"]
    assert (seen["fields"], seen["history"]) == ({}, [])
    offer = {"document_id": licence["id"], "claims": ["class"]}
    for reply in (
        khoi.ask("POST", "/v1/presentations", offer, key="key-of-an-offer"),
        khoi.ask("POST", "/v1/data-reports", {"document_id": licence["id"], "fact_id": "class",
                                              "claimed": "C"}, key="key-of-a-report"),
    ):  # fmt: skip
        assert reply.status_code in (409, 422), reply.text
    assert told(khoi, "document.revoked")[0]["values"]["restriction"] == "conditions_ended"


def test_a_held_document_is_seen_and_not_presented_until_it_is_released(server, khoi):
    licence = khoi.document("driving_licence")
    restrict(server, licence, "hold", "traffic_offence")
    held = khoi.document("driving_licence")
    assert held["fields"] == licence["fields"]
    offer = {"document_id": licence["id"], "claims": ["class"]}
    refused = khoi.ask("POST", "/v1/presentations", offer, key="key-of-an-offer")
    assert problem(refused)[0] == "document_not_presentable"
    restrict(server, licence, "release")
    assert khoi.document("driving_licence") == licence
    assert len(told(khoi, "document.held")) == len(told(khoi, "document.released")) == 1


@pytest.mark.parametrize(
    "deed, reason, register_id, why",
    [
        ("revoke", "conditions_ended", "tax", "not_this_agency"),
        ("revoke", "traffic_offence", "driving_licences", "wrong_reason"),
        ("hold", None, "driving_licences", "wrong_reason"),
        ("release", None, "driving_licences", "not_restricted"),
    ],
)
def test_what_an_agency_may_not_do_is_refused(server, deed, reason, register_id, why):
    licence = server.sign_in("khoi").document("driving_licence")
    code, values = problem(restrict(server, licence, deed, reason, register_id))
    assert (code, values["reason"]) == ("restriction_refused", why)


def test_neither_is_done_twice(server):
    licence = server.sign_in("khoi").document("driving_licence")
    restrict(server, licence, "hold", "traffic_offence")
    again = restrict(server, licence, "hold", "traffic_offence")
    assert problem(again)[1]["reason"] == "held_already"
    restrict(server, licence, "revoke", "conditions_ended")
    assert problem(restrict(server, licence, "hold", "traffic_offence"))[1]["reason"] == (
        "revoked_already"
    )


def test_a_held_identity_card_locks_the_account_in_both_rule_sets(server, khoi):
    card = khoi.document("identity_card")
    restrict(server, card, "hold", "under_review", "population")
    code, values = problem(khoi.ask("GET", "/v1/documents"))
    assert (code, values["ground"]) == ("account_locked", "card_revoked_or_held")
    restrict(server, card, "release", register_id="population")
    assert khoi.document("identity_card") == card


def test_the_panel_s_agencies_issue_hold_and_release(server):
    khoi = server.sign_in("khoi")
    for deed, detail in (("issue", "social_insurance"), ("hold", "traffic_offence"),
                         ("revoke", "conditions_ended"), ("release", None)):  # fmt: skip
        files = server.stage("GET", "/v1/stage/desk").json()["files"]
        file = next(
            one for one in files if one["kind"] == "issuer"
            and any((it["name"], it["detail"]) == (deed, detail) for it in one["deeds"])
        )  # fmt: skip
        body = {"kind": "issuer", "deed": deed, "detail": detail}
        reply = server.stage("POST", f"/v1/stage/desk/{file['id']}/deeds", body)
        assert reply.status_code == 200, reply.text
    assert "social_insurance" in types_in(khoi)
    assert khoi.document("driving_licence")["restrictions"] == []
