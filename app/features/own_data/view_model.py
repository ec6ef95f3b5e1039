"""A file of everything held of oneself: which form, the passcode, how far it is, where it is."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from app.data.own_data import OwnDataForm
from app.data.passcode_deed import PasscodeDeed
from app.runtime.passcode_entry import PasscodeEntry
from app.runtime.tasks import Done
from app.runtime.view_model import Phase
from app.shared.rules.standing import standing_of

if TYPE_CHECKING:
    from app.container import Container

PARTS = ("account", "documents", "benefits", "access", "notices")
"""What is in the file; keys below ``own_data.part.``."""


@dataclass(frozen=True, slots=True)
class OwnDataState:
    """
    What the screen shows.

    Attributes:
        hidden: Documents whose values are in no file, since they have ended.
        asking: The form for which the passcode is asked; empty for none.
        form: The form that was asked for last.
        saved: Where the file is; empty before it is there.
        fault_key: Why there is none.
    """

    phase: Phase = Phase.CONTENT
    hidden: int = 0
    online: bool = True
    asking: OwnDataForm | Literal[""] = ""
    form: OwnDataForm = "html"
    entry: PasscodeEntry = field(default_factory=PasscodeEntry)
    saved: str = ""
    fault_key: str | None = None


class OwnDataViewModel(PasscodeDeed[OwnDataState]):
    """Each file takes a passcode of its own."""

    def __init__(
        self,
        app: "Container",
        lang: Callable[[], Literal["vi", "en"]] = lambda: "vi",
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(OwnDataState(), monotonic)
        self._app, self._lang = app, lang

    def start(self) -> None:
        """Follow network, documents, clock and rule set."""
        app = self._app
        self._follow(app.documents, app.clock, app.policy, network=app.api)
        self._look()

    def stop(self) -> None:
        """Follow nothing, and keep no passcode."""
        self._leave()
        self.shut()

    def export(self, form: OwnDataForm) -> None:
        """Ask for the passcode: the file says everything about somebody."""
        self._look()
        if self.state.online:
            self._update(form=form, saved="")
            self._ask_for(form)

    def open_file(self) -> None:
        """The prototype says what a phone would do."""
        self._app.announcements.tell("own_data.opened")

    def share_file(self) -> None:
        """As above."""
        self._app.announcements.tell("own_data.shared")

    def done(self) -> None:
        """It was read where the file is."""
        self._update(saved="")

    def back(self) -> None:
        """To where one came from."""
        self._app.navigator.back()

    def _submit(self, passcode: str) -> None:
        form, lang, data = self.state.form, self._lang(), self._app.own_data
        self._app.tasks.submit(
            lambda: data.export(form, lang, passcode), self._given, key="own_data.export"
        )

    def _given(self, done: Done[Path]) -> None:
        path = self._heard(done)
        if path is not None:
            self._update(saved=str(path), fault_key=None)

    def _look(self) -> None:
        app, known = self._app, self._app.documents.stored()
        day, rules = app.clock.day(), app.policy.rules
        hidden = [
            one
            for one in (known.documents if known else ())
            if not standing_of(one, day, rules).values_shown
        ]
        self._update(online=app.api.online, hidden=len(hidden))

    def _network_changed(self, online: bool) -> None:
        self._update(online=online)
