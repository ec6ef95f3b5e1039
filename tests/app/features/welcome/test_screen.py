"""The first screen by touches: a language, a size, the way on."""

import pytest

from app.features.welcome.previews import PREVIEWS
from app.runtime.i18n import catalogue
from app.testing.still import Still

pytestmark = pytest.mark.draws


@pytest.fixture
def shown(pilot):
    from app.features.welcome.screen import WelcomeScreen
    from app.ui.context import ui

    ui.speak("vi", catalogue("vi").tr)
    ui.text_scale = 1.0

    def show(name, **deeds):
        return pilot.show(WelcomeScreen(Still(PREVIEWS[name], **deeds)))

    yield show
    ui.speak("vi", catalogue("vi").tr)
    ui.text_scale = 1.0


def test_each_choice_and_the_way_on_can_be_tapped(shown, pilot):
    chosen = []
    shown(
        "vietnamese",
        choose_language=chosen.append,
        choose_text_scale=chosen.append,
        proceed=lambda: chosen.append("on"),
    )
    pilot.tap("English")
    pilot.tap("Cỡ chữ: 160%")
    pilot.tap("Tiếp tục")
    assert chosen == ["en", "1.6", "on"]


def test_both_languages_can_be_read_by_who_speaks_only_one(shown, pilot):
    shown("vietnamese")
    assert pilot.sees("Chọn ngôn ngữ")
    assert pilot.sees("Choose a language")


def test_it_says_that_nothing_real_belongs_here(shown, pilot):
    shown("vietnamese")
    assert pilot.sees("Xin đừng nhập thông tin thật")


def test_at_large_text_the_promise_moves_and_the_way_on_stays_in_reach(shown, pilot):
    from app.ui.context import ui

    went = []
    ui.text_scale = 2.0
    shown("largest_text", proceed=lambda: went.append("on"))
    assert pilot.sees("Giấy tờ, an sinh và thông báo")
    pilot.tap("Tiếp tục")
    assert went == ["on"]
