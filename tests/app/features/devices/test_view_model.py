"""The account's phones: answers to a new one, letting this one go, and no decision offline."""

import pytest

from app.data.devices import DevicesAsOf
from app.data.errors import Offline, Rejected
from app.features.devices.view_model import DevicesViewModel
from app.runtime.destinations import LostPhone, Passcode
from app.testing.containers import a_signed_in_container
from app.testing.fakes import FakeDevices
from app.testing.samples import STORY, an_approval, phones

ASKED = an_approval()


def a_screen(*asked, **answers):
    known = DevicesAsOf(phones(*asked), STORY)
    phone = a_signed_in_container(devices=FakeDevices(known, **answers))
    vm = DevicesViewModel(phone)
    vm.start()
    phone.drain()
    return vm, phone


def typed(vm, passcode="471902"):
    for digit in passcode:
        vm.press(digit)


def test_it_lists_the_phone_and_who_asks():
    vm, _ = a_screen(ASKED)
    assert vm.state.linked.this
    assert vm.state.asked == (ASKED,)


def test_who_asks_while_it_is_open_is_seen_at_once():
    vm, phone = a_screen()
    phone.devices.tell(DevicesAsOf(phones(ASKED), STORY))
    assert vm.state.asked == (ASKED,)


def test_approval_takes_the_passcode_for_that_request():
    vm, phone = a_screen(ASKED, approve=None)
    vm.approve(ASKED.id)
    assert (vm.state.asking, vm.state.request) == ("approve", ASKED)
    typed(vm)
    phone.drain()
    assert ("approve", ASKED.id, "471902") in phone.devices.asked
    assert vm.state.asking == ""


def test_a_wrong_passcode_leaves_the_sheet_and_says_how_many_are_left():
    vm, phone = a_screen(ASKED, approve=Rejected("wrong_passcode", {"tries_left": 3}))
    vm.approve(ASKED.id)
    typed(vm)
    phone.drain()
    assert (vm.state.asking, vm.state.entry.tries_left) == ("approve", 3)


def test_a_request_that_is_gone_is_said_and_the_list_asked_anew():
    vm, phone = a_screen(ASKED, approve=Rejected("device_link_closed"))
    vm.approve(ASKED.id)
    phone.devices.give(refresh=DevicesAsOf(phones(), STORY))
    typed(vm)
    phone.drain()
    assert (vm.state.asking, vm.state.asked) == ("", ())
    assert vm.state.fault_key == "error.rejected.device_link_closed"


def test_refused_once_however_often_it_is_tapped():
    vm, phone = a_screen(ASKED, refuse=DevicesAsOf(phones(), STORY))
    vm.refuse(ASKED.id)
    vm.refuse(ASKED.id)
    phone.drain()
    assert phone.devices.asked.count(("refuse", ASKED.id)) == 1
    assert (vm.state.asked, vm.state.refusing) == ((), "")


def test_after_a_refusal_the_way_leads_to_another_passcode():
    vm, phone = a_screen(ASKED, refuse=DevicesAsOf(phones(), STORY))
    told = []
    phone.announcements.subscribe(told.append)
    vm.refuse(ASKED.id)
    phone.drain()
    told[0].undo()
    assert (told[0].key, phone.navigator.current) == ("devices.refused", Passcode())


def test_unlinking_says_what_follows_before_it_asks_for_the_passcode():
    vm, phone = a_screen(unlink=None)
    vm.ask_to_unlink()
    assert (vm.state.confirming, vm.state.asking) == (True, "")
    vm.unlink()
    assert (vm.state.confirming, vm.state.asking) == (False, "unlink")
    typed(vm)
    phone.drain()
    assert ("unlink", phones().devices[0].id, "471902") in phone.devices.asked


@pytest.mark.parametrize("deed", ["approve", "refuse", "ask_to_unlink"])
def test_without_a_network_the_copy_stays_and_nothing_is_decided(deed):
    vm, phone = a_screen(ASKED)
    phone.api.tell(online=False)
    getattr(vm, deed)(*([ASKED.id] if deed != "ask_to_unlink" else []))
    assert (vm.state.fault_key, vm.state.asking, vm.state.confirming) == (
        "devices.offline", "", False,
    )  # fmt: skip
    assert vm.state.devices
    phone.api.tell(online=True)
    assert vm.state.fault_key is None


def test_without_a_copy_a_failure_is_said():
    phone = a_signed_in_container(devices=FakeDevices(failure=Offline()))
    vm = DevicesViewModel(phone)
    vm.start()
    phone.drain()
    assert (vm.state.phase.name, vm.state.fault_key) == ("FAILED", "error.offline")


def test_what_was_typed_is_gone_when_the_screen_is_left():
    vm, _ = a_screen(ASKED)
    vm.approve(ASKED.id)
    typed(vm, "47")
    vm.stop()
    assert (vm.state.asking, vm.state.entry.digits) == ("", "")


def test_a_lost_phone_is_one_tap_away():
    vm, phone = a_screen()
    vm.lost()
    assert phone.navigator.current == LostPhone()
