"""Signing in and out, with the server and without it, over restarts."""

import pytest

from app.data.errors import Offline, Rejected, Unauthenticated
from app.data.network import NetworkMode
from app.runtime.destinations import SignIn, Welcome
from app.shared.personas import persona
from tests.support.facts import STORY_DAY

KHOI, HOA = persona("khoi"), persona("hoa")


def wrong(phone, passcode="000111"):
    with pytest.raises(Rejected) as raised:
        phone.sign_in(passcode=passcode)
    return raised.value


def test_whoever_signs_in_is_known_and_remembered(phone, new_phone):
    session = phone.app.session
    assert (session.signed_in, session.without_server) == (True, False)
    assert (session.personal_number, session.full_name) == (KHOI.personal_number, KHOI.full_name)
    phone.close()
    assert new_phone().app.navigator.current == SignIn(KHOI.personal_number)


def test_what_no_screen_asks_for_is_there_after_signing_in(new_phone):
    """Nothing has happened to her, so the change feed has nothing to tell."""
    known = new_phone().sign_in("van").app.family.stored()
    assert known is not None
    assert [ward.full_name for ward in known.family.wards] == ["Bùi Nhật Nam"]


def test_a_first_start_begins_with_a_welcome(new_phone):
    assert new_phone().app.navigator.current == Welcome()


def test_the_server_counts_wrong_passcodes(new_phone):
    phone = new_phone()
    assert [wrong(phone).values["tries_left"] for _ in range(3)] == [4, 3, 2]
    assert not phone.app.session.signed_in


def test_signing_out_leaves_nothing_open(phone):
    phone.app.documents.refresh()
    phone.app.session.sign_out()
    phone.pump()
    assert phone.app.account.known is None
    assert phone.app.documents.stored() is None
    assert phone.app.navigator.current == SignIn(KHOI.personal_number)
    with pytest.raises(Unauthenticated):
        phone.app.documents.refresh()


def test_the_next_resident_sees_nothing_of_the_last(phone):
    phone.app.documents.refresh()
    before = {one.id for one in phone.app.documents.stored().documents}
    phone.sign_in("hoa")
    assert phone.app.account.known.full_name == HOA.full_name
    assert before
    assert not before & {one.id for one in phone.app.documents.stored().documents}
    phone.sign_in("khoi")
    assert {one.id for one in phone.app.documents.stored().documents} == before


def test_another_phone_ends_this_ones_session(phone, new_phone):
    new_phone("other").stand_in().sign_in()
    with pytest.raises(Unauthenticated):
        phone.app.documents.refresh()
    phone.pump()
    assert not phone.app.session.signed_in


def test_without_a_network_the_copy_opens_after_a_restart(phone, new_phone):
    held = phone.app.documents.refresh()
    phone.close()
    again = new_phone()
    again.app.api.network = NetworkMode.OFFLINE
    again.sign_in()
    assert again.app.session.without_server
    assert again.app.session.full_name == KHOI.full_name
    assert again.app.documents.stored() == held
    with pytest.raises(Offline):
        again.app.documents.refresh()


def test_the_story_goes_on_after_a_restart_without_a_network(phone, new_phone):
    day = phone.app.clock.day()
    assert day == STORY_DAY
    phone.close()
    again = new_phone()
    again.app.api.network = NetworkMode.OFFLINE
    assert again.app.clock.day() == day


def test_without_a_network_and_a_copy_nobody_comes_in(new_phone):
    phone = new_phone()
    phone.app.api.network = NetworkMode.OFFLINE
    with pytest.raises(Offline):
        phone.sign_in()
    assert not phone.app.session.signed_in


def test_without_a_network_wrong_passcodes_are_counted_over_restarts(phone, new_phone):
    phone.close()
    for left in (4, 3, 2, 1, 0):
        phone = new_phone()
        phone.app.api.network = NetworkMode.OFFLINE
        assert wrong(phone).values["tries_left"] == left
        phone.close()
    again = new_phone()
    again.app.api.network = NetworkMode.OFFLINE
    assert wrong(again, KHOI.passcode).code == "too_many_tries"


def test_after_the_last_try_the_copy_is_gone(phone, new_phone, tmp_path, monkeypatch):
    phone.close()
    again = new_phone()
    again.app.api.network = NetworkMode.OFFLINE
    later = iter(range(10**6, 10**9, 10**6))
    monkeypatch.setattr(again.app.session._tries, "_monotonic", lambda: float(next(later)))
    told = [wrong(again) for _ in range(10)]
    assert told[-1].values["reactivation"]
    assert list((tmp_path / "phone" / "data").glob("copy-*")) == []
    with pytest.raises(Offline):
        again.sign_in()
    again.pump()
    assert again.app.preferences.personal_number == ""


def test_the_network_comes_back_and_the_session_with_it(phone, new_phone):
    phone.close()
    again = new_phone()
    again.app.api.network = NetworkMode.OFFLINE
    again.sign_in()
    again.app.api.network = NetworkMode.OK
    again.app.session.reconnect()
    assert not again.app.session.without_server
    assert again.app.session._passcode == ""
    again.app.documents.refresh()


def test_a_server_that_fails_does_not_keep_the_resident_from_the_copy(phone, new_phone):
    phone.app.documents.refresh()
    phone.close()
    again = new_phone()
    again.app.api.network = NetworkMode.FAILING
    again.sign_in()
    assert again.app.session.without_server
    assert again.app.documents.stored().documents


def test_the_passcode_never_reaches_the_disk(phone, new_phone, tmp_path):
    phone.close()
    again = new_phone()
    again.app.api.network = NetworkMode.OFFLINE
    again.sign_in()
    kept = [path for path in (tmp_path / "phone").rglob("*") if path.is_file()]
    assert kept
    assert not any(KHOI.passcode.encode() in path.read_bytes() for path in kept)


def test_a_damaged_copy_is_said_and_fetched_again(phone, new_phone, tmp_path):
    phone.app.documents.refresh()
    phone.close()
    path = next((tmp_path / "phone" / "data").glob("copy-*.sqlite3"))
    path.write_bytes(b"not a copy")
    again, said = new_phone(), []
    again.app.announcements.subscribe(lambda announcement: said.append(announcement.key))
    again.sign_in()
    assert (again.app.cache.damage, said) == (True, ["damage.copy"])
    assert path.with_name(path.name + ".damaged-1").exists()
    assert again.app.documents.refresh().documents


def test_damaged_preferences_are_said_once_the_phone_is_shown(new_phone, tmp_path):
    (tmp_path / "phone" / "data").mkdir(parents=True)
    (tmp_path / "phone" / "data" / "preferences.json").write_bytes(b"{")
    phone, said = new_phone(), []
    phone.app.announcements.subscribe(lambda announcement: said.append(announcement.key))
    phone.app.start()
    assert said == ["damage.preferences"]
