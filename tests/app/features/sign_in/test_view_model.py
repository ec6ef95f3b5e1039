"""Signing in, from the first digit to Home."""

import msgspec
import pytest

from app.data.errors import Offline, Rejected, ServerFault
from app.features.sign_in.view_model import SignInViewModel
from app.runtime.destinations import Home, SignIn, Welcome
from app.runtime.navigation import Navigator
from app.runtime.view_model import Phase
from app.testing.containers import FakeContainer
from app.testing.fakes import FakeSession, MemoryPreferences
from app.testing.samples import sign_ins

KHOI = "000085000001"


class Seconds:
    """A clock that the test moves."""

    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


@pytest.fixture
def seconds():
    return Seconds()


def a_phone(sign_in="Trần Minh Khôi", **remembered):
    navigator = Navigator(Welcome())
    navigator.go(SignIn())
    return FakeContainer(
        session=FakeSession(sign_in=sign_in, sign_ins=sign_ins("khoi", "hoa")),
        preferences=MemoryPreferences(**remembered),
        navigator=navigator,
    )


def returning(sign_in="Trần Minh Khôi"):
    return a_phone(sign_in, personal_number=KHOI, full_name="Trần Minh Khôi", welcomed=True)


def type_into(screen, text):
    for letter in text:
        screen.change_number(screen.state.number + letter)


def press(screen, digits):
    for digit in digits:
        screen.press(digit)


# --- the number ---------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("typed", "kind", "count"),
    [
        ("00008500000l", "letters", 0),
        ("000-085-000", "letters", 0),
        ("0000850000012", "too_long", 1),
        ("００００８５", "full_width_digits", 0),
        ("001085000001", "not_invented", 0),
        ("079", "not_invented", 0),
        ("000 08 5000001", "spaces", 0),
    ],
)
def test_what_can_no_more_become_right_is_told_while_typing(typed, kind, count):
    screen = SignInViewModel(a_phone())
    type_into(screen, typed)
    assert (screen.state.fault.kind, screen.state.fault.count) == (kind, count)
    assert not screen.state.number_valid


def test_a_number_on_its_way_is_not_called_too_short():
    screen = SignInViewModel(a_phone())
    type_into(screen, KHOI[:11])
    assert screen.state.fault is None
    assert not screen.state.number_valid


@pytest.mark.parametrize(("typed", "missing"), [(KHOI[:11], 1), ("", 12)])
def test_going_on_with_a_short_number_tells_what_is_missing(typed, missing):
    screen = SignInViewModel(a_phone())
    type_into(screen, typed)
    screen.finish_number()
    assert (screen.state.fault.kind, screen.state.fault.count) == ("too_short", missing)
    assert screen.state.entering_number


def test_the_keyboard_stays_in_the_field_until_enter():
    screen = SignInViewModel(a_phone())
    type_into(screen, KHOI)
    assert (screen.state.number_valid, screen.state.entering_number) == (True, True)
    screen.finish_number()
    assert not screen.state.entering_number


def test_the_keypad_goes_on_to_the_passcode_by_itself():
    screen = SignInViewModel(a_phone())
    press(screen, KHOI + "12")
    assert (screen.state.number, screen.state.filled) == (KHOI, 2)


def test_a_whole_number_that_is_pasted_goes_on_to_the_passcode():
    screen = SignInViewModel(a_phone())
    screen.change_number(" 000 085 000 001 ")
    assert (screen.state.number, screen.state.entering_number) == (KHOI, False)


def test_a_number_that_is_mended_starts_the_passcode_anew():
    screen = SignInViewModel(a_phone())
    press(screen, KHOI + "12")
    screen.edit_number()
    screen.erase()
    assert (screen.state.number, screen.state.filled) == (KHOI[:-1], 0)


# --- the passcode -------------------------------------------------------------------------------
def test_six_digits_send_themselves_and_lead_home():
    phone = returning()
    screen = SignInViewModel(phone)
    press(screen, "240815")
    assert screen.state.busy
    phone.tasks.drain()
    assert ("sign_in", KHOI, "240815") in phone.session.asked
    assert phone.navigator.current == Home()
    assert (screen.state.busy, screen.state.filled) == (False, 0)


def test_keys_rest_while_the_server_is_asked():
    phone = returning()
    screen = SignInViewModel(phone)
    press(screen, "2408159")
    screen.erase()
    screen.edit_number()
    assert screen.state.filled == 6
    phone.tasks.drain()
    assert len([deed for deed in phone.session.asked if deed[0] == "sign_in"]) == 1


def test_a_wrong_passcode_tells_the_servers_count_of_tries_left():
    phone = returning(Rejected("wrong_passcode", {"tries_left": 4, "wait_seconds": 0}))
    screen = SignInViewModel(phone)
    press(screen, "000000")
    phone.tasks.drain()
    assert (screen.state.wrong, screen.state.tries_left, screen.state.filled) == (True, 4, 0)
    screen.press("1")
    assert not screen.state.wrong


