"""The log of looks: the copy at once, then what the server says; asking why, complaining."""

from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from app.data.access_log import AccessLogAsOf
from app.data.deeds import Deeds
from app.data.errors import AppError, Offline
from app.features.access_log.state import AccessLogState, Day, Deed, Filter
from app.runtime.destinations import AccessLog as Destination
from app.runtime.fault import Fault
from app.runtime.view_model import Phase
from app.shared.clock import viet_nam_day
from app.shared.contract.access_log import Access, AccessLog
from app.shared.contract.agencies import InquiryKind
from app.shared.rules.guardians import still_controlled

if TYPE_CHECKING:
    from app.container import Container

RECENT = timedelta(days=30)
AT_ONCE = 40


class AccessLogViewModel(Deeds[AccessLogState]):
    """
    One's own log, or a ward's, of which no copy is kept.

    Args:
        destination: Whose, and which look is open.
        app: The phone.
        said: What a complaint's reason says in the resident's language.
    """

    def __init__(
        self, destination: Destination, app: "Container", said: Callable[[str], str] = str
    ) -> None:
        super().__init__(AccessLogState(opened=destination.access_id), app, "access_log")
        self._ward_id, self._said = destination.ward_id, said
        self._of_ward: AccessLogAsOf | None = None
        self._shown = AT_ONCE
        self._asked = False
        if destination.access_id:
            self._update(chosen="all")

    def start(self) -> None:
        """Follow what it shows; ask the server once, since the change feed tells the rest."""
        app = self._app
        self._follow(app.access_log, app.clock, app.policy, app.family, network=app.api)
        self._look()
        if not self._asked or self._ward_id or self.state.fault or not app.api.online:
            self.refresh()

    def stop(self) -> None:
        """Follow nothing, and ask nothing."""
        self._leave()
        self.shut()

    # --- ways -------------------------------------------------------------------------------------
    def refresh(self) -> None:
        """Ask the server."""
        if self.state.doing is None:
            self._asked = True
            self._do("refresh", self._fetch, self._heard)

    def choose(self, chosen: Filter) -> None:
        """Show these alone; which agency is asked for first."""
        if chosen == "agency":
            self._update(sheet="agencies")
            return
        self._shown = AT_ONCE
        self._update(chosen=chosen, agency="")
        self._look()

    def choose_agency(self, agency: str) -> None:
        """Show one agency's looks."""
        self._shown = AT_ONCE
        self._update(chosen="agency", agency=agency, sheet="")
        self._look()

    def more(self) -> None:
        """Show older ones too."""
        self._shown += AT_ONCE
        self._look()

    def toggle(self, access_id: str) -> None:
        """Show a look's details, or no longer."""
        self._update(opened="" if self.state.opened == access_id else access_id)

    def back(self) -> None:
        """To where one came from."""
        self._app.navigator.back()

    # --- asking -----------------------------------------------------------------------------------
    def ask(self, access_id: str, kind: InquiryKind) -> None:
        """Say first what asking does."""
        about = next((one for one in self._entries() if one.id == access_id), None)
        if about is not None and not self._ward_id:
            self._update(sheet=kind, about=about, fault=None, online=self._app.api.online)

    def choose_reason(self, reason: str) -> None:
        """What the complaint says."""
        self._update(reason=reason)

    def send(self) -> None:
        """Ask; once, however often it is tapped."""
        state, log = self.state, self._app.access_log
        if state.about is None or state.sheet not in ("why", "complaint"):
            return
        about, kind = state.about.id, state.sheet
        said = self._said(state.reason) if kind == "complaint" else ""
        self._do("ask", lambda: log.ask(about, kind, said), lambda _: self._told(about))

    def shut(self) -> None:
        """The harmless answer; while the server is asked there is none."""
        if self.state.doing != "ask":
            self._update(sheet="", about=None)

    # --- how --------------------------------------------------------------------------------------
    def _fetch(self) -> AccessLogAsOf:
        if not self._ward_id:
            return self._app.access_log.refresh()
        return AccessLogAsOf(self._app.access_log.of_ward(self._ward_id), self._app.clock.now())

    def _heard(self, known: AccessLogAsOf) -> None:
        if self._ward_id:
            self._of_ward = known

    def _over(self) -> None:
        """The sheet stays: what came of asking is said on it."""
        self._update(doing=None)

    def _failed(self, deed: str, error: AppError) -> None:
        phase = Phase.FAILED if self.state.phase is Phase.LOADING else self.state.phase
        fault = Fault(deed, error.message_key, error.values, isinstance(error, Offline))
        self._update(phase=phase, fault=fault, now=self._app.clock.now())

    def _told(self, access_id: str) -> None:
        """Say where the question went and by when it is answered."""
        kind = self.state.sheet
        look = next((one for one in self._entries() if one.id == access_id), None)
        mine = next((one for one in look.inquiries if one.kind == kind), None) if look else None
        if mine is not None:
            self._update(sheet="sent", asked=mine.kind, due_on=mine.due_on, opened=access_id)

    def _entries(self) -> tuple[Access, ...]:
        known = self._of_ward if self._ward_id else self._app.access_log.stored()
        return known.log.entries if known else ()

    def _look(self) -> None:
        app = self._app
        known = self._of_ward if self._ward_id else app.access_log.stored()
        family = app.family.stored()
        ward = family.ward(self._ward_id) if family and self._ward_id else None
        self._update(
            now=app.clock.now(),
            online=app.api.online,
            rules=app.policy.rule_set_id,
            ward=ward.full_name if ward else "",
        )
        if ward is not None and not still_controlled(ward, app.clock.day()):
            self._handed_over()
        elif known is not None:
            self._show(known.log)
            self._update(as_of=known.at)

    def _handed_over(self) -> None:
        """The child acts alone by now: an open screen shows a guardian nothing more."""
        self._of_ward = None
        fault: Fault[Deed] = Fault("refresh", "error.rejected.guardian_refused")
        self._update(phase=Phase.FAILED, days=(), total=0, hidden=0, sheet="", fault=fault)

    def _show(self, log: AccessLog) -> None:
        now, state = self._app.clock.now(), self.state
        happened = [one for one in log.entries if one.at <= now]
        recent = [one for one in happened if now - one.at <= RECENT]
        passing = [one for one in happened if _passes(one, state, now)]
        shown = passing[: self._shown]
        lookers = dict.fromkeys(one.looker_id for one in happened if one.looker == "agency")
        self._update(
            phase=Phase.CONTENT if happened else Phase.EMPTY,
            days=tuple(
                Day(on, tuple(looks))
                for on, looks in groupby(shown, lambda one: viet_nam_day(one.at))
            ),
            total=len(passing),
            hidden=len(passing) - len(shown),
            recent=len(recent),
            agencies_recent=len({one.looker_id for one in recent}),
            refused_recent=sum(one.outcome == "refused" for one in recent),
            agencies=tuple(lookers),
            kept_since=log.kept_since,
        )

    def _network_changed(self, online: bool) -> None:
        self._update(online=online)
        if online and self.state.fault and self.state.fault.offline:
            self.refresh()


def _passes(one: Access, state: AccessLogState, now: datetime) -> bool:
    match state.chosen:
        case "recent":
            return now - one.at <= RECENT
        case "refused":
            return any(field.outcome == "refused" for field in one.fields)
        case "agency":
            return one.looker_id == state.agency
        case "all":
            return True
