"""A foreign service's question on every path: asked, answered once, refused, ended, taken back."""

from base64 import b64decode

import msgspec
import pytest

from app.shared.rulesets import RULE_SET_IDS
from backend_stub.interop.tokens import AnswerClaims
from backend_stub.storage.foreign import answer_token
from tests.support.foreign import LIST, asked, heard, holder, outcomes, phone_state, send
from tests.support.stores import problem

TODAY, DRAFT = RULE_SET_IDS


@pytest.fixture
def hanh(server):
    return server.sign_in("hanh")


def test_one_answer_leaves_and_receipt_log_and_service_say_so(server, hanh):
    request = asked(server, hanh)
    assert (request["state"], request["finding"], request["seconds_left"]) == ("asked", "yes", 600)
    assert hanh.done(f"{LIST}/{request['id']}/sight")["state"] == "seen"
    assert heard(server) == ["seen"]
    answered = send(hanh, request).json()
    assert answered["state"] == "answered"
    assert answered["receipt"]["answer"] == "yes"
    assert answered["receipt"]["audience"] == "https://lumen.utopia.example"
    assert outcomes(hanh) == ["answered"]
    assert heard(server) == ["answered_yes"]


def test_nothing_personal_is_in_what_is_signed_or_logged(server, hanh):
    request = asked(server, hanh)
    assert send(hanh, request).status_code == 200
    with server.store.reading() as db:
        token = answer_token(db, request["id"])
    payload = token.split(".")[1]
    claims = msgspec.json.decode(b64decode(payload + "=" * (-len(payload) % 4), altchars="-_"))
    assert set(claims) == set(AnswerClaims.__struct_fields__)
    assert claims.pop("question") == "licensed_nurse"
    said = msgspec.json.encode(claims).decode()
    own = {value for one in hanh.person.documents for value in one.fields.values()}
    private = {*own, hanh.person.full_name, hanh.person.personal_number, holder(hanh)}
    assert not [value for value in private if value in said]
    log = msgspec.json.encode(hanh.get(LIST)["log"]).decode()
    assert not [value for value in {*private, "yes"} if f'"{value}"' in log]


def test_each_service_knows_the_holder_by_a_name_of_its_own(server, hanh):
    subjects = []
    for service in ("lumen_hospital", "westmere_university", "lumen_hospital"):
        answered = send(hanh, asked(server, hanh, service)).json()
        subjects.append(answered["receipt"]["subject"])
    assert subjects[0] == subjects[2] != subjects[1]


def test_the_answer_no_is_sent_as_no(server):
    khoi = server.sign_in("khoi")
    request = asked(server, khoi)
    assert request["finding"] == "no"
    assert problem(send(khoi, request, "yes"))[0] == "answer_changed"
    assert send(khoi, request, "no").json()["receipt"]["answer"] == "no"
    assert heard(server) == ["answered_no"]


def test_todays_rule_has_no_platform_and_sends_nothing(server, hanh):
    request, today = asked(server, hanh), server.sign_in("hanh", rules=TODAY)
    code, values = problem(send(today, request))
    assert (code, values) == ("not_provided", {"rule_id": "foreign_sign_in"})
    assert problem(today.post(f"{LIST}/codes", {"code": "ABCDEFGH"}))[0] == "not_provided"
    assert today.get(LIST)["requests"][0]["state"] == "asked"


def test_a_hidden_licence_answers_nothing_and_never_no(server, hanh):
    server.move_story("2026-03-14T17:00:00Z")  # midnight in Viet Nam: the licence has ended
    request = asked(server, hanh)
    assert (request["finding"], request["type_id"]) == ("unprovable", "nursing_licence")
    for answer in ("yes", "no"):
        code, values = problem(send(hanh, request, answer))
        assert (code, values["ended_on"]) == ("proof_ended", "2026-03-14")
    assert outcomes(hanh) == ["unprovable", "unprovable"]
    hanh.done(f"{LIST}/{request['id']}/refusal")
    assert heard(server) == ["declined"]


def test_a_midnight_between_asking_and_answering_is_judged_at_answering(server, hanh):
    server.move_story("2026-03-14T16:59:00Z")
    request = asked(server, hanh)
    assert request["finding"] == "yes"
    grant = hanh.grant("answer_foreign", f"{request['id']}/yes")
    server.move_story("2026-03-14T17:00:00Z")
    assert problem(send(hanh, request, grant=grant))[0] == "proof_ended"


def test_a_renewed_licence_answers_again(server, hanh):
    server.move_story("2026-03-14T17:00:00Z")
    number = hanh.person.personal_number
    server.stage(
        "POST",
        "/v1/stage/counter-renewals",
        {"personal_number": number, "type_id": "nursing_licence"},
    )
    assert asked(server, hanh)["finding"] == "yes"


def test_an_age_is_read_only_from_a_paper_that_may_be_shown(server):
    khoi = server.sign_in("khoi")  # his identity card ended yesterday; he holds no passport
    request = asked(server, khoi, "westmere_university")
    assert (request["finding"], request["type_id"]) == ("unprovable", "identity_card")


@pytest.mark.parametrize(
    ("service", "reason"), [("halcyon_staffing", "lapsed"), ("quill_market", "unregistered")]
)
def test_a_service_that_is_not_trusted_is_shown_and_not_answered(server, hanh, service, reason):
    request = asked(server, hanh, service)
    assert (request["state"], request["refusal"]) == ("refused", reason)
    assert problem(send(hanh, request))[1] == {"state": "refused"}
    assert outcomes(hanh) == ["refused"]
    assert heard(server) == ["refused"]


