"""
Draws previews off-screen and writes them as PNG; the gallery and the snapshots look through this.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.devtools.previews import Preview, screen_of

DENSITY = 1


@dataclass(frozen=True, slots=True)
class Look:
    """How a preview is drawn: language, theme, text size, and width and height in dp."""

    lang: str = "vi"
    theme: str = "light"
    scale: float = 1.0
    size: tuple[int, int] = (392, 804)

    @property
    def title(self) -> str:
        """``vi-light-100-392x804``."""
        return f"{self.lang}-{self.theme}-{round(self.scale * 100)}-{self.size[0]}x{self.size[1]}"


class Easel:
    """One window in which previews are drawn one after the other."""

    def __init__(self) -> None:
        from kivy.base import EventLoop, runTouchApp  # noqa: PLC0415 — opens the window
        from kivy.uix.widget import Widget  # noqa: PLC0415 — as above

        self._loop = EventLoop
        if not EventLoop.event_listeners:
            runTouchApp(Widget(), embedded=True)

    def put(self, preview: Preview, look: Look) -> Any:
        """Set the look, make the screen, lay it out; the caller takes it down again."""
        from kivy.core.window import Window  # noqa: PLC0415 — opens the window

        from app.runtime.i18n import catalogue  # noqa: PLC0415 — after the switches
        from app.ui.context import ui  # noqa: PLC0415 — as above
        from app.ui.theme import theme  # noqa: PLC0415 — as above

        ui.speak(look.lang, catalogue(look.lang).tr)
        ui.theme, ui.text_scale, ui.reduced_motion = theme(look.theme), look.scale, True
        size = tuple(round(part * ui.density) for part in look.size)
        if Window.size != size:
            Window.size = size
        Window.clearcolor = ui.colour("bg")
        screen = screen_of(preview)
        screen.pos, screen.size = (0, 0), size
        Window.add_widget(screen)
        screen.enter()
        screen.arrange(whole=True)
        return screen

    def take_down(self, screen: Any) -> None:
        """Remove a screen."""
        from kivy.core.window import Window  # noqa: PLC0415 — opens the window

        from app.ui.kv import unbind  # noqa: PLC0415 — after the switches

        screen.leave()
        Window.remove_widget(screen)
        unbind(screen)

    def draw(self, preview: Preview, look: Look, path: Path) -> Path:
        """Write one picture."""
        from app.ui.context import ui  # noqa: PLC0415 — after the switches

        screen = self.put(preview, look)
        from kivy.graphics import Color, InstructionGroup, Rectangle  # noqa: PLC0415 — after the switches

        # Below whatever ground the screen draws for itself, such as the lock's black one.
        ground = InstructionGroup()  # a rectangle inserted by itself stands before its own texture
        ground.add(Color(*ui.colour("bg")))
        ground.add(Rectangle(size=screen.size))
        screen.canvas.before.insert(0, ground)
        path.parent.mkdir(parents=True, exist_ok=True)
        self._loop.idle()
        screen.export_to_png(str(path))
        self.take_down(screen)
        return path
