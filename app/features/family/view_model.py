"""The family as the server tells it: wards first, then who acts for oneself."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import msgspec

from app.data.errors import AppError
from app.data.family import FamilyAsOf
from app.data.issuings import IssuingsAsOf
from app.runtime.destinations import Issuing
from app.runtime.destinations import Ward as WardPage
from app.runtime.tasks import Done
from app.runtime.view_model import Phase, ViewModel
from app.shared.contract.account import Account
from app.shared.contract.family import Ward
from app.shared.rules.guardians import may_guard, still_controlled
from app.shared.rulesets import RuleSet

if TYPE_CHECKING:
    from app.container import Container


@dataclass(frozen=True, slots=True)
class FamilyState:
    """
    What the family's screen shows.

    Attributes:
        under_way: Wards for whom a request is under way: ward id → the request's id.
        asking: Id of the ward for whom an account is being asked; empty where for none.
        proving: Id of the ward for whom the proof is being handed in.
        barred: The rule by which one may guard nobody, and what it asks; None where one may.
        rules: Id of the rule set; today: story day.
    """

    phase: Phase = Phase.LOADING
    wards: tuple[Ward, ...] = ()
    guardians: tuple[str, ...] = ()
    under_way: tuple[tuple[str, str], ...] = ()
    asking: str = ""
    proving: bool = False
    barred: tuple[str, int] | None = None
    rules: str = ""
    today: date | None = None
    fault_key: str | None = None
    refreshing: bool = False

    @property
    def chosen(self) -> Ward | None:
        """The ward that the sheet is about."""
        return next((one for one in self.wards if one.holder_id == self.asking), None)


class FamilyViewModel(ViewModel[FamilyState]):
    """Shows the phone's copy at once, then what the server says."""

    def __init__(self, app: "Container") -> None:
        super().__init__(FamilyState())
        self._app = app
        self._asked = False

    def start(self) -> None:
        """Follow family, requests, clock and rule set."""
        app = self._app
        self._follow(app.account, app.family, app.issuings, app.clock, app.policy)
        self._look()
        if not self._asked or self.state.fault_key:
            self.refresh()

    def stop(self) -> None:
        """Follow nothing."""
        self._leave()
        self.shut()

    def refresh(self) -> None:
        """Ask the server."""
        if self.state.refreshing:
            return
        self._asked = True
        self._update(refreshing=True)
        self._app.tasks.submit(self._app.family.refresh, self._answered, key="family.refresh")

    def open_ward(self, holder_id: str) -> None:
        """What the child holds; or what is still missing."""
        ward = next((one for one in self.state.wards if one.holder_id == holder_id), None)
        if ward is None:
            return
        if ward.controlled and ward.level and not self.state.barred:
            self._app.navigator.go(WardPage(holder_id))
        else:
            self._update(asking=holder_id, fault_key=None)

    def ask_level(self, level: int) -> None:
        """On to the request for that child."""
        holder_id = self.state.asking
        self.shut()
        self._app.navigator.go(Issuing(level=level, ward_id=holder_id))

    def follow(self) -> None:
        """The request that is under way for that child."""
        file_id = dict(self.state.under_way).get(self.state.asking, "")
        self.shut()
        self._app.navigator.go(Issuing(file_id))

    def see_documents(self) -> None:
        """What the child holds."""
        holder_id = self.state.asking
        self.shut()
        self._app.navigator.go(WardPage(holder_id))

    def give_proof(self) -> None:
        """Hand in the simulated paper; a second tap does nothing."""
        if self.state.proving or not self.state.asking:
            return
        holder_id = self.state.asking
        self._update(proving=True, fault_key=None)
        self._app.tasks.submit(
            lambda: self._app.family.give_proof(holder_id), self._proved, key="family.proof"
        )

    def shut(self) -> None:
        """Close the sheet."""
        if not self.state.proving:
            self._update(asking="")

    def back(self) -> None:
        """To where one came from."""
        self._app.navigator.back()

    def _proved(self, done: Done[FamilyAsOf]) -> None:
        self._update(proving=False)
        try:
            done.unwrap()
        except AppError as error:
            self._update(fault_key=error.message_key)
        else:
            self._update(asking="")
            self._app.announcements.tell("family.proof_given")

    def _answered(self, done: Done[FamilyAsOf]) -> None:
        self._update(refreshing=False)
        try:
            done.unwrap()
        except AppError as error:
            phase = Phase.FAILED if self.state.phase is Phase.LOADING else self.state.phase
            self._update(phase=phase, fault_key=error.message_key)
        else:
            self._update(fault_key=None)
            self._look()

    def _look(self) -> None:
        app, known, files = self._app, self._app.family.stored(), self._app.issuings.stored()
        day, rules = app.clock.day(), app.policy.rules
        self._update(today=day, rules=rules.id, barred=_barred(app.account.known, day, rules))
        if known is None:
            return
        family = known.family
        empty = not family.wards and not family.guardians
        self._update(
            phase=Phase.EMPTY if empty else Phase.CONTENT,
            wards=tuple(
                msgspec.structs.replace(one, controlled=still_controlled(one, app.clock.day()))
                for one in family.wards
            ),
            guardians=family.guardians,
            under_way=_under_way(family.wards, files),
        )


def _barred(account: Account | None, day: date, rules: RuleSet) -> tuple[str, int] | None:
    """The rule that keeps somebody of that age and level from guarding, with its number."""
    if account is None or not account.level:
        return None
    allowed = may_guard(account.born_on, account.level, day, rules)
    rule_id = allowed.reasons[0].rule_id
    return None if allowed.holds else (rule_id, int(rules.value(rule_id)))


def _under_way(wards: tuple[Ward, ...], files: IssuingsAsOf | None) -> tuple[tuple[str, str], ...]:
    found = ((one.holder_id, files.open_for(one.holder_id)) for one in wards) if files else ()
    return tuple((holder_id, file.id) for holder_id, file in found if file is not None)
