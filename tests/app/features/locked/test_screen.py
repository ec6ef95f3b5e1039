"""The lock screen: two pictures whose words never mix."""

import pytest

from app.features.locked.previews import PREVIEWS
from app.runtime.i18n import catalogue
from app.testing.still import Still

pytestmark = pytest.mark.draws


@pytest.fixture
def shown(pilot):
    from app.features.locked.screen import LockedScreen
    from app.ui.context import ui

    ui.speak("vi", catalogue("vi").tr)
    ui.text_scale = 1.0

    def show(name, **deeds):
        return pilot.show(LockedScreen(Still(PREVIEWS[name], **deeds)))

    yield show
    ui.speak("vi", catalogue("vi").tr)
    ui.text_scale = 1.0


def test_today_names_the_document_the_day_and_the_article(shown, pilot):
    shown("expired_today")
    assert pilot.sees("Tài khoản đã bị khoá")
    assert pilot.sees("Thẻ căn cước hết hạn ngày 14/10/2025")
    assert pilot.sees("Nghị định 69/2024/NĐ-CP, Điều 15")


def test_what_is_locked_is_there_by_name_only(shown, pilot):
    screen = shown("expired_today")
    for name in ("Giấy phép lái xe", "Sổ bảo hiểm xã hội"):
        assert pilot.sees(name)
    names = [target.name for block, target in pilot.targets() if target.act is not None]
    assert not any(name.startswith("Giấy phép lái xe") for name in names)
    assert screen.ground == "bg"


@pytest.mark.parametrize("preview", ["expired_today", "own_request", "authority_order"])
def test_no_lock_ever_says_hidden(shown, pilot, preview):
    shown(preview)
    for word in ("ẩn", "dự kiến", "tạm giữ"):
        assert not any(word in said.split() for said in pilot.words())


def test_a_real_lock_is_black_doors_to_the_top_and_says_what_it_is_not(shown, pilot):
    screen = shown("own_request")
    assert screen.ground == "lock"
    assert pilot.sees("Bạn đã khoá tài khoản")
    assert pilot.sees("21:40, thứ Ba")
    assert pilot.sees("Không phải do giấy tờ hết hạn")


def test_what_no_source_confirms_says_so(shown, pilot):
    shown("own_request")
    assert pilot.sees("Giả định, chưa được xác nhận")


def test_a_real_lock_also_tells_of_the_end_that_stays(shown, pilot):
    shown("card_held_and_expired")
    assert pilot.sees("mở khoá xong vẫn cần đổi thẻ")


def test_the_way_back_and_the_way_out_can_be_tapped(shown, pilot):
    told = []
    shown(
        "expired_today",
        explain=lambda: told.append("explain"),
        ask_to_leave=lambda: told.append("ask"),
    )
    pilot.tap("Tìm nơi đổi thẻ")
    pilot.tap("Đăng xuất")
    assert told == ["explain", "ask"]


def test_offices_are_examples(shown, pilot):
    shown("offices")
    assert pilot.sees("là ví dụ, không có thật")


def test_it_turns_with_its_state(shown):
    screen = shown("expired_today")
    screen.state = PREVIEWS["own_request"]
    assert screen.ground == "lock"


def test_a_sheet_that_is_higher_than_the_phone_scrolls_to_its_button(shown, pilot):
    from app.ui.components.sheet import Sheet
    from app.ui.context import ui

    told = []
    ui.text_scale = 2.0
    screen = shown("unlock", shut=lambda: told.append("shut"))
    sheet = next(one for one in screen.walk() if isinstance(one, Sheet) and one.visible)
    _, button = pilot.find("Đã hiểu")
    assert button.y + button.height > sheet.room
    pilot.tap("Đã hiểu")
    assert told == ["shut"]
    _, button = pilot.find("Đã hiểu")
    assert button.y + button.height <= sheet.room
