"""Says once that a value is wrong, and follows the register's answer."""

import unicodedata
from datetime import date
from typing import TYPE_CHECKING, Any

from app.data.deeds import Deeds
from app.data.errors import AppError, Offline, Rejected
from app.features.report_data.state import ReportState
from app.runtime.destinations import ReportData
from app.runtime.fault import Fault
from app.runtime.view_model import Phase
from app.shared.contract.data_reports import OPEN_REPORT, DataReport
from app.shared.doctypes import FieldSpec
from app.shared.holidays import public_holidays
from app.shared.identity import digits_of
from app.shared.registers import register_of
from app.shared.rules.register_facts import RecordDates, fault_in
from app.shared.rules.standing import standing_of
from app.shared.rules.working_days import add_working_days

if TYPE_CHECKING:
    from app.container import Container

_DAY, _MONTH = 2, 4  # digits typed until the end of each


class ReportViewModel(Deeds[ReportState]):
    """One document's reports: a new one is judged here first, and decided by the server."""

    def __init__(self, destination: ReportData, app: "Container") -> None:
        super().__init__(ReportState(fact_id=destination.fact_id), app, "report_data")
        self._id = destination.document_id
        self._asked = False

    def start(self) -> None:
        """Follow what it shows; ask the server once, since the change feed tells the rest."""
        app = self._app
        self._follow(
            app.documents, app.reports, app.account, app.clock, app.policy, network=app.api
        )
        self._look()
        if not self._asked or self.state.fault or not app.api.online:
            self.refresh()

    def stop(self) -> None:
        """Follow nothing, and show no masked value to whoever looks next."""
        self._leave()
        self._update(revealed=False, confirming="")

    # --- what is said -----------------------------------------------------------------------------
    def choose(self, fact_id: str) -> None:
        """Say that this one is wrong; one that is reported already is followed instead."""
        if self._open_about(fact_id) is None:
            self._update(fact_id=fact_id, typed="", wrong=None, revealed=False, fault=None)

    def type(self, text: str) -> None:
        """What the field holds now; it is judged when it is sent."""
        spec = self.state.fact
        if spec is not None and spec.kind in ("date", "money_vnd", "number"):
            text = "".join(char for char in text if char.isascii() and char.isdigit())
        self._update(typed=text[:200], wrong=None, fault=None)

    def reveal(self) -> None:
        """Show the value as it stands, or mask it again."""
        self._update(revealed=not self.state.revealed)

    # --- deeds ------------------------------------------------------------------------------------
    def refresh(self) -> None:
        """Ask the server how things stand."""
        if self.state.doing is None:
            self._asked = True

            def work() -> None:
                self._app.documents.refresh()
                self._app.reports.refresh()

            self._do("refresh", work, lambda _: None)

    def send(self) -> None:
        """Send it; what cannot stand there is said, and nothing is sent then."""
        state, spec = self.state, self.state.fact
        if state.document is None or spec is None or not self._free:
            return
        claimed = written(spec, state.typed)
        wrong = self._fault(spec, claimed)
        self._update(wrong=wrong)
        if wrong is None:
            document_id, fact_id = state.document.id, spec.id
            reports = self._app.reports
            self._do("send", lambda: reports.send(document_id, fact_id, claimed), self._sent)

    def ask_withdraw(self, report_id: str) -> None:
        """Ask first."""
        if self._free:
            self._update(confirming=report_id)

    def shut(self) -> None:
        """Keep it."""
        if self.state.doing != "withdraw":
            self._update(confirming="")

    def withdraw(self) -> None:
        """Take the report back."""
        report_id, tell = self.state.confirming, self._app.announcements.tell
        if report_id:
            withdraw = self._app.reports.withdraw
            self._do(
                "withdraw", lambda: withdraw(report_id), lambda _: tell("report_data.withdrawn")
            )

    def back(self) -> None:
        """From the form to the choice, from there to the document."""
        if self.state.fact is not None:
            self._update(fact_id="", typed="", wrong=None, revealed=False, fault=None)
        else:
            self._app.navigator.back()

    # --- how --------------------------------------------------------------------------------------
    def _open_about(self, fact_id: str) -> DataReport | None:
        about = (one for one in self.state.reports if one.fact_id == fact_id)
        return next((one for one in about if one.state in OPEN_REPORT), None)

    def _fault(self, spec: FieldSpec, claimed: str) -> Any:
        account, document = self._app.account.known, self.state.document
        fact = register_of(document.type_id).fact(document.type_id, spec.id) if document else None
        if document is None or fact is None or account is None:
            return None
        dates = RecordDates(born_on=account.born_on)
        today, rules = self._app.clock.day(), self._app.policy.rules
        return fault_in(fact, claimed, document.fields, dates, today, rules)

    def _sent(self, report: DataReport) -> None:
        self._update(fact_id="", typed="", revealed=False)
        self._app.announcements.tell("report_data.sent", code=report.code)

    def _failed(self, deed: str, error: AppError) -> None:
        key = error.message_key
        if isinstance(error, Rejected) and error.code == "report_refused":
            reason = error.values.get("reason")
            key = f"report_data.refused.{reason}" if reason in REFUSED else key
        phase = Phase.FAILED if self.state.phase is Phase.LOADING else self.state.phase
        fault = Fault(deed, key, error.values, isinstance(error, Offline))
        self._update(phase=phase, fault=fault, now=self._app.clock.now())

    def _look(self) -> None:
        app, known, told = self._app, self._app.documents.stored(), self._app.reports.stored()
        if known is None:
            return
        successor = next((one for one in known.documents if one.replaces == self._id), None)
        document = known.of_id(self._id) or successor
        day, rules = app.clock.day(), app.policy.rules
        hidden = document is not None and not (standing_of(document, day, rules).values_shown)
        before = self.state.document
        seen = before is None or document is None or before.id == document.id
        gone = document is None or hidden or not seen
        self._update(
            phase=Phase.EMPTY if document is None else Phase.CONTENT,
            document=document,
            hidden=hidden,
            fact_id="" if gone else self.state.fact_id,
            typed="" if gone else self.state.typed,
            revealed=self.state.revealed and not gone,
            reports=told.about(document.type_id) if told and document else (),
            due_on=add_working_days(day, rules.value("data_report_days"), public_holidays()),
            as_of=told.at if told else None,
            now=app.clock.now(),
            rules=rules.id,
        )

    def _network_changed(self, online: bool) -> None:
        if online and self.state.fault and self.state.fault.offline:
            self._update(fault=None)
            self.refresh()


REFUSED = frozenset({"open_already", "later_in_story", "hidden", "unknown_fact", "fixed"})
"""Reasons that have words of their own; what is wrong with a value is said at its field."""


def written(spec: FieldSpec, typed: str) -> str:
    """What was typed as it is stored: a date in ISO 8601, digits without grouping."""
    if spec.words:
        return typed
    if spec.kind == "date":
        day, month, year = typed[:_DAY], typed[_DAY:_MONTH], typed[_MONTH:]
        try:
            return date(int(year), int(month), int(day)).isoformat()
        except ValueError:
            return typed
    if spec.kind in ("number", "money_vnd"):
        return digits_of(typed)
    return unicodedata.normalize("NFC", " ".join(typed.split()))
