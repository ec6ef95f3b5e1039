"""Being abroad: said with one choice of a place, taken back with one tap; either can be undone."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from app.data.account import AccountAsOf
from app.data.errors import AppError
from app.runtime.destinations import ForeignServices, SignIn
from app.runtime.tasks import Done
from app.runtime.view_model import Phase, ViewModel
from app.shared.places_abroad import PlaceAbroad, place_or_none, places_abroad
from app.shared.search import folded

if TYPE_CHECKING:
    from app.container import Container


@dataclass(frozen=True, slots=True)
class AbroadState:
    """
    What the screen shows.

    Attributes:
        signed_in: Somebody is; otherwise the screen only tells what being abroad changes.
        abroad: Id of the place abroad; None in Viet Nam.
        now: The story's moment; UTC.
        rules: Id of the rule set shown.
        choosing: A place is being chosen.
        query: What is searched among the places.
        telling: Place that the server is being told, empty for Viet Nam; None while it is not.
        phone_ending: Last digits of the Vietnamese phone.
        fault_key: Why nothing changed.
    """

    phase: Phase = Phase.LOADING
    signed_in: bool = True
    abroad: str | None = None
    now: datetime | None = None
    rules: str = ""
    online: bool = True
    choosing: bool = False
    query: str = ""
    telling: str | None = None
    phone_ending: str = ""
    fault_key: str | None = None

    @property
    def place(self) -> PlaceAbroad | None:
        """Where the holder is abroad; None in Viet Nam."""
        return place_or_none(self.abroad)


def found(query: str) -> tuple[PlaceAbroad, ...]:
    """Places whose name or country has the words searched for, in either language."""
    wanted = folded(query)
    return tuple(
        one
        for one in places_abroad()
        if wanted in folded(" ".join(one.full_name(lang) for lang in ("vi", "en")))
    )


class AbroadViewModel(ViewModel[AbroadState]):
    """Shows what the account says; the server decides and keeps it."""

    def __init__(self, app: "Container") -> None:
        super().__init__(AbroadState())
        self._app = app

    def start(self) -> None:
        """Follow account, clock, network and rule set."""
        app = self._app
        if not self._ends:
            self._ends = [
                app.account.subscribe(lambda _: self._look()),
                app.clock.subscribe_minutes(lambda _: self._look()),
                app.api.subscribe(lambda *_: self._look()),
                app.policy.subscribe(lambda *_: self._look()),
            ]
        self._look()
        if app.account.known is None and app.session.signed_in:
            app.tasks.submit(app.account.refresh, self._came, key="abroad.account")

    def stop(self) -> None:
        """Follow nothing; a choice that nobody made is not open any more."""
        self._leave()
        self._update(choosing=False, query="", fault_key=None)

    # --- deeds ------------------------------------------------------------------------------------
    def switch(self) -> None:
        """On: which place? Off: back in Viet Nam from now on."""
        if self.state.telling is not None:
            return
        if self.state.abroad is None:
            self._update(choosing=not self.state.choosing, query="", fault_key=None)
        else:
            self._tell(None)

    def change_place(self) -> None:
        """Another place abroad, or keep this one."""
        self._update(choosing=not self.state.choosing, query="", fault_key=None)

    def search(self, query: str) -> None:
        """Among the places."""
        self._update(query=query)

    def choose(self, place_id: str) -> None:
        """There from now on."""
        self._tell(place_id)

    def retry(self) -> None:
        """Ask the server for the account again."""
        self._update(phase=Phase.LOADING, fault_key=None)
        self._app.tasks.submit(self._app.account.refresh, self._came, key="abroad.account")

    def open_services(self) -> None:
        """What services abroad ask, and who asked before."""
        self._app.navigator.go(ForeignServices())

    def sign_in(self) -> None:
        """To number and passcode; a place is chosen afterwards."""
        self._app.navigator.go(SignIn(self._app.preferences.personal_number))

    def back(self) -> None:
        """Where one came from."""
        self._app.navigator.back()

    # --- how --------------------------------------------------------------------------------------
    def _tell(self, abroad: str | None) -> None:
        if self.state.telling is not None:
            return
        if not self._app.api.online:
            self._update(fault_key="error.offline")
            return
        before = self.state.abroad
        self._update(telling=abroad or "", fault_key=None)
        self._app.tasks.submit(
            lambda: self._app.account.tell_whereabouts(abroad),
            lambda done: self._told(done, before),
            key="abroad.tell",
        )

    def _told(self, done: Done[AccountAsOf], before: str | None) -> None:
        self._update(telling=None)
        try:
            done.unwrap()
        except AppError as error:
            self._update(fault_key=error.message_key)
        else:
            self._update(choosing=False, query="")
            self._look()
            key = "abroad.told" if self.state.abroad else "abroad.told_back"
            self._app.announcements.tell(key, undo=lambda: self._tell(before))

    def _came(self, done: Done[AccountAsOf]) -> None:
        try:
            done.unwrap()
        except AppError as error:
            self._update(phase=Phase.FAILED, fault_key=error.message_key)
        else:
            self._look()

    def _look(self) -> None:
        app, account = self._app, self._app.account.known
        self._update(
            rules=app.policy.rules.id,
            online=app.api.online,
            now=app.clock.now().replace(second=0, microsecond=0),
        )
        if not app.session.signed_in:
            self._update(phase=Phase.CONTENT, signed_in=False, abroad=None)
        elif account is not None:
            self._update(
                signed_in=True,
                phase=Phase.CONTENT,
                abroad=account.abroad,
                phone_ending=account.phone_ending,
            )
