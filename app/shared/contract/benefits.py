"""The social welfare benefit account: payment accounts of four kinds, linked to the holder."""

from datetime import datetime
from typing import Annotated, Literal

from msgspec import Meta

from app.shared.contract.wire import (
    AccountNumber,
    Body,
    CodeChannel,
    ConsentVersion,
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
    "old_id_number",
    "not_active",
    "restricted",
    "wrong_currency",
    "no_such_account",
    "provider_silent",
    "provider_down",
    "provider_busy",
    "provider_closed",
    "wrong_answer",
]


class LinkStart(Body):
    """
    Ask to link a payment account.

    Attributes:
        consent: Which text the holder was shown and ticked; silence is none.
        grant: From a step-up for exactly this account.
    """

    provider_id: ProviderId
    account_number: AccountNumber
    consent: ConsentVersion
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
        consent: Which text was ticked; None for links from before it was asked for.
        answers_from: From when on the provider answers, while it is asked and is shut; UTC story
            time.
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
    consent: ConsentVersion | None = None
    answers_from: datetime | None = None


class BenefitAccount(Wire):
    """Every link of the holder, newest first, past and rejected ones included."""

    links: tuple[Link, ...]


class ProviderAnswerSent(Body):
    """
    A provider's message about an account that it was asked about.

    Attributes:
        question: The link that it answers.
        payload: What it says, as JSON in one string, so that the signature is over what was sent.
        signature: HMAC-SHA256 over provider, question and payload, in hexadecimal.
    """

    provider_id: ProviderId
    question: LinkId
    payload: Annotated[str, Meta(max_length=4000)]
    signature: Annotated[str, Meta(pattern=r"^[0-9a-f]{64}$")]


class LinkCode(Body):
    """The six digits that the simulated phone showed, and whether this becomes the default."""

    code: Passcode
    make_default: bool


class Granted(Body):
    """A deed that needs a fresh passcode: the step-up's single-use grant."""

    grant: Secret
