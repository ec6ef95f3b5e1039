"""A code is good once, for a minute, for who may ask; what is shown is checked and forgotten."""

import secrets

import pytest

from app.shared.contract.presentations import OFFER
from backend_stub.storage.presentations import forget_seen
from tests.support.presenting import PATROL, READINGS, followed, read, reading_of
from tests.support.stores import problem
from tests.support.wallet import (
    answer,
    asked_by,
    credentials,
    form_of,
    newest,
    offered,
    post,
    refusal,
    scanned,
)

DRAFT, TODAY = "draft_2025_10", "decree_69_2024"
CANARY = "Trần Minh Khôi"


@pytest.fixture
def server(shared_server):
    """What tests leave here are offers that are over: a new one ends the one before."""
    return shared_server


def test_the_verifier_sees_what_was_chosen_with_its_register_and_age(server, khoi):
    reading, offer = scanned(khoi, ("full_name", "drives_class_b"))
    assert (offer["state"], offer["verifier_id"]) == ("scanned", PATROL[0])
    assert offer["asked"] == ["full_name", "drives_class_b"]
    assert answer(server, reading, credentials(khoi)[0]).status_code == 200
    seen = followed(server, reading)
    assert seen["disclosed"] == [
        {"name": "full_name", "value": CANARY}, {"name": "drives_class_b", "value": True}
    ]  # fmt: skip
    assert (seen["state"], seen["register_id"]) == ("answered", "driving_licences")
    assert (seen["status_age_seconds"], seen["seconds_left"]) == (0, 60)
    assert newest(khoi)["state"] == "answered"


def test_what_was_shown_is_forgotten_after_a_minute(moved):
    phone = moved.sign_in("khoi")
    reading, _ = scanned(phone)
    answer(moved, reading, credentials(phone)[0])
    moved.clock.advance(seconds=60)
    seen = followed(moved, reading)
    assert (seen["state"], seen["forgotten"], seen["disclosed"]) == ("answered", True, [])
    moved.store.write(lambda writing: forget_seen(writing.db, moved.clock())).result()
    with moved.store.reading() as db:
        assert CANARY not in str(db.exec_driver_sql("SELECT * FROM presentation_readings").all())


@pytest.mark.parametrize(("after", "expected"), [(59, 201), (60, 409)])
def test_a_code_is_good_for_a_minute(moved, after, expected):
    link = offered(moved.sign_in("khoi"))["link"]
    moved.clock.advance(seconds=after)
    assert reading_of(moved, link).status_code == expected


def test_a_code_is_read_once(server, khoi):
    link = offered(khoi)["link"]
    read(server, link)
    again = reading_of(server, link, ("corner_shop", "age_check"))
    assert problem(again) == ("presentation_closed", {"state": "scanned"})


def test_a_new_code_ends_the_one_before(server, khoi):
    first, second = offered(khoi)["link"], offered(khoi)["link"]
    assert problem(reading_of(server, first)) == ("presentation_closed", {"state": "cancelled"})
    read(server, second)


def test_a_code_is_stored_by_its_digest_alone(server, khoi):
    offer = offered(khoi)
    assert khoi.get(f"/v1/presentations/{offer['id']}")["link"] is None
    with server.store.reading() as db:
        rows = db.exec_driver_sql("SELECT * FROM presentations").all()
    assert offer["link"].removeprefix(OFFER) not in str(rows)


def test_a_made_up_code_is_not_there(shared_server):
    answered = reading_of(shared_server, OFFER + secrets.token_urlsafe(32))
    assert problem(answered)[0] == "not_found"


@pytest.mark.parametrize(
    ("verifier", "reason"),
    [
        (("quick_loans", "loan"), "unregistered"),
        (("river_rentals", "rental"), "suspended"),
        (("lotus_hotel", "check_in"), "purpose_not_allowed"),
        (("traffic_police", "identity_check"), "purpose_not_allowed"),
        (("traffic_police", "anything"), "purpose_not_allowed"),
    ],
)
def test_who_may_not_ask_gets_no_request_and_both_hear_why(server, khoi, verifier, reason):
    reading = read(server, offered(khoi)["link"], verifier)
    assert refusal(server, khoi, reading) == reason
    fetched = server.ask("GET", f"/v1/presentation-requests/{reading['id']}")
    assert problem(fetched)[0] == "not_found"


