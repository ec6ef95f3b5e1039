"""
The phone's frame: rounded corners around the phone, scaled as a whole where the window is too low.
"""

from typing import Any

from kivy.graphics import (
    InstructionGroup,
    PopMatrix,
    PushMatrix,
    RoundedRectangle,
    Scale,
    ScissorPop,
    ScissorPush,
    StencilPop,
    StencilPush,
    StencilUnUse,
    StencilUse,
    Translate,
)
from kivy.input.motionevent import MotionEvent
from kivy.properties import BooleanProperty
from kivy.uix.widget import Widget

from app.ui.context import ui
from app.ui.painter import Painter
from app.ui.theme import radius

BEZEL = 10.0  # dp of black around the glass


class PhoneStand(Widget):
    """
    Holds one phone at its own size and shows it where there is room.

    The phone keeps its size in dp; the stand moves and shrinks the picture and turns every touch
    back into the phone's own pixels.

    Attributes:
        framed: Whether bezel and round corners are drawn; without them the phone is the window.
        shaded: Whether a shadow lies behind the frame, so that the corners must be seen through.
    """

    framed = BooleanProperty(True)
    shaded = BooleanProperty(False)

    def __init__(self, phone: Widget, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.phone = phone
        self._left, self._bottom, self._scale = 0.0, 0.0, 1.0
        self._move, self._zoom = Translate(0, 0), Scale(1)
        self._clip, self._unclip = InstructionGroup(), InstructionGroup()
        self._bezel = InstructionGroup()
        for part in (PushMatrix(), self._move, self._zoom, self._clip):
            self.canvas.before.add(part)
        for part in (self._unclip, self._bezel, PopMatrix()):
            self.canvas.after.add(part)
        self.add_widget(phone)
        self.bind(framed=lambda *_: self._draw_frame(), shaded=lambda *_: self._draw_frame())

    # --- layout -----------------------------------------------------------------------------------
    def fit(self, size: tuple[float, float], room: tuple[float, float, float, float]) -> None:
        """
        Show a phone of ``size`` dp in the middle of a room, shrunk where it does not fit.

        Args:
            size: Width and height of the glass in dp.
            room: Left, bottom, width, height in window pixels.
        """
        density = ui.density
        wide, tall = round(size[0] * density), round(size[1] * density)
        edge = 2 * BEZEL * density if self.framed else 0
        left, bottom, width, height = room
        self._scale = min(1.0, width / (wide + edge), height / (tall + edge))
        self._left = round(left + (width - wide * self._scale) / 2)
        self._bottom = round(bottom + (height - tall * self._scale) / 2)
        self._move.xy = (self._left, self._bottom)
        self._zoom.xyz = (self._scale, self._scale, 1)
        if tuple(self.phone.size) != (wide, tall):
            self.phone.pos, self.phone.size = (0, 0), (wide, tall)
        self._draw_frame()

    @property
    def glass(self) -> tuple[float, float, float, float]:
        """Where the phone is seen: left, bottom, width, height in window pixels."""
        width, height = self.phone.size
        return self._left, self._bottom, width * self._scale, height * self._scale

    def _draw_frame(self) -> None:
        for group in (self._clip, self._unclip, self._bezel):
            group.clear()
        if not self.framed:
            return
        density = ui.density
        wide, tall = (side / density for side in self.phone.size)
        outer = (-BEZEL, -tall - BEZEL, wide + 2 * BEZEL, tall + 2 * BEZEL)
        painter = Painter(self._bezel)
        if self.shaded:
            self._clip_round(wide, tall)
        else:
            self._clip_square()
            corner = radius("frame") - BEZEL
            painter.corners(0, -tall, wide, tall, corner=corner, fill="stage_ground")
        painter.frame(*outer, corner=radius("frame"), outline="stage_frame", line=BEZEL)

    def _clip_square(self) -> None:
        """A scissor costs no pass, as the first frame wants it; the corners are painted over."""
        left, bottom, wide, tall = (round(side) for side in self.glass)
        self._clip.add(ScissorPush(x=left, y=bottom, width=wide, height=tall))
        self._unclip.add(ScissorPop())

    def _clip_round(self, wide: float, tall: float) -> None:
        """A stencil leaves the shadow to be seen; its jagged edge lies under the bezel's middle."""
        density, inset = ui.density, BEZEL / 2
        place = (-inset * density, -inset * density)
        size = ((wide + BEZEL) * density, (tall + BEZEL) * density)
        corners = [(radius("frame") - inset) * density]
        glass, again = (RoundedRectangle(pos=place, size=size, radius=corners) for _ in "12")
        for part in (StencilPush(), glass, StencilUse()):
            self._clip.add(part)
        for part in (StencilUnUse(), again, StencilPop()):
            self._unclip.add(part)

    # --- where things are -------------------------------------------------------------------------
    def to_local(self, x: float, y: float, *, relative: bool = False) -> tuple[float, float]:
        """From window pixels to the phone's."""
        del relative
        return (x - self._left) / self._scale, (y - self._bottom) / self._scale

    def to_parent(self, x: float, y: float, *, relative: bool = False) -> tuple[float, float]:
        """From the phone's pixels to the window's."""
        del relative
        return x * self._scale + self._left, y * self._scale + self._bottom

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Touches reach the phone in its own pixels."""
        return self._through(touch, super().on_touch_down)

    def on_touch_move(self, touch: MotionEvent) -> bool:
        """As above."""
        return self._through(touch, super().on_touch_move)

    def on_touch_up(self, touch: MotionEvent) -> bool:
        """As above."""
        return self._through(touch, super().on_touch_up)

    def _through(self, touch: MotionEvent, pass_on: Any) -> bool:
        touch.push()
        touch.apply_transform_2d(self.to_local)
        used = bool(pass_on(touch))
        touch.pop()
        return used
