"""What a ticket opens and how it ends, letting a phone go, losing one, and the presenter's own."""

from sqlalchemy import select

from app.shared.personas import persona
from backend_stub.limits import limits
from backend_stub.storage.device_tables import device_links
from tests.support.new_phones import DRAFT, NEW, THIRD, NewPhone, asked, linked, signed_in, subjects
from tests.support.stores import DEVICE, Phone, StubServer, problem


# --- tickets --------------------------------------------------------------------------------------
def test_a_ticket_is_stored_only_as_a_hash_and_ends(server):
    new = NewPhone(server)
    with server.store.reading() as db:
        stored = db.execute(select(device_links.c.ticket_hash)).scalar_one()
    assert new.values["ticket"].encode() not in stored
    server.clock.advance(seconds=limits().device.ticket_seconds)
    answer = new.ask("GET")
    assert problem(answer)[0] == "unauthenticated"
    assert answer.headers["www-authenticate"] == "Ticket"
    assert desk_is_empty(server)


def desk_is_empty(server):
    files = server.stage("GET", "/v1/stage/desk").json()["files"]
    return not any(one["kind"] == "device_link" for one in files)


def test_what_was_asked_for_in_time_cannot_be_approved_after_it(server):
    old, new = linked(server), NewPhone(server, "khoi")
    new.start("old_device")
    request = asked(old)[0]
    server.clock.advance(seconds=limits().device.ticket_seconds)
    assert asked(old) == []
    grant = old.grant("approve_device", request["id"])
    path = f"/v1/device-requests/{request['id']}/approval"
    assert problem(old.post(path, {"grant": grant}))[0] == "device_link_closed"


def test_a_ticket_and_what_it_asked_for_outlive_the_server(server, tmp_path):
    new = NewPhone(server)
    number = new.start("old_device").json()["number"]
    server.close()
    new.server = StubServer(tmp_path, clock=server.clock)
    assert (new.link()["state"], new.link()["number"]) == ("waiting", number)
    new.server.close()


def test_a_new_ticket_ends_the_last_and_keeps_who_is_asked(server):
    new = NewPhone(server)
    number = new.start("old_device").json()["number"]
    first, new.values = new.values, new.prove()
    assert new.link()["number"] == number
    new.values = first
    assert problem(new.ask("GET"))[0] == "unauthenticated"


def test_a_ticket_opens_nothing_else_and_a_session_is_no_ticket(server):
    new, phone = NewPhone(server), linked(server)
    headers = {"Authorization": f"Ticket {new.values['ticket']}"}
    assert problem(server.ask("GET", "/v1/devices", headers=headers))[0] == "unauthenticated"
    assert problem(phone.ask("GET", "/v1/device-link"))[0] == "unauthenticated"


def test_withdrawn_it_waits_for_nobody_and_may_choose_again(server):
    old, new = linked(server), NewPhone(server, "khoi")
    new.start("old_device")
    assert new.ask("DELETE").json()["state"] == "open"
    assert asked(old) == []
    assert new.start("in_person").json()["state"] == "waiting"


def test_the_same_way_again_keeps_the_number(server):
    new = NewPhone(server)
    numbers = {new.start("old_device").json()["number"] for _ in range(4)}
    assert len(numbers) == 1


def test_a_reset_ends_every_ticket_and_brings_the_old_phone_back(server):
    new = NewPhone(server)
    new.read()
    server.stage("POST", "/v1/stage/reset")
    assert problem(new.ask("GET"))[0] == "unauthenticated"
    assert NewPhone(server).link()["device"] == "L• L•• 1•"


def test_another_passcode_ends_what_the_old_one_opened(server):
    old, new = linked(server), NewPhone(server, "khoi")
    new.start("old_device")
    grant = old.grant("change_passcode", "own")
    old.done("/v1/account/passcodes", {"grant": grant, "passcode": "582736"})
    assert (new.link()["state"], asked(old)) == ("overtaken", [])


def test_the_story_clock_moves_no_phone(server):
    new = NewPhone(server)
    new.read()
    server.move_story("2024-01-01T03:00:00Z")
    assert new.sign_in().status_code == 201
    phone = Phone(server, new.person, new.sign_in().json()["token"], DRAFT)
    assert [one["ended"] for one in phone.get("/v1/devices")["devices"]] == [None, "replaced"]
    assert subjects(phone) == []


# --- letting go -----------------------------------------------------------------------------------
def test_unlinked_by_its_holder_no_phone_is_linked(server):
    phone = linked(server, "hoa")
    own = phone.get("/v1/devices")["devices"][0]["id"]
    grant = phone.grant("unlink_device", own)
    assert phone.post(f"/v1/devices/{own}/unlinking", {"grant": grant}).status_code == 200
    assert problem(phone.ask("GET", "/v1/account")) == ("unauthenticated", {"ended": "unlinked"})
    same = NewPhone(server, "hoa", device=DEVICE)
    assert (same.link()["device"], same.shut("old_device")) == (None, "no_device")


def lose(server, name, device=NEW, passcode=None):
    person = persona(name)
    body = {
        "personal_number": person.personal_number,
        "passcode": passcode or person.passcode,
        "device_id": device,
    }
    return server.ask("POST", "/v1/lost-phones", body)


def test_a_lost_phone_is_unlinked_and_the_account_locked_once(server):
    phone = linked(server, "hoa")
    answers = [lose(server, "hoa") for _ in range(2)]
    assert answers[0].json() == answers[1].json()
    assert problem(phone.ask("GET", "/v1/account")) == ("unauthenticated", {"ended": "lost"})
    new = NewPhone(server, "hoa")
    assert new.read().status_code == 200
    phone = Phone(server, new.person, new.sign_in().json()["token"], DRAFT)
    locks = phone.get("/v1/account")["locks"]
    assert [one["ground"] for one in locks] == ["own_request"]
    phone.done("/v1/account/unlocking", {"reading": "match"})
    assert subjects(phone) == ["device.linked.card", "device.lost"]


def test_losing_a_phone_takes_the_passcode_and_counts_it(server):
    phone = linked(server, "hoa")
    code, values = problem(lose(server, "hoa", passcode="908172"))
    assert (code, values["tries_left"]) == ("wrong_passcode", 4)
    assert signed_in(phone)


def test_a_lost_phone_overtakes_whoever_waits(server):
    linked(server)
    new = NewPhone(server, "khoi", device=THIRD)
    new.start("old_device")
    lose(server, "khoi")
    assert new.link()["state"] == "overtaken"


# --- the presenter --------------------------------------------------------------------------------
def test_a_stand_in_is_linked_without_a_word(server):
    number = persona("hanh").personal_number
    body = {"personal_number": number, "device_id": NEW}
    for _ in range(2):
        assert server.stage("POST", "/v1/stage/stand-ins", body).status_code == 200
    phone = linked(server, "hanh", device=NEW)
    assert subjects(phone) == []
    assert [one["way"] for one in phone.get("/v1/devices")["devices"]] == ["stand_in", "seeded"]
