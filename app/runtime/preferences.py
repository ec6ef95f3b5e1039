"""What one phone remembers between starts and no secret is: its id, who was here, and the look."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from app.runtime.atomic_file import set_aside, write_whole
from app.runtime.listeners import Listeners
from app.runtime.settings import StartFaultError
from app.shared.contract.wire import DeviceId

Lang = Literal["vi", "en"]
ThemeChoice = Literal["light", "dark", "high_contrast", "high_contrast_dark", "auto"]


TEXT_SCALES = (1.0, 1.3, 1.6, 2.0)
"""The sizes that are offered; a flag may name any between the first and the last."""


class WatchedAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """
    Papers that were tried in the calculator and whose answer is watched, on this phone alone.

    Attributes:
        kind, born, since, days, visa, visa_until, card, card_until, reading: As they were put in.
        answer: As last told, under the phone's rule set.
        before: What it was before it changed; empty where it never did.
        changed_on, changed_under: Viet Nam date and id of the rule set at which that was seen.
    """

    kind: str
    born: str
    since: str
    days: int
    visa: bool
    visa_until: str
    card: bool
    card_until: str
    reading: str
    answer: str
    before: str = ""
    changed_on: date | None = None
    changed_under: str = ""


class Remembered(msgspec.Struct, frozen=True, kw_only=True):
    """
    The file's content.

    Attributes:
        device_id: Made at the first start; names the phone to the server, no secret.
        personal_number, full_name: Who signed in last; empty where nobody is remembered.
        welcomed: The first screen was seen.
        text_scale: 1.0 to 2.0.
        slow_code: Codes that are shown last longer: whoever holds the phone needs time.
        last_presented: Id of the document that was shown to somebody last; empty where none was.
        story_seconds: From real time to story time when the server last told it.
        watched: What was tried and is watched; None where nothing is.
    """

    device_id: DeviceId
    personal_number: Annotated[str, Meta(pattern=r"^(000[0-9]{9})?$")] = ""
    full_name: str = ""
    welcomed: bool = False
    lang: Lang = "vi"
    theme: ThemeChoice = "light"
    text_scale: Annotated[float, Meta(ge=1, le=2)] = 1.0
    reduced_motion: bool = False
    slow_code: bool = False
    last_presented: str = ""
    story_seconds: float = 0.0
    watched: WatchedAnswer | None = None


class Preferences:
    """
    One JSON file in the data folder, replaced as a whole at each change.

    Attributes:
        damaged: The file could not be read at this start; it was set aside and defaults hold.
        unsaved: The disk took a change no more; it holds until the app ends.
    """

    def __init__(self, folder: Path, remembered: Remembered, *, damaged: bool = False) -> None:
        self._path = folder / _NAME
        self._now = remembered
        self._listeners = Listeners()
        self.damaged = damaged
        self.unsaved = False

    @classmethod
    def load(cls, folder: Path) -> "Preferences":
        """
        Read them; made anew at the first start and where the file is damaged.

        Raises:
            StartFaultError: The folder cannot be made or written.
        """
        path, damaged = folder / _NAME, False
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if path.exists():
                try:
                    return cls(folder, msgspec.json.decode(path.read_bytes(), type=Remembered))
                except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
                    set_aside(path)
                    damaged = True
            import secrets  # noqa: PLC0415 — a first start only: it brings the hashes along

            fresh = cls(folder, Remembered(device_id=secrets.token_hex(16)), damaged=damaged)
            fresh._write()
        except OSError as error:
            key = "start.folder_unwritable"
            raise StartFaultError(key, folder=str(folder)) from error
        return fresh

    @property
    def device_id(self) -> str:
        """Names this phone to the server."""
        return self._now.device_id

    @property
    def personal_number(self) -> str:
        """Whose passcode is asked at the start; empty where nobody is remembered."""
        return self._now.personal_number

    @property
    def full_name(self) -> str:
        """The remembered resident's."""
        return self._now.full_name

    @property
    def welcomed(self) -> bool:
        """Whether the first screen was seen."""
        return self._now.welcomed

    @property
    def lang(self) -> Lang:
        """Language of the words."""
        return self._now.lang

    @property
    def theme(self) -> ThemeChoice:
        """The look."""
        return self._now.theme

    @property
    def text_scale(self) -> float:
        """1.0 to 2.0."""
        return self._now.text_scale

    @property
    def reduced_motion(self) -> bool:
        """No slide, shimmer or shake."""
        return self._now.reduced_motion

    @property
    def slow_code(self) -> bool:
        """Whether codes that are shown last longer."""
        return self._now.slow_code

    @property
    def last_presented(self) -> str:
        """Id of the document that was shown to somebody last; empty where none was."""
        return self._now.last_presented

    @property
    def story_seconds(self) -> float:
        """From real time to story time, as last told by the server."""
        return self._now.story_seconds

    @property
    def watched(self) -> WatchedAnswer | None:
        """What was tried in the calculator and is watched; None where nothing is."""
        return self._now.watched

    def change(self, **choices: Any) -> None:
        """
        Keep these and tell listeners; nothing is written where nothing differs.

        Raises:
            msgspec.ValidationError: A value that the file would not be read with again.
        """
        unknown = choices.keys() - set(Remembered.__struct_fields__)
        if unknown:
            msg = f"no such preference: {sorted(unknown)}"
            raise TypeError(msg)
        changed = msgspec.convert(msgspec.structs.asdict(self._now) | choices, Remembered)
        if changed == self._now:
            return
        self._now = changed
        try:
            self._write()
        except OSError:
            self.unsaved = True
        self._listeners.tell(self)

    def remember_resident(self, personal_number: str, full_name: str) -> None:
        """Ask only for this resident's passcode from now on."""
        self.change(personal_number=personal_number, full_name=full_name, welcomed=True)

    def forget_resident(self) -> None:
        """Ask for the number again."""
        self.change(personal_number="", full_name="")

    def subscribe(self, listener: Callable[["Preferences"], object]) -> Callable[[], None]:
        """Be told after each change."""
        return self._listeners.add(listener)

    def _write(self) -> None:
        write_whole(self._path, msgspec.json.encode(self._now))


_NAME = "preferences.json"
