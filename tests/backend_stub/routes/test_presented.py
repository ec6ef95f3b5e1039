"""What a verifier believes: everything of an answer is checked, and a refusal leaks nothing."""

import re
import secrets
from dataclasses import replace

import msgspec
import pytest

from app.data import signing
from app.data.credentials import answer_form, presented
from backend_stub.storage.presentations import offer_of_reading
from tests.support.presenting import READINGS, followed
from tests.support.registers import edited, record_of
from tests.support.stores import problem
from tests.support.wallet import answer, asked_by, credentials, newest, post, refusal, scanned

CANARY = "Trần Minh Khôi"


@pytest.fixture
def server(shared_server):
    """What tests leave here are offers that are over: a new one ends the one before."""
    return shared_server


def wrong_nonce(asked):
    return replace(asked, nonce=secrets.token_urlsafe(32))


def wrong_audience(asked):
    return replace(asked, client_id="x509_hash:" + "A" * 43)


@pytest.mark.parametrize("wrong", [wrong_nonce, wrong_audience])
def test_a_proof_for_another_request_or_verifier_is_worthless(server, khoi, wrong):
    reading, _ = scanned(khoi)
    asked = wrong(asked_by(server, reading))
    sent = answer(server, reading, credentials(khoi)[0], asked=asked)
    assert problem(sent) == ("presentation_refused", {})
    assert refusal(server, khoi, reading) == wrong.__name__


@pytest.mark.parametrize(
    ("claims", "reason"),
    [(("full_name", "number"), "too_much_disclosed"), (("class",), "too_much_disclosed")],
)
def test_what_was_not_asked_for_is_not_taken(server, khoi, claims, reason):
    reading, _ = scanned(khoi, ("full_name",))
    answer(server, reading, credentials(khoi)[0], claims)
    assert refusal(server, khoi, reading) == reason


def test_less_than_was_asked_for_is_no_answer(server, khoi):
    reading, _ = scanned(khoi, ("full_name", "class"))
    answer(server, reading, credentials(khoi)[0], ("class",))
    assert refusal(server, khoi, reading) == "too_little_disclosed"


def test_a_stolen_copy_without_its_key_is_worthless(server, khoi):
    reading, _ = scanned(khoi)
    stolen = msgspec.structs.replace(credentials(khoi)[0], key=signing.new_key())
    answer(server, reading, stolen)
    assert refusal(server, khoi, reading) == "holder_key"


def altered(shown, at):
    """One sign changed, in the middle of one of the parts between dots and tildes."""
    pieces = re.split(r"([.~])", shown)
    piece = [n for n, one in enumerate(pieces) if one and one not in ".~"][at]
    middle = len(pieces[piece]) // 2
    other = "A" if pieces[piece][middle] != "A" else "B"
    pieces[piece] = pieces[piece][:middle] + other + pieces[piece][middle + 1 :]
    return "".join(pieces)


@pytest.mark.parametrize("at", range(7))
def test_one_altered_sign_of_any_part_is_enough(server, khoi, at):
    """Header, claims and signature of the register, a disclosure, and the same of the phone."""
    reading, _ = scanned(khoi)
    asked = asked_by(server, reading)
    shown = presented(credentials(khoi)[0], asked, asked.claims, server.clock())
    post(server, reading, answer_form(asked, altered(shown, at)))
    assert refusal(server, khoi, reading) in (
        "malformed", "bad_signature", "untrusted_issuer", "holder_key"
    )  # fmt: skip


def test_a_copy_of_what_was_changed_since_is_refused(moved):
    phone = moved.sign_in("khoi")
    (credential,) = credentials(phone)
    record = record_of(moved, "driving_licences", phone.person)
    edited(moved, phone, record, "class", "C")
    reading, _ = scanned(phone)
    answer(moved, reading, credential)
    assert refusal(moved, phone, reading) == "revoked"


def test_a_copy_that_ended_is_refused(moved):
    (credential,) = credentials(moved.sign_in("khoi"))
    moved.clock.advance(days=14)
    moved.move_story("2025-10-15T03:00:00Z")
    phone = moved.sign_in("khoi")
    reading, _ = scanned(phone)
    answer(moved, reading, credential)
    assert refusal(moved, phone, reading) == "out_of_time"


def test_without_a_network_the_held_list_counts_for_its_time_and_says_its_age(moved):
    phone = moved.sign_in("khoi")
    first, _ = scanned(phone, offline=True)
    answer(moved, first, credentials(phone)[0])
    assert refusal(moved, phone, first) == "status_unknown"
    fetched, _ = scanned(phone)
    answer(moved, fetched, credentials(phone)[0])
    moved.clock.advance(minutes=20)
    phone = moved.sign_in("khoi")
    later, _ = scanned(phone, offline=True)
    answer(moved, later, credentials(phone)[0])
    seen = followed(moved, later)
    assert (seen["state"], seen["offline"], seen["status_age_seconds"]) == ("answered", True, 1200)
    moved.clock.advance(minutes=41)
    phone = moved.sign_in("khoi")
    old, _ = scanned(phone, offline=True)
    answer(moved, old, credentials(phone)[0])
    assert refusal(moved, phone, old) == "status_stale"


def test_a_refusal_leaks_nothing(server, khoi):
    reading, _ = scanned(khoi)
    sent = answer(server, reading, credentials(khoi)[0], ("full_name", "number"))
    seen = server.stage("GET", f"{READINGS}/{reading['id']}")
    for said in (sent.text, seen.text, khoi.ask("GET", "/v1/presentations").text):
        assert CANARY not in said
        assert "000850000017" not in said
    with server.store.reading() as db:
        kept = offer_of_reading(db, reading["id"])
    assert CANARY not in str(kept)


@pytest.mark.parametrize(
    "form",
    [
        {"response": "a.b.c"},
        {"response": "e30..aXY.Y2lwaGVy.dGFn"},
        {"response": "." * 4},
    ],
)
def test_what_does_not_open_is_refused(server, khoi, form):
    reading, _ = scanned(khoi)
    assert problem(post(server, reading, form))[0] == "presentation_refused"
    assert refusal(server, khoi, reading) == "malformed"


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"response",
        b"response=a.b&response=c",
        b"response=a&more=1",
        b"\xff=1",
        b"response=%00",
    ],
)
def test_what_is_no_such_form_is_a_bad_request(server, khoi, raw):
    reading, _ = scanned(khoi)
    path = f"/v1/presentation-responses/{reading['id']}"
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    assert problem(server.ask("POST", path, raw=raw, headers=headers))[0] == "bad_request"
    assert newest(khoi)["state"] == "scanned"
