"""A lost phone: number and passcode from any phone, done at once, and the way back."""

from app.data.errors import Offline, Rejected
from app.features.lost_phone.view_model import LostPhoneViewModel
from app.runtime.destinations import Home, LostPhone, SignIn
from app.shared.contract.devices import LostPhone as Lost
from app.testing.containers import FakeContainer, a_signed_in_container
from app.testing.fakes import FakeDevices
from app.testing.samples import STORY

NUMBER = "000196000009"
LOST = Lost(device="L• L•• 1•", locked_at=STORY)


def a_screen(number=NUMBER, **answers):
    phone = FakeContainer(devices=FakeDevices(**answers))
    phone.navigator.reset(SignIn(number))
    phone.navigator.go(LostPhone(number))
    vm = LostPhoneViewModel(phone, number)
    vm.start()
    return vm, phone


def typed(vm, passcode="471902"):
    for digit in passcode:
        vm.press(digit)


def test_it_is_reported_with_number_and_passcode():
    vm, phone = a_screen(report_lost=LOST)
    vm.ask()
    typed(vm)
    phone.drain()
    assert phone.devices.asked == [("report_lost", NUMBER, "471902")]
    assert (vm.state.lost, vm.state.asking) == (LOST, False)
    vm.back()
    assert phone.navigator.current == SignIn(NUMBER)


def test_a_number_that_is_not_whole_is_said_before_anything_is_asked():
    vm, _ = a_screen("")
    vm.change_number("00019600000")
    assert vm.state.fault is None
    vm.ask()
    assert (vm.state.fault.kind, vm.state.asking) == ("too_short", False)
    vm.change_number("000196000009")
    vm.ask()
    assert vm.state.asking


def test_a_wrong_passcode_locks_nothing():
    vm, phone = a_screen(report_lost=Rejected("wrong_passcode", {"tries_left": 4}))
    vm.ask()
    typed(vm)
    phone.drain()
    assert (vm.state.lost, vm.state.asking, vm.state.entry.tries_left) == (None, True, 4)


def test_without_an_answer_the_same_can_be_sent_again():
    vm, phone = a_screen(report_lost=Offline())
    vm.ask()
    typed(vm)
    phone.drain()
    assert vm.state.entry.fault_key == "error.offline"
    phone.devices.give(report_lost=LOST)
    vm.retry()
    phone.drain()
    assert vm.state.lost == LOST


def test_without_a_network_it_is_said_before_the_passcode():
    vm, phone = a_screen()
    phone.api.tell(online=False)
    vm.ask()
    assert (vm.state.fault_key, vm.state.asking) == ("lost_phone.offline", False)


def test_signed_in_it_says_that_this_phone_is_unlinked_too():
    phone = a_signed_in_container("hanh")
    phone.navigator.reset(Home())
    vm = LostPhoneViewModel(phone)
    vm.start()
    assert (vm.state.here, vm.state.number) == (True, NUMBER)
    vm.back()
    assert phone.navigator.current == Home()


def test_the_next_one_finds_nothing_of_the_last():
    vm, phone = a_screen("", report_lost=LOST)
    vm.change_number(NUMBER)
    vm.ask()
    typed(vm)
    phone.drain()
    vm.stop()
    vm.start()
    assert (vm.state.lost, vm.state.number) == (None, "")
