"""
Blocks are pressed as fingers press them: on the target, where it came down, and not through a
scroll.
"""

import pytest
from kivy.properties import StringProperty

from app.devtools.touch import Touch
from app.testing.still import Still
from app.ui.block import Block
from app.ui.body import Body
from app.ui.bound_screen import BoundScreen
from app.ui.components.field import Field
from app.ui.components.sheet import Sheet
from app.ui.context import ui

pytestmark = pytest.mark.draws


class Plate(Block):
    """A plate of one target."""

    label = StringProperty("plate")

    def __init__(self, tall=60.0, side=None, **kwargs):
        self.pressed, self.drawings = [], 0
        self._tall, self._side = tall, side
        super().__init__(**kwargs)

    def draw(self, p, width):
        self.drawings += 1
        p.text(self.label, 0, 0)
        wide = self._side or width
        p.target(0, 0, wide, self._side or self._tall, lambda: self.pressed.append(1), self.label)
        return self._tall


def a_screen(*plates):
    screen = BoundScreen(Still(None))
    body = Body()
    for plate in plates:
        body.add_widget(plate)
    screen.add_widget(body)
    return screen


def test_a_tap_presses_once(pilot):
    plate = Plate()
    pilot.show(a_screen(plate))
    pilot.tap("plate")
    assert plate.pressed == [1]


def test_a_finger_that_leaves_the_target_presses_nothing(pilot):
    plate, other = Plate(), Plate(label="other")
    pilot.show(a_screen(plate, other))
    block, target = pilot.find("plate")
    x, y, wide, tall = block.frame_of(target)
    touch = Touch(x + wide / 2, y + tall / 2).down()
    pilot.frames(1)
    touch.to(x + wide / 2, y - 40)
    touch.up()
    pilot.frames(1)
    assert plate.pressed == other.pressed == []


def test_a_scroll_presses_nothing_and_moves_the_content(pilot):
    plates = [Plate(label=f"plate {at}", tall=200) for at in range(9)]
    screen = pilot.show(a_screen(*plates), size=(392, 700))
    touch = Touch(200, 300).down()
    for at in range(10):
        touch.to(200, 300 + 20 * at)
        pilot.frames(1)
    touch.up()
    pilot.frames(1)
    assert screen.body.offset > 100
    assert not any(plate.pressed for plate in plates)


def test_the_content_never_scrolls_beyond_its_ends(pilot):
    screen = pilot.show(a_screen(*(Plate(tall=200) for _ in range(9))), size=(392, 700))
    screen.body.scroll_to(-50)
    assert screen.body.offset == 0
    screen.body.scroll_to(1e9)
    assert screen.body.offset == screen.body.furthest > 0


def test_a_small_target_is_enlarged_to_a_finger(pilot):
    pilot.show(a_screen(Plate(side=10.0)))
    _, target = pilot.find("plate")
    assert (target.width, target.height) == (48, 48)


def test_a_block_is_drawn_again_only_when_it_changes(pilot):
    plate, other = Plate(), Plate(label="other")
    pilot.show(a_screen(plate, other))
    before = plate.drawings, other.drawings
    plate.label = "anew"
    pilot.frames(2)
    assert (plate.drawings, other.drawings) == (before[0] + 1, before[1])
    assert pilot.sees("anew")


def test_another_text_size_draws_everything_again(pilot):
    plate = Plate()
    pilot.show(a_screen(plate))
    before = plate.drawings
    ui.text_scale = 2.0
    try:
        pilot.frames(2)
        assert plate.drawings == before + 1
    finally:
        ui.text_scale = 1.0


def test_a_hidden_block_takes_no_room_and_no_tap(pilot):
    hidden, seen = Plate(label="hidden", visible=False), Plate(label="seen")
    pilot.show(a_screen(hidden, seen))
    assert hidden.height == 0
    assert [target.name for _, target in pilot.targets()] == ["seen"]


def test_a_sheet_takes_every_tap_below_it(pilot):
    plate, shut = Plate(), []
    screen = a_screen(plate)
    screen.add_widget(Sheet(title="Sure", shut=lambda: shut.append(1)))
    pilot.show(screen)
    block, target = plate, plate.targets[0]
    x, y, wide, tall = block.frame_of(target)
    touch = Touch(x + wide / 2, y + tall / 2).down()
    pilot.frames(1)
    touch.up()
    pilot.frames(1)
    assert plate.pressed == []
    assert shut == [1]


def test_what_is_typed_becomes_the_view_model_s(pilot):
    typed = []
    field = Field(label="Number", kind="digits", changed=typed.append, text="000")
    pilot.show(a_screen(field))
    assert not field.type_text("1"), "keys come only to the field that has the focus"
    pilot.tap("Number")
    field.type_text("85")
    field.press_key(8)
    assert typed == ["00085", "00"]


def test_what_lies_below_a_very_tall_block_is_drawn_soon_and_then_all_is_still(pilot):
    tall, last = Plate(label="tall", tall=60_000), Plate(label="last")
    screen = pilot.show(a_screen(tall, last), size=(392, 700))
    pilot.frames(3)
    assert last.drawings == 1
    layouts = []
    screen.body.fbind("offset", lambda *_: layouts.append(1))
    last.place = lambda *_: layouts.append(1)
    pilot.frames(5)
    assert layouts == [], "a page at rest must not be laid out again in every frame"
