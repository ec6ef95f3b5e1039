"""A licence shown with proof: a real phone, the real server, a verifier that checks everything."""

import pytest
from msgspec.structs import replace

from app.data.credentials import HeldCredentials
from app.data.errors import Offline, Rejected
from app.shared.personas import persona
from tests.support.presenting import followed, offer, read, scanned, shown

SHOP, HOTEL = ("corner_shop", "age_check"), ("lotus_hotel", "check_in")


def held(phone):
    return phone.app.cache.get("credentials", HeldCredentials).value.held


def test_a_verifier_sees_what_was_chosen_and_nothing_else(server, phone):
    reading, answered = shown(server, phone, "full_name", "class", "expires_on")
    assert answered.state == reading["state"] == "answered"
    seen = {one["name"]: one["value"] for one in reading["disclosed"]}
    assert seen == {"full_name": "Trần Minh Khôi", "class": "B", "expires_on": "2031-04-22"}


def test_no_copy_is_shown_twice(server, phone):
    for _ in range(5):  # one more than are signed at once
        _, answered = shown(server, phone, "class")
        assert answered.state == "answered"
    with server.store.reading() as db:
        assert db.exec_driver_sql("SELECT count(*) FROM credentials").scalar() == 8
    assert len(held(phone)) == 3


def test_who_asks_for_more_than_was_chosen_gets_it_once_it_is_agreed_to(server, phone):
    offered = offer(phone, "class")
    reading = read(server, offered.link, claims=["class", "number"])
    waiting = scanned(phone, offered)
    assert phone.app.presentations.asks_first(waiting)
    assert phone.app.presentations.answer(waiting, waiting.asked).state == "answered"
    shown = [one["name"] for one in followed(server, reading)["disclosed"]]
    assert shown == ["number", "class"]


def test_who_asks_for_more_than_was_agreed_to_is_told_no(server, phone):
    offered = offer(phone, "class")
    reading = read(server, offered.link, claims=["class", "number"])
    with pytest.raises(Rejected) as caught:
        phone.app.presentations.answer(scanned(phone, offered), ("class",))
    assert caught.value.values == {"reason": "asks_too_much"}
    seen = followed(server, reading)
    assert (seen["state"], seen["refusal"], seen["disclosed"]) == ("refused", "asks_too_much", [])


@pytest.mark.parametrize("told", [{"verifier_id": "lotus_hotel"}, {"purpose_id": "identity_check"}])
def test_a_request_of_another_than_the_holder_was_told_of_is_not_answered(server, phone, told):
    offered = offer(phone, "class")
    reading = read(server, offered.link)
    with pytest.raises(Rejected) as caught:
        phone.app.presentations.answer(replace(scanned(phone, offered), **told), ("class",))
    assert caught.value.values == {"reason": "request_not_believed"}
    assert followed(server, reading)["refusal"] == "request_not_believed"


def test_a_business_is_answered_after_a_tap_and_an_office_at_once(server, new_phone):
    lan = new_phone().stand_in(persona("lan").personal_number).sign_in("lan")
    asks_first = lan.app.presentations.asks_first
    for verifier, waits in ((SHOP, False), (HOTEL, True)):
        offered = offer(lan, "age_over_18", type_id="identity_card")
        read(server, offered.link, verifier)
        waiting = scanned(lan, offered)
        assert asks_first(waiting) is waits
    assert lan.app.presentations.decline(waiting.id).state == "declined"


def test_without_a_network_nothing_is_shown_and_it_can_be_tried_again(server, phone):
    offered = offer(phone, "class")
    reading = read(server, offered.link)
    waiting = scanned(phone, offered)
    phone.down = True
    with pytest.raises(Offline):
        phone.app.presentations.answer(waiting, ("class",))
    assert followed(server, reading)["state"] == "scanned"
    phone.down = False
    assert phone.app.presentations.answer(waiting, ("class",)).state == "answered"


def test_the_signed_copies_lie_sealed_on_the_phone(server, phone, tmp_path):
    shown(server, phone, "class")
    assert all(one.signed.count("~") > 1 for one in held(phone))
    raw = b"".join(one.read_bytes() for one in tmp_path.rglob("copy-*"))
    assert raw
    assert held(phone)[0].signed[:20].encode() not in raw
