"""
A press is not lost to news: a block drawn anew under the finger is still the one that was pressed.
"""

from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.support.pilot import Pilot

pytestmark = pytest.mark.draws


def plate(pressed: list[str]) -> Any:
    """A block that makes its deed anew at every drawing, as a list of cards does."""
    from kivy.properties import NumericProperty, StringProperty

    from app.ui.block import Block

    class Plate(Block):
        news = NumericProperty(0)
        label = StringProperty("open")
        key = StringProperty("")

        def draw(self, p: Any, width: float) -> float:
            act = partial(pressed.append, self.label)
            p.target(0, 0, width, 48, act, self.label, key=self.key)
            return 48

    return Plate()


def pressed_on(pilot: "Pilot", block: Any) -> Any:
    """Show the block, lay it out, and put a finger on it."""
    from app.devtools.touch import Touch

    pilot.show(block, (392, 844))
    block.invalidate()
    block.arrange(300)
    block.place(0, 400)
    touch = Touch(100, 380).down()
    assert block._pressed is not None
    return touch


def test_a_deed_made_anew_is_the_same_deed(pilot: "Pilot") -> None:
    pressed: list[str] = []
    block = plate(pressed)
    touch = pressed_on(pilot, block)
    block.news += 1
    block.arrange(300)
    touch.up()
    assert pressed == ["open"]


def test_what_took_its_place_under_the_finger_is_not_pressed(pilot: "Pilot") -> None:
    pressed: list[str] = []
    block = plate(pressed)
    touch = pressed_on(pilot, block)
    block.label = "delete"
    block.arrange(300)
    touch.up()
    assert pressed == []


def test_a_count_that_changes_under_the_finger_loses_no_press(pilot: "Pilot") -> None:
    pressed: list[str] = []
    block = plate(pressed)
    block.key, block.label = "unread", "Unread, 3"
    touch = pressed_on(pilot, block)
    block.label = "Unread, 2"
    block.arrange(300)
    touch.up()
    assert pressed == ["Unread, 2"]
