"""
The corner notes of the stage: how large the phone is, and the way back to a panel that was put
away.
"""

from collections.abc import Callable

from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty

from app.stage.blocks import PanelBlock
from app.ui.block import Block
from app.ui.components.bars import BarIcon, icon_button
from app.ui.context import ui
from app.ui.painter import Painter
from app.ui.theme import size, space


class _Corner(Block):
    size_note = StringProperty("")
    panel_away = BooleanProperty(False)
    room = NumericProperty(0)
    open_panel: Callable[[], object] | None = ObjectProperty(None, allownone=True)

    def draw(self, p: Painter, width: float) -> float:
        margin, side = space("x5"), size("icon_button")
        high = p.line_height("item")
        top = self.room - margin - high
        p.icon("cellphone", margin, top, 22, "stage_frame")
        p.text(self.size_note, margin + 30, top, style="item", colour="stage_frame")
        if self.panel_away and self.open_panel is not None:
            right = width - margin
            p.panel(right - side, margin, side, side, corner=14, fill="surface", shadow="e1")
            open_it = BarIcon("dock-right", ui.tr("stage.show_panel"), self.open_panel)
            icon_button(p, right, margin, open_it)
        return float(self.room)


class Corner(PanelBlock, _Corner):
    """
    Notes over the ground of the stage.

    Attributes:
        size_note: Width × height of the phone.
        panel_away: Shows the button that brings the panel back.
        room: Height of the stage in dp.
    """
