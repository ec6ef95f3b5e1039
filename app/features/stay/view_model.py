"""A foreigner's papers on a story day, and what follows when the visa lapses, by each rule set."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from app.runtime.destinations import Eligibility, Levels
from app.runtime.view_model import Phase, ViewModel
from app.shared.contract.account import Account, StayOfForeigner
from app.shared.rules.account import expiry_locks
from app.shared.rules.eligibility import Answer, Applicant, eligibility
from app.shared.rules.stay_papers import papers_of
from app.shared.rulesets import RULE_SET_IDS, rule_set

if TYPE_CHECKING:
    from app.container import Container

PaperKind = Literal["passport", "visa", "permission", "residence_card"]


@dataclass(frozen=True, slots=True)
class Paper:
    """
    One paper.

    Attributes:
        since: First day; None where the register does not say.
        until: Last valid day, inclusive; None where it is not held.
        held: Whether there is one.
    """

    kind: PaperKind
    since: date | None
    until: date | None
    held: bool = True


@dataclass(frozen=True, slots=True)
class After:
    """
    What a rule set says of the day after the visa and the permission have ended.

    Attributes:
        answer: Whether an account could be asked for then.
        locks: Whether the passport's end locks an account under this rule set.
        kept: Whether an account that was given before stays.
    """

    rule_set_id: str
    answer: Answer
    locks: bool
    kept: bool


@dataclass(frozen=True, slots=True)
class StayState:
    """
    What the timeline shows.

    Attributes:
        stay: What the register has; None for a citizen.
        papers: In the order of the timeline.
        lapse_on: The first day on which neither visa nor permission holds; Viet Nam date.
        after: What each rule set says of that day, today's first.
        due_soon_days: From how many days before its end a paper is due soon, by today's rule.
        today: Story day.
    """

    phase: Phase = Phase.LOADING
    full_name: str = ""
    stay: StayOfForeigner | None = None
    papers: tuple[Paper, ...] = ()
    lapse_on: date | None = None
    after: tuple[After, ...] = ()
    due_soon_days: int = 0
    today: date | None = None


class StayViewModel(ViewModel[StayState]):
    """Derived from the account's own papers; nothing is asked besides."""

    def __init__(self, app: "Container") -> None:
        super().__init__(StayState())
        self._app = app

    def start(self) -> None:
        """Follow account and clock."""
        app = self._app
        self._follow(app.account, app.clock)
        self._look()

    def stop(self) -> None:
        """Follow nothing."""
        self._leave()

    def check(self) -> None:
        """Who may have an account, from these papers."""
        self._app.navigator.go(Eligibility())

    def ask(self) -> None:
        """The way to an account."""
        self._app.navigator.go(Levels())

    def back(self) -> None:
        """To where one came from."""
        self._app.navigator.back()

    def _look(self) -> None:
        account, today = self._app.account.known, self._app.clock.day()
        if account is None:
            return
        stay = account.stay
        if stay is None:
            self._update(phase=Phase.EMPTY, full_name=account.full_name, today=today)
            return
        ends = [stay.permitted_until, *([stay.visa_until] if stay.visa_until else [])]
        lapse_on = max(ends) + timedelta(days=1)
        self._update(
            phase=Phase.CONTENT,
            full_name=account.full_name,
            stay=stay,
            papers=papers_in_order(stay),
            lapse_on=lapse_on,
            after=tuple(_after(account, lapse_on, name) for name in RULE_SET_IDS),
            due_soon_days=rule_set(RULE_SET_IDS[0]).value("due_soon_days"),
            today=today,
        )


def papers_in_order(stay: StayOfForeigner) -> tuple[Paper, ...]:
    """Passport, visa, permission, residence card: what is not held says so."""
    return (
        Paper("passport", None, stay.passport_expires_on),
        Paper("visa", None, stay.visa_until, held=stay.visa != "none"),
        Paper("permission", stay.permitted_from, stay.permitted_until),
        Paper("residence_card", None, None, held=stay.residence_card),
    )


def _after(account: Account, day: date, rule_set_id: str) -> After:
    rules = rule_set(rule_set_id)
    papers = papers_of(account.stay)
    applicant = Applicant(kind="foreigner", born_on=account.born_on, papers=papers)
    answer = eligibility(applicant, day, rules).answer
    kept = rules.value("account_after_lapse") == "kept"
    return After(rule_set_id, answer, expiry_locks("foreigner", rules), kept)
