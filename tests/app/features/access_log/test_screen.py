"""The log of looks by touches: a row opens, a refused one says why, and asking leads on."""

import pytest

from app.features.access_log.previews import PREVIEWS
from app.runtime.i18n import catalogue
from app.testing import access_samples as looks
from app.testing.still import Still

pytestmark = pytest.mark.draws


@pytest.fixture
def shown(pilot):
    from app.features.access_log.screen import AccessLogScreen
    from app.ui.context import ui

    ui.speak("vi", catalogue("vi").tr)
    ui.text_scale = 1.0
    return lambda name, **deeds: pilot.show(AccessLogScreen(Still(PREVIEWS[name], **deeds)))


def test_a_row_opens_and_asks_the_agency(shown, pilot):
    done = []
    shown("full", toggle=done.append, ask=lambda *about: done.append(about))
    assert pilot.sees("Nhiệm vụ khám, chữa bệnh bảo hiểm y tế")
    pilot.tap("Hỏi cơ quan về lượt xem này")
    assert done == [(looks.a_look().id, "why")]


def test_a_refused_look_says_why_and_that_nothing_was_given(shown, pilot):
    shown("complained")
    assert pilot.sees("Không thuộc nhiệm vụ của cơ quan này. Họ không nhận được gì.")
    assert pilot.sees("“Cơ quan xem đúng nhiệm vụ và đúng hồ sơ.”")


def test_of_a_ward_nothing_is_asked(shown, pilot):
    shown("ward")
    assert pilot.sees("Ai đã xem dữ liệu của Phạm Gia Bảo")
    assert not pilot.sees("Khiếu nại")
