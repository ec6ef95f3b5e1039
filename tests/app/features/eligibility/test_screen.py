"""The calculator by touches: the slider, and when a request is offered."""

import pytest

from app.features.eligibility.previews import PREVIEWS
from app.runtime.i18n import catalogue
from app.testing.still import Still

pytestmark = pytest.mark.draws


@pytest.fixture
def shown(pilot):
    from app.features.eligibility.screen import EligibilityScreen
    from app.ui.context import ui

    ui.speak("vi", catalogue("vi").tr)
    ui.text_scale = 1.0
    return lambda name, **deeds: pilot.show(EligibilityScreen(Still(PREVIEWS[name], **deeds)))


@pytest.mark.parametrize(("preview", "offered"), [("signed_in", True), ("signed_in_today", False)])
def test_a_request_is_offered_where_the_phones_own_rule_set_says_yes(
    shown, pilot, preview, offered
):
    shown(preview)
    assert pilot.sees("Gửi yêu cầu mức 1") is offered


def test_one_touch_is_one_day(shown, pilot):
    wanted = []
    shown("foreigner_89", change_days=wanted.append)
    pilot.tap("Thêm một ngày")
    pilot.tap("Bớt một ngày")
    assert wanted == [90, 88]
