"""Documents asked for into a wallet: what is asked, what registers answer, taking out, undoing."""

import pytest

from backend_stub.seed import seeded_id
from tests.support.acting import ActingPhone, acting
from tests.support.integrating import (
    DRAFT,
    TODAY,
    VEHICLE,
    WRONG_NAME,
    asks,
    play,
    requests_of,
    settled,
    types_in,
)
from tests.support.stores import problem

BEFORE = "2025-10-10T01:30:00Z"
"""Khôi's card has not ended: today's rule would lock his account."""


@pytest.fixture(params=[DRAFT, TODAY])
def khoi(server, request):
    server.move_story(BEFORE)
    return server.sign_in("khoi", rules=request.param)


def reason(reply):
    code, values = problem(reply)
    assert code in ("integration_refused", "removal_refused")
    return values["reason"]


def told(phone, subject):
    return [one for one in phone.get("/v1/notices")["notices"] if one["subject"] == subject]


def test_what_a_register_has_comes_into_the_wallet_with_every_step_and_one_notice(khoi):
    before = types_in(khoi).count("vehicle_registration")
    sent = asks(khoi).json()
    assert (sent["state"], sent["register_id"]) == ("sent", "vehicles")
    done = settled(khoi)
    assert [one["kind"] for one in done["events"]] == ["sent", "asked", "integrated"]
    assert types_in(khoi).count("vehicle_registration") == before + 1
    assert khoi.get(f"/v1/documents/{done['document_id']}")["fields"]["plate"] == VEHICLE["plate"]
    assert [one["target_id"] for one in told(khoi, "integration.integrated")] == [
        done["document_id"]
    ]


def test_a_record_of_somebody_else_is_answered_as_none_at_all(server):
    lan = server.sign_in("lan")
    answers = []
    for number in ("000850000017", "000999999999"):  # Khôi's licence; nobody's
        asks(lan, "driving_licence", {"number": number}, key=f"key-of-{number}")
        one = settled(lan)
        answers.append([(it["kind"], it["reason"], it["name_there"]) for it in one["events"]])
    assert answers[0] == answers[1]
    assert answers[0][-1] == ("returned", "no_record", None)


def test_one_right_number_of_two_is_not_enough(server):
    khoi = server.sign_in("khoi")
    asks(khoi, numbers={**VEHICLE, "engine_number": "000011000019"})
    assert settled(khoi)["events"][-1]["reason"] == "no_record"


def test_another_name_is_told_and_corrected_at_the_source_it_comes_in(server, khoi):
    asks(khoi, "diploma", WRONG_NAME)
    last = settled(khoi)["events"][-1]
    assert (last["kind"], last["reason"]) == ("returned", "name_differs")
    assert last["name_there"] == "Trần Minh Khối"
    assert "diploma" not in types_in(khoi)
    search = {"register_id": "education", "text": "000105000018"}
    found = server.stage("POST", "/v1/stage/register-searches", search).json()["records"][0]
    edit = {"fact_id": "full_name", "value": "Trần Minh Khôi", "reason": "Sửa theo hồ sơ gốc"}
    path = f"/v1/stage/register-records/{found['id']}/edits"
    assert server.stage("POST", path, edit).status_code == 200
    asks(khoi, "diploma", WRONG_NAME, key="key-of-another")
    assert settled(khoi)["state"] == "integrated"


def test_what_has_ended_at_its_register_comes_in_hidden(server):
    duc = server.sign_in("duc", rules=DRAFT)
    asks(duc, "vehicle_inspection", {"number": "000450000014"})
    document = duc.get(f"/v1/documents/{settled(duc)['document_id']}")
    assert (document["fields"], document["expires_on"]) == ({}, "2025-09-30")


