"""What the screen of integrating shows, and what may be asked for on it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from app.runtime.document_words import type_of
from app.runtime.fault import Fault
from app.runtime.view_model import Phase
from app.shared.contract.integrations import Integration, Integrations
from app.shared.contract.mandates import Mandate
from app.shared.doctypes import DocumentType, document_types
from app.shared.integration_terms import NumberSpec

Deed = Literal["refresh", "send", "withdraw", "put_back"]
Step = Literal["choose", "form", "track"]
Wrong = Literal["empty", "form"]


@dataclass(frozen=True, slots=True)
class IntegrateState:
    """
    What the screen shows.

    Attributes:
        step: Choosing a kind, typing its numbers, or following one request.
        whose: For whom the resident acts; None for the resident's own wallet.
        others: For whom else the resident acts; empty where that is another's wallet already.
        known: What came into the wallet, and what may; None until the server has said.
        query: What is looked for among the kinds.
        type_id, typed, confirmed: The request as it is typed, by field; whether the box is ticked.
        wrong: What is the matter with a number, by field; ``unticked`` where it is the box.
        integration_id: The request that is followed; empty for none.
        confirming: Whether it is asked if the request is to be taken back.
        doing: What is under way.
        fault: What did not come about.
        as_of: When the server last answered; UTC, story time.
    """

    phase: Phase = Phase.LOADING
    step: Step = "choose"
    whose: Mandate | None = None
    others: tuple[Mandate, ...] = ()
    known: Integrations | None = None
    query: str = ""
    type_id: str = ""
    typed: Mapping[str, str] = field(default_factory=dict)
    confirmed: bool = False
    wrong: Mapping[str, Wrong] = field(default_factory=dict)
    unticked: bool = False
    integration_id: str = ""
    confirming: bool = False
    doing: Deed | None = None
    fault: Fault[Deed] | None = None
    as_of: datetime | None = None
    now: datetime | None = None

    @property
    def kind(self) -> DocumentType | None:
        """What is being asked for."""
        return type_of(self.type_id) if self.step == "form" else None

    @property
    def specs(self) -> tuple[NumberSpec, ...]:
        """The numbers that are typed for it."""
        return self.kind.integration.numbers if self.kind else ()

    @property
    def request(self) -> Integration | None:
        """The request that is followed."""
        if self.known is None or self.step != "track":
            return None
        return next((one for one in self.known.requests if one.id == self.integration_id), None)

    def kinds(self, how: Literal["automatic", "request"]) -> tuple[DocumentType, ...]:
        """The kinds that such a holder may have, which come that way."""
        holder = self.known.holder if self.known else ""
        return tuple(
            one
            for one in document_types()
            if one.integration.how == how and holder in one.integration.holders
        )
