"""The locked account: on what ground, since when, what is behind the lock, and the way back."""

from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from app.data.account import AccountAsOf
from app.data.errors import AppError
from app.runtime.tasks import Done
from app.runtime.view_model import Phase, ViewModel
from app.shared.clock import viet_nam_day
from app.shared.contract.account import Account, CardReading
from app.shared.rules.account import IDENTITY_EXPIRED, IDENTITY_TYPES, account_standing
from app.shared.rulesets import RuleSet

OWN_REQUEST = "own_request"
_OPEN_SHEETS = ("explaining", "reading", "unlocking", "fault_key", "confirming", "leaving")

if TYPE_CHECKING:
    from app.container import Container


@dataclass(frozen=True, slots=True)
class LockedState:
    """
    What the lock screen shows.

    Attributes:
        ground: ``identity_expired`` or a ``LockGround`` of the contract; None while not known.
        real: A real lock, which holds in both rule sets; otherwise today's rule about expiry.
        also_expired: The identity document has ended too: it stays so after a real lock is lifted.
        since: UTC.
        identity_type: Document type of the identity document.
        ended_on: Its last valid day, where it has ended.
        type_ids: What is in the wallet, by name only.
        rule_set_id, rule_id: The rule that the lock follows from.
        explaining: The sheet with the way back is open.
        reading: Card and face are being read: their outcome is chosen.
        unlocking: The server is asked to lift the own lock.
        fault_key: Why it was not lifted.
        confirming, leaving: Signing out is asked about, is under way.
    """

    phase: Phase = Phase.LOADING
    ground: str | None = None
    real: bool = False
    also_expired: bool = False
    since: datetime | None = None
    identity_type: str = "identity_card"
    ended_on: date | None = None
    type_ids: tuple[str, ...] = ()
    rule_set_id: str = ""
    rule_id: str = ""
    explaining: bool = False
    reading: bool = False
    unlocking: bool = False
    fault_key: str | None = None
    confirming: bool = False
    leaving: bool = False


def locked_state(account: Account, now: datetime, rules: RuleSet) -> LockedState:
    """The lock as the rules derive it; a state without ground where nothing is locked."""
    standing = account_standing(account, now, rules)
    ends_on = account.identity_expires_on
    ended = ends_on is not None and viet_nam_day(now) > ends_on
    real = standing.locked and standing.ground != IDENTITY_EXPIRED
    return LockedState(
        phase=Phase.CONTENT,
        ground=standing.ground,
        real=real,
        also_expired=real and ended,
        since=standing.since,
        identity_type=account.identity_type or IDENTITY_TYPES[account.kind],
        ended_on=ends_on if ended else None,
        type_ids=account.document_types,
        rule_set_id=rules.id,
        rule_id=standing.verdict.reasons[0].rule_id,
    )


class LockedViewModel(ViewModel[LockedState]):
    """Derives the lock anew with each change of account, clock or rule set."""

    def __init__(self, app: "Container") -> None:
        super().__init__(LockedState())
        self._app = app
        self._derive()

    def start(self) -> None:
        """Follow the three things that a lock follows from."""
        if not self._ends:
            app = self._app
            self._ends = [
                port.subscribe(lambda *_: self._derive())
                for port in (app.account, app.clock, app.policy)
            ]
        self._derive()

    def stop(self) -> None:
        """Follow nothing."""
        self._leave()
        self.shut()

    def explain(self) -> None:
        """Show the way back."""
        self._update(explaining=True)

    def read_card(self) -> None:
        """Unlock with identity card and face: the simulated reader asks what it will see."""
        if self.state.ground == OWN_REQUEST:
            self._update(reading=True, explaining=False, fault_key=None)

    def unlock(self, outcome: CardReading) -> None:
        """Lift one's own lock with what the reader saw; a second tap does nothing."""
        if self.state.unlocking or not self.state.reading:
            return
        self._update(unlocking=True, fault_key=None)
        self._app.tasks.submit(
            lambda: self._app.account.unlock(outcome), self._unlocked, key="locked.unlock"
        )

    def ask_to_leave(self) -> None:
        """Ask before signing out."""
        self._update(confirming=True)

    def shut(self) -> None:
        """Close whichever sheet is open."""
        if not self.state.leaving and not self.state.unlocking:
            self._update(explaining=False, confirming=False, reading=False, fault_key=None)

    def leave(self) -> None:
        """Sign out; who is signed out sees the passcode screen."""
        if self.state.leaving:
            return
        self._update(leaving=True)
        self._app.tasks.submit(self._app.session.sign_out, self._left, key="session.sign_out")

    def _unlocked(self, done: Done[AccountAsOf]) -> None:
        self._update(unlocking=False)
        try:
            done.unwrap()
        except AppError as error:
            self._update(fault_key=error.message_key)
        else:
            self._update(reading=False)
            self._app.announcements.tell("locked.lifted")

    def _left(self, done: Done[None]) -> None:
        self._update(leaving=False, confirming=False)
        done.unwrap()

    def _derive(self) -> None:
        account = self._app.account.known
        if account is None:
            return
        kept = {name: getattr(self.state, name) for name in _OPEN_SHEETS}
        derived = locked_state(account, self._app.clock.now(), self._app.policy.rules)
        self._update(**(_fields(derived) | kept))


def _fields(state: LockedState) -> dict[str, Any]:
    return {field.name: getattr(state, field.name) for field in fields(state)}
