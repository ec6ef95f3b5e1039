"""A register signs a document for keys that the phone has, and tells what each copy counts for."""

import base64
import json

import msgspec
import pytest

from app.data import signing
from app.shared.contract.credentials import PLATFORM_ORIGIN
from app.shared.issuers import issuing_register
from backend_stub.credentials.status_list import status_in
from backend_stub.interop.keys import known_key
from backend_stub.limits import limits
from backend_stub.services import credentials as services
from backend_stub.services.credentials import status_list_id
from tests.support.registers import edited, record_of
from tests.support.stores import problem
from tests.support.wallet import LICENCE, credentials, nonce, order, proof

DRAFT, TODAY = "draft_2025_10", "decree_69_2024"


@pytest.fixture
def server(shared_server):
    """What tests leave here are copies that nobody shows."""
    return shared_server


def decoded(part):
    return json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))


def parts(credential):
    signed, *disclosures, last = credential.signed.split("~")
    assert last == ""
    header, payload, _ = signed.split(".")
    return decoded(header), decoded(payload), [decoded(one) for one in disclosures]


def status_of(server, credential, rules=DRAFT):
    """What the register's list says of it now."""
    _, payload, _ = parts(credential)
    place = payload["status"]["status_list"]
    fetched = server.ask("GET", place["uri"].removeprefix(PLATFORM_ORIGIN))
    assert fetched.status_code == 200, fetched.text
    assert fetched.headers["content-type"] == "application/statuslist+jwt"
    assert place["uri"].endswith(status_list_id(issuing_register(LICENCE), rules))
    with server.store.reading() as db:
        key = known_key(db, f"r.{issuing_register(LICENCE)}")
    return status_in(fetched.text, place["uri"], place["idx"], key, server.clock()).status


def test_nothing_of_a_person_stands_in_clear(khoi):
    (credential,) = credentials(khoi)
    header, payload, disclosures = parts(credential)
    assert header["typ"] == "dc+sd-jwt"
    assert set(payload) == {"iss", "vct", "iat", "exp", "status", "cnf", "_sd", "_sd_alg"}
    assert payload["cnf"] == {"jwk": signing.public_part(credential.key)}
    said = {name: value for _, name, value in disclosures}
    assert said["full_name"] == "Trần Minh Khôi"
    assert (said["class"], said["drives_class_b"], said["age_over_18"]) == ("B", True, True)
    assert len(payload["_sd"]) == len(disclosures)


def test_two_copies_share_nothing_that_two_verifiers_could_compare(khoi):
    one, other = credentials(khoi, 2)
    (_, first, shown), (_, second, again) = parts(one), parts(other)
    assert first["cnf"] != second["cnf"]
    assert first["status"]["status_list"]["idx"] != second["status"]["status_list"]["idx"]
    assert not set(first["_sd"]) & set(second["_sd"])
    assert not {salt for salt, *_ in shown} & {salt for salt, *_ in again}
    assert first["iat"] % 3600 == 0


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"aud": "https://tax.registers.dinh-danh.example"}, "wrong_audience"),
        ({"nonce": "A" * 43}, "wrong_nonce"),
        ({"nonce": None}, "wrong_nonce"),
        ({"iat": 1}, "out_of_time"),
        ({"iat": "now"}, "malformed"),
    ],
)
def test_a_proof_that_is_not_right_signs_nothing(server, khoi, changed, reason):
    key = signing.new_key()
    answer = order(khoi, [proof(khoi, nonce(khoi), key, **changed)])
    assert problem(answer) == ("key_proof_refused", {"reason": reason})


def test_a_nonce_is_good_once_and_for_who_asked_for_it(server, khoi):
    given, key = nonce(khoi), signing.new_key()
    lan = server.sign_in("lan")
    stolen = order(lan, [proof(lan, given, key)])
    assert problem(stolen)[0] == "key_proof_refused"
    assert order(khoi, [proof(khoi, given, key)]).status_code == 201
    assert problem(order(khoi, [proof(khoi, given, key)]))[1]["reason"] == "wrong_nonce"


