"""Two phones of one person, through the real server: moving, being told, and losing one."""

import pytest

from app.data.errors import Rejected, Unauthenticated
from app.runtime.destinations import Devices, SignIn
from app.shared.personas import persona

HANH = persona("hanh")


def copies(tmp_path, name):
    return list((tmp_path / name / "data").glob("copy-*"))


def meet(phone, name="khoi"):
    """Sign in on a phone that is not the linked one."""
    with pytest.raises(Rejected) as raised:
        phone.sign_in(name)
    assert raised.value.code == "device_not_linked"
    return phone.app.new_phone


def test_the_old_phone_approves_and_both_know_at_once(phone, new_phone, tmp_path):
    phone.app.documents.refresh()
    told = []
    phone.app.announcements.subscribe(told.append)
    phone.app.start()
    new = new_phone("new")
    number = meet(new).start("old_device").number
    phone.wait_for(lambda: told)
    assert (told[0].key, told[0].values) == ("devices.call", {"number": number})
    told[0].undo()
    assert phone.app.navigator.current == Devices()
    request = phone.app.devices.stored().listed.asked[0]
    phone.app.devices.approve(request.id, persona("khoi").passcode)
    phone.wait_for(lambda: not phone.app.session.signed_in)
    phone.wait_for(lambda: phone.app.navigator.current != Devices())
    assert phone.app.navigator.current == SignIn(persona("khoi").personal_number, "replaced")
    assert copies(tmp_path, "phone") == []
    assert new.app.new_phone.read().state == "linked"
    new.app.new_phone.sign_in_again()
    assert new.app.session.signed_in
    assert new.app.new_phone.pending is None


def test_nobody_types_again_and_nothing_typed_reaches_the_disk(new_phone, tmp_path):
    new = new_phone("new")
    meet(new, "hanh").read_card("match")
    new.app.new_phone.sign_in_again()
    assert new.app.session.full_name == HANH.full_name
    kept = [path for path in (tmp_path / "new").rglob("*") if path.is_file()]
    assert kept
    assert not any(HANH.passcode.encode() in path.read_bytes() for path in kept)


def test_a_phone_that_was_the_linked_one_deletes_its_copy_and_says_so(phone, new_phone, tmp_path):
    phone.app.documents.refresh()
    phone.app.session.sign_out()
    assert copies(tmp_path, "phone")
    new_phone("new").stand_in().sign_in()
    pending = meet(phone).pending
    assert pending.copy_deleted
    assert copies(tmp_path, "phone") == []


def test_the_panel_looks_again_when_a_phone_that_nobody_is_signed_in_on_asks(new_phone):
    new, told = new_phone("new"), []
    waiting = meet(new, "hanh")
    waiting.subscribe(lambda: told.append(waiting.pending.link.state))
    waiting.start("old_device")
    new.pump()
    waiting.read()
    new.pump()
    assert told == ["waiting"]


def test_more_time_keeps_what_was_asked_for(new_phone):
    waiting = meet(new_phone("new"), "hanh")
    number = waiting.start("old_device").number
    with pytest.raises(Rejected):
        waiting.sign_in_again()
    assert (waiting.pending.link.state, waiting.pending.link.number) == ("waiting", number)


def test_a_reset_ends_what_was_pending_and_forgets_the_passcode(new_phone):
    new = new_phone("new")
    meet(new, "hanh")
    new.app.stage.reset()
    with pytest.raises(Unauthenticated):
        new.app.new_phone.read()
    assert new.app.new_phone.pending is None


def test_a_lost_phone_is_reported_from_any_and_comes_back_by_card(phone, new_phone):
    number, passcode = persona("binh").personal_number, persona("binh").passcode
    phone.sign_in("binh")
    other = new_phone("other")
    lost = other.app.devices.report_lost(number, passcode)
    assert other.app.devices.report_lost(number, passcode) == lost
    with pytest.raises(Unauthenticated):
        phone.app.account.refresh()
    assert phone.app.session.unlinked == "lost"
    meet(other, "binh").read_card("match")
    other.app.new_phone.sign_in_again()
    locks = other.app.account.known.locks
    assert [one.ground for one in locks if one.until is None] == ["own_request"]
    other.app.account.unlock("match")
    assert other.app.documents.refresh().documents


def test_unlinking_leaves_no_phone_and_no_copy(phone, tmp_path):
    own = phone.app.devices.refresh().listed.devices[0]
    phone.app.devices.unlink(own.id, persona("khoi").passcode)
    phone.pump()
    assert (phone.app.session.signed_in, phone.app.session.unlinked) == (False, "unlinked")
    assert copies(tmp_path, "phone") == []
    assert meet(phone).pending.link.device is None


def test_a_passcode_is_kept_no_longer_than_the_ticket_even_where_nobody_looks(new_phone, server):
    new = new_phone("new")
    kept = meet(new, "hanh")
    kept._monotonic = lambda: float("inf")
    kept._end.cancel()
    kept._end.function()
    assert kept._pending is None
