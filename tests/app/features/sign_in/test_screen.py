"""Signing in by touches and keys: what is typed goes where the focus is."""

import pytest

from app.features.sign_in.previews import PREVIEWS
from app.runtime.i18n import catalogue
from app.testing.still import Still

pytestmark = pytest.mark.draws


@pytest.fixture
def shown(pilot):
    from app.features.sign_in.screen import SignInScreen
    from app.ui.context import ui

    ui.speak("vi", catalogue("vi").tr)
    ui.text_scale = 1.0

    def show(name, **deeds):
        return pilot.show(SignInScreen(Still(PREVIEWS[name], **deeds)))

    yield show
    ui.speak("vi", catalogue("vi").tr)
    ui.text_scale = 1.0


def type_text(screen, text):
    from app.ui.block import Block

    for block in screen.walk(restrict=True):
        if isinstance(block, Block) and hasattr(block, "type_text") and block.type_text(text):
            return


def test_keys_press_and_erase(shown, pilot):
    pressed = []
    shown("filled", press=pressed.append, erase=lambda: pressed.append("<"))
    for key in ("1", "0", "Xoá"):
        pilot.tap(key)
    assert pressed == ["1", "0", "<"]


def test_the_keyboard_types_into_the_number_while_it_is_asked_for(shown):
    typed, pressed = [], []
    screen = shown("new", change_number=typed.append, press=pressed.append)
    type_text(screen, "0")
    assert (typed, pressed) == (["0"], [])


def test_the_keyboard_types_the_passcode_after_it(shown):
    typed, pressed = [], []
    screen = shown("filled", change_number=typed.append, press=pressed.append)
    type_text(screen, "0")
    assert (typed, pressed) == ([], ["0"])


@pytest.mark.parametrize(
    ("preview", "words"),
    [
        ("too_short", "Thiếu 1 số. Số định danh có 12 số."),
        ("too_long", "Thừa 1 số. Số định danh có 12 số."),
        ("letters", "Chỉ dùng chữ số."),
        ("spaces", "Khoảng trống nằm sai chỗ."),
        ("full_width", "Chữ số đang ở dạng rộng."),
        ("real_number", "bắt đầu bằng 000"),
        ("wrong", "Bạn còn 4 lần thử"),
        ("wrong_last", "sau đó phải chờ"),
        ("waiting", "Thử lại sau 1:29"),
        ("busy", "Đang đăng nhập…"),
        ("unreachable", "vẫn được giữ"),
        ("wiped", "Giấy tờ của bạn không mất"),
    ],
)
def test_each_fault_says_how_to_go_on(shown, pilot, preview, words):
    shown(preview)
    assert pilot.sees(words)


def test_while_waiting_the_keys_do_nothing(shown, pilot):
    pressed = []
    shown("waiting", press=pressed.append)
    pilot.tap("1")
    assert pressed == []


def test_a_wait_is_looked_at_again_and_again(shown, pilot):
    ticks = []
    screen = shown("waiting", tick=lambda: ticks.append(1))
    pilot.until(lambda: bool(ticks), "the wait is looked at")
    screen.leave()


def test_a_returning_resident_is_named_and_never_by_the_whole_number(shown, pilot):
    shown("returning")
    assert pilot.sees("Trần Minh Khôi")
    assert pilot.sees("000 ••• ••• 001")
    assert not pilot.sees("000085000001")
    assert not pilot.sees("Số định danh cá nhân")


def test_another_person_is_one_tap_away(shown, pilot):
    went = []
    shown("returning", forget=lambda: went.append("forget"))
    pilot.tap("Không phải bạn?")
    assert went == ["forget"]


def test_a_sample_person_is_picked_by_name(shown, pilot):
    picked = []
    shown("people", pick=picked.append)
    pilot.tap("Trần Minh Khôi")
    assert [person.persona for person in picked] == ["khoi"]


def test_the_sample_passcode_is_shown_and_not_typed(shown, pilot):
    shown("sample")
    assert pilot.sees("240815")


def test_a_sample_passcode_that_was_changed_is_said_to_be(shown, pilot):
    shown("sample_changed")
    assert pilot.sees("đã đổi mật mã")


def test_a_forgotten_passcode_is_explained(shown, pilot):
    went = []
    shown("forgotten", shut_forgotten=lambda: went.append("shut"))
    assert pilot.sees("Đến công an xã, phường")
    pilot.tap("Đã hiểu")
    assert went == ["shut"]


def test_with_the_keys_below_at_large_text_the_dots_come_into_sight(shown, pilot):
    from app.ui.context import ui

    ui.text_scale = 2.0
    screen = shown("filled")
    pilot.until(lambda: screen.body.offset > 0, "the dots come into sight")


def test_escape_shuts_the_list_of_people_first(shown, pilot):
    told = []
    screen = shown("people", shut_people=lambda: told.append("shut"), change_number=told.append)
    taken = [b.press_key(27) for b in screen.walk(restrict=True) if hasattr(b, "press_key")]
    assert any(taken)
    assert told == ["shut"]
    type_text(screen, "0")
    assert told == ["shut"]