@pytest.mark.parametrize("missing", ["purpose_id", "verifier_id", "link"])
def test_there_is_no_asking_without_a_purpose(server, khoi, missing):
    body = {"verifier_id": PATROL[0], "purpose_id": PATROL[1], "link": offered(khoi)["link"]}
    sent = {name: value for name, value in body.items() if name != missing}
    assert problem(server.stage("POST", READINGS, sent))[0] == "bad_request"
    assert newest(khoi)["state"] == "offered"


@pytest.mark.parametrize(
    ("rules", "reason"), [(DRAFT, "document_ended"), (TODAY, "account_locked")]
)
def test_a_card_that_ends_at_midnight_is_not_shown_with_a_code_made_before(moved, rules, reason):
    moved.move_story("2025-10-14T16:59:30Z")
    phone = moved.sign_in("khoi", rules=rules)
    card = phone.document("identity_card")["id"]
    grant = phone.grant("present_document", card)
    body = {"document_id": card, "claims": ["age_over_18"], "grant": grant}
    link = phone.done("/v1/presentations", body)["link"]
    moved.move_story("2025-10-14T17:00:10Z")
    reading = read(moved, link, ("corner_shop", "age_check"))
    assert (reading["state"], reading["refusal"]) == ("refused", reason)


def test_a_licence_that_ends_between_reading_and_answer_is_not_believed(moved):
    moved.move_story("2031-04-22T16:59:30Z")
    phone = moved.sign_in("khoi")
    (credential,) = credentials(phone)
    reading, _ = scanned(phone)
    form = form_of(moved, credential, asked_by(moved, reading))
    moved.move_story("2031-04-22T17:00:10Z")
    assert problem(post(moved, reading, form))[0] == "presentation_refused"
    assert refusal(moved, phone, reading) == "document_ended"


@pytest.mark.parametrize(
    ("way", "body"), [("cancellation", None), ("refusal", {"reason": "declined"})]
)
def test_nobody_ends_another_persons_offer(server, khoi, way, body):
    path = f"/v1/presentations/{offered(khoi)['id']}/{way}"
    assert problem(server.sign_in("lan").post(path, body))[0] == "not_found"
    assert newest(khoi)["state"] == "offered"


@pytest.mark.parametrize(
    "claims", [["residence"], ["full_name", "full_name"], ["full_name", "sd"], ["password"]]
)
def test_what_a_document_does_not_say_cannot_be_offered(khoi, claims):
    body = {"document_id": khoi.document("driving_licence")["id"], "claims": claims}
    assert problem(khoi.post("/v1/presentations", body))[0] == "claims_refused"


@pytest.mark.parametrize(
    ("preset", "claims"),
    [("drives_class_b", ["drives_class_b"]), ("over_18", ["full_name"]), ("nothing", ["class"])],
)
def test_a_preset_shows_what_it_says_and_nothing_else(khoi, preset, claims):
    document_id = khoi.document("driving_licence")["id"]
    body = {"document_id": document_id, "claims": claims, "preset_id": preset}
    assert problem(khoi.post("/v1/presentations", body))[0] == "claims_refused"


def test_no_sends_nothing(server, khoi):
    reading, offer = scanned(khoi)
    khoi.done(f"/v1/presentations/{offer['id']}/refusal", {"reason": "declined"})
    assert followed(server, reading)["state"] == "declined"
    late = post(server, reading, {"response": "e30..aXY.Y2lwaGVy.dGFn"})
    assert problem(late)[0] == "presentation_closed"


def test_an_answer_is_taken_once(server, khoi):
    reading, _ = scanned(khoi)
    form = form_of(server, credentials(khoi)[0], asked_by(server, reading))
    assert post(server, reading, form).status_code == 200
    assert problem(post(server, reading, form))[0] == "presentation_closed"