def test_a_registration_that_ends_before_the_answer_stops_it(server, hanh):
    server.move_story("2026-12-31T16:59:00Z")
    hanh_licence = {"personal_number": hanh.person.personal_number, "type_id": "nursing_licence"}
    server.stage("POST", "/v1/stage/counter-renewals", hanh_licence)
    request = asked(server, hanh)
    assert request["finding"] == "yes"
    server.move_story("2026-12-31T17:00:00Z")
    assert problem(send(hanh, request))[1] == {"state": "refused"}
    assert phone_state(hanh, request) == "refused"


def test_another_holders_request_is_not_there(server, hanh):
    request, other = asked(server, hanh), server.sign_in("hoa")
    assert other.get(LIST)["requests"] == []
    for path in ("sight", "refusal", "withdrawal"):
        assert problem(other.post(f"{LIST}/{request['id']}/{path}"))[0] == "not_found"
    assert problem(send(other, request))[0] == "not_found"


def test_the_same_answer_sent_again_is_one_answer(server, hanh):
    request = asked(server, hanh)
    grant = hanh.grant("answer_foreign", f"{request['id']}/yes")
    first, again = (
        send(hanh, request, key="answer-of-the-test", grant=grant).json() for _ in range(2)
    )
    assert first == again
    assert outcomes(hanh) == ["answered"]
    assert problem(send(hanh, request))[1] == {"state": "answered"}


def test_a_grant_is_for_one_request_and_one_answer(server, hanh):
    one, other = asked(server, hanh), asked(server, hanh, "westmere_university")
    grant = hanh.grant("answer_foreign", f"{one['id']}/yes")
    assert problem(send(hanh, other, grant=grant))[0] == "grant_refused"
    assert problem(send(hanh, one, "no", grant=grant))[0] == "grant_refused"


def test_a_question_nobody_answers_ends(server, hanh):
    request = asked(server, hanh)
    server.clock.advance(seconds=600)
    assert phone_state(hanh, request) == "expired"
    assert problem(hanh.post(f"{LIST}/{request['id']}/refusal"))[1] == {"state": "expired"}
    server.stub.end_request(request["id"], 0)
    changes = hanh.get("/v1/changes")
    while not outcomes(hanh):
        changes = hanh.get(f"/v1/changes?after={changes['number']}&wait=5")
    assert (outcomes(hanh), heard(server)) == (["expired"], ["expired"])


def test_consent_is_taken_back_and_the_service_ends_what_it_opened(server, hanh):
    request = asked(server, hanh)
    assert problem(hanh.post(f"{LIST}/{request['id']}/withdrawal"))[1] == {"state": "asked"}
    send(hanh, request)
    taken = hanh.done(f"{LIST}/{request['id']}/withdrawal")
    assert (taken["state"], taken["receipt"]["answer"]) == ("withdrawn", "yes")
    assert (outcomes(hanh), heard(server)) == (["withdrawn", "answered"], ["withdrawn"])


def test_a_clock_moved_back_hides_what_came_later(server, hanh):
    request = asked(server, hanh)
    server.move_story("2025-10-16T03:00:00Z")
    send(hanh, request)
    server.move_story("2025-10-15T05:00:00Z")
    assert (phone_state(hanh, request), outcomes(hanh)) == ("asked", [])
    assert problem(send(hanh, request))[1] == {"reason": "later_in_story"}
    server.move_story("2025-10-14T03:00:00Z")
    assert hanh.get(LIST) == {"requests": [], "log": []}
    server.move_story("2025-10-17T03:00:00Z")
    assert (phone_state(hanh, request), outcomes(hanh)) == ("answered", ["answered"])


def test_an_account_that_is_really_locked_answers_nothing(server, hanh):
    request = asked(server, hanh)
    grant = hanh.grant("answer_foreign", f"{request['id']}/yes")
    hanh.post("/v1/account/locks", {"grant": hanh.grant("lock_account", "own")})
    assert problem(send(hanh, request, grant=grant))[0] == "account_locked"
    assert problem(hanh.ask("GET", LIST))[0] == "account_locked"


def test_todays_ended_card_locks_this_too(server):
    today = server.sign_in("khoi", rules=TODAY)
    assert problem(today.ask("GET", LIST))[0] == "account_locked"


def test_level_1_is_told_which_level_it_takes(server):
    nam = server.sign_in("nam")
    code, values = problem(nam.ask("GET", LIST))
    assert (code, values["required_level"]) == ("level_too_low", 2)


def test_the_log_goes_back_five_years(server, hanh):
    hanh.done(f"{LIST}/{asked(server, hanh)['id']}/refusal")
    server.move_story("2030-10-14T16:59:00Z")
    assert outcomes(hanh) == ["declined"]
    server.move_story("2030-10-14T17:00:00Z")
    assert outcomes(hanh) == []


def test_every_step_is_told_with_who_asked(server, hanh):
    request = asked(server, hanh)
    send(hanh, request)
    hanh.done(f"{LIST}/{request['id']}/withdrawal")
    told = [one for one in hanh.get("/v1/notices")["notices"] if one["subject"]]
    told = [one for one in told if one["subject"].startswith("foreign.")]
    assert sorted(one["subject"] for one in told) == [
        "foreign.answered", "foreign.asked", "foreign.withdrawn",
    ]  # fmt: skip
    assert {(o["target_id"], o["values"]["service"]) for o in told} == {
        (request["id"], "lumen_hospital")
    }
