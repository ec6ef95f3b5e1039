"""The top of Home: a greeting, the resident's whole name, the language and the bell."""

from collections.abc import Callable

from kivy.properties import NumericProperty, ObjectProperty, StringProperty

from app.ui.block import Block
from app.ui.components.bars import BarIcon, icon_button
from app.ui.context import ui
from app.ui.painter import Painter
from app.ui.theme import space


class Greeting(Block):
    """
    Who is signed in. The name wraps and is never cut.

    Attributes:
        hello, full_name: The two lines; the first goes at large text.
        language: The code shown on the language button.
        choose_language, open_notices: What the two do.
        unread: The bell's count.
    """

    hello = StringProperty("")
    full_name = StringProperty("")
    choose_language: Callable[[], object] | None = ObjectProperty(None, allownone=True)
    open_notices: Callable[[], object] | None = ObjectProperty(None, allownone=True)
    unread = NumericProperty(0)
    bleed = True

    def draw(self, p: Painter, width: float) -> float:
        """Name at the left, language and bell at the right."""
        margin = space("x4")
        code = ui.lang.upper()
        pill = 48.0 if p.large else p.text_width(code, "label") + 50
        room = width - margin - 4 - 48 - 4 - pill - 8 - margin
        hello = 0.0 if p.large else p.text_height(self.hello, 0, "label", 400)
        style = "heading" if p.large else "subheading"
        name = p.text_height(self.full_name, room, style, 600)
        height = max(64.0, hello + name + 20)
        p.rect(0, 0, width, height, "bg")
        y = (height - hello - name) / 2
        if hello:
            p.text(self.hello, margin, y, style="label", weight=400, colour="text_2")
        p.text(self.full_name, margin, y + hello, room, style=style, weight=600)
        middle = (height - 48) / 2
        bell = BarIcon(
            "bell-outline", ui.tr("home.bell"), self.open_notices or _nothing, int(self.unread)
        )
        left = icon_button(p, width - 4, middle, bell)
        x = left - 4 - pill
        if p.large:
            icon_button(
                p,
                x + 48,
                middle,
                BarIcon("translate", ui.tr("home.language"), self.choose_language or _nothing),
            )
            return height
        p.panel(x, middle + 4, pill, 40, corner=20, fill="surface", outline="line")
        p.icon("translate", x + 12, middle + 15, 18, "text")
        p.text(code, x + 36, middle + 24 - p.line_height("label") / 2, style="label")
        p.target(x, middle + 4, pill, 40, self.choose_language, ui.tr("home.language"), corner=20)
        return height


def _nothing() -> None:
    """A still picture's button."""
