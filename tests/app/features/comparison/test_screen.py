"""The comparison on a phone: both answers, each with its words and articles."""

import pytest

from app.features.comparison.previews import PREVIEWS
from app.runtime.i18n import catalogue
from app.testing.still import Still

pytestmark = pytest.mark.draws


@pytest.fixture
def shown(pilot):
    from app.features.comparison.screen import ComparisonScreen
    from app.ui.context import ui

    ui.speak("vi", catalogue("vi").tr)
    ui.text_scale = 1.0

    def show(name, **deeds):
        return pilot.show(ComparisonScreen(Still(PREVIEWS[name], **deeds)))

    yield show
    ui.speak("vi", catalogue("vi").tr)
    ui.text_scale = 1.0


def test_both_rules_are_told_for_the_same_person_and_day(shown, pilot):
    shown("day_after")
    assert pilot.sees("Nguyễn Thị Ánh Nguyệt, 16/07/2026")
    assert pilot.sees("0 trên 6 dùng được")
    assert pilot.sees("5 trên 6 dùng được")


def test_locked_and_hidden_are_words_of_their_own_sides(shown, pilot):
    shown("day_after")
    assert pilot.words().count("Đã khoá") == 6
    assert pilot.words().count("Đã ẩn") == 1


def test_each_fact_shows_its_source(shown, pilot):
    shown("day_after")
    assert pilot.sees("Nghị định 69/2024/NĐ-CP, Điều 15")
    assert pilot.sees("Dự thảo nghị định, tháng 10/2025")
    assert pilot.sees("Chưa được xác nhận")


def test_where_nothing_ended_it_says_that_both_are_the_same(shown, pilot):
    told = []
    shown("nothing_ended", choose_day=told.append)
    assert pilot.sees("hai quy định cho kết quả như nhau")
    pilot.tap("Sau ngày hết hạn, 16/07/2026")
    assert told == ["after"]


def test_a_failure_can_be_tried_again(shown, pilot):
    told = []
    shown("failed", refresh=lambda: told.append("again"))
    pilot.tap("Thử lại")
    assert told == ["again"]
