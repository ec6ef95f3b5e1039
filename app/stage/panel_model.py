"""
The panel's deeds: sign people in, move the day, choose the rule set and the network, play the
office.
"""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from app.data.api_client import NetworkMode
from app.data.errors import AppError, Rejected
from app.runtime import destinations as to
from app.runtime.tasks import Done
from app.shared.clock import Now, viet_nam_day
from app.shared.contract.desk import DeskDeed, DeskFile
from app.shared.contract.renewals import RenewalDecision
from app.shared.contract.stage import StageState
from app.shared.rules.account import account_standing
from app.stage.crowd_dial import CrowdDial
from app.stage.panel_state import (
    Ask,
    PanelState,
    moved_by_days,
    moved_by_months,
    moved_to,
    read_day,
)
from app.stage.story_start import story_start

if TYPE_CHECKING:
    from app.container import Container

NETWORKS = tuple(mode.name.lower() for mode in NetworkMode)
_DECISIONS: dict[str, tuple[RenewalDecision, ...]] = {
    "submitted": ("accept", "ask_paper", "refuse"),
    "accepted": ("issue", "ask_paper", "refuse"),
    "paper_missing": ("refuse",),
}


class PanelModel(CrowdDial):
    """
    Works on one phone's container from outside: a tool, no part of the product.

    Args:
        container: The phone's.
        real_now: For the button that goes to today.
    """

    def __init__(self, container: "Container", real_now: Now) -> None:
        super().__init__(
            PanelState(
                moment=container.clock.now(),
                rules=container.policy.rules.id,
                network=container.api.network.name.lower(),
            )
        )
        self._app, self._real_now = container, real_now
        self._story_start: datetime | None = None
        self._ends: list[Callable[[], object]] = []

    def start(self) -> None:
        """Follow the phone and ask who there is."""
        if self._ends:
            return
        app = self._app
        self._ends = [
            app.clock.subscribe(lambda *_: self._look()),
            app.policy.subscribe(lambda *_: self._look()),
            app.session.subscribe(lambda *_: self._look()),
            app.account.subscribe(lambda *_: self._look()),
            app.messages.subscribe(lambda *_: self._look()),
            app.changes.subscribe(lambda *_: self._refresh()),
            app.new_phone.subscribe(lambda *_: self._refresh()),  # the feed tells who is signed in
        ]
        self._look()
        self._refresh()

    def stop(self) -> None:
        """Follow nothing."""
        for end in self._ends:
            end()
        self._ends = []

    # --- who --------------------------------------------------------------------------------------
    def toggle_people(self) -> None:
        """Open or close the list of people."""
        self._update(people_open=not self.state.people_open)

    def choose_person(self, persona: str) -> None:
        """Sign that person in; whoever was signed in is signed out."""
        one = next((one for one in self.state.people if one.persona == persona), None)
        if one is None or self.state.busy:
            return

        def signed_in(_: object) -> None:
            self._app.navigator.reset(to.Home())
            self._update(people_open=False)

        def to_be_typed(_: object) -> None:
            self._app.navigator.reset(to.SignIn(one.personal_number))
            self._update(people_open=False)

        if (passcode := one.passcode) is None:  # chosen by its holder: only a finger knows it
            self._do(f"person.{persona}", self._app.session.sign_out, to_be_typed)
            return

        def come_in() -> None:
            if self._app.settings.stage_key:  # whoever presents need not link the phone first
                device_id = self._app.preferences.device_id
                self._app.stage.link_stand_in(one.personal_number, device_id)
            self._app.session.sign_in(one.personal_number, passcode)

        self._do(f"person.{persona}", come_in, signed_in)

    def sign_out(self) -> None:
        """Nobody is signed in."""
        if not self.state.busy:
            self._update(people_open=False)
            self._do("sign_out", self._app.session.sign_out)

    # --- when -------------------------------------------------------------------------------------
    def move_days(self, days: int) -> None:
        """So many days on, or back."""
        self._set_clock(moved_by_days(self._app.clock.now(), days))

    def move_months(self, months: int) -> None:
        """So many months on, or back."""
        self._set_clock(moved_by_months(self._app.clock.now(), months))

    def move_to_today(self) -> None:
        """The machine's own day."""
        self._set_clock(moved_to(self._app.clock.now(), viet_nam_day(self._real_now())))

    def move_to_story_day(self) -> None:
        """The day every story begins on."""
        self._set_clock(moved_to(self._app.clock.now(), viet_nam_day(story_start())))

    def type_date(self, text: str) -> None:
        """What the date field should become; a whole date moves the story there."""
        day = read_day(text)
        whole = len(text) >= len("15/10/2025")
        self._update(typed=text, typed_wrong=whole and day is None)
        if day is not None and whole:
            self._set_clock(moved_to(self._app.clock.now(), day))

    def _set_clock(self, moment: datetime) -> None:
        # The phone's own clock turns at once, with or without a network; the server follows.
        def moved(_: object) -> None:
            self._update(typed=None, typed_wrong=False)

        before = self._app.clock.now()
        self._app.clock.set(moment)
        self._do(
            "clock",
            lambda: self._app.stage.set_clock(moment),
            moved,
            lambda: self._app.clock.set(before),
        )

    # --- under what -------------------------------------------------------------------------------
    def choose_rules(self, rules: str) -> None:
        """Another rule set, on this phone, at once."""
        self._app.policy.choose(rules)

    def choose_network(self, network: str) -> None:
        """Another network for this phone; the panel's own calls are not touched by it."""
        self._app.api.network = NetworkMode[network.upper()]
        self._update(network=network)

    # --- the office -------------------------------------------------------------------------------
    def decisions(self, state: str) -> tuple[RenewalDecision, ...]:
        """What the office can do with a file in that state."""
        return _DECISIONS.get(state, ())

    def decide(self, renewal_id: str, decision: RenewalDecision, detail: str | None = None) -> None:
        """The office accepts, asks for that paper, refuses for that reason, or issues."""
        if not self.state.busy:
            self._do(
                "office",
                lambda: self._app.stage.decide(renewal_id, decision, detail),
                lambda _: self._refresh(),
            )

    def renew_at_counter(self) -> None:
        """The identity card is renewed at a counter: today's way out of the lock."""
        number, type_id = self.state.person, self.state.identity_type
        if number and type_id and not self.state.busy:
            self._do("counter", lambda: self._app.stage.renew_at_counter(number, type_id))

    def act_at_desk(self, file: DeskFile, deed: DeskDeed) -> None:
        """Play one deed of another desk."""
        if not self.state.busy:
            self._do(
                "desk", lambda: self._app.stage.act_at_desk(file, deed), lambda _: self._refresh()
            )

    # --- over the panel ---------------------------------------------------------------------------
    def toggle_keys(self) -> None:
        """Show which keys there are, or put that away."""
        shown = self.state.asking is Ask.KEYS
        self._update(asking=Ask.NOTHING if shown else Ask.KEYS)

    def ask_reset(self) -> None:
        """Ask before everything goes back to the start."""
        self._update(asking=Ask.RESET)

    def ask_nothing(self) -> None:
        """The harmless answer."""
        if self.state.busy != "reset":
            self._update(asking=Ask.NOTHING)

    def reset(self) -> None:
        """Everybody and every document as at the start; nobody signed in."""
        if self.state.busy:
            return

        def seed_anew() -> StageState:
            self._app.session.sign_out()
            return self._app.stage.reset()

        def done(state: StageState) -> None:
            self._update(asking=Ask.NOTHING, typed=None, typed_wrong=False)
            self._app.clock.set(state.story_now)
            self._refresh()

        self._do("reset", seed_anew, done)

    def forget_fault(self) -> None:
        """Put the line about what went wrong away, and look again."""
        self._update(fault="", fault_code="")
        self._refresh()

    # --- how it works -----------------------------------------------------------------------------
    def _do(
        self,
        name: str,
        work: Callable[[], Any],
        then: Callable[[Any], object] = lambda _: None,
        otherwise: Callable[[], object] = lambda: None,
    ) -> None:
        def ended(done: Done[Any]) -> None:
            self._update(busy="")
            try:
                value = done.unwrap()
            except AppError as error:
                self._tell(error)
                otherwise()
            else:
                self._update(fault="", fault_code="")
                then(value)

        self._update(busy=name)
        self._app.tasks.submit(work, ended, f"panel.{name}")

    def _tell(self, error: AppError) -> None:
        refused = isinstance(error, Rejected)
        code = error.code if isinstance(error, Rejected) else ""
        self._update(fault="refused" if refused else "gone", fault_code=code)

    def _look(self) -> None:
        """What the phone itself knows."""
        app = self._app
        account = app.account.known if app.session.signed_in else None
        now, rules = app.clock.now(), app.policy.rules
        self._update(
            moment=now,
            rules=rules.id,
            person=account.personal_number if account else "",
            locked=account is not None and account_standing(account, now, rules).locked,
            identity_type=account.identity_type if account else None,
            message=next((one for one in app.messages.recent if one.channel == "sms"), None),
        )

    def _refresh(self) -> None:
        """What the server knows besides: who there is, and what lies on the office's desk."""

        def ended(done: Done[Any]) -> None:
            try:
                people, files, desk, crowd = done.unwrap()
            except AppError as error:
                self._tell(error)
            else:
                self._update(
                    people=people, files=files, desk=desk, crowd=crowd, fault="", fault_code=""
                )

        self._app.tasks.submit(self._ask, ended, "panel.refresh")

    def _ask(self) -> tuple[Any, Any, Any, Any]:
        people = self.state.people or self._app.session.sign_ins().sign_ins
        # A server that runs already may not have given its stage key: then the desk stays empty.
        if not self._app.settings.stage_key:
            return people, (), (), None
        stage = self._app.stage
        return people, stage.open_renewals().renewals, stage.desk_files().files, stage.crowd()
