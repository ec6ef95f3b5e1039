"""Kivy's switches, and a data folder whose style.kv holds only the rules that this app uses."""

import hashlib
import importlib.util
import os
import shutil
import sys
import tempfile
from pathlib import Path

BUILT = Path(__file__).resolve().parents[2] / "build"
DATA = BUILT / "kivy_data"

USED_RULES: tuple[str, ...] = ()
"""
The widgets of Kivy that the app uses and that have a rule in the stock style.kv.

Kivy compiles that file at every start, and the time grows with the square of its length: with only
these rules bare Kivy starts in half the instructions. Ours draw themselves, so none is needed yet;
a test holds the list against the imports.
"""


def environment(*, offscreen: bool) -> dict[str, str]:
    """
    The variables to set before the first import of Kivy.

    Args:
        offscreen: Draw without a screen even where there is one (Linux only; it is also what
            happens where there is none).
    """
    switches = {
        "KIVY_HOME": str(BUILT / "kivy_home"),
        "KIVY_DATA_DIR": str(DATA),
        "KIVY_NO_ARGS": "1",
        "KIVY_NO_CONFIG": "1",
        "KIVY_NO_FILELOG": "1",
        # Python's own logging: no lines of Kivy's on every start, and standard error stays whole.
        "KIVY_LOG_MODE": "PYTHON",
        "KIVY_WINDOW": "sdl2",
        "KIVY_TEXT": "sdl2",
        "KIVY_IMAGE": "sdl2",
        "KCFG_GRAPHICS_MULTISAMPLES": "0",
    }
    screen = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if sys.platform.startswith("linux") and (offscreen or not screen):
        switches["SDL_VIDEODRIVER"] = "offscreen"
    return switches


def stale() -> bool:
    """Whether the folder is missing or was made by another version of this module."""
    try:
        return (DATA / "stamp").read_text(encoding="ascii") != _key()
    except OSError:
        return True


def make() -> None:
    """Make the folder anew; it appears whole or not at all."""
    source = stock()
    BUILT.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=BUILT) as made:
        folder = Path(made) / "data"
        folder.mkdir()
        for part in ("glsl", "logo"):
            shutil.copytree(source / part, folder / part)
        style = _only((source / "style.kv").read_text(encoding="utf-8"), set(USED_RULES))
        (folder / "style.kv").write_text(style, encoding="utf-8")
        (folder / "stamp").write_text(_key(), encoding="ascii")
        if DATA.exists():
            DATA.rename(Path(made) / "old")
        folder.rename(DATA)


def stock() -> Path:
    """Kivy's own data folder, found without importing Kivy."""
    spec = importlib.util.find_spec("kivy")
    if spec is None or spec.origin is None:
        msg = "Kivy is not installed in this Python"
        raise ModuleNotFoundError(msg)
    return Path(spec.origin).parent / "data"


def rule_names(header: str) -> set[str]:
    """The widget names of a rule's first line: ``<-Button,-ToggleButton>:`` has two."""
    names = header.strip().rstrip(":").strip("<>").split(",")
    return {name.split("@")[0].strip().lstrip("-") for name in names}


def _only(style: str, wanted: set[str]) -> str:
    kept, taking = [], False
    for line in style.splitlines():
        if line.startswith("<"):
            taking = bool(rule_names(line) & wanted)
        if line.startswith("#:") or (taking and line.strip() and not line.lstrip().startswith("#")):
            kept.append(line)
    return "\n".join(kept) + "\n"


def _key() -> str:
    made_by = Path(__file__).read_bytes()
    lock = (BUILT.parent / "requirements.lock").read_bytes()
    return hashlib.sha256(made_by + lock).hexdigest()
