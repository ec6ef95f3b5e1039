"""The notices' screen by touches: each leads on, filters choose, every kind has its words."""

import pytest

from app.features.notices.previews import PREVIEWS
from app.runtime.i18n import catalogue
from app.testing.still import Still

pytestmark = pytest.mark.draws


@pytest.fixture
def shown(pilot):
    from app.features.notices.screen import NoticesScreen
    from app.ui.context import ui

    ui.speak("vi", catalogue("vi").tr)
    ui.text_scale = 1.0

    def show(name, **deeds):
        return pilot.show(NoticesScreen(Still(PREVIEWS[name], **deeds)))

    return show


def test_the_row_and_its_link_open_the_same_notice(shown, pilot):
    opened = []
    shown("usual", open=opened.append)
    pilot.tap("Đổi thẻ: Thẻ căn cước còn 30 ngày")
    pilot.tap("Chưa đọc. Thẻ căn cước còn 30 ngày")
    pilot.tap("Gia hạn: Đã ẩn giấy phép lái xe")
    assert opened == ["renewal_due:1", "renewal_due:1", "document_hidden:4"]


def test_an_unread_one_is_said_to_be_unread_and_a_read_one_is_not(shown, pilot):
    shown("usual")
    names = [target.name for _, target in pilot.targets()]
    assert sum(name.startswith("Chưa đọc. ") for name in names) == 3
    assert any(name.startswith("Đã liên kết Ngân hàng Sen Vàng") for name in names)


def test_filters_and_reading_all_are_within_reach(shown, pilot):
    chosen, read = [], []
    shown("usual", choose=chosen.append, read_all=lambda: read.append(True))
    pilot.tap("Chưa đọc, 3")
    pilot.tap("An sinh")
    pilot.tap("Đánh dấu tất cả là đã đọc")
    assert (chosen, read) == (["unread", "benefits"], [True])


@pytest.mark.parametrize("name", ["all_read", "marking", "empty", "failed"])
def test_reading_all_is_not_offered_where_it_would_do_nothing(shown, pilot, name):
    shown(name)
    assert not [t for _, t in pilot.targets() if t.name == "Đánh dấu tất cả là đã đọc"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("ladder", "Ngày cuối của thẻ căn cước"),
        ("ladder", "Thẻ hết hạn ngày 15/07/2026. Hồ sơ đang được xử lý."),
        ("ladder", "Thẻ hết hạn ngày 15/07/2026. Bạn đã có bản mới."),
        ("renewals", "Hồ sơ còn thiếu giấy khám sức khoẻ"),
        ("renewals", "Giấy khám sức khoẻ kết luận chưa đủ điều kiện."),
        ("renewals", "Đã nộp hồ sơ đổi thẻ căn cước"),
        ("ended", "Hộ chiếu hết hạn ngày 14/06/2026. Đổi hộ chiếu xong, tài khoản tự mở lại."),
        ("ended", "Các giấy tờ còn hạn vẫn dùng được."),
        ("ended", "11/05/2025"),
        ("accounts", "Đã huỷ liên kết Ngân hàng Sông Xanh"),
        ("accounts", "Đã liên kết a_bank_that_only_a_newer_server_knows"),
        ("offline", "Dữ liệu lúc 08:12 hôm nay"),
        ("not_refreshed", "Chưa lấy được dữ liệu mới"),
        ("nothing_unread", "Bạn đã đọc hết"),
        ("nothing_of_benefits", "Chưa có thông báo về an sinh"),
        ("nothing_of_documents", "Chưa có thông báo về giấy tờ"),
        ("empty", "Chưa có thông báo nào"),
        ("loading", "Đang lấy thông báo"),
        ("failed", "Thông báo của bạn không bị mất"),
    ],
)
def test_every_kind_and_state_says_what_holds(shown, pilot, name, said):
    shown(name)
    assert pilot.sees(said)


def test_every_word_is_there_in_english_too(shown, pilot):
    from app.ui.context import ui

    for name in PREVIEWS:
        shown(name)
        ui.speak("en", catalogue("en").tr)
        screen = shown(name)
        screen.arrange()
        assert not [word for word in pilot.words() if "⟦" in word]


def test_of_hundreds_only_the_rows_in_sight_exist(pilot):
    from app.features.notices.previews import many_notices
    from app.features.notices.screen import NoticesScreen
    from app.ui.components.notice_list import NoticeList

    screen = pilot.show(NoticesScreen(Still(many_notices(400))))
    body = screen.body
    listed = next(block for block in body.children if isinstance(block, NoticeList))
    for share in (0, 0.5, 1, 0.2):
        body.scroll_to(body.furthest * share)
        assert 3 <= len(listed._shown) < 16
        assert len(listed._rows.children) == len(listed._shown)
    assert len(listed.targets) == 800
