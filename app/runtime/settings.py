"""What the app is started with: flags first, then the environment, then defaults; read once."""

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from getopt import GetoptError, getopt
from pathlib import Path
from typing import Any

from app.runtime.i18n import LANGUAGES
from app.shared.rulesets import RULE_SET_IDS

THEMES = ("light", "dark", "high_contrast", "high_contrast_dark", "auto")
RULES = {"today": RULE_SET_IDS[0], "draft": RULE_SET_IDS[1]} | {name: name for name in RULE_SET_IDS}
"""What a presenter calls the rule sets → their ids; an id names itself."""
STORY_YEARS = range(2000, 2100)
"""Years that the story can be set to."""
SIDES = range(320, 1201)
"""How wide and how high a phone or tablet can be, in dp."""
_LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
_FLAGS = (
    "demo", "server=", "data-folder=", "vault-folder=", "stage-key=", "lang=", "theme=",
    "text-scale=", "persona=", "rules=", "date=", "screen=", "size=", "shot=", "phone-only",
)  # fmt: skip
_ENVIRONMENT = {
    "server": "DINH_DANH_SERVER",
    "data-folder": "DINH_DANH_APP_FOLDER",
    "vault-folder": "DINH_DANH_VAULT_FOLDER",
    "stage-key": "DINH_DANH_STAGE_KEY",
    "lang": "DINH_DANH_LANG",
    "theme": "DINH_DANH_THEME",
    "text-scale": "DINH_DANH_TEXT_SCALE",
}


class StartFaultError(Exception):
    """
    The app cannot start so.

    Attributes:
        key, values: One sentence in the catalogue, ``start.…``.
    """

    def __init__(self, key: str, **values: Any) -> None:
        super().__init__(f"{key} {values}")
        self.key, self.values = key, values


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """
    How this start was asked for.

    Attributes:
        demo: Start a server of our own beside the window.
        server: Its address, on this machine; empty where a demo will fill it in.
        data_folder: Preferences and caches.
        vault_folder: The simulated keyring, outside the data folder.
        stage_key: Opens the panel's calls; empty on a phone without a panel.
        lang, theme, text_scale: Override the preferences; None where not asked for.
        persona: Name of a seed file to sign in as.
        rules: Id of the rule set the phone shows.
        date: Story date (Viet Nam) to set before the first screen.
        screen: A feature folder's name, or ``document:TYPE``.
        size: Width and height of the phone in dp.
        shot: Write a picture there and end.
        phone_only: No frame and no panel: the window is the phone.
    """

    demo: bool = False
    server: str = ""
    data_folder: Path
    vault_folder: Path
    stage_key: str = ""
    lang: str | None = None
    theme: str | None = None
    text_scale: float | None = None
    persona: str | None = None
    rules: str = RULES["draft"]
    date: "date | None" = None
    screen: str | None = None
    size: tuple[int, int] | None = None
    shot: Path | None = None
    phone_only: bool = False

    @classmethod
    def read(cls, argv: Sequence[str], environ: Mapping[str, str] = os.environ) -> "Settings":
        """
        From the command line and the environment.

        Raises:
            StartFaultError: An unknown flag or a value that cannot be used; it says which.
        """
        try:
            pairs, rest = getopt(list(argv), "", list(_FLAGS))
        except GetoptError as error:
            raise StartFaultError("start.unknown_flag", flag=error.opt) from None
        if rest:
            raise StartFaultError("start.unknown_flag", flag=rest[0])
        given = {name: environ[key] for name, key in _ENVIRONMENT.items() if environ.get(key)}
        given |= {flag.removeprefix("--"): value for flag, value in pairs}
        data = Path(given["data-folder"]) if "data-folder" in given else None
        vault = Path(given["vault-folder"]) if "vault-folder" in given else None
        return cls(
            demo="demo" in given,
            server=_server(given.get("server", "")),
            data_folder=data or _default_folder(environ, "XDG_DATA_HOME", ".local/share"),
            vault_folder=vault or _vault_beside(data, environ),
            stage_key=given.get("stage-key", ""),
            lang=_one_of("lang", given.get("lang"), LANGUAGES),
            theme=_one_of("theme", given.get("theme"), THEMES),
            text_scale=_text_scale(given.get("text-scale")),
            persona=given.get("persona"),
            rules=RULES[_one_of("rules", given.get("rules", "draft"), tuple(RULES)) or "draft"],
            date=_date(given.get("date")),
            screen=given.get("screen"),
            size=_size(given.get("size")),
            shot=Path(given["shot"]) if "shot" in given else None,
            phone_only="phone-only" in given,
        )


def _server(text: str) -> str:
    """Only this machine's server: the prototype talks to nobody else."""
    if not text:
        return ""
    scheme, _, rest = text.rstrip("/").partition("://")
    host, colon, port = rest.rpartition(":")
    if scheme != "http" or host not in _LOOPBACK or not colon or not port.isdecimal():
        raise StartFaultError("start.bad_server", server=text)
    return f"http://{host}:{int(port)}"


def _one_of(flag: str, text: str | None, allowed: tuple[str, ...]) -> str | None:
    if text is not None and text not in allowed:
        raise StartFaultError("start.bad_choice", flag=flag, given=text, allowed=", ".join(allowed))
    return text


def _text_scale(text: str | None) -> float | None:
    if text is None:
        return None
    try:
        scale = float(text)
    except ValueError:
        scale = 0.0
    if not 1 <= scale <= 2:
        raise StartFaultError("start.bad_text_scale", given=text)
    return scale


def _date(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise StartFaultError("start.bad_date", given=text) from None
    if text != day.isoformat() or day.year not in STORY_YEARS:
        raise StartFaultError("start.bad_date", given=text)
    return day


def _size(text: str | None) -> tuple[int, int] | None:
    if text is None:
        return None
    wide, _, tall = text.partition("x")
    if not (wide.isdecimal() and tall.isdecimal() and int(wide) in SIDES and int(tall) in SIDES):
        raise StartFaultError("start.bad_size", given=text)
    return int(wide), int(tall)


def _vault_beside(data: Path | None, environ: Mapping[str, str]) -> Path:
    """Outside the data folder in any case: beside it where the folder was named."""
    if data is not None:
        return data.with_name(data.name + "-vault")
    return _default_folder(environ, "XDG_STATE_HOME", ".local/state") / "vault"


def _default_folder(environ: Mapping[str, str], variable: str, below_home: str) -> Path:
    if environ.get(variable):
        return Path(environ[variable]) / "dinh-danh"
    if sys.platform == "darwin":
        below_home = "Library/Application Support"
    elif sys.platform == "win32":
        below_home = "AppData/Local"
    return Path.home() / below_home / "dinh-danh"