@pytest.mark.parametrize(
    "sent, why",
    [
        (("vehicle_registration", {"plate": "00-X0 000.01", "engine_number": "000011000001"}),
         "already_there"),
        (("vehicle_registration", {"plate": "00-x0 000.18", "engine_number": "000011000018"}),
         "wrong_number"),
        (("vehicle_registration", {"plate": "00-X0 000.18"}), "wrong_numbers"),
        (("vehicle_registration", {**VEHICLE, "owner": "Trần Minh Khôi"}), "wrong_numbers"),
        (("identity_card", {"number": "000085000001"}), "automatic"),
        (("visa", {"number": "ZZV000007"}), "not_for_holder"),
        (("tax_registration", {"number": "ORG-0000011"}), "not_for_holder"),
        (("defence_papers", {"number": "000000000000"}), "unknown_type"),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_for_is_refused_and_nothing_is_sent(server, sent, why):
    khoi = server.sign_in("khoi")
    assert reason(asks(khoi, *sent)) == why
    assert requests_of(khoi) == []


def test_an_unticked_box_is_refused(server):
    khoi = server.sign_in("khoi")
    assert reason(asks(khoi, confirmed=False)) == "not_confirmed"


def test_a_silent_register_keeps_it_waiting_and_answers_once_it_is_back(server, khoi):
    play(server, "vehicles", "down")
    asks(khoi)
    waiting = settled(khoi, until=("silent",))
    assert [one["kind"] for one in waiting["events"]] == ["sent", "silent"]
    assert reason(asks(khoi, key="key-of-the-same")) == "open_already"
    play(server, "vehicles", "up")
    assert settled(khoi)["state"] == "integrated"


def test_an_undecided_request_is_taken_back_and_a_settled_one_is_not(server, khoi):
    play(server, "vehicles", "down")
    one = asks(khoi).json()
    path = f"/v1/integrations/{one['id']}/withdrawal"
    assert khoi.ask("POST", path, key="key-to-withdraw").json()["state"] == "withdrawn"
    play(server, "vehicles", "up")
    assert problem(khoi.ask("POST", path, key="key-to-withdraw-2"))[0] == "integration_closed"
    assert requests_of(khoi)[0]["state"] == "withdrawn"


def test_a_removed_document_is_in_no_list_stays_at_its_register_and_can_be_put_back(khoi):
    licence = khoi.document("driving_licence")
    path = f"/v1/wallet-documents/{licence['id']}"
    removed = khoi.ask("POST", f"{path}/removal", key="key-to-remove").json()["removed"]
    assert [one["document_id"] for one in removed] == [licence["id"]]
    assert "driving_licence" not in types_in(khoi)
    asks(khoi, "driving_licence", {"number": licence["fields"]["number"]})
    assert settled(khoi)["state"] == "integrated"
    assert khoi.document("driving_licence") == licence
    khoi.ask("POST", f"{path}/removal", key="key-to-remove-2")
    assert khoi.ask("POST", f"{path}/return", key="key-to-put-back").json()["removed"] == []
    assert khoi.document("driving_licence") == licence


def test_a_card_that_belongs_to_every_wallet_is_not_removed(khoi):
    path = f"/v1/wallet-documents/{khoi.document('identity_card')['id']}/removal"
    assert reason(khoi.ask("POST", path, key="key-to-remove")) == "belongs"


def test_another_s_document_and_request_are_not_there(server, khoi):
    lan = server.sign_in("lan")
    licence, one = khoi.document("driving_licence"), asks(khoi).json()
    for path in (
        f"/v1/wallet-documents/{licence['id']}/removal",
        f"/v1/wallet-documents/{licence['id']}/return",
        f"/v1/integrations/{one['id']}/withdrawal",
    ):
        assert problem(lan.ask("POST", path, key=f"key-of-{path[-12:]}"))[0] == "not_found"


def test_a_guardian_asks_for_a_child_and_a_representative_for_a_company(server):
    lan, binh = server.sign_in("lan"), server.sign_in("binh")
    for phone, who, asked in (
        (lan, "Phạm Gia Bảo", ("student_card", {"number": "000100000004"})),
        (binh, "Công ty TNHH Cánh Diều", ("tax_registration", {"number": "ORG-0000011"})),
    ):
        theirs = acting(phone, who)
        asks(theirs, *asked)
        assert settled(theirs)["state"] == "integrated"
        assert asked[0] in theirs.get("/v1/integrations")["there"]
        notice = told(phone, "integration.integrated")[0]
        assert notice["values"]["for_id"] == theirs.owner_id
        assert requests_of(phone) == []


def test_a_request_for_somebody_whom_one_does_not_act_for_is_not_there(server):
    theirs = ActingPhone(server.sign_in("khoi"), seeded_id("holder", "gia_bao"))
    assert problem(asks(theirs, "student_card", {"number": "000100000004"}))[0] == "not_found"


def test_an_expired_card_closes_it_today_and_not_under_the_draft(server):
    today, draft = (server.sign_in("khoi", rules=rules) for rules in (TODAY, DRAFT))
    assert problem(asks(today))[0] == "account_locked"
    assert asks(draft).status_code == 201


def test_a_clock_moved_back_takes_the_document_away_again(server, khoi):
    asks(khoi)
    settled(khoi)
    server.move_story("2025-10-09T01:00:00Z")
    assert (requests_of(khoi), types_in(khoi).count("vehicle_registration")) == ([], 1)
    assert reason(asks(khoi, key="key-of-another")) == "later_in_story"