def test_a_wait_counts_down_and_keys_rest_meanwhile(seconds):
    refusal = Rejected("wrong_passcode", {"tries_left": 0, "wait_seconds": 30})
    phone = returning(refusal)
    screen = SignInViewModel(phone, monotonic=seconds)
    press(screen, "000000")
    phone.tasks.drain()
    assert screen.state.wait_seconds == 30
    seconds.now += 29.5
    screen.tick()
    screen.press("1")
    assert (screen.state.wait_seconds, screen.state.filled) == (1, 0)
    seconds.now += 0.5
    screen.tick()
    screen.press("1")
    assert (screen.state.wait_seconds, screen.state.wrong, screen.state.filled) == (0, False, 1)


def test_a_wait_that_was_running_already_is_told(seconds):
    phone = returning(Rejected("too_many_tries", {"wait_seconds": 899, "reactivation": False}))
    screen = SignInViewModel(phone, monotonic=seconds)
    press(screen, "240815")
    phone.tasks.drain()
    assert screen.state.wait_seconds == 899


def test_after_too_many_the_phone_forgets_the_resident():
    phone = returning(Rejected("wrong_passcode", {"tries_left": 0, "reactivation": True}))
    screen = SignInViewModel(phone)
    press(screen, "000000")
    phone.tasks.drain()
    assert (screen.state.remembered, screen.state.number) == (False, "")
    assert phone.preferences.personal_number == ""
    assert screen.state.fault_key == "sign_in.reactivate"


# --- no server ----------------------------------------------------------------------------------
@pytest.mark.parametrize("failure", [Offline(), ServerFault("overloaded")])
def test_what_was_typed_is_kept_and_sent_again(failure):
    phone = returning(failure)
    screen = SignInViewModel(phone)
    press(screen, "240815")
    phone.tasks.drain()
    assert (screen.state.can_retry, screen.state.filled) == (True, 6)
    phone.session.give(sign_in="Trần Minh Khôi")
    screen.retry()
    phone.tasks.drain()
    assert phone.navigator.current == Home()


def test_a_silent_server_is_asked_again_by_itself(seconds):
    phone = returning(Offline())
    screen = SignInViewModel(phone, monotonic=seconds)
    press(screen, "240815")
    phone.tasks.drain()
    screen.tick()
    assert not screen.state.busy
    seconds.now += 5
    screen.tick()
    assert screen.state.busy


def test_typing_ends_the_asking():
    phone = returning(Offline())
    screen = SignInViewModel(phone)
    press(screen, "240815")
    phone.tasks.drain()
    screen.erase()
    assert (screen.state.can_retry, screen.state.fault_key, screen.state.filled) == (False, None, 5)


def test_opening_without_the_server_is_said():
    phone = returning()
    phone.session.without_server = True
    said = []
    phone.announcements.subscribe(lambda told: said.append(told.key))
    screen = SignInViewModel(phone)
    press(screen, "240815")
    phone.tasks.drain()
    assert said == ["sign_in.offline_opened"]


# --- who ----------------------------------------------------------------------------------------
def test_a_returning_resident_is_asked_for_the_passcode_alone():
    state = SignInViewModel(returning(), KHOI).state
    assert (state.remembered, state.entering_number, state.full_name) == (
        True,
        False,
        "Trần Minh Khôi",
    )


def test_not_me_asks_for_the_number_and_remembers_nobody():
    phone = returning()
    screen = SignInViewModel(phone)
    screen.press("1")
    screen.forget()
    assert (screen.state.remembered, screen.state.number, screen.state.filled) == (False, "", 0)
    assert phone.preferences.personal_number == ""


def test_a_sample_person_fills_the_number_and_shows_the_passcode():
    phone = a_phone()
    screen = SignInViewModel(phone)
    screen.show_people()
    assert screen.state.people_phase is Phase.LOADING
    phone.tasks.drain()
    khoi = screen.state.people[0]
    screen.pick(khoi)
    assert (screen.state.choosing, screen.state.number) == (False, khoi.personal_number)
    assert screen.state.sample_passcode == khoi.passcode
    assert screen.state.filled == 0


def test_a_sample_person_who_chose_a_passcode_shows_none():
    screen = SignInViewModel(a_phone())
    person = msgspec.structs.replace(sign_ins("khoi").sign_ins[0], passcode=None)
    screen.pick(person)
    assert (screen.state.number, screen.state.sample_passcode) == (person.personal_number, "")


def test_the_list_is_asked_for_once_and_again_after_a_failure():
    phone = a_phone()
    phone.session.give(sign_ins=Offline())
    screen = SignInViewModel(phone)
    screen.show_people()
    phone.tasks.drain()
    assert screen.state.people_phase is Phase.FAILED
    phone.session.give(sign_ins=sign_ins("khoi"))
    screen.show_people()
    phone.tasks.drain()
    screen.show_people()
    phone.tasks.drain()
    assert screen.state.people_phase is Phase.CONTENT
    assert [deed[0] for deed in phone.session.asked].count("sign_ins") == 2


def test_the_way_back_leads_to_the_first_screen_where_there_is_one():
    phone = a_phone()
    screen = SignInViewModel(phone)
    assert screen.state.can_go_back
    screen.back()
    assert phone.navigator.current == Welcome()
