"""
One flat-drawn piece of a screen: it draws itself at a width, says its height and names its targets.
"""

from typing import Any, ClassVar

from kivy.event import EventDispatcher
from kivy.graphics import InstructionGroup, PopMatrix, PushMatrix, Translate
from kivy.input.motionevent import MotionEvent
from kivy.properties import BooleanProperty, NumericProperty
from kivy.uix.widget import Widget

from app.ui.context import ui
from app.ui.painter import Painter, Target

_WIDGETS_OWN = frozenset(Widget().properties())


class Block(Widget):
    """
    A piece of a screen, drawn in one go and not again until something it shows changes.

    Subclasses declare Kivy properties for what they show and write ``draw``. A change of any such
    property, of theme, words or text size draws the block again before the next frame.

    Attributes:
        gap: Space above it in dp.
        visible: A hidden block takes no room and has no targets.
        bleed: Whether it spans the screen's full width, without the margin.
    """

    gap = NumericProperty(16)
    visible = BooleanProperty(True)
    bleed: ClassVar[bool] = False
    _watched: ClassVar[dict[type, tuple[str, ...]]] = {}

    def __init__(self, **kwargs: Any) -> None:
        self._stale = True
        self._drawn_for: tuple[float, float] = (-1, -1)
        self._pressed: Target | None = None
        self.targets: list[Target] = []
        self.words: list[str] = []
        self.spills: list[str] = []
        super().__init__(size_hint=(None, None), size=(0, 0), **kwargs)
        self._group = InstructionGroup()
        self._above = InstructionGroup()
        self._move = Translate(0, 0)
        for part in (PushMatrix(), self._move, self._group, self._above, PopMatrix()):
            self.canvas.add(part)
        cls = type(self)
        if cls not in Block._watched:
            Block._watched[cls] = tuple(n for n in self.properties() if n not in _WIDGETS_OWN)
        for name in Block._watched[cls]:
            self.fbind(name, self.invalidate)

    # --- for subclasses ---------------------------------------------------------------------------
    def draw(self, p: Painter, width: float) -> float:
        """Draw at this width in dp and return the height in dp."""
        raise NotImplementedError

    # --- layout -----------------------------------------------------------------------------------
    def invalidate(self, *_: object) -> None:
        """What it shows has changed: draw again before the next frame."""
        self._stale = True
        parent = self.parent
        if parent is not None and hasattr(parent, "arrange_soon"):
            parent.arrange_soon()

    def is_drawn(self, width: float) -> bool:
        """Whether it need not be drawn again to stand at ``width`` pixels."""
        return not self._stale and self._drawn_for == (width, ui.epoch)

    def arrange(self, width: float) -> float:
        """Draw if needed at ``width`` pixels; returns the height in pixels."""
        if not self.is_drawn(width):
            self._stale, self._drawn_for = False, (width, ui.epoch)
            self._redraw(width)
        return float(self.height)

    def _redraw(self, width: float) -> None:
        self._group.clear()
        pressed = self._pressed
        self._unpress()
        painter = Painter(self._group, width / ui.density)
        height = self.draw(painter, width / painter.density) if self.visible else 0.0
        self.targets, self.words, self.spills = painter.targets, painter.words, painter.spills
        self.size = (width, round(height * painter.density))
        if pressed is not None:
            again = next((one for one in self.targets if one.is_still(pressed)), None)
            if again is not None:
                self._press(again)  # news came in under the finger: the press goes on

    def place(self, x: float, top: float) -> None:
        """Put its top left corner there, in pixels."""
        self.pos = (x, top - self.height)
        self._move.xy = (round(x), round(top))

    # --- touch ------------------------------------------------------------------------------------
    def target_at(self, x: float, y: float) -> Target | None:
        """The target under a point in the parent's pixels; the one drawn last wins."""
        density = ui.density
        left, down = (x - self.x) / density, (self.top - y) / density
        for target in reversed(self.targets):
            if (
                target.x <= left <= target.x + target.width
                and target.y <= down <= target.y + target.height
            ):
                return target
        return None

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Press the target under the finger."""
        if super().on_touch_down(touch):
            return True
        if touch.is_mouse_scrolling or not self.visible:
            return False
        target = self.target_at(*touch.pos)
        if target is None or target.act is None:
            return False
        if target.enabled:
            touch.grab(self)
            self._press(target)
        return True

    def on_touch_move(self, touch: MotionEvent) -> bool:
        """Let go when the finger scrolls away."""
        if touch.grab_current is self:
            if touch.ud.get("dragging"):
                self._unpress()
            return True
        return super().on_touch_move(touch)

    def on_touch_up(self, touch: MotionEvent) -> bool:
        """Act if the finger leaves where it came down."""
        if touch.grab_current is not self:
            return super().on_touch_up(touch)
        touch.ungrab(self)
        pressed = self._pressed
        self._unpress()
        released = self.target_at(*touch.pos)
        if released and released == pressed and not touch.ud.get("dragging"):
            self.act(released)
        return True

    def act(self, target: Target) -> None:
        """Do what a tap on the target does."""
        if target.enabled and target.act is not None:
            target.act()

    def _press(self, target: Target) -> None:
        self._pressed = target
        painter = Painter(self._above)
        x, y, width, height = target.drawn or (target.x, target.y, target.width, target.height)
        red, green, blue, _ = ui.colour("text")
        painter.panel(x, y, width, height, corner=target.corner, fill=(red, green, blue, 0.14))

    def _unpress(self) -> None:
        if self._pressed is not None:
            self._pressed = None
            self._above.clear()

    def frame_of(self, target: Target) -> tuple[float, float, float, float]:
        """A target's visible frame in window pixels: x, y, width, height."""
        x, y, width, height = target.drawn or (target.x, target.y, target.width, target.height)
        density = ui.density
        left, top = self.to_window(self.x + x * density, self.top - y * density)
        return left, top - height * density, width * density, height * density


def targets_of(root: EventDispatcher) -> list[tuple[Block, Target]]:
    """Every target below a widget in reading order."""
    found: list[tuple[Block, Target]] = []
    for child in reversed(root.children):
        if isinstance(child, Block):
            found.extend((child, target) for target in child.targets)
        found.extend(targets_of(child))
    return found
