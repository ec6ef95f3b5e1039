"""The profile by touches: every setting and the way out."""

import pytest

from app.features.profile.previews import PREVIEWS
from app.runtime.i18n import catalogue
from app.testing.still import Still

pytestmark = pytest.mark.draws


@pytest.fixture
def shown(pilot):
    from app.features.profile.screen import ProfileScreen
    from app.ui.context import ui

    ui.speak("vi", catalogue("vi").tr)
    ui.text_scale = 1.0

    def show(name, **deeds):
        return pilot.show(ProfileScreen(Still(PREVIEWS[name], **deeds)))

    yield show
    ui.speak("vi", catalogue("vi").tr)
    ui.text_scale = 1.0


def test_every_setting_can_be_tapped(shown, pilot):
    told = []
    shown(
        "level_2",
        choose_language=told.append,
        choose_text_step=told.append,
        choose_mode=told.append,
        switch_contrast=lambda: told.append("contrast"),
        switch_motion=lambda: told.append("motion"),
    )
    for name in (
        "Ngôn ngữ: English", "Chữ lớn hơn", "Cỡ chữ: 200%", "Giao diện: Tự động",
        "Tương phản cao", "Giảm chuyển động",
    ):  # fmt: skip
        pilot.tap(name)
    assert told == ["en", 1, 3, "auto", "contrast", "motion"]


def test_text_cannot_shrink_below_the_first_step(shown, pilot):
    told = []
    shown("level_2", choose_text_step=told.append)
    pilot.tap("Chữ nhỏ hơn")
    assert told == []


def test_the_number_stays_masked_here(shown, pilot):
    shown("level_2")
    assert pilot.sees("000 ••• ••• 417")
    assert not pilot.sees("166 004")


def test_signing_out_is_asked_before_it_is_done(shown, pilot):
    told = []
    shown("level_2", ask_to_leave=lambda: told.append("ask"))
    pilot.tap("Đăng xuất")
    shown("signing_out", leave=lambda: told.append("leave"), stay=lambda: told.append("stay"))
    pilot.tap("Ở lại")
    pilot.tap("Đăng xuất")
    assert told == ["ask", "stay", "leave"]


def test_while_signing_out_nothing_is_tapped_twice(shown, pilot):
    told = []
    shown("leaving", leave=lambda: told.append("leave"))
    pilot.tap("Đang đăng xuất…")
    assert told == []
