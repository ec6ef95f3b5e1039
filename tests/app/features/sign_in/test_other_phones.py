"""Signing in where the account is, or was, on another phone."""

from app.data.errors import Rejected
from app.features.sign_in.view_model import SignInViewModel
from app.runtime.destinations import LostPhone, NewPhone
from app.testing.containers import FakeContainer
from app.testing.fakes import FakeSession

KHOI = "000085000001"


def test_a_phone_that_is_not_the_linked_one_goes_on_to_the_ways():
    phone = FakeContainer(session=FakeSession(sign_in=Rejected("device_not_linked")))
    screen = SignInViewModel(phone, KHOI)
    for digit in "240815":
        screen.press(digit)
    phone.drain()
    assert phone.navigator.current == NewPhone()
    assert (screen.state.filled, screen.state.wrong, screen.state.fault_key) == (0, False, None)


def test_whoever_was_signed_out_by_another_phone_is_told_why():
    assert SignInViewModel(FakeContainer(), KHOI, "replaced").state.unlinked == "replaced"


def test_a_lost_phone_is_reported_with_the_number_that_is_in():
    phone = FakeContainer()
    screen = SignInViewModel(phone)
    screen.ask_forgotten()
    screen.report_lost()
    assert (phone.navigator.current, screen.state.explaining) == (LostPhone(), False)
    screen.change_number(KHOI)
    screen.report_lost()
    assert phone.navigator.current == LostPhone(KHOI)
