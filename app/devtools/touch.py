"""A finger on the window: real touches through Kivy's event loop, for walks, pictures and tests."""

from typing import Any

from kivy.base import EventLoop
from kivy.input.motionevent import MotionEvent


class Touch(MotionEvent):
    """
    One finger, from coming down to leaving.

    Coordinates are window pixels, origin bottom left.
    """

    _made = 0

    def __init__(self, x: float, y: float) -> None:
        Touch._made += 1
        super().__init__(
            "finger", Touch._made, _share_of_window(x, y), is_touch=True, type_id="touch"
        )

    def depack(self, args: Any) -> None:
        """Take the place from the two shares of the window."""
        self.profile = ("pos",)
        self.sx, self.sy = args
        super().depack(args)

    def down(self) -> "Touch":
        """Come down."""
        EventLoop.post_dispatch_input("begin", self)
        return self

    def to(self, x: float, y: float) -> "Touch":
        """Move there."""
        self.move(_share_of_window(x, y))
        EventLoop.post_dispatch_input("update", self)
        return self

    def up(self) -> None:
        """Leave."""
        self.update_time_end()
        EventLoop.post_dispatch_input("end", self)


def tap(x: float, y: float) -> None:
    """Come down and leave at one place."""
    Touch(x, y).down().up()


def _share_of_window(x: float, y: float) -> tuple[float, float]:
    window = EventLoop.window
    return x / (window.width - 1.0), y / (window.height - 1.0)