def test_a_key_that_another_proof_is_for_is_refused(khoi):
    given, key = nonce(khoi), signing.new_key()
    answer = order(khoi, [proof(khoi, given, key)] * 2)
    assert problem(answer) == ("key_proof_refused", {"reason": "holder_key"})


def test_a_proof_by_another_key_than_the_one_in_it_is_refused(khoi):
    forged = proof(khoi, nonce(khoi), signing.new_key(), named=signing.new_key())
    assert problem(order(khoi, [forged]))[0] == "key_proof_refused"


def test_the_same_order_sent_again_signs_nothing_new(khoi):
    sent = [proof(khoi, nonce(khoi), signing.new_key())]
    first, again = (order(khoi, sent, key="order-of-the-test") for _ in range(2))
    assert again.headers["idempotent-replayed"] == "true"
    assert first.content == again.content


def test_somebody_elses_document_and_none_answer_alike(server, khoi):
    lan = server.sign_in("lan")
    sent = [proof(lan, nonce(lan), signing.new_key())]
    answers = [
        order(lan, sent, document_id=one) for one in (khoi.document(LICENCE)["id"], "0" * 32)
    ]
    assert [problem(one)[0] for one in answers] == ["not_found", "not_found"]
    assert answers[0].content == answers[1].content


def test_a_hidden_card_is_not_signed_while_the_licence_is(khoi):
    card = khoi.document("identity_card")
    sent = [proof(khoi, nonce(khoi), signing.new_key())]
    answer = order(khoi, sent, document_id=card["id"])
    expected = ("document_not_presentable", {"ends_on": "2025-10-14"})
    assert problem(answer) == expected
    assert credentials(khoi)


def test_a_copy_counts_until_its_register_says_something_else(moved):
    phone = moved.sign_in("khoi")
    (credential,) = credentials(phone)
    assert status_of(moved, credential) == "valid"
    record = record_of(moved, "driving_licences", phone.person)
    edited(moved, phone, record, "class", "C")
    assert status_of(moved, credential) == "invalid"
    (again,) = credentials(phone)
    assert status_of(moved, again) == "valid"
    assert ("class", "C") in [tuple(one[1:]) for one in parts(again)[2]]


def test_a_list_without_places_signs_nothing_until_some_have_ended(moved, monkeypatch):
    phone, limit = moved.sign_in("khoi"), limits()
    small = msgspec.structs.replace(
        limit, credential=msgspec.structs.replace(limit.credential, status_list_size=8)
    )
    monkeypatch.setattr(services, "limits", lambda: small)
    credentials(phone, 4)
    sent = [proof(phone, nonce(phone), signing.new_key())]
    assert problem(order(phone, sent))[0] == "overloaded"
    moved.clock.advance(days=14)
    assert credentials(moved.sign_in("khoi"))


@pytest.mark.parametrize(
    ("rules", "before", "after"), [(DRAFT, "valid", "valid"), (TODAY, "valid", "suspended")]
)
def test_the_end_of_the_identity_card_suspends_the_licence_today_alone(moved, rules, before, after):
    moved.move_story("2025-10-14T16:59:00Z")
    (credential,) = credentials(moved.sign_in("khoi", rules=rules))
    assert status_of(moved, credential, rules) == before
    moved.move_story("2025-10-14T17:00:00Z")
    assert status_of(moved, credential, rules) == after


def test_a_licence_that_ended_at_midnight_counts_no_longer(moved):
    moved.move_story("2031-04-22T16:59:00Z")
    phone = moved.sign_in("khoi")
    (credential,) = credentials(phone)
    assert (credential.ends_at - moved.clock()).total_seconds() == pytest.approx(60, abs=2)
    assert status_of(moved, credential) == "valid"
    moved.move_story("2031-04-22T17:00:00Z")
    assert status_of(moved, credential) == "invalid"


def test_a_list_of_which_nobody_holds_a_copy_is_not_there(shared_server):
    for one in ("0" * 32, status_list_id("tax", DRAFT)):
        assert problem(shared_server.ask("GET", f"/v1/status-lists/{one}"))[0] == "not_found"
