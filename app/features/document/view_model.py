"""One document: its standing, what of it is revealed, and what its end leaves untouched."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

from app.data.data_reports import ReportsAsOf
from app.data.documents import DocumentsAsOf
from app.data.errors import AppError, Offline
from app.features.document.removal import Removal
from app.runtime.destinations import DocumentChanges, Present, Renewal, ReportData, Wallet
from app.runtime.revealing import all_revealed, maskable_in
from app.runtime.tasks import Done
from app.runtime.view_model import Phase
from app.shared.contract.data_reports import OPEN_REPORT
from app.shared.contract.documents import HeldDocument
from app.shared.contract.renewals import RenewalFile
from app.shared.rules.account import account_standing
from app.shared.rules.linking import account_may_link
from app.shared.rules.standing import DocumentStanding, standing_of
from app.shared.rulesets import Rule, RuleSet

if TYPE_CHECKING:
    from app.container import Container


@dataclass(frozen=True, slots=True)
class OneDocument:
    """
    What a document's screen shows; ``EMPTY`` where the resident holds no such document.

    Attributes:
        document: The one asked for, or the one that took its place meanwhile.
        standing: How it stands today under the phone's rule set.
        rule: The rule that decided.
        renewed: It took the place of the one asked for.
        renewal: Its open file, where one is known.
        revealed: Masked fields that are seen now, by id.
        reported: How many reports of wrong data about it wait for their answer.
        others_usable: Other documents of the resident that can be presented.
        account_open, can_link: The account is not locked, and reaches the level for benefits.
        as_of: When the server last answered; None where it never did. UTC.
        now: Story time of this state; UTC.
        fault_key: Why it could not be fetched anew; None where it could.
        offline: That was for want of a network.
        removing, removal_fault: Whether it is asked about taking it out, or taken out; why it was
            not.
    """

    phase: Phase = Phase.LOADING
    document: HeldDocument | None = None
    standing: DocumentStanding | None = None
    rule: Rule | None = None
    renewed: bool = False
    renewal: RenewalFile | None = None
    revealed: frozenset[str] = frozenset()
    reported: int = 0
    others_usable: int = 0
    account_open: bool = True
    can_link: bool = False
    as_of: datetime | None = None
    now: datetime | None = None
    fault_key: str | None = None
    offline: bool = False
    refreshing: bool = False
    removing: Literal["", "asked", "doing"] = ""
    removal_fault: str = ""

    @property
    def maskable(self) -> frozenset[str]:
        """Masked fields that have a value and may be revealed."""
        shown = self.standing is not None and self.standing.values_shown
        return maskable_in(self.document, shown=shown)

    @property
    def changed(self) -> bool:
        """Whether a register has changed something on it that may be seen."""
        return self.document is not None and any(one.at for one in self.document.history)

    @property
    def all_revealed(self) -> bool:
        """Whether nothing is masked any more."""
        return all_revealed(self)

    @property
    def number(self) -> str:
        """Its number, to copy; empty where it has none or may not be seen."""
        if self.document is None or not (self.standing and self.standing.values_shown):
            return ""
        return self.document.fields.get("number", "")


def standing_and_rule(
    document: HeldDocument, day: date, rules: RuleSet
) -> tuple[DocumentStanding, Rule]:
    """How a document stands, and the rule that decided."""
    standing = standing_of(document, day, rules)
    return standing, rules.rule(standing.verdict.reasons[0].rule_id)


class DocumentViewModel(Removal[OneDocument]):
    """
    Follows one document through a moved clock, another rule set and its own renewal.

    Where another document takes its place while it is open, that one is shown instead.
    """

    def __init__(self, document_id: str, app: "Container") -> None:
        super().__init__(OneDocument())
        self._id, self._app = document_id, app
        self._asked = False

    def start(self) -> None:
        """Follow what it shows; ask the server once, since the change feed tells the rest."""
        app = self._app
        self._follow(
            app.documents,
            app.renewals,
            app.reports,
            app.account,
            app.clock,
            app.policy,
            network=app.api,
        )
        self._look()
        if not self._asked or self.state.fault_key or not app.api.online:
            self.refresh()

    def stop(self) -> None:
        """Follow nothing, and mask everything before anyone else looks."""
        self._leave()
        self.mask()

    # --- deeds ------------------------------------------------------------------------------------
    def refresh(self) -> None:
        """Ask the source, through the server."""
        if self.state.refreshing:
            return
        self._asked = True
        self._update(refreshing=True)
        self._app.tasks.submit(self._ask, self._answered, key=f"document.refresh.{self._id}")

    def copy_number(self) -> None:
        """Put the whole number on the phone's clipboard."""
        if self.state.number:
            self._app.clipboard.copy(self.state.number)
            self._app.announcements.tell("document.copied")

    def present(self) -> None:
        """Show it to somebody."""
        document, standing = self.state.document, self.state.standing
        if document and standing and standing.presentable:
            self._app.navigator.go(Present(document.id))

    def renew(self) -> None:
        """Begin to renew it."""
        if self.state.document:
            self._app.navigator.go(Renewal(self.state.document.id))

    def track(self) -> None:
        """Follow its open file."""
        document = self.state.document
        if document and document.renewal_id:
            self._app.navigator.go(Renewal(document.id, document.renewal_id))

    def open_changes(self) -> None:
        """See what its register changed."""
        if self.state.document:
            self._app.navigator.go(DocumentChanges(self.state.document.id))

    def report_data(self) -> None:
        """Say that something on it is wrong, or follow what was said."""
        if self.state.document:
            self._app.navigator.go(ReportData(self.state.document.id))

    def open_wallet(self) -> None:
        """See what there is."""
        self._app.navigator.go(Wallet())

    def back(self) -> None:
        """Where one came from."""
        self._app.navigator.back()

    # --- how --------------------------------------------------------------------------------------
    def _ask(self) -> None:
        """Its file is asked for only where it has one: most documents never do."""
        known = self._app.documents.refresh()
        document = _find(known, self._id)
        if document is not None and document.renewal_id is not None:
            self._app.renewals.refresh()

    def _look(self) -> None:
        app, known = self._app, self._app.documents.stored()
        if known is None:
            return
        document = _find(known, self._id)
        if document is None:
            asked = self.state.as_of is not None or self.state.fault_key is not None
            phase = Phase.EMPTY if asked else self.state.phase
            self._update(phase=phase, document=None, standing=None, revealed=frozenset())
            return
        day, now, rules = app.clock.day(), app.clock.now(), app.policy.rules
        standing, rule = standing_and_rule(document, day, rules)
        files, account = app.renewals.stored(), app.account.known
        others = (one for one in known.documents if one.id != document.id)
        before = self.state.document
        same = before is None or (before.id == document.id and standing.values_shown)
        self._update(
            phase=Phase.CONTENT,
            document=document,
            standing=standing,
            rule=rule,
            renewed=document.id != self._id,
            renewal=files.of_id(document.renewal_id) if files and document.renewal_id else None,
            revealed=self.state.revealed if same else frozenset(),
            reported=_waiting(app.reports.stored(), document.type_id),
            others_usable=sum(_presentable(one, day, rules) for one in others),
            account_open=account is None or not account_standing(account, now, rules).locked,
            can_link=account is not None and account_may_link(account, day, rules).holds,
            as_of=known.at,
            now=now,
        )

    def _answered(self, done: Done[None]) -> None:
        self._update(refreshing=False)
        try:
            done.unwrap()
        except AppError as error:
            self._failed(error)
            return
        self._update(fault_key=None, offline=False)
        self._look()
        if self.state.document is None:
            self._update(phase=Phase.EMPTY)

    def _failed(self, error: AppError) -> None:
        phase = Phase.FAILED if self.state.phase is Phase.LOADING else self.state.phase
        self._update(
            phase=phase,
            fault_key=error.message_key,
            offline=isinstance(error, Offline),
            now=self._app.clock.now(),
        )

    def _network_changed(self, online: bool) -> None:
        if online and self.state.fault_key:
            self.refresh()
        elif not online:
            self._failed(Offline())


def _find(known: DocumentsAsOf, document_id: str) -> HeldDocument | None:
    """The document of that id, or the one that took its place."""
    successor = next((one for one in known.documents if one.replaces == document_id), None)
    return known.of_id(document_id) or successor


def _waiting(known: ReportsAsOf | None, type_id: str) -> int:
    """How many reports about documents of that type wait for their answer."""
    return sum(one.state in OPEN_REPORT for one in known.about(type_id)) if known else 0


def _presentable(document: HeldDocument, day: date, rules: RuleSet) -> bool:
    return standing_of(document, day, rules).presentable
