"""Renewal: one file a document, the office's side, and a story clock moved behind it."""

import threading

import pytest

from tests.support.stores import problem

LATER, EARLIER = "2025-10-20T03:00:00Z", "2025-10-15T03:00:00Z"


def state_of(phone, file):
    return phone.get(f"/v1/renewals/{file['id']}")["state"]


def test_submitting_twice_makes_one_file(khoi):
    body = {"document_id": khoi.document("identity_card")["id"]}
    first, second = khoi.post("/v1/renewals", body), khoi.post("/v1/renewals", body)
    assert (first.status_code, second.status_code) == (201, 200)
    assert first.content == second.content
    assert len(khoi.get("/v1/renewals")["renewals"]) == 1


def test_two_threads_that_submit_at_once_make_one_file(khoi):
    body = {"document_id": khoi.document("identity_card")["id"]}
    together, answers = threading.Barrier(6), []

    def submit():
        together.wait()
        answers.append(khoi.post("/v1/renewals", body))

    threads = [threading.Thread(target=submit) for _ in range(6)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(answer.status_code for answer in answers) == [200] * 5 + [201]
    assert len({answer.content for answer in answers}) == 1
    assert len(khoi.get("/v1/renewals")["renewals"]) == 1


def test_the_renewed_card_replaces_the_hidden_one(khoi):
    old, file = khoi.document("identity_card"), khoi.renew()
    assert khoi.decide(file["id"], "accept").json()["state"] == "accepted"
    issued = khoi.decide(file["id"], "issue").json()
    card = khoi.document("identity_card")
    assert (issued["state"], issued["new_document_id"]) == ("issued", card["id"])
    assert card["replaces"] == old["id"]
    assert card["fields"]["full_name"] == khoi.person.full_name
    assert card["expires_on"] == "2045-10-14"
    assert problem(khoi.ask("GET", f"/v1/documents/{old['id']}"))[0] == "not_found"
    assert khoi.get("/v1/account")["identity_expires_on"] == "2045-10-14"


def test_a_missing_paper_is_handed_in(khoi):
    file = khoi.renew()
    asked = khoi.decide(file["id"], "ask_paper").json()
    assert (asked["state"], asked["missing_paper"]) == ("paper_missing", "portrait_photo")
    path = f"/v1/renewals/{file['id']}/papers"
    wrong = khoi.post(path, {"paper": "residence_confirmation"})
    assert problem(wrong) == ("paper_not_asked", {"asked": "portrait_photo"})
    given = khoi.done(path, {"paper": "portrait_photo"})
    assert (given["state"], given["missing_paper"]) == ("submitted", None)
    assert problem(khoi.post(path, {"paper": "portrait_photo"}))[0] == "paper_not_asked"


def test_after_a_refusal_another_file_may_be_opened(khoi):
    file = khoi.renew()
    refused = khoi.decide(file["id"], "refuse", "record_differs").json()
    assert (refused["state"], refused["refusal"]) == ("refused", "record_differs")
    assert khoi.renew()["id"] != file["id"]


def test_a_withdrawn_file_is_closed_and_another_may_be_opened(khoi):
    file = khoi.renew()
    path = f"/v1/renewals/{file['id']}/withdrawal"
    assert khoi.done(path)["state"] == "withdrawn"
    assert problem(khoi.post(path)) == ("renewal_closed", {"state": "withdrawn"})
    assert khoi.renew()["id"] != file["id"]


@pytest.mark.parametrize(
    "before, decision",
    [
        (["refuse"], "accept"),
        (["issue"], "issue"),
        (["accept"], "accept"),
        (["ask_paper"], "issue"),
        (["ask_paper"], "accept"),
    ],
)
def test_a_decision_out_of_turn_is_refused(khoi, before, decision):
    file = khoi.renew()
    for one in before:
        assert khoi.decide(file["id"], one).status_code == 200
    state = state_of(khoi, file)
    assert problem(khoi.decide(file["id"], decision)) == ("renewal_closed", {"state": state})


@pytest.mark.parametrize("decision", ["ask_paper", "refuse", "accept"])
def test_a_detail_that_the_type_does_not_know_is_refused(khoi, decision):
    file = khoi.renew()
    assert problem(khoi.decide(file["id"], decision, "something_else"))[0] == "bad_request"
    assert state_of(khoi, file) == "submitted"


def test_what_is_not_due_is_not_renewed(khoi):
    body = {"document_id": khoi.document("driving_licence")["id"]}
    code, values = problem(khoi.post("/v1/renewals", body))
    assert (code, values["reason"]) == ("document_not_renewable", "not_due")


def test_a_moved_clock_hides_later_steps_and_shows_them_again(server, khoi):
    file = khoi.renew()
    server.move_story(LATER)
    khoi.decide(file["id"], "issue")
    assert khoi.document("identity_card")["replaces"]
    server.move_story(EARLIER)
    assert state_of(khoi, file) == "submitted"
    assert khoi.document("identity_card")["replaces"] is None
    assert not khoi.document("identity_card")["fields"]
    server.move_story("2025-10-14T03:00:00Z")
    assert khoi.get("/v1/renewals") == {"renewals": []}
    assert khoi.document("identity_card")["fields"]
    server.move_story("2025-10-21T03:00:00Z")
    assert state_of(khoi, file) == "issued"
    assert khoi.document("identity_card")["replaces"]


def test_a_step_before_the_last_one_is_refused_in_words(server, khoi):
    server.move_story(LATER)
    file = khoi.renew()
    server.move_story("2025-10-21T03:00:00Z")
    khoi.decide(file["id"], "accept")
    server.move_story("2025-10-20T04:00:00Z")
    for answer in (
        khoi.decide(file["id"], "issue"),
        khoi.post(f"/v1/renewals/{file['id']}/withdrawal"),
        khoi.post(f"/v1/renewals/{file['id']}/papers", {"paper": "portrait_photo"}),
    ):
        assert problem(answer) == ("renewal_closed", {"reason": "later_in_story"})
    server.move_story(EARLIER)
    body = {"document_id": khoi.document("identity_card")["id"]}
    answer = khoi.post("/v1/renewals", body)
    assert problem(answer) == ("document_not_renewable", {"reason": "later_in_story"})


def test_the_counter_opens_the_way_out_of_todays_lock(server):
    phone = server.sign_in("khoi", rules="decree_69_2024")
    assert phone.ask("GET", "/v1/documents").status_code == 423
    body = {"personal_number": phone.person.personal_number, "type_id": "identity_card"}
    assert server.stage("POST", "/v1/stage/counter-renewals", body).status_code == 200
    assert phone.document("identity_card")["fields"]
    again = server.stage("POST", "/v1/stage/counter-renewals", body)
    assert problem(again)[0] == "document_not_renewable"


def test_the_counter_ends_an_open_file_with_its_document(server, khoi):
    file = khoi.renew()
    body = {"personal_number": khoi.person.personal_number, "type_id": "identity_card"}
    server.stage("POST", "/v1/stage/counter-renewals", body)
    assert state_of(khoi, file) == "issued"
    assert len(khoi.get("/v1/documents")["documents"]) == len(khoi.person.wallet)


def test_the_panel_lists_open_files_alone(server, khoi):
    file = khoi.renew()
    listed = server.stage("GET", "/v1/stage/renewals").json()["renewals"]
    assert [(one["id"], one["state"]) for one in listed] == [(file["id"], "submitted")]
    khoi.decide(file["id"], "refuse")
    assert server.stage("GET", "/v1/stage/renewals").json() == {"renewals": []}
