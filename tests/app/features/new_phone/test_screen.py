"""A new phone, drawn: what is open, why another way is not, and the number both sides see."""

import pytest

from app.features.new_phone.previews import PREVIEWS
from app.runtime.i18n import catalogue
from app.testing.still import Still

pytestmark = pytest.mark.draws


@pytest.fixture
def shown(pilot):
    from app.features.new_phone.screen import NewPhoneScreen
    from app.ui.context import ui

    ui.speak("vi", catalogue("vi").tr)
    ui.text_scale = 1.0
    return lambda name, **deeds: pilot.show(NewPhoneScreen(Still(PREVIEWS[name], **deeds)))


def test_a_card_that_has_ended_is_told_as_that_and_never_as_a_lock(shown, pilot):
    shown("card_ended")
    assert pilot.sees("Thẻ căn cước đã hết hạn nên không đọc được")
    assert pilot.sees("Đến quầy")
    ways = [words for words in pilot.words() if "Gỡ máy đó và khoá" not in words]
    assert not any("khoá" in words.split() for words in ways)


def test_only_an_open_way_can_be_chosen(shown, pilot):
    chosen = []
    shown("card_ended", choose=chosen.append)
    names = [target.name for _, target in pilot.targets() if target.act is not None]
    assert not any(name.startswith("Đọc thẻ căn cước") for name in names)
    pilot.tap("Đến quầy")
    assert chosen == ["in_person"]


def test_a_locked_account_says_that_moving_opens_nothing(shown, pilot):
    shown("locked")
    assert pilot.sees("Chuyển máy không mở khoá")


def test_the_number_and_the_time_that_is_left_are_in_sight(shown, pilot):
    shown("waiting")
    assert pilot.sees("47")
    assert pilot.sees("8:22")
