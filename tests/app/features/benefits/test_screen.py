"""The benefits tab by touches: the lacquer card, the sheets and the history."""

import pytest

from app.features.benefits.previews import PREVIEWS
from app.runtime.i18n import catalogue
from app.testing.still import Still

pytestmark = pytest.mark.draws


@pytest.fixture
def shown(pilot):
    from app.features.benefits.screen import BenefitsScreen
    from app.ui.context import ui

    ui.speak("vi", catalogue("vi").tr)
    ui.text_scale = 1.0
    return lambda name, **deeds: pilot.show(BenefitsScreen(Still(PREVIEWS[name], **deeds)))


def test_a_tap_on_an_account_opens_it(shown, pilot):
    went = []
    shown("two", open_account=went.append, link=lambda: went.append("link"))
    assert pilot.sees("Các khoản chi sẽ vào")
    pilot.tap("Ngân hàng Sông Xanh")
    pilot.tap("Thêm")
    assert went == [PREVIEWS["two"].linked[1].id, "link"]


def test_unlinking_the_default_names_the_next_one(shown, pilot):
    went = []
    shown("unlink_default", unlink=lambda: went.append("unlink"), shut=lambda: went.append("keep"))
    assert pilot.sees("Mặc định chuyển sang Ngân hàng Sông Xanh, số cuối 0002")
    assert pilot.sees("Không hoàn tác được")
    pilot.tap("Giữ lại")
    assert went == ["keep"]


def test_every_rejection_has_its_reason_in_words(shown, pilot):
    shown("history")
    for words in ("khác tên trên thẻ", "không đứng tên bạn", "đã đóng", "tiền đồng",
                  "không có số đó", "không trả lời", "không được nhập kịp"):  # fmt: skip
        assert pilot.sees(words)


def test_offline_says_how_old_the_copy_is(shown, pilot):
    asked = []
    shown("offline", refresh=lambda: asked.append(True))
    assert pilot.sees("Dữ liệu lúc")
    pilot.tap("Thử lại")
    assert asked == [True]


def test_the_passcode_sheet_types(shown, pilot):
    typed = []
    shown("passcode_wrong", press=typed.append)
    assert pilot.sees("Bạn còn 3 lần thử")
    pilot.tap("7")
    assert typed == ["7"]
