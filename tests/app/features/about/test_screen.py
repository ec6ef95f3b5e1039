"""The page about the prototype: what it is not, what it leaves out, where rules come from."""

import pytest

from app.features.about.previews import PREVIEWS
from app.runtime.i18n import catalogue
from app.testing.still import Still

pytestmark = pytest.mark.draws


@pytest.fixture
def shown(pilot):
    from app.features.about.screen import AboutScreen
    from app.ui.context import ui

    ui.speak("vi", catalogue("vi").tr)
    ui.text_scale = 1.0

    def show(name, **deeds):
        return pilot.show(AboutScreen(Still(PREVIEWS[name], **deeds)))

    yield show
    ui.speak("vi", catalogue("vi").tr)
    ui.text_scale = 1.0


def test_it_says_first_that_it_is_not_the_states_app(shown, pilot):
    shown("whole")
    assert pilot.words().index("Đây không phải ứng dụng của Nhà nước") < 3


def test_every_gap_has_a_title_and_a_sentence(shown, pilot):
    from app.features.about.view_model import LEFT_OUT

    shown("whole")
    tr = catalogue("vi").tr
    for key in LEFT_OUT:
        assert pilot.sees(tr(f"about.left_out.{key}"))
        assert pilot.sees(tr(f"about.left_out.{key}_text"))


def test_the_sources_carry_their_status(shown, pilot):
    shown("whole")
    for words in ("Có trong văn bản", "Nhóm thiết kế chọn", "Chưa được xác nhận"):
        assert pilot.sees(words)


def test_the_way_back_can_be_tapped(shown, pilot):
    went = []
    shown("whole", back=lambda: went.append("back"))
    pilot.tap(catalogue("vi").tr("bar.back"))
    assert went == ["back"]
