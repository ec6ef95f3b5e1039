"""
The scrolling middle of a screen: stacks its blocks, scrolls them with finger, wheel and keys, and
nothing else.
"""

from typing import Any

from kivy.clock import Clock
from kivy.graphics import PopMatrix, PushMatrix, Translate
from kivy.input.motionevent import MotionEvent
from kivy.properties import NumericProperty
from kivy.uix.widget import Widget

from app.ui.block import Block
from app.ui.context import ui
from app.ui.theme import space

_SLOP = 10  # dp a finger may wander and still mean a tap
_WHEEL = 72  # dp a notch of the wheel
_FRICTION = 0.0045  # share of the speed lost per millisecond
_FAR = 50  # screens below: where a block waits that is not drawn yet
_STILL = 24  # dp per second below which a fling ends


class Body(Widget):
    """
    A column of blocks that scrolls.

    ScrollView is not used: it holds every tap back to see whether it becomes a scroll, and gives
    the
    finger's release to its children a fifth of a second late.

    Attributes:
        offset: Pixels scrolled down from the top.
    """

    offset = NumericProperty(0)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._shift = Translate(0, 0)
        with self.canvas.before:
            PushMatrix()
        self.canvas.before.add(self._shift)
        with self.canvas.after:
            PopMatrix()
        self._content = 0.0
        self._speed = 0.0
        self._fling: Any = None
        self._later = Clock.create_trigger(lambda _: self.arrange(further=True), 0)
        self.fbind("offset", self._scrolled)

    # --- layout -----------------------------------------------------------------------------------
    def arrange_soon(self) -> None:
        """A block has changed: ask the screen for a new layout."""
        if self.parent is not None:
            self.parent.arrange_soon()

    def arrange(self, *, whole: bool = False, further: bool = False) -> None:
        """
        Stack the blocks at this size.

        What lies more than a screen below the sight is drawn in the frames that follow, a screen's
        height in each, so that a long page opens as fast as a short one.

        Args:
            whole: Draw everything now: a picture or a test that cannot wait.
            further: One of the frames that follow.
        """
        density = ui.density
        margin = round(space("x4") * density)
        step = self.height + density
        y, first, postponed, fresh = self.top, True, False, 0.0
        for block in reversed(self.children):
            inset = 0 if block.bleed else margin
            width = self.width - 2 * inset
            below = self.top - y > self.offset + step
            if below and not whole and not block.is_drawn(width):
                if not further or fresh >= step:
                    postponed = True
                    block.place(self.x + inset, self.top - _FAR * step)
                    continue
                fresh += block.arrange(width) + density
            height = block.arrange(width)
            if not block.visible:
                block.place(self.x, y)
                continue
            y -= 0 if first else round(block.gap * density)
            block.place(self.x + inset, y)
            y -= height
            first = False
        self._content = self.top - y + margin
        if postponed:
            self._later()
        else:
            self._later.cancel()
            self.offset = min(self.offset, self.furthest)
        self._scrolled()

    @property
    def furthest(self) -> float:
        """How far it can scroll, in pixels."""
        return max(0.0, self._content - self.height)

    def _scrolled(self, *_: object) -> None:
        self._shift.y = round(self.offset)
        for block in self.children:
            if hasattr(block, "show_between") and block.visible:
                top = block.top - self.top + self.offset  # of the window, above the block's top
                block.show_between(top, top + self.height)

    def reveal(self, block: Block, top: float, bottom: float) -> None:
        """Scroll so that this part of a block (dp from its top) is in sight."""
        density = ui.density
        margin = space("x6") * density
        start = self.top - block.top + top * density - margin
        end = self.top - block.top + bottom * density + margin
        if start < self.offset:
            self.scroll_to(start)
        elif end > self.offset + self.height:
            self.scroll_to(end - self.height)

    def scroll_to(self, offset: float) -> None:
        """Go there at once, within bounds."""
        self._stop()
        self.offset = max(0.0, min(offset, self.furthest))

    # --- where things are -------------------------------------------------------------------------
    def to_local(self, x: float, y: float, *, relative: bool = False) -> tuple[float, float]:
        """From the screen's pixels to the blocks'."""
        del relative
        return x, y - self.offset

    def to_parent(self, x: float, y: float, *, relative: bool = False) -> tuple[float, float]:
        """From the blocks' pixels to the screen's."""
        del relative
        return x, y + self.offset

    # --- touch ------------------------------------------------------------------------------------
    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Stop a fling; scroll by wheel; or press a block and follow the finger."""
        if not self.collide_point(*touch.pos):
            return False
        if touch.is_mouse_scrolling:
            step = _WHEEL * ui.density * (1 if touch.button == "scrollup" else -1)
            self.scroll_to(self.offset + step)
            return True
        flung = self._fling is not None
        self._stop()
        touch.ud["came_down"] = touch.y
        touch.ud["came_at"] = [(touch.time_start, touch.y)]
        touch.grab(self)
        if not flung:
            touch.push()
            touch.apply_transform_2d(self.to_local)
            super().on_touch_down(touch)
            touch.pop()
        return True

    def on_touch_move(self, touch: MotionEvent) -> bool:
        """Scroll once the finger has left the slop."""
        if touch.grab_current is not self:
            return False
        moved = touch.y - touch.ud["came_down"]
        if not touch.ud.get("dragging") and abs(moved) > _SLOP * ui.density and self.furthest:
            touch.ud["dragging"] = True
        if touch.ud.get("dragging"):
            self.offset = max(0.0, min(self.offset + touch.dy, self.furthest))
            trail = touch.ud["came_at"]
            trail.append((touch.time_update, touch.y))
            del trail[:-6]
        return True

    def on_touch_up(self, touch: MotionEvent) -> bool:
        """Let the list run on."""
        if touch.grab_current is not self:
            return False
        touch.ungrab(self)
        trail = touch.ud["came_at"]
        if touch.ud.get("dragging") and len(trail) > 1 and not ui.reduced_motion:
            elapsed = trail[-1][0] - trail[0][0]
            self._speed = (trail[-1][1] - trail[0][1]) / elapsed if elapsed > 0 else 0.0
            if abs(self._speed) > _STILL * ui.density:
                self._fling = Clock.schedule_interval(self._run_on, 0)
        return True

    def _run_on(self, elapsed: float) -> None:
        before = self.offset
        self.offset = max(0.0, min(before + self._speed * elapsed, self.furthest))
        self._speed *= max(0.0, 1 - _FRICTION * elapsed * 1000)
        if self.offset == before or abs(self._speed) < _STILL * ui.density:
            self._stop()

    def _stop(self) -> None:
        if self._fling is not None:
            self._fling.cancel()
            self._fling = None
