"""Where one stands on the ladder, derived from account, story day and rule set."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from app.data.account import AccountAsOf
from app.data.errors import AppError
from app.runtime.destinations import Eligibility, Issuing, Levels
from app.runtime.tasks import Done
from app.runtime.view_model import Phase, ViewModel
from app.shared.contract.account import Account
from app.shared.holidays import public_holidays
from app.shared.rules.age import years_later
from app.shared.rules.eligibility import Applicant, eligibility
from app.shared.rules.issuing import days_rule
from app.shared.rules.stay_papers import papers_of
from app.shared.rules.working_days import add_working_days
from app.shared.rulesets import RuleSet

if TYPE_CHECKING:
    from app.container import Container


@dataclass(frozen=True, slots=True)
class LevelsState:
    """
    What the ladder shows.

    Attributes:
        feature: What somebody came for that the level does not open; empty where nothing was.
        level: Of the account: 0, 1, 2.
        may: The levels that the rule set gives the holder now; empty where none.
        guardian: A guardian has to ask for the holder.
        rules: Id of the rule set.
        days: For level 1 and level 2, the rule that says how many working days.
        longer: The rule for who has no valid card, or whose biometrics are not held.
        from_day: When level 2 may be had, where only age is missing.
        earliest: The soonest day of an appointment; Viet Nam date.
        file_id: A request under way; empty where there is none.
    """

    phase: Phase = Phase.LOADING
    feature: str = ""
    kind: Literal["citizen", "foreigner"] = "citizen"
    level: int = 0
    may: tuple[int, ...] = ()
    guardian: bool = False
    rules: str = ""
    days: tuple[str, str] = ("citizen_level_1_days", "citizen_level_2_days")
    longer: str = "citizen_no_card_days"
    from_day: date | None = None
    earliest: date | None = None
    file_id: str = ""
    error_key: str | None = None


class LevelsViewModel(ViewModel[LevelsState]):
    """Works from the phone's copies; asks the server only where there are none."""

    def __init__(self, destination: Levels, app: "Container") -> None:
        super().__init__(LevelsState(feature=destination.feature))
        self._app = app

    def start(self) -> None:
        """Follow account, requests, clock and rule set."""
        app = self._app
        self._follow(app.account, app.issuings, app.clock, app.policy)
        self._look()
        if self.state.phase is Phase.LOADING:
            self.refresh()

    def stop(self) -> None:
        """Follow nothing."""
        self._leave()

    def refresh(self) -> None:
        """Ask the server whose account it is."""
        self._app.tasks.submit(self._app.account.refresh, self._answered, key="levels.refresh")

    def ask(self) -> None:
        """The next level, or the request that is under way."""
        state = self.state
        if state.file_id:
            self._app.navigator.go(Issuing(state.file_id))
        elif next_level(state):
            self._app.navigator.go(Issuing(level=next_level(state)))
        else:
            self.check()

    def check(self) -> None:
        """Who may have an account, and why."""
        self._app.navigator.go(Eligibility())

    def back(self) -> None:
        """To where one came from."""
        self._app.navigator.back()

    def _answered(self, done: Done[AccountAsOf]) -> None:
        try:
            done.unwrap()
        except AppError as error:
            if self.state.phase is Phase.LOADING:
                self._update(phase=Phase.FAILED, error_key=error.message_key)
        else:
            self._look()

    def _look(self) -> None:
        app, account = self._app, self._app.account.known
        if account is None:
            return
        day, rules = app.clock.day(), app.policy.rules
        answer = eligibility(applicant(account), day, rules)
        files = app.issuings.stored()
        file = files.open_for(account.holder_id) if files else None
        young = 2 not in answer.levels and bool(answer.levels)
        self._update(
            phase=Phase.CONTENT,
            kind=account.kind,
            level=account.level,
            may=answer.levels,
            guardian=answer.through_guardian,
            rules=rules.id,
            days=(_days(account, 1, day), _days(account, 2, day)),
            longer="citizen_no_card_days" if account.kind == "citizen"
            else "foreigner_no_biometrics_days",
            from_day=_level_2_from(account, rules) if young else None,
            earliest=add_working_days(day, 1, public_holidays()),
            file_id=file.id if file else "",
            error_key=None,
        )  # fmt: skip


def next_level(state: LevelsState) -> int:
    """The level that may be asked for next; 0 where none."""
    higher = [level for level in state.may if level > state.level]
    return 0 if state.guardian or not higher else min(higher)


def applicant(account: Account) -> Applicant:
    """The holder as the rules of eligibility want one."""
    papers = papers_of(account.stay)
    return Applicant(kind=account.kind, born_on=account.born_on, papers=papers)


def _days(account: Account, level: int, day: date) -> str:
    ends = account.identity_expires_on
    valid = account.identity_type == "identity_card" and (ends is None or ends >= day)
    return days_rule(account.kind, level, card_valid=valid, biometrics_held=account.biometrics_held)


def _level_2_from(account: Account, rules: RuleSet) -> date:
    return years_later(account.born_on, rules.value("level_2_age"))
