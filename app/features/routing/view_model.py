"""Where money goes: seen from the copy at once, changed with a passcode, undone in time."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from app.data.errors import AppError, Offline
from app.data.passcode_deed import PasscodeDeed
from app.data.routing import RoutingAsOf
from app.runtime.destinations import LinkAccount
from app.runtime.destinations import Routing as RoutingPlace
from app.runtime.passcode_entry import PasscodeEntry
from app.runtime.tasks import Done
from app.runtime.view_model import Phase
from app.shared.contract.mandates import Mandate
from app.shared.contract.routing import ProgrammeRoute, RoutedAccount, Routing
from app.shared.rules.linking import may_receive

if TYPE_CHECKING:
    from app.container import Container

DEFAULT = "default"
"""Picked instead of an account: the programme goes where the default does."""


@dataclass(frozen=True, slots=True)
class RoutingState:
    """
    What the screen shows; ``EMPTY`` where nothing is linked and no programme pays.

    Attributes:
        routing: As the server last told it; None before.
        coming: The programme that pays next; None where none is known to.
        programme_id: The programme that is being looked at; empty for the overview.
        picked: The account chosen for it and not yet sent, or ``DEFAULT``; empty for none.
        order: Links in an order that was not yet sent; empty where nothing was moved.
        undo_seconds: Whole seconds left to undo the newest change; 0 where nothing can be undone.
        asking: The deed that the passcode is asked for: ``choose``, ``order``, ``undo``; empty for
            none.
        entry: The passcode being entered.
        fault_key: What went wrong; nothing was changed.
        as_of: When the server last answered; UTC, story time.
        offline: It could not be fetched anew for want of a network.
        rules: Id of the rule set.
        whose: For whom the resident acts; None for the resident's own.
        may_link: Whether the rules let whoever it is link an account, as far as this screen knows.
        abroad: Whether the resident is abroad.
    """

    phase: Phase = Phase.LOADING
    routing: Routing | None = None
    coming: ProgrammeRoute | None = None
    programme_id: str = ""
    picked: str = ""
    order: tuple[str, ...] = ()
    undo_seconds: int = 0
    asking: str = ""
    entry: PasscodeEntry = field(default_factory=PasscodeEntry)
    fault_key: str | None = None
    as_of: datetime | None = None
    now: datetime | None = None
    online: bool = True
    offline: bool = False
    refreshing: bool = False
    rules: str = ""
    whose: Mandate | None = None
    may_link: bool = True
    abroad: bool = False

    @property
    def accounts(self) -> tuple[RoutedAccount, ...]:
        """Linked accounts in the order on the screen."""
        known = self.routing.accounts if self.routing else ()
        places = {link_id: at for at, link_id in enumerate(self.order)}
        return tuple(sorted(known, key=lambda one: places.get(one.place.link_id or "", 0)))

    @property
    def programmes(self) -> tuple[ProgrammeRoute, ...]:
        """Every programme that the holder may receive."""
        return self.routing.programmes if self.routing else ()

    @property
    def programme(self) -> ProgrammeRoute | None:
        """The one that is being looked at."""
        return next((one for one in self.programmes if one.programme_id == self.programme_id), None)

    @property
    def standing(self) -> str:
        """What holds for it now: a link's id, or ``DEFAULT``."""
        return (self.programme.chosen or DEFAULT) if self.programme else DEFAULT


