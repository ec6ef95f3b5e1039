"""
A screen bound to a view-model: keeps its state in step, lays out bar, body and actions, and owns no
data.
"""

from collections.abc import Callable
from typing import Any

from kivy.clock import Clock
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.widget import Widget

from app.ui.block import Block
from app.ui.body import Body
from app.ui.context import ui


class BoundScreen(Widget):
    """
    One screen of a phone.

    Blocks before the ``Body`` in the .kv stay at the top, blocks after it at the bottom; the body
    scrolls between them.

    Attributes:
        vm: The view-model; deeds are its methods.
        state: Its state, replaced as it changes.
        ground: What is under the status bar: ``bg``, or ``lacquer`` or ``lock`` where the screen
            itself reaches the phone's top edge.
        covered: Pixels at the top that the status bar then covers.
        sheet_open: Whether a sheet lies over it; the tabs go meanwhile.
    """

    ground = StringProperty("bg")
    covered = NumericProperty(0)
    sheet_open = BooleanProperty(False)
    vm: Any = ObjectProperty(None, rebind=True)
    state: Any = ObjectProperty(None, rebind=True)

    def __init__(self, vm: Any, **kwargs: Any) -> None:
        self._leave: Callable[[], None] | None = None
        self._seen = -1
        self._soon = Clock.create_trigger(self._arrange, -1)
        self.vm, self.state = vm, vm.state
        super().__init__(**kwargs)
        self.bind(pos=self._moved, size=self._moved)

    # --- life -------------------------------------------------------------------------------------
    def enter(self) -> None:
        """It is shown: follow the view-model and the look."""
        if self._leave is None:
            self._leave = self.vm.subscribe(self._follow)
            ui.fbind("epoch", self._moved)
        self.state = self.vm.state
        self.vm.start()
        self._arrange()

    def leave(self) -> None:
        """It is shown no more."""
        if self._leave is not None:
            self._leave()
            self._leave = None
            ui.funbind("epoch", self._moved)
            self._soon.cancel()
            self.vm.stop()

    def _follow(self, state: Any) -> None:
        self.state = state

    # --- layout -----------------------------------------------------------------------------------
    def add_widget(self, widget: Widget, *args: Any, **kwargs: Any) -> None:
        """Bars are drawn over the body, whatever their place in the .kv."""
        if isinstance(widget, Block) and not args and not kwargs:
            kwargs["canvas"] = "after"
        super().add_widget(widget, *args, **kwargs)

    @property
    def body(self) -> Body | None:
        """The scrolling middle, None where the screen has none."""
        return next((child for child in self.children if isinstance(child, Body)), None)

    def arrange_soon(self) -> None:
        """Something has changed: lay out before the next frame."""
        self._soon()

    def arrange(self, *, whole: bool = False) -> None:
        """Lay out now; ``whole`` also what lies far below, for what cannot wait for a frame."""
        self._soon.cancel()
        self._arrange(whole=whole)

    def _moved(self, *_: object) -> None:
        self._soon()

    def _arrange(self, *_: object, whole: bool = False) -> None:
        if self.width <= 1 or self.height <= 1:
            return
        above, body, below, sheets = self._parts()
        self.sheet_open = any(sheet.visible for sheet in sheets)
        top = self.top
        for block in above:
            block.arrange(self.width)
            block.place(self.x, top)
            top -= block.height
        bottom = self.y
        for block in reversed(below):
            block.arrange(self.width)
            block.place(self.x, bottom + block.height)
            bottom += block.height
        if body is not None:
            body.pos = (self.x, bottom)
            body.size = (self.width, max(0.0, top - bottom))
            body.arrange(whole=whole)
        for sheet in sheets:
            sheet.room = self.height / ui.density
            sheet.arrange(self.width)
            sheet.place(self.x, self.top)

    def _parts(self) -> tuple[list[Block], Body | None, list[Block], list[Block]]:
        above: list[Block] = []
        below: list[Block] = []
        sheets: list[Block] = []
        body: Body | None = None
        for child in reversed(self.children):
            if isinstance(child, Body):
                body = child
            elif isinstance(child, Block) and hasattr(child, "room"):
                sheets.append(child)
            elif isinstance(child, Block):
                (above if body is None else below).append(child)
        return above, body, below, sheets