def desk(server, state=None):
    files = server.stage("GET", "/v1/stage/desk").json()["files"]
    own = [one for one in files if one["kind"] == "verifier"]
    return [one for one in own if state is None or one["state"] == state]


def test_the_panel_plays_a_verifier_that_reads_the_code_on_the_phone(server, khoi):
    offer = offered(khoi)
    (file,) = desk(server, "offered")
    assert {"name": "read_offline", "detail": PATROL[0]} in file["deeds"]
    body = {"kind": "verifier", "deed": "read", "detail": PATROL[0]}
    path = f"/v1/stage/desk/{file['id']}/deeds"
    assert server.stage("POST", path, body).status_code == 200
    seen = khoi.get(f"/v1/presentations/{offer['id']}")
    assert (seen["state"], seen["purpose_id"]) == ("scanned", PATROL[1])
    assert [one["deeds"] for one in desk(server, "scanned") if one["id"] == file["id"]] == [[]]
    assert problem(server.stage("POST", path, body))[0] == "deed_not_offered"


def test_the_panel_plays_one_that_wants_everything(server, khoi):
    act_at_desk(server, offered(khoi), "ask_all")
    told = newest(khoi)
    assert (told["state"], told["refusal"]) == ("refused", "asks_too_much")


def test_the_panel_plays_one_that_may_ask_for_more_than_was_chosen(server, khoi):
    act_at_desk(server, offered(khoi), "ask_more")
    told = newest(khoi)
    assert (told["state"], told["claims"]) == ("scanned", ["full_name"])
    assert told["asked"] == ["number", "full_name", "class", "expires_on"]


@pytest.mark.parametrize(
    ("asked", "state"),
    [(["full_name", "number"], "scanned"), (["full_name", "born_on"], "refused")],
)
def test_a_purpose_bounds_what_may_be_asked_beyond_what_was_chosen(server, khoi, asked, state):
    assert read(server, offered(khoi)["link"], claims=asked)["state"] == state


def test_without_the_passcode_there_is_no_code(khoi):
    licence, card = (
        khoi.document(one)["id"] for one in ("driving_licence", "vehicle_registration")
    )
    body = {"document_id": licence, "claims": ["full_name"]}
    for grant in ({}, {"grant": "g" * 43}, {"grant": khoi.grant("present_document", card)}):
        assert problem(khoi.post("/v1/presentations", {**body, **grant}))[0] == "grant_refused"


@pytest.mark.parametrize(("after", "expected"), [(660, 201), (661, 403)])
def test_the_next_code_of_the_same_takes_one_tap(moved, after, expected):
    phone = moved.sign_in("khoi")
    first = offered(phone)
    moved.clock.advance(seconds=after)
    body = {"document_id": first["document_id"], "claims": ["full_name"], "again": first["id"]}
    assert phone.post("/v1/presentations", body).status_code == expected


@pytest.mark.parametrize("other", ["claims", "read", "person"])
def test_what_is_not_the_same_code_again_takes_the_passcode(server, khoi, other):
    first = offered(khoi)
    body = {"document_id": first["document_id"], "claims": ["full_name"], "again": first["id"]}
    if other == "read":
        read(server, first["link"])
    who = server.sign_in("lan") if other == "person" else khoi
    if other == "person":
        body["document_id"], body["claims"] = lans_card(who), ["age_over_18"]
    if other == "claims":
        body["claims"] = ["full_name", "class"]
    assert problem(who.post("/v1/presentations", body))[0] == "grant_refused"


def lans_card(lan):
    return lan.document("identity_card")["id"]


@pytest.mark.parametrize(("after", "expected"), [(299, 201), (300, 409)])
def test_who_needs_time_gets_a_code_that_lasts_longer(moved, after, expected):
    link = offered(moved.sign_in("khoi"), slow=True)["link"]
    moved.clock.advance(seconds=after)
    assert reading_of(moved, link).status_code == expected


def act_at_desk(server, offer, deed):
    body = {"kind": "verifier", "deed": deed, "detail": PATROL[0]}
    assert server.stage("POST", f"/v1/stage/desk/{offer['id']}/deeds", body).status_code == 200
