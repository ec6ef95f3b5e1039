"""Two clocks: what they show and say, on which side of midnight each stands."""

from datetime import UTC, datetime

import pytest

from app.runtime.i18n import catalogue
from app.testing.still import Still
from app.ui.body import Body
from app.ui.bound_screen import BoundScreen
from app.ui.components.two_clocks import TwoClocks
from app.ui.context import ui

pytestmark = pytest.mark.draws


@pytest.fixture(autouse=True)
def vietnamese():
    before = ui.lang, ui.tr
    ui.speak("vi", catalogue("vi").tr)
    yield
    ui.speak(*before)


def shown(pilot, where, moment):
    clocks = TwoClocks(where=where, now=datetime.fromisoformat(moment).replace(tzinfo=UTC))
    screen, body = BoundScreen(Still(None)), Body()
    body.add_widget(clocks)
    screen.add_widget(body)
    pilot.show(screen)
    return clocks


def test_both_times_and_days_are_shown_and_spoken(pilot):
    clocks = shown(pilot, "tidewater_meridia", "2025-12-31T14:05")
    words = " ".join(clocks.words)
    assert words.index("03:05") < words.index("21:05")
    assert ("01/01" in words, "31/12" in words) == (True, True)
    (target,) = clocks.targets
    assert target.role == "text"
    assert all(part in target.name for part in ("Tidewater", "03:05", "21:05", "−6"))


def test_nothing_is_drawn_in_viet_nam(pilot):
    clocks = shown(pilot, "", "2025-12-31T14:05")
    assert (clocks.height, clocks.targets) == (0, [])


def test_digits_keep_their_places_from_minute_to_minute(pilot):
    one = shown(pilot, "lumen_utopia", "2025-10-15T13:11")
    height = one.height
    one.now = datetime(2025, 10, 15, 22, 48, tzinfo=UTC)
    one.arrange(one.width)
    assert one.height == height
