"""A renewal's screen by touches: terms, one submission, the way, and the ways on."""

import pytest

from app.features.renewal.previews import PREVIEWS
from app.runtime.i18n import catalogue
from app.testing.still import Still

pytestmark = pytest.mark.draws


@pytest.fixture
def shown(pilot):
    from app.features.renewal.screen import RenewalScreen
    from app.ui.context import ui

    ui.speak("vi", catalogue("vi").tr)
    ui.text_scale = 1.0
    return lambda name, **deeds: pilot.show(RenewalScreen(Still(PREVIEWS[name], **deeds)))


def test_terms_are_marked_as_examples_and_there_is_one_button(shown, pilot):
    done = []
    shown("before", submit=lambda: done.append("submit"), back=lambda: done.append("back"))
    assert pilot.sees("Gia hạn giấy phép lái xe")
    assert pilot.sees("Lệ phí mẫu")
    assert pilot.sees("là ví dụ")
    assert pilot.sees("Giấy khám sức khoẻ")
    pilot.tap("Nộp 115.000 ₫")
    pilot.tap("Để sau")
    assert done == ["submit", "back"]


def test_a_hidden_card_says_what_works_meanwhile(shown, pilot):
    shown("before_hidden")
    assert pilot.sees("Đổi thẻ căn cước")
    assert pilot.sees("3 giấy tờ khác vẫn dùng bình thường")
    assert pilot.sees("Ẩn thẻ này cho đến khi có bản mới")


def test_while_it_is_submitted_the_button_does_nothing(shown, pilot):
    done = []
    screen = shown("submitting", submit=lambda: done.append("submit"))
    assert pilot.sees("Đang nộp")
    from app.ui.block import targets_of

    button = next(t for _, t in targets_of(screen) if t.name == "Đang nộp")
    assert not button.enabled


def test_a_failed_submission_says_that_nothing_was_lost(shown, pilot):
    shown("submit_offline")
    assert pilot.sees("Chưa nộp được hồ sơ")
    assert pilot.sees("Nộp lại khi có mạng")
    assert pilot.sees("Nộp 115.000 ₫")


def test_a_missing_paper_waits_for_the_resident(shown, pilot):
    given = []
    shown("paper_missing", give_paper=lambda: given.append(True))
    assert pilot.sees("Đang chờ bạn")
    assert pilot.sees("Bản quét mô phỏng")
    pilot.tap("Gửi bản quét ảnh chân dung")
    assert given == [True]


def test_the_number_can_be_copied_and_the_day_has_its_weekday(shown, pilot):
    copied = []
    shown("submitted", copy_code=lambda: copied.append(True))
    assert pilot.sees("GH-000-2606-0417")
    assert pilot.sees("thứ Tư, 24/06/2026")
    pilot.tap("Sao chép mã hồ sơ")
    assert copied == [True]


def test_a_refused_file_gives_the_reason_and_starts_again(shown, pilot):
    again = []
    shown("refused", start_again=lambda: again.append(True))
    assert pilot.sees("Ảnh không khớp với dữ liệu đã lưu")
    pilot.tap("Nộp hồ sơ mới")
    assert again == [True]


def test_an_issued_file_opens_the_new_document(shown, pilot):
    opened = []
    shown("issued", open_new=lambda: opened.append(True))
    assert pilot.sees("Thẻ căn cước mới đã có")
    pilot.tap("Mở thẻ mới")
    assert opened == [True]


def test_withdrawing_is_asked_about_and_keeping_is_last(shown, pilot):
    done = []
    shown("confirming", withdraw=lambda: done.append("out"), keep_file=lambda: done.append("keep"))
    assert pilot.sees("Rút hồ sơ này?")
    pilot.tap("Giữ hồ sơ")
    assert done == ["keep"]


def test_what_cannot_be_renewed_says_from_when(shown, pilot):
    shown("not_due")
    assert pilot.sees("Chưa gia hạn được")
    assert pilot.sees("22/01/2031")
    assert not pilot.sees("Nộp 115.000 ₫")


def test_an_unknown_document_leads_to_the_wallet(shown, pilot):
    opened = []
    shown("not_found", open_wallet=lambda: opened.append(True))
    pilot.tap("Mở danh sách giấy tờ")
    assert opened == [True]


def test_news_come_into_sight_wherever_one_had_scrolled_to(shown, pilot):
    screen = shown("before")
    screen.body.scroll_to(300)
    screen.state = PREVIEWS["submitting"]
    assert screen.body.offset > 0
    screen.state = PREVIEWS["submit_offline"]
    assert screen.body.offset == 0
