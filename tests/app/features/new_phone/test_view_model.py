"""A new phone: choosing, waiting, the reader, and every end it can come to."""

from app.data.errors import Offline, Rejected, Unauthenticated
from app.data.new_phone import PendingLink
from app.features.new_phone.view_model import NewPhoneViewModel
from app.runtime.destinations import Home, LostPhone, NewPhone, SignIn
from app.shared.contract.devices import WayOffer
from app.testing.containers import FakeContainer
from app.testing.fakes import FakeNewPhone
from app.testing.samples import a_device_link

NUMBER = "000196000009"
WAITING = {"state": "waiting", "way": "old_device", "number": "47"}


class Time:
    def __init__(self):
        self.at = 100.0

    def __call__(self):
        return self.at


def a_screen(link=None, **answers):
    time = Time()
    pending = PendingLink(NUMBER, link or a_device_link(), time.at + 600)
    phone = FakeContainer(new_phone=FakeNewPhone(pending, **answers))
    phone.navigator.reset(NewPhone())
    vm = NewPhoneViewModel(phone, time)
    vm.start()
    return vm, phone, time


def not_linked():
    return Rejected("device_not_linked", {})


def test_the_first_open_way_is_marked_and_a_shut_one_never():
    ways = (WayOffer(way="old_device", shut="no_device"), WayOffer(way="card"))
    vm, _, _ = a_screen(a_device_link(ways=ways))
    assert vm.state.chosen == "card"
    vm.choose("old_device")
    vm.tick()
    assert vm.state.chosen == "card"


def test_a_way_is_asked_for_once():
    vm, phone, _ = a_screen(start=a_device_link(**WAITING))
    vm.choose("old_device")
    vm.go_on()
    vm.go_on()
    phone.drain()
    assert phone.new_phone.asked == [("start", "old_device")]
    assert (vm.state.stage, vm.state.link.number) == ("waiting", "47")


def test_it_asks_gently_and_comes_in_once_it_is_linked():
    vm, phone, time = a_screen(
        a_device_link(**WAITING), read=a_device_link(**WAITING), sign_in_again=None
    )
    for _ in range(3):
        vm.tick()
        phone.drain()
    assert phone.new_phone.asked == [("read",)]
    time.at += 2
    phone.new_phone.give(read=a_device_link(state="linked"))
    vm.tick()
    phone.drain()
    assert phone.new_phone.asked[1:] == [("read",), ("sign_in_again",)]
    assert phone.navigator.current == Home()


def test_without_a_network_it_goes_on_waiting():
    vm, phone, time = a_screen(a_device_link(**WAITING), read=Offline())
    vm.tick()
    phone.drain()
    assert (vm.state.stage, vm.state.fault_key) == ("waiting", None)
    time.at += 2
    phone.new_phone.give(read=a_device_link(**WAITING))
    vm.tick()
    phone.drain()
    assert vm.state.stage == "waiting"


def test_the_time_that_is_left_counts_down_and_then_it_is_over():
    vm, phone, time = a_screen(a_device_link(**WAITING), read=Unauthenticated())
    time.at += 550
    vm.tick()
    assert (vm.state.seconds_left, vm.state.soon_over) == (50, True)
    phone.drain()  # the server says that the ticket is none
    assert vm.state.stage == "over"
    assert ("forget",) in phone.new_phone.asked


def test_more_time_keeps_what_was_asked_for():
    vm, phone, _ = a_screen(a_device_link(**WAITING), sign_in_again=not_linked())
    vm.more_time()
    assert vm.state.busy
    phone.drain()
    assert (vm.state.stage, vm.state.busy, vm.state.fault_key) == ("waiting", False, None)


def test_a_reading_that_does_not_match_may_be_tried_again():
    refused = Rejected("card_not_read", {"reason": "no_match", "tries_left": 2})
    vm, phone, _ = a_screen(read_card=refused)
    vm.choose("card")
    vm.go_on()
    vm.read("no_match")
    vm.read("no_match")
    phone.drain()
    assert phone.new_phone.asked == [("read_card", "no_match")]
    assert (vm.state.reading, vm.state.fault_values["tries_left"]) == (True, 2)


def test_after_the_last_reading_the_way_is_shut_and_another_marked():
    refused = Rejected("card_not_read", {"reason": "no_match", "tries_left": 0})
    ways = (WayOffer(way="card", shut="card_tries"), WayOffer(way="in_person"))
    vm, phone, _ = a_screen(read_card=refused, read=a_device_link(ways=ways))
    vm.choose("card")
    vm.go_on()
    vm.read("no_match")
    phone.drain()
    assert (vm.state.reading, vm.state.chosen) == (False, "in_person")
    assert vm.state.fault_key == "error.rejected.card_not_read"


def test_a_reading_that_matches_leads_in():
    vm, phone, _ = a_screen(read_card=a_device_link(state="linked"), sign_in_again=None)
    vm.choose("card")
    vm.go_on()
    vm.read("match")
    phone.drain()
    assert phone.navigator.current == Home()


def test_linked_but_without_a_network_it_comes_in_later():
    vm, phone, time = a_screen(a_device_link(state="linked"), sign_in_again=Offline())
    vm.tick()
    phone.drain()
    assert vm.state.stage == "coming_in"
    time.at += 2
    phone.new_phone.give(sign_in_again=None)
    vm.tick()
    phone.drain()
    assert phone.navigator.current == Home()


def test_withdrawn_another_way_can_be_chosen():
    vm, phone, _ = a_screen(a_device_link(**WAITING), withdraw=a_device_link())
    vm.withdraw()
    phone.drain()
    assert vm.state.stage == "open"


def test_leaving_asks_nobody_any_more_and_keeps_nothing():
    vm, phone, _ = a_screen(a_device_link(**WAITING), withdraw=a_device_link())
    vm.leave()
    phone.drain()
    assert phone.new_phone.asked == [("withdraw",), ("forget",)]
    assert phone.navigator.current == SignIn(NUMBER)


def test_leaving_without_a_network_keeps_nothing_either():
    vm, phone, _ = a_screen(a_device_link(**WAITING), withdraw=Offline())
    vm.leave()
    phone.drain()
    assert phone.new_phone.pending is None


def test_a_passcode_that_was_changed_must_be_typed_again():
    vm, phone, _ = a_screen(sign_in_again=Rejected("wrong_passcode", {"tries_left": 4}))
    vm.more_time()
    phone.drain()
    assert phone.navigator.current == SignIn(NUMBER)
    assert phone.new_phone.pending is None


def test_a_lost_phone_is_one_tap_away():
    vm, phone, _ = a_screen()
    vm.lost()
    assert phone.navigator.current == LostPhone(NUMBER)


def test_nothing_pending_is_said():
    phone = FakeContainer()
    vm = NewPhoneViewModel(phone)
    vm.start()
    assert vm.state.stage == "over"
