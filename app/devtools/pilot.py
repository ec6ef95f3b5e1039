"""
Drives a screen or a phone drawn off-screen as a person would: by spoken names, touches and keys.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from kivy.base import EventLoop, runTouchApp
from kivy.core.window import Window
from kivy.graphics.opengl import glFinish
from kivy.uix.widget import Widget

from app.devtools.touch import Touch
from app.ui.block import Block, targets_of
from app.ui.body import Body
from app.ui.components.sheet import Sheet
from app.ui.context import ui
from app.ui.kv import unbind
from app.ui.painter import Target

_SETTLES = 6
"""Frames after which a target that still moves is touched where it is."""


class NotFoundError(AssertionError):
    """Nothing on the screen has that spoken name."""


class Pilot:
    """
    One window, one root at a time.

    ``tap`` scrolls the target into sight first, as a finger would; frames are pumped until a
    condition holds, never for a time.
    """

    def __init__(self) -> None:
        self.root: Any = None
        if not EventLoop.event_listeners:
            runTouchApp(Widget(), embedded=True)

    def show(self, root: Any, size: tuple[int, int] = (392, 844)) -> Any:
        """Put this screen or phone into the window, at this size in dp."""
        self.close()
        density = ui.density
        Window.size = (round(size[0] * density), round(size[1] * density))
        self.root = root
        root.pos, root.size = (0, 0), Window.size
        Window.add_widget(root)
        if hasattr(root, "enter"):
            root.enter()
        elif hasattr(root, "show"):
            root.show()
        self.frames(3)
        return root

    def close(self) -> None:
        """Take the root out again."""
        if self.root is not None:
            for verb in ("leave", "close"):
                if hasattr(self.root, verb):
                    getattr(self.root, verb)()
            Window.remove_widget(self.root)
            unbind(self.root)
            self.root = None

    def frames(self, count: int = 2) -> None:
        """Let that many frames be drawn."""
        for _ in range(count):
            EventLoop.idle()
            glFinish()

    def until(self, holds: Callable[[], bool], what: str, frames: int = 600) -> None:
        """Pump frames until it holds; fails with ``what`` after too many."""
        for _ in range(frames):
            if holds():
                return
            self.frames(1)
        msg = f"never came to hold: {what}; on the screen: {self.words()}"
        raise AssertionError(msg)

    # --- what is there ----------------------------------------------------------------------------
    def targets(self) -> list[tuple[Block, Target]]:
        """Every target in reading order."""
        return targets_of(self.root)

    def words(self) -> list[str]:
        """Every word drawn, block by block in reading order."""
        found: list[str] = []

        def read(widget: Any) -> None:
            for child in reversed(widget.children):
                if isinstance(child, Block):
                    found.extend(child.words)
                read(child)

        read(self.root)
        return found

    def sees(self, text: str) -> bool:
        """Whether some word on the screen contains it."""
        return any(text in word for word in self.words())

    def find(self, name: str) -> tuple[Block, Target]:
        """
        The first target whose spoken name is, or else begins with, or else contains ``name``.

        Under an open sheet nothing is found, as nothing there could be touched.
        """
        pairs = [pair for pair in self.targets() if pair[1].act is not None]
        pairs = [pair for pair in pairs if isinstance(pair[0], Sheet)] or pairs
        for fits in (str.__eq__, str.startswith, str.__contains__):
            for pair in pairs:
                if fits(pair[1].name, name):
                    return pair
        names = [target.name for _, target in pairs]
        msg = f"no target is called {name!r}; there are {names}"
        raise NotFoundError(msg)

    # --- deeds ------------------------------------------------------------------------------------
    def tap(self, name: str) -> None:
        """Touch the middle of a target and let go."""
        touch = Touch(*self.middle_of(name)).down()
        self.frames(1)
        touch.up()
        self.frames(2)

    def middle_of(self, name: str) -> tuple[float, float]:
        """
        Where to touch a target, in window pixels, once it is in sight.

        What is above it, or its sheet, may still grow: it is revealed until it stands still.
        """
        block, target = self.find(name)
        at: object = None
        for _ in range(_SETTLES):
            before = at
            if isinstance(block, Sheet):
                block.reveal(target.y, target.y + target.height)
            elif isinstance(block.parent, Body):
                block.parent.reveal(block, target.y, target.y + target.height)
            else:
                break
            self.frames(1)
            block, target = self.find(name)
            at = block.frame_of(target)
            if at == before:
                break
        x, y, wide, tall = block.frame_of(target)
        return x + wide / 2, y + tall / 2

    def shot(self, path: Path) -> Path:
        """Write the window as a PNG."""
        self.frames(2)
        self.root.export_to_png(str(path))
        return path
