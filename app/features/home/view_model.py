"""Home: who is signed in, what there is to do, and the ways on."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from app.data.account import AccountAsOf
from app.data.documents import DocumentsAsOf
from app.data.errors import AppError, Offline
from app.data.notices import NoticesAsOf
from app.data.renewals import RenewalsAsOf
from app.features.home.things import Thing, things_to_do
from app.runtime import destinations as to
from app.runtime.tasks import Done
from app.runtime.view_model import Phase, ViewModel
from app.shared.places_abroad import zone_of
from app.shared.rules.levels import feature_open
from app.shared.rules.passcodes import passcode_lent
from app.shared.rules.standing import standing_of

if TYPE_CHECKING:
    from app.container import Container

Copies = tuple[AccountAsOf | None, DocumentsAsOf | None, RenewalsAsOf | None, NoticesAsOf | None]
_RESIDENCE = "residence"


@dataclass(frozen=True, slots=True)
class HomeState:
    """
    What Home shows.

    Attributes:
        personal_number: Twelve digits; drawn masked unless ``revealed``.
        level: 0 no identification account yet, 1, 2.
        hour: Of the story where the holder is, for the greeting.
        unread: The bell's count.
        usable, total: Documents that can be presented today, and all of them.
        things: What to do, most pressing first.
        residence_id: The residence document, where one is held.
        as_of: Age of what is shown, its oldest part; None before the first answer. UTC.
        now: The story's moment, to tell that age and the hour here; UTC.
        abroad: Id of the place abroad where the holder is; None in Viet Nam.
        error_key: Why the last refresh failed, while a copy is shown; or why there is nothing.
        offline: That was for want of a network.
        refreshing: A refresh is under way.
    """

    phase: Phase = Phase.LOADING
    full_name: str = ""
    personal_number: str = ""
    level: int = 0
    revealed: bool = False
    hour: int = 8
    unread: int = 0
    usable: int = 0
    total: int = 0
    things: tuple[Thing, ...] = ()
    residence_id: str | None = None
    as_of: datetime | None = None
    now: datetime | None = None
    abroad: str | None = None
    error_key: str | None = None
    offline: bool = False
    refreshing: bool = False


class HomeViewModel(ViewModel[HomeState]):
    """Shows the phone's copies at once, then what the server says."""

    def __init__(self, app: "Container") -> None:
        super().__init__(HomeState(full_name=app.preferences.full_name))
        self._app = app
        self._copies: Copies = (None, None, None, None)
        self._asked = False
        self._answers = 0

    def start(self) -> None:
        """Follow what it shows; ask the server once, since the change feed tells the rest."""
        app = self._app
        if not self._ends:
            self._ends = [
                *(
                    port.subscribe(lambda *_: self._came())
                    for port in (app.account, app.documents, app.renewals, app.notices)
                ),
                app.foreign.subscribe(lambda *_: self._derive()),
                app.clock.subscribe(lambda *_: self._derive()),
                app.clock.subscribe_minutes(lambda *_: self._pass_minute()),
                app.policy.subscribe(lambda *_: self._derive()),
                app.api.subscribe(self._network_changed),
            ]
        self._read()
        if not self._asked or self.state.error_key or not self._app.api.online:
            self.refresh()

    def stop(self) -> None:
        """Follow nothing; the number is masked before anyone else looks."""
        self._leave()
        self.mask_number()

    # --- deeds ------------------------------------------------------------------------------------
    def refresh(self) -> None:
        """Ask the server for everything that Home shows."""
        if self.state.refreshing:
            return
        self._asked = True
        self._update(refreshing=True)
        self._app.tasks.submit(self._ask, self._answered, key="home.refresh")

    def toggle_number(self) -> None:
        """Show the whole number, or mask it; the screen masks it again after a while."""
        self._update(revealed=not self.state.revealed)

    def mask_number(self) -> None:
        """Only the first and last digits stay."""
        self._update(revealed=False)

    def switch_language(self) -> None:
        """To the other one, everywhere."""
        preferences = self._app.preferences
        preferences.change(lang="en" if preferences.lang == "vi" else "vi")

    def do(self, thing: Thing) -> None:
        """What the thing's button says."""
        if thing.kind == "own_passcode":
            self._app.navigator.go(to.Passcode())
        elif thing.kind == "foreign_question":
            self._app.navigator.go(to.ForeignSignIn(thing.request_id))
        elif thing.kind == "raise_level":
            self.raise_level()
        else:
            self._app.navigator.go(to.Renewal(thing.document_id, thing.renewal_id))

    def renew(self) -> None:
        """The most pressing document, or the wallet to choose from."""
        first = next((thing for thing in self.state.things if thing.document_id), None)
        if first is not None:
            self.do(first)
        else:
            self._app.navigator.go(to.Wallet())

    def raise_level(self) -> None:
        """Where the way to level 2 is told."""
        self._app.navigator.go(to.Levels())

    def link_account(self) -> None:
        """The benefit account's first step."""
        self._app.navigator.go(to.LinkAccount())

    def present(self) -> None:
        """The tab that shows a document to somebody."""
        self._app.navigator.go(to.Present())

    def open_wallet(self) -> None:
        """The documents."""
        self._app.navigator.go(to.Wallet())

    def open_notices(self) -> None:
        """What the resident was told."""
        self._app.navigator.go(to.Notices())

    def open_residence(self) -> None:
        """The residence document, where there is one."""
        if self.state.residence_id:
            self._app.navigator.go(to.DocumentDetail(self.state.residence_id))

    def compare(self) -> None:
        """Both rule sets side by side."""
        self._app.navigator.go(to.Comparison())

    def open_access(self) -> None:
        """Who looked at the resident's data."""
        self._app.navigator.go(to.AccessLog())

    def open_about(self) -> None:
        """What this prototype is."""
        self._app.navigator.go(to.About())

    # --- how --------------------------------------------------------------------------------------
    def _stored(self) -> Copies:
        app = self._app
        return (
            app.account.stored(),
            app.documents.stored(),
            app.renewals.stored(),
            app.notices.stored(),
        )

    def _ask(self) -> Copies:
        app = self._app
        app.session.reconnect()
        account = app.account.refresh()
        level = account.account.level
        # Below its level the server answers neither; the tile on the screen says what it takes.
        opened = feature_open("documents", level, app.policy.rules).holds
        return (
            account,
            app.documents.refresh() if opened else None,
            app.renewals.refresh() if opened else None,
            app.notices.refresh(),
        )

    def _came(self) -> None:
        """Something newer is on the phone: a failure that is told may be over."""
        self._read()
        if self.state.error_key and self._app.api.online:
            self.refresh()

    def _read(self) -> None:
        answers = self._answers
        self._app.tasks.submit(
            self._stored, lambda done: self._took(done, answers), key="home.stored"
        )

    def _took(self, done: Done[Copies], answers: int) -> None:
        if answers != self._answers:
            return  # the server answered since this copy was looked up
        try:
            self._copies = done.unwrap()
        except AppError as error:
            self._failed(error)
        else:
            self._derive()

    def _answered(self, done: Done[Copies]) -> None:
        self._update(refreshing=False)
        try:
            self._copies = done.unwrap()
        except AppError as error:
            self._failed(error)
            return
        self._answers += 1
        self._update(error_key=None, offline=False)
        self._derive()

    def _pass_minute(self) -> None:
        """Clocks are on the screen only while abroad."""
        if self.state.abroad is not None:
            self._derive()

    def _failed(self, error: AppError) -> None:
        phase = self.state.phase if self._copies[0] else Phase.FAILED
        self._update(
            phase=phase,
            error_key=error.message_key,
            offline=isinstance(error, Offline),
            now=self._app.clock.now(),
        )

    def _network_changed(self, online: bool) -> None:  # the port tells one fact
        if online and self.state.error_key:
            self.refresh()
        elif not online and self.state.phase is Phase.CONTENT:
            self._failed(Offline())

    def _derive(self) -> None:
        account, documents, renewals, notices = self._copies
        if account is None:
            return
        clock, rules = self._app.clock, self._app.policy.rules
        day, now = clock.day(), clock.now()
        held = documents.documents if documents else ()
        files = renewals.renewals if renewals else ()
        usable = sum(standing_of(one, day, rules).presentable for one in held)
        residence = next((one.id for one in held if one.type_id == _RESIDENCE), None)
        foreign = self._app.foreign.stored()
        lent = passcode_lent(account.account, day, rules)
        level = account.account.level
        changes: dict[str, Any] = {
            "phase": Phase.CONTENT,
            "full_name": account.account.full_name,
            "personal_number": account.account.personal_number,
            "level": level,
            "hour": now.astimezone(zone_of(account.account.abroad)).hour,
            "unread": notices.unread if notices else 0,
            "usable": usable,
            "total": len(held),
            "things": things_to_do(
                held,
                files,
                level,
                day,
                rules,
                passcode_lent=lent,
                abroad=account.account.abroad,
                asked=foreign.waiting if foreign else (),
            ),
            "residence_id": residence,
            "as_of": min(copy.at for copy in self._copies if copy is not None),
            "now": now,
            "abroad": account.account.abroad,
        }
        self._update(**changes)
