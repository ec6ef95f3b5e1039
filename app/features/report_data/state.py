"""What the screen of wrong data shows, and what may be said on it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from app.runtime.fault import Fault
from app.runtime.view_model import Phase
from app.shared.contract.data_reports import DataReport
from app.shared.contract.documents import HeldDocument
from app.shared.doctypes import FieldSpec, document_type
from app.shared.registers import register_of
from app.shared.rules.register_facts import FactFault

Deed = Literal["refresh", "send", "withdraw"]


@dataclass(frozen=True, slots=True)
class ReportState:
    """
    What the screen shows; ``EMPTY`` where there is no such document, or its values are hidden.

    Attributes:
        document: None where the resident holds none of that id.
        hidden: Its values may not be seen today, so nothing can be said to be wrong.
        fact_id: Which fact is wrong; empty while that is chosen.
        typed: What is right, as typed; a code where the fact has some.
        wrong: What is the matter with what was typed; said after the first try to send.
        reports: What was reported about documents of this type, newest first.
        revealed: Whether the value as it stands is seen.
        due_on: Until when a report sent today is answered; Viet Nam date.
        confirming: The report that is about to be taken back; empty for none.
        doing: What is under way.
        fault: What did not come about.
        rules: Id of the rule set.
    """

    phase: Phase = Phase.LOADING
    document: HeldDocument | None = None
    hidden: bool = False
    fact_id: str = ""
    typed: str = ""
    wrong: FactFault | None = None
    reports: tuple[DataReport, ...] = ()
    revealed: bool = False
    due_on: date | None = None
    confirming: str = ""
    doing: Deed | None = None
    fault: Fault[Deed] | None = None
    as_of: datetime | None = None
    now: datetime | None = None
    rules: str = ""

    @property
    def facts(self) -> tuple[FieldSpec, ...]:
        """What may be reported: every fact that has a value and names no record."""
        if self.document is None or self.hidden:
            return ()
        fixed, held = register_of(self.document.type_id).fixed, self.document.fields
        specs = document_type(self.document.type_id).fields
        return tuple(one for one in specs if held.get(one.id) and one.id not in fixed)

    @property
    def fact(self) -> FieldSpec | None:
        """The one that was chosen."""
        return next((one for one in self.facts if one.id == self.fact_id), None)

    @property
    def asked(self) -> DataReport | None:
        """The report that is about to be taken back."""
        return next((one for one in self.reports if one.id == self.confirming), None)