class RoutingViewModel(PasscodeDeed[RoutingState]):
    """Shows the phone's copy at once; decisions are the server's and wait for the network."""

    def __init__(
        self,
        app: "Container",
        programme_id: str = "",
        monotonic: Callable[[], float] = time.monotonic,
        of: str = "",
    ) -> None:
        super().__init__(RoutingState(programme_id=programme_id), monotonic)
        self._app, self._of, self._money = app, of, app.money(of)
        self._was_asked = False

    def start(self) -> None:
        """Follow what it shows; ask the server once, since the change feed tells the rest."""
        self._follow(*self._followed())
        self._look()
        if not self._was_asked or self.state.offline:
            self.refresh()

    def stop(self) -> None:
        """Follow nothing, and keep no passcode."""
        self._leave()
        self.shut()

    def tick(self) -> None:
        """Time has passed: count the wait and the time to undo down."""
        super().tick()
        left = self._undo_seconds()
        if left != self.state.undo_seconds:
            self._update(undo_seconds=left)

    # --- ways -------------------------------------------------------------------------------------
    def refresh(self) -> None:
        """Ask the server."""
        if not self.state.refreshing:
            self._was_asked = True
            self._update(refreshing=True)
            self._app.tasks.submit(
                self._money.routing.refresh, self._answered, key=f"routing.refresh{self._of}"
            )

    def open_programme(self, programme_id: str) -> None:
        """Look at one programme's places."""
        self._app.navigator.go(RoutingPlace(programme_id, self._of))

    def link(self) -> None:
        """Link an account; a child's money goes to the resident's own."""
        whose = self.state.whose
        of = "" if whose is not None and whose.kind == "ward" else self._of
        self._app.navigator.go(LinkAccount(of=of))

    def back(self) -> None:
        """To where one came from."""
        self._app.navigator.back()

    # --- deeds ------------------------------------------------------------------------------------
    def pick(self, link_id: str) -> None:
        """Choose an account for the programme, or ``DEFAULT``; nothing is sent yet."""
        self._update(picked="" if link_id == self.state.standing else link_id, fault_key=None)

    def save_choice(self) -> None:
        """Ask for the passcode, to send what was picked."""
        if self.state.picked and self._can_decide():
            self._ask_for("choose")

    def move(self, link_id: str, by: int) -> None:
        """Move an account up (-1) or down (1); nothing is sent yet."""
        ids = [one.place.link_id or "" for one in self.state.accounts]
        at = ids.index(link_id)
        if 0 <= at + by < len(ids):
            ids[at], ids[at + by] = ids[at + by], ids[at]
            self._update(order=() if ids == self._told_order() else tuple(ids), fault_key=None)

    def save_order(self) -> None:
        """Ask for the passcode, to send the order."""
        if self.state.order and self._can_decide():
            self._ask_for("order")

    def forget_order(self) -> None:
        """As the server told it."""
        self._update(order=())

    def undo(self) -> None:
        """Ask for the passcode, to take the newest change back."""
        if self.state.undo_seconds and self._can_decide():
            self._ask_for("undo")

    # --- how --------------------------------------------------------------------------------------
    def _can_decide(self) -> bool:
        """Decisions wait for the network, and that is said."""
        online = self._app.api.online
        self._update(online=online, fault_key=None if online else "routing.needs_network")
        return online

    def _submit(self, passcode: str) -> None:
        state, routing = self.state, self._money.routing
        change = state.routing.change if state.routing else None
        deeds: dict[str, Callable[[], RoutingAsOf]] = {
            "choose": lambda: routing.choose(
                state.programme_id, None if state.picked == DEFAULT else state.picked, passcode
            ),
            "order": lambda: routing.order(state.order, passcode),
            "undo": lambda: routing.undo(change.id if change else "", passcode),
        }
        self._app.tasks.submit(deeds[state.asking], self._decided, key=f"routing.{state.asking}")

    def _decided(self, done: Done[RoutingAsOf]) -> None:
        deed = self.state.asking
        if self._heard(done) is not None:
            self._update(picked="", order=())
            self._app.announcements.tell(f"routing.told.{deed}")
            self._look()
        elif self.state.fault_key:
            self.refresh()  # it is not as this phone believed

    def _answered(self, done: Done[RoutingAsOf]) -> None:
        self._update(refreshing=False)
        try:
            done.unwrap()
        except AppError as error:
            self._update(offline=isinstance(error, Offline))
            if self.state.phase is Phase.LOADING:
                self._update(phase=Phase.FAILED, fault_key=error.message_key)
        else:
            self._update(offline=False)
            self._look()

    def _look(self) -> None:
        app, known = self._app, self._money.routing.stored()
        account, whose = app.account.known, self._money.whose(app.clock.day())
        organisation = whose is not None and whose.kind == "organisation"
        self._update(
            online=app.api.online, now=app.clock.now(), rules=app.policy.rules.id,
            whose=whose,
            may_link=not organisation or may_receive("organisation", app.policy.rules).holds,
            abroad=account is not None and account.abroad is not None,
        )  # fmt: skip
        if app.api.online and self.state.fault_key == "routing.needs_network":
            self._update(fault_key=None)
        if known is None:
            return
        if self.state.phase is Phase.FAILED:
            self._update(fault_key=None)
        nothing = not known.routing.accounts and not known.routing.programmes
        self._update(
            phase=Phase.EMPTY if nothing else Phase.CONTENT,
            routing=known.routing,
            coming=known.coming,
            as_of=known.at,
        )
        linked = set(self._told_order())
        if self.state.order and set(self.state.order) != linked:
            self._update(order=())  # an account came or went meanwhile
        self._update(undo_seconds=self._undo_seconds())

    def _followed(self) -> tuple[Any, ...]:
        app, money = self._app, self._money
        return money.routing, money.mandates, app.account, app.clock, app.api, app.policy

    def _told_order(self) -> list[str]:
        known = self.state.routing
        return [one.place.link_id or "" for one in known.accounts] if known else []

    def _undo_seconds(self) -> int:
        """Real time rules: the story's clock may be moved meanwhile."""
        change = self.state.routing.change if self.state.routing else None
        if change is None:
            return 0
        really = self._app.clock.now() - self._app.clock.distance
        return max(0, -int(-(change.undo_until - really).total_seconds() // 1))
