"""What the screen that links an account shows."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from app.runtime.passcode_entry import PasscodeEntry
from app.runtime.view_model import Phase
from app.shared.account_kinds import NumberForm, account_kind
from app.shared.contract.benefits import Link
from app.shared.contract.mandates import Mandate
from app.shared.rules.account_numbers import AccountFault, account_fault

CODE_LENGTH = 6
Stage = Literal["kind", "form", "consent", "waiting", "code", "rejected", "lapsed", "linked"]


@dataclass(frozen=True, slots=True)
class LinkAccountState:
    """
    One way from an account's number to a linked account.

    Attributes:
        stage: Where on the way.
        whose: For whom the resident acts; None for the resident's own.
        full_name, phone_ending: Whose the account must be, and where the code goes.
        kind: Which of the four kinds; empty while none is chosen.
        query, provider_id, number: What was searched, chosen and typed; kept through every fault.
        number_fault: What is wrong with the number; None while it may still become right.
        consented: The consent is ticked, by the resident and for this account.
        asking: The passcode is asked for, in ``entry``.
        link: The link, once the server has one.
        slow: The bank has been silent for longer than usual.
        code: Digits of the code that are in.
        code_wrong, code_tries_left: The last code was wrong, and how many tries are left.
        message_code: The code that came, whichever way; None where none came.
        resend_wait: Seconds until another code may be asked for, by the server.
        resends_over: No other code is sent.
        make_default: Whether the account becomes the default.
        has_default: Whether another one is the default now.
        tried: Providers that are linked, or where a link has failed before.
        explains_card: What to do where the card itself is wrong is being read.
        busy: The server is being asked.
        online: Whether it can be.
        now: Story time of this state; UTC.
        fault_key: Why the last deed was refused; None where it was not.
        rules: Id of the rule set.
    """

    phase: Phase = Phase.LOADING
    stage: Stage = "kind"
    whose: Mandate | None = None
    full_name: str = ""
    phone_ending: str = ""
    kind: str = ""
    query: str = ""
    provider_id: str = ""
    number: str = ""
    number_fault: AccountFault | None = None
    consented: bool = False
    asking: bool = False
    entry: PasscodeEntry = field(default_factory=PasscodeEntry)
    link: Link | None = None
    slow: bool = False
    code: str = ""
    code_wrong: bool = False
    code_tries_left: int | None = None
    message_code: str | None = None
    resend_wait: int = 0
    resends_over: bool = False
    make_default: bool = True
    has_default: bool = False
    tried: tuple[str, ...] = ()
    explains_card: bool = False
    busy: bool = False
    online: bool = True
    now: datetime | None = None
    fault_key: str | None = None
    rules: str = ""

    @property
    def of_organisation(self) -> bool:
        """Whether the account is an organisation's."""
        return self.whose is not None and self.whose.kind == "organisation"

    @property
    def form(self) -> NumberForm | None:
        """The number that the chosen kind asks for."""
        return account_kind(self.kind).number if self.kind else None

    @property
    def number_valid(self) -> bool:
        """Whether the account can be asked for."""
        return self.form is not None and account_fault(self.number, self.form) is None

    @property
    def in_app(self) -> bool:
        """Whether the code came in the app: its holder is abroad, without a SIM of Viet Nam."""
        return self.link is not None and self.link.code_channel == "app"

    @property
    def ready(self) -> bool:
        """Whether there is enough to go on with."""
        if self.stage == "kind":
            return bool(self.kind)
        if self.stage == "consent":
            return self.consented
        if self.stage == "form":
            return bool(self.provider_id) and self.number_valid
        return len(self.code) == CODE_LENGTH and not self.code_wrong
