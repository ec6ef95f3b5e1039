"""The social welfare benefit account, first form: bank accounts linked to the holder."""

from datetime import datetime
from typing import Annotated, Literal

from msgspec import Meta

from app.shared.contract.wire import (
    AccountNumber,
    Body,
    CodeChannel,
    LinkId,
    Passcode,
    ProviderId,
    Secret,
    Wire,
)

LinkState = Literal["asking", "awaiting_code", "rejected", "linked", "unlinked", "lapsed"]
LinkRejection = Literal[
    "name_differs",
    "not_yours",
    "not_active",
    "wrong_currency",
    "no_such_account",
    "provider_silent",
]


class LinkStart(Body):
    """Ask to link a payment account; ``grant`` comes from a step-up for exactly this account."""

    provider_id: ProviderId
    account_number: AccountNumber
    grant: Secret


class NameComparison(Wire):
    """
    The two names letter by letter, as compared.

    Attributes:
        ours: As on the identity card.
        theirs: As the provider prints it.
        matches: Whether they are the same name under the rule of ``app.shared.rules.linking``.
        plain: Whether the provider prints without diacritics, so that they were not compared.
    """

    ours: str
    theirs: str
    matches: bool
    plain: bool


class Link(Wire):
    """
    One payment account on its way to, or in, the welfare benefit account.

    Attributes:
        number_ending: Last four digits; the whole number never comes back.
        is_default: Where payments go that name no account.
        comparison: None until the provider answered with a name.
        rejection: Why not; None unless the state is ``rejected``.
        asked_at, linked_at, unlinked_at: UTC story time.
        code_tries_left: Tries left for the code while ``awaiting_code``; None otherwise.
        code_channel: Which way the newest code went while ``awaiting_code``; None otherwise.
    """

    id: LinkId
    provider_id: ProviderId
    number_ending: Annotated[str, Meta(pattern=r"^[0-9]{4}$")]
    state: LinkState
    is_default: bool
    comparison: NameComparison | None
    rejection: LinkRejection | None
    asked_at: datetime
    linked_at: datetime | None
    unlinked_at: datetime | None
    code_tries_left: int | None
    code_channel: CodeChannel | None = None


class BenefitAccount(Wire):
    """Every link of the holder, newest first, past and rejected ones included."""

    links: tuple[Link, ...]


class LinkCode(Body):
    """The six digits that the simulated phone showed, and whether this becomes the default."""

    code: Passcode
    make_default: bool


class Granted(Body):
    """A deed that needs a fresh passcode: the step-up's single-use grant."""

    grant: Secret
