"""
The presenter's window: the phone on its stand at the left, the panel or its drawer at the right.
"""

from collections.abc import Callable
from typing import Any

from kivy.clock import Clock
from kivy.core.window import Window
from kivy.graphics import InstructionGroup
from kivy.input.motionevent import MotionEvent
from kivy.properties import BooleanProperty, ObjectProperty
from kivy.uix.widget import Widget

from app.shell.keys import TAB
from app.shell.toast import FocusRing
from app.stage.stand import PhoneStand
from app.ui.context import ui
from app.ui.painter import Painter
from app.ui.theme import radius, tokens

_MARGIN = 16.0  # dp kept around the phone's frame


class Stage(Widget):
    """
    Lays out phone and panel in the window and sends the keyboard to one of them.

    The panel is made by ``furnish`` after the first frame; until then its place is kept free.

    Attributes:
        phone_only: Nothing but the phone (F11).
        panel_open: Whether the panel, or its drawer in a narrow window, is shown.
        phone_size: Width and height of the phone in dp.
    """

    phone_only = BooleanProperty(False)
    panel_open = BooleanProperty(True)
    phone_size = ObjectProperty((392.0, 844.0))

    def __init__(self, phone: Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.phone: Any = phone
        self.panel: Any = None
        self._keys_on_panel = False
        Window.clearcolor = ui.colour("stage_ground")  # no rectangle to fill once more
        self._shade = InstructionGroup()
        self.canvas.before.add(self._shade)
        self._stand = PhoneStand(phone)
        self._corner: Any = None
        self._ring: Any = None
        self.add_widget(self._stand)
        self._soon = Clock.create_trigger(lambda _: self.arrange(), -1)
        for name in ("size", "pos", "phone_only", "panel_open", "phone_size"):
            self.fbind(name, self._moved)
        ui.fbind("epoch", self._moved)
        Window.bind(on_key_down=self._key_down, on_textinput=self._typed)

    # --- making the rest --------------------------------------------------------------------------
    def furnish(self, make_panel: Callable[[], Any]) -> None:
        """Add what the first frame did not wait for: shadow, corner note and panel."""
        from app.stage.corner import Corner  # noqa: PLC0415 — not before the first frame
        from app.stage.panel_keys import PanelKeys  # noqa: PLC0415 — as above

        self._corner = Corner(open_panel=lambda: setattr(self, "panel_open", True))
        self.panel = make_panel()
        self._ring = FocusRing()
        self.panel.keys = PanelKeys(self.panel, self._ring, lambda: self._give_keys(panel=False))
        self.add_widget(self._corner)
        self.panel_open = not self.narrow
        self.arrange()

    def close(self) -> None:
        """Let go of the window's keys."""
        Window.unbind(on_key_down=self._key_down, on_textinput=self._typed)
        ui.funbind("epoch", self._moved)
        if self.panel is not None and self.panel.parent:
            self.panel.leave()

    # --- layout -----------------------------------------------------------------------------------
    @property
    def narrow(self) -> bool:
        """Whether the panel is a drawer over the phone instead of standing beside it."""
        return bool(self.width / ui.density < tokens()["stage"]["narrow"])

    @property
    def panel_shown(self) -> bool:
        """Whether the panel is on the stage now."""
        return bool(self.panel_open and not self.phone_only)

    def _moved(self, *_: object) -> None:
        self._soon()

    def arrange(self) -> None:
        """Lay out now."""
        self._soon.cancel()
        if self.width <= 1:
            return
        density = ui.density
        beside = tokens()["stage"]["panel"] * density if self.panel_shown and not self.narrow else 0
        wide, tall = (round(side * density) for side in self.phone_size)
        room = (self.x, self.y, self.width - beside, self.height)
        bare = self.phone_only and wide >= room[2] and tall >= room[3]
        self._stand.framed = not bare
        margin = 0 if bare else _MARGIN * density
        inner = (room[0] + margin, room[1] + margin, room[2] - 2 * margin, room[3] - 2 * margin)
        self._stand.fit(self.phone_size, inner)
        self._draw_shade()
        self._arrange_panel()
        self._arrange_corner()

    def _draw_shade(self) -> None:
        self._shade.clear()
        self._stand.shaded = self.panel is not None and not ui.theme.flat
        if not (self._stand.shaded and self._stand.framed):
            return
        left, bottom, wide, tall = (side / ui.density for side in self._stand.glass)
        corner, fill = radius("frame"), "stage_frame"
        shade = Painter(self._shade)
        shade.panel(left, -bottom - tall, wide, tall, corner=corner, fill=fill, shadow="e3")

    def _arrange_panel(self) -> None:
        panel = self.panel
        if panel is None:
            return
        if not self.panel_shown:
            if panel.parent:
                panel.leave()
                self.remove_widget(panel)
                self.remove_widget(self._ring)
            self._give_keys(panel=False)
            return
        wide = min(self.width, round(tokens()["stage"]["panel"] * ui.density))
        panel.pos, panel.size = (self.right - wide, self.y), (wide, self.height)
        if panel.parent is None:
            self.add_widget(panel)
            self.add_widget(self._ring)
            panel.enter()
        panel.arrange()

    def _arrange_corner(self) -> None:
        corner = self._corner
        if corner is None:
            return
        corner.visible = not self.phone_only
        corner.panel_away = not self.panel_shown
        wide, tall = self.phone_size
        corner.size_note = f"{wide:.0f} × {tall:.0f}"
        corner.room = self.height / ui.density
        beside = self.panel.width if self.panel_shown and not self.narrow else 0
        corner.arrange(self.width - beside)
        corner.place(self.x, self.top)

    def arrange_soon(self) -> None:
        """A block of the stage has changed."""
        self._soon()

    # --- touch and keys ---------------------------------------------------------------------------
    def on_touch_down(self, touch: MotionEvent) -> bool:
        """The panel first: as a drawer it lies over the phone, and a tap beside it shuts it."""
        panel: Any = self.panel if self.panel_shown else None
        self._keys_on_panel = panel is not None and panel.collide_point(*touch.pos)
        if self.panel is not None:
            self.panel.keys.clear()
        if self._keys_on_panel:
            panel.on_touch_down(touch)
            return True
        if panel is not None and self.narrow:
            self.panel_open = False
            return True
        return bool(super().on_touch_down(touch))

    def _key_down(
        self, _window: object, key: int, _scan: int, _text: str | None, modifiers: list[str]
    ) -> bool:
        if key == _F1 and self.panel is not None:
            self.panel_open, self.phone_only = True, False
            self.panel.vm.toggle_keys()
        elif key == _F6 and self.panel_shown and self.panel is not None:
            self._give_keys(panel=not self._keys_on_panel)
        elif key == _F11:
            self.phone_only = not self.phone_only
        elif self._keys_on_panel:
            return bool(self.panel.keys.key(key, modifiers))
        else:
            return bool(self.phone.keys.key(key, modifiers))
        return True

    def _give_keys(self, *, panel: bool) -> None:
        """The keyboard goes to one of the two; on the panel its ring shows where."""
        if panel != self._keys_on_panel:
            self._keys_on_panel = panel
            (self.phone if panel else self.panel).keys.clear()
            if panel:
                self.panel.keys.key(TAB, [])

    def _typed(self, _window: object, text: str) -> bool:
        target = self.panel if self._keys_on_panel else self.phone
        return bool(target.keys.text(text))


_F1, _F6, _F11 = 282, 287, 292
