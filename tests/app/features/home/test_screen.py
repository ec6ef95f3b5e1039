"""Home by touches: one button a thing, and words that fit the rule set."""

import pytest

from app.features.home.previews import PREVIEWS
from app.runtime.i18n import catalogue
from app.testing.still import Still

pytestmark = pytest.mark.draws


@pytest.fixture
def shown(pilot):
    from app.features.home.screen import HomeScreen
    from app.ui.context import ui

    ui.speak("vi", catalogue("vi").tr)
    ui.text_scale = 1.0

    def show(name, **deeds):
        return pilot.show(HomeScreen(Still(PREVIEWS[name], **deeds)))

    yield show
    ui.speak("vi", catalogue("vi").tr)
    ui.text_scale = 1.0


def test_what_waits_is_told_with_one_button_each(shown, pilot):
    done = []
    shown("level_2", do=lambda thing: done.append(thing.type_id))
    pilot.tap("Bắt đầu: Đổi thẻ căn cước")
    pilot.tap("Gia hạn: Gia hạn giấy phép lái xe")
    assert done == ["identity_card", "driving_licence"]


def test_the_number_is_masked_until_it_is_asked_for(shown, pilot):
    asked = []
    shown("level_2", toggle_number=lambda: asked.append(1))
    assert pilot.sees("000 ••• ••• 417")
    assert not pilot.sees("000 166 004 417")
    pilot.tap("Hiện số định danh")
    assert asked == [1]


def test_a_revealed_number_masks_itself(shown, pilot, monkeypatch):
    from app.features.home import screen as module

    monkeypatch.setattr(module, "motion", lambda _: 0.01)
    masked = []
    screen = shown("level_2", mask_number=lambda: masked.append(1))
    screen.state = PREVIEWS["revealed"]
    pilot.frames(2)
    assert pilot.sees("000 166 004 417")
    pilot.until(lambda: bool(masked), "the number masks itself")


def test_hidden_and_ended_are_words_of_their_own_rule_sets(shown, pilot):
    shown("level_2")
    assert pilot.sees("Đã ẩn. Giấy tờ khác vẫn dùng được")
    shown("expired_today")
    assert pilot.sees("Hết hạn ngày 09/06/2026")
    assert not pilot.sees("Đã ẩn")


def test_a_renewal_says_that_the_document_is_still_hidden(shown, pilot):
    shown("in_renewal")
    assert pilot.sees("Đã ẩn. Dự kiến xong 22/06")
    assert pilot.sees("Bổ sung: ")


def test_without_a_network_the_age_is_told_and_retry_is_there(shown, pilot):
    asked = []
    shown("offline", refresh=lambda: asked.append(1))
    assert pilot.sees("Dữ liệu lúc 08:12 hôm nay")
    pilot.tap("Thử lại")
    assert asked == [1]


def test_there_is_a_shortcut_only_to_what_exists(shown, pilot):
    opened = []
    shown("level_2", open_residence=lambda: opened.append("residence"))
    pilot.tap("Cư trú")
    assert opened == ["residence"]
    shown("level_0")
    assert not pilot.sees("Cư trú")
    assert not pilot.sees("Liên kết")


def test_level_1_is_led_to_level_2_and_level_0_told_why(shown, pilot):
    led = []
    shown("level_1", do=lambda thing: led.append(thing.kind))
    pilot.tap("Cách nâng")
    assert led == ["raise_level"]
    shown("level_0")
    assert pilot.sees("Bạn chưa có tài khoản định danh")
    assert not pilot.sees("Xuất trình")


def test_it_speaks_the_other_language_at_once(shown, pilot):
    from app.ui.context import ui

    shown("level_2")
    ui.speak("en", catalogue("en").tr)
    pilot.frames(3)
    assert pilot.sees("Renew identity card")
    assert pilot.sees("30 days left, to 15 July")
    assert not pilot.sees("Việc nên làm")


def test_at_large_text_only_the_last_digits_stay(shown, pilot):
    from app.ui.context import ui

    ui.text_scale = 2.0
    shown("level_2")
    assert pilot.sees("••• 417")
    assert not pilot.sees("000 •••")
    assert pilot.sees("Mức 2")
