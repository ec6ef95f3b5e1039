"""The calculator: every change of the input asks both rule sets again; nothing is sent."""

from datetime import date
from typing import TYPE_CHECKING, Literal

from app.features.eligibility.answers import GROWN_UP, YEAR, answers_to
from app.features.eligibility.state import EligibilityState, Kind
from app.features.eligibility.watch import is_over, put_in, watch
from app.runtime.destinations import Issuing
from app.runtime.view_model import ViewModel
from app.shared.contract.account import Account
from app.shared.rules.age import years_later
from app.shared.rules.eligibility import Reading
from app.shared.rulesets import RULE_SET_IDS, rule_set

if TYPE_CHECKING:
    from app.container import Container

_LONGEST = 10  # letters of a typed day


class EligibilityViewModel(ViewModel[EligibilityState]):
    """Starts from the papers of whoever is signed in; from a grown-up just arrived otherwise."""

    def __init__(self, app: "Container") -> None:
        super().__init__(EligibilityState())
        self._app = app
        self._filled = False

    def start(self) -> None:
        """Follow the story's day and the account."""
        app = self._app
        self._follow(app.clock, app.account, app.policy, app.preferences)
        self._look()

    def stop(self) -> None:
        """Follow nothing."""
        self._leave()

    # --- the input --------------------------------------------------------------------------------
    def choose_kind(self, kind: Kind) -> None:
        """Citizen, foreigner, organisation."""
        self._update(kind=kind)
        self._derive()

    def change_born(self, text: str) -> None:
        """Date of birth, as typed."""
        self._typed("born", text)

    def change_since(self, text: str) -> None:
        """First day of the permission, as typed."""
        self._typed("since", text)

    def change_visa_until(self, text: str) -> None:
        """Last valid day of the visa, as typed."""
        self._typed("visa_until", text)

    def change_card_until(self, text: str) -> None:
        """Last valid day of the residence card, as typed; empty where it has none."""
        self._typed("card_until", text)

    def change_days(self, days: int) -> None:
        """Length of the permission."""
        self._update(days=days)
        self._derive()

    def switch_visa(self) -> None:
        """With a long-term visa, or without."""
        self._update(visa=not self.state.visa)
        self._derive()

    def switch_card(self) -> None:
        """With a residence card, or without."""
        self._update(card=not self.state.card)
        self._derive()

    def choose_reading(self, reading: Reading) -> None:
        """How the days are counted."""
        self._update(reading=reading)
        self._derive()

    # --- the watch --------------------------------------------------------------------------------
    def switch_watch(self) -> None:
        """Watch what is put in now, or watch nothing any more."""
        if self._app.preferences.watched is None:
            self.watch_this()
        else:
            self._app.preferences.change(watched=None)

    def watch_this(self) -> None:
        """Watch what is put in now, in place of anything before."""
        app, today = self._app, self.state.today
        wanted = watch(self.state, today, app.policy.rules) if today else None
        if wanted is not None:
            app.preferences.change(watched=wanted)

    def show_watched(self) -> None:
        """Put in what is watched."""
        if watched := self._app.preferences.watched:
            self._update(**put_in(watched), own=False)
            self._derive()

    # --- ways on ----------------------------------------------------------------------------------
    def ask(self) -> None:
        """On to the request, for whoever is signed in."""
        if self.state.signed_in:
            self._app.navigator.go(Issuing(level=1))

    def back(self) -> None:
        """To where one came from; nothing was sent."""
        self._app.navigator.back()

    # --- how --------------------------------------------------------------------------------------
    def _typed(self, name: Literal["born", "since", "visa_until", "card_until"], text: str) -> None:
        self._update(**{name: text[:_LONGEST]})
        self._derive()

    def _look(self) -> None:
        today, account = self._app.clock.day(), self._app.account.known
        signed_in = account is not None and self._app.session.signed_in
        if not self._filled:
            self._filled = True
            self._fill(account if signed_in else None, today)
            if not signed_in and self._app.preferences.watched:
                self.show_watched()
        may_ask = signed_in and account is not None and not account.level
        self._update(today=today, signed_in=may_ask, rules=self._app.policy.rules.id)
        self._derive()

    def _fill(self, account: Account | None, today: date) -> None:
        """The papers of whoever is signed in; a stay one day too short where nobody is."""
        stay = account.stay if account else None
        needed = rule_set(RULE_SET_IDS[-1]).value("permitted_stay_days")
        born = account.born_on if account else years_later(today, -GROWN_UP)
        since = stay.permitted_from if stay else today
        visa_until = stay.visa_until if stay and stay.visa == "long_term" else today + YEAR
        self._update(
            kind=account.kind if account else "foreigner",
            full_name=account.full_name if account else "",
            own=stay is not None,
            born=f"{born:%d/%m/%Y}",
            since=f"{since:%d/%m/%Y}",
            days=(stay.permitted_until - since).days + 1 if stay else needed - 1,
            visa=stay is not None and stay.visa == "long_term",
            visa_until=f"{visa_until:%d/%m/%Y}",
            card=stay is not None and stay.residence_card,
        )

    def _derive(self) -> None:
        if self.state.today is None:
            return
        watched = self._app.preferences.watched
        self._update(
            **answers_to(self.state, self.state.today),
            watched=watched,
            watches_this=watched is not None and is_over(watched, self.state),
        )
