"""From now on the account is one's own: what has moved, and what there is to do."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.runtime.destinations import Home, Issuing, OwnAccount, Passcode, Renewal
from app.runtime.view_model import Phase, ViewModel
from app.shared.rules.account import IDENTITY_TYPES
from app.shared.rules.age import age_on
from app.shared.rules.guardians import own_from
from app.shared.rules.passcodes import passcode_lent
from app.shared.rules.standing import DocumentState, document_standing

if TYPE_CHECKING:
    from app.container import Container


@dataclass(frozen=True, slots=True)
class OwnAccountState:
    """
    What the screen shows.

    Attributes:
        since: The birthday, a Viet Nam date; it began at 00:00.
        age: In years, on that day.
        level: Of the account: it stays as it was.
        lent: The passcode is still the one that the guardian set.
        card_ends_on: Last valid day of the identity card; None where it has none, or there is none.
        card_due: The card must be renewed now.
        card_id: Its id; empty below the level that opens documents.
        rules: Id of the rule set.
    """

    phase: Phase = Phase.CONTENT
    full_name: str = ""
    guardian: str = ""
    since: date | None = None
    age: int = 0
    level: int = 0
    lent: bool = False
    card_ends_on: date | None = None
    card_due: bool = False
    card_id: str = ""
    rules: str = ""


class OwnAccountViewModel(ViewModel[OwnAccountState]):
    """Follows the account of whoever is signed in."""

    def __init__(self, destination: OwnAccount, app: "Container") -> None:
        super().__init__(OwnAccountState(guardian=destination.guardian))
        self._app = app

    def start(self) -> None:
        """Follow account and rule set."""
        app = self._app
        self._follow(app.account, app.documents, app.clock, app.policy)
        self._look()

    def stop(self) -> None:
        """Follow nothing."""
        self._leave()

    def choose_passcode(self) -> None:
        """A passcode that nobody else ever knew."""
        self._app.navigator.go(Passcode())

    def renew_card(self) -> None:
        """The renewal of the identity card, where it is due."""
        if self.state.card_due and self.state.card_id:
            self._app.navigator.go(Renewal(self.state.card_id))

    def raise_level(self) -> None:
        """The appointment for level 2."""
        self._app.navigator.go(Issuing(level=2))

    def finish(self) -> None:
        """On to one's own home; the tab on which midnight came is left as it was."""
        self._app.navigator.back()
        self._app.navigator.go(Home())

    def back(self) -> None:
        """As finishing."""
        self.finish()

    def _look(self) -> None:
        account, rules = self._app.account.known, self._app.policy.rules
        if account is None:
            return
        since, day = own_from(account.kind, account.born_on, rules), self._app.clock.day()
        identity, ends = IDENTITY_TYPES[account.kind], account.identity_expires_on
        held = self._app.documents.stored()
        cards = [one.id for one in (held.documents if held else ()) if one.type_id == identity]
        standing = document_standing(identity, ends, day, rules)
        self._update(
            full_name=account.full_name,
            since=since,
            age=age_on(account.born_on, since),
            level=account.level,
            lent=passcode_lent(account, day, rules),
            card_ends_on=ends,
            card_due=standing.state is not DocumentState.VALID,
            card_id=cards[-1] if cards else "",
            rules=rules.id,
        )
