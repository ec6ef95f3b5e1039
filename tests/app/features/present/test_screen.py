"""Presenting by touches: a choice, a code that a camera reads, who asks, and what became of it."""

import pytest
import zxingcpp

from app.features.present.previews import ENDED, HEALTH, LINK, PREVIEWS
from app.runtime.i18n import catalogue
from app.testing.still import Still

pytestmark = pytest.mark.draws


@pytest.fixture
def shown(pilot):
    from app.features.present.screen import PresentScreen
    from app.ui.context import ui

    ui.speak("vi", catalogue("vi").tr)
    ui.text_scale = 1.0

    def show(name, **deeds):
        return pilot.show(PresentScreen(Still(PREVIEWS[name], **deeds)))

    return show


def test_nothing_is_unmasked_and_one_tap_makes_a_code(shown, pilot):
    deeds = []
    shown("usual", make_code=lambda: deeds.append("make"), choose=deeds.append,
          toggle=deeds.append)  # fmt: skip
    assert pilot.sees("000 ••• ••• 017")
    pilot.tap("Tạo mã QR")
    pilot.tap("Ngày sinh")
    pilot.tap("Thẻ bảo hiểm y tế")
    assert deeds == ["make", "born_on", HEALTH.id]


def test_what_may_not_be_presented_has_its_reason_and_leads_to_renewing(shown, pilot):
    renewed = []
    shown("usual", renew=renewed.append)
    assert pilot.sees("Đã ẩn, hết hạn 09/06/2026")
    pilot.tap("Cấp lại")
    assert renewed == [ENDED.id]


def test_the_code_on_the_screen_is_read_by_a_camera(shown, pilot):
    screen = shown("code")
    pilot.frames(2)
    drawn = screen.export_as_image().texture
    reds = memoryview(bytes(drawn.pixels[::4])).cast("B", drawn.size[::-1])
    assert [one.text for one in zxingcpp.read_barcodes(reds)] == [LINK]


def test_a_code_that_ran_out_is_gone_and_comes_anew_by_one_tap(shown, pilot):
    again = []
    shown("run_out", make_again=lambda: again.append(True))
    assert pilot.sees("Mã đã hết hạn. Chưa gửi gì đi.")
    pilot.tap("Tạo mã mới")
    assert again == [True]


def test_who_asks_for_more_is_named_with_purpose_and_what_is_new(shown, pilot):
    deeds = []
    shown("asked_more", agree=lambda: deeds.append("yes"), decline=lambda: deeds.append("no"))
    assert pilot.sees("Kiểm tra giấy phép lái xe")
    assert pilot.sees("Hỏi thêm")
    pilot.tap("Không gửi")
    pilot.tap("Đồng ý gửi 5 mục")
    assert deeds == ["no", "yes"]


def test_a_locked_account_presents_nothing_and_says_why(shown, pilot):
    shown("locked")
    assert pilot.sees("Tài khoản đang bị khoá")
    assert not pilot.sees("Tạo mã QR")
