"""The stage: where phone and panel stand in a window, and where touches and keys go."""

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.support.pilot import Pilot

pytestmark = pytest.mark.draws


def stage_with_a_button(pressed: list[str]) -> Any:
    """A stage whose phone is one button near its lower right corner."""
    from kivy.uix.widget import Widget

    from app.stage.stage import Stage
    from app.ui.block import Block
    from app.ui.context import ui

    class Button(Block):
        def draw(self, p: Any, width: float) -> float:
            p.panel(0, 0, width, 48)
            p.target(0, 0, width, 48, lambda: pressed.append("phone"), "the button")
            return 48

    class Keys:
        def key(self, key: int, modifiers: list[str]) -> bool:
            pressed.append(f"key {key}")
            return True

        def text(self, text: str) -> bool:
            pressed.append(f"text {text}")
            return True

    class OnePhone(Widget):
        def __init__(self) -> None:
            super().__init__()
            self.keys = Keys()
            self.button = Button()
            self.add_widget(self.button)
            self.bind(size=lambda *_: self.arrange())

        def arrange(self) -> None:
            self.button.arrange(100 * ui.density)
            self.button.place(self.right - self.button.width, self.y + self.button.height)

    return Stage(OnePhone())


@pytest.mark.parametrize("size", [(1280, 920), (1280, 500), (640, 480)])
def test_a_touch_reaches_the_phone_however_small_it_is_drawn(
    pilot: "Pilot", size: tuple[int, int]
) -> None:
    pressed: list[str] = []
    pilot.show(stage_with_a_button(pressed), size)
    pilot.tap("the button")
    assert pressed == ["phone"]


def test_a_phone_that_fits_is_shown_at_its_own_size(pilot: "Pilot") -> None:
    stage = pilot.show(stage_with_a_button([]), (1280, 920))
    from app.ui.context import ui

    _, _, wide, tall = stage._stand.glass
    assert (wide, tall) == (392 * ui.density, 844 * ui.density)


def test_a_phone_too_high_for_the_window_is_shrunk_as_a_whole(pilot: "Pilot") -> None:
    stage = pilot.show(stage_with_a_button([]), (1280, 500))
    _, bottom, wide, tall = stage._stand.glass
    assert bottom > 0
    assert bottom + tall < stage.height
    assert wide / tall == pytest.approx(392 / 844)
    assert stage._stand.phone.width == 392 * (stage.width / 1280)


def test_keys_go_to_the_phone_until_the_panel_is_asked_for(pilot: "Pilot") -> None:
    pressed: list[str] = []
    stage = pilot.show(stage_with_a_button(pressed), (1280, 920))
    stage._key_down(None, 13, 40, None, [])
    stage._typed(None, "7")
    assert pressed == ["key 13", "text 7"]


def test_f11_leaves_only_the_phone_and_brings_the_rest_back(pilot: "Pilot") -> None:
    stage = pilot.show(stage_with_a_button([]), (1280, 920))
    assert stage.panel_shown
    stage._key_down(None, 292, 68, None, [])
    assert not stage.panel_shown
    stage._key_down(None, 292, 68, None, [])
    assert stage.panel_shown


def test_under_a_thousand_dp_the_panel_is_a_drawer(pilot: "Pilot") -> None:
    stage = pilot.show(stage_with_a_button([]), (999, 920))
    assert stage.narrow
    pilot.close()
    assert not pilot.show(stage_with_a_button([]), (1000, 920)).narrow
