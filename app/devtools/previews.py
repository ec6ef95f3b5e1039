"""Every preview of every screen, found by folder, and a picture of each."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from inspect import isclass
from pathlib import Path
from typing import Any

from app.testing.still import Still

FEATURES = Path(__file__).resolve().parents[1] / "features"


@dataclass(frozen=True, slots=True)
class Preview:
    """One state of one feature's screen."""

    feature: str
    name: str
    state: Any

    @property
    def title(self) -> str:
        """``wallet-empty``."""
        return f"{self.feature}-{self.name}"


def feature_names() -> list[str]:
    """Every feature folder, sorted."""
    return sorted(path.parent.name for path in FEATURES.glob("*/previews.py"))


def previews(feature: str | None = None) -> Iterator[Preview]:
    """Every preview, or those of one feature."""
    for name in feature_names():
        if feature in (None, name):
            states: dict[str, Any] = import_module(f"app.features.{name}.previews").PREVIEWS
            for key, state in states.items():
                yield Preview(name, key, state)


def screen_of(preview: Preview) -> Any:
    """The preview's screen with a stand-in for its view-model."""
    from app.ui.bound_screen import BoundScreen  # noqa: PLC0415 — opens a window: only when drawing

    module = import_module(f"app.features.{preview.feature}.screen")
    screens = [
        value
        for value in vars(module).values()
        if isclass(value) and issubclass(value, BoundScreen) and value.__module__ == module.__name__
    ]
    if len(screens) != 1:
        msg = f"{module.__name__} must define exactly one screen, it defines {len(screens)}"
        raise LookupError(msg)
    return screens[0](Still(preview.state))
