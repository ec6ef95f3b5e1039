"""A simulated provider asked whose an account is: it answers, waits, is busy or is wrong."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import msgspec

from app.shared.contract.benefits import LinkRejection
from app.shared.providers import Provider
from backend_stub.providers.books import account_at, printed

ProviderState = Literal["up", "busy", "down", "silent", "malformed", "other_account"]
PLAYED: tuple[ProviderState, ...] = ("up", "busy", "down", "silent", "malformed", "other_account")
"""What the panel can make of a provider, ``up`` first."""


FAILURES: dict[str, LinkRejection] = {
    "busy": "provider_busy",
    "down": "provider_down",
    "silent": "provider_silent",
}
"""How it failed → why the link is rejected, once asking again is over."""


class AccountAnswer(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """
    What a provider says, as it sends it.

    Attributes:
        account_number: Which account it speaks of.
        known: Whether it has such an account; the rest is None where it has not.
        holder, id_number, state, currency: As its books say.
    """

    account_number: str
    known: bool
    holder: str | None = None
    id_number: str | None = None
    state: Literal["active", "closed", "restricted"] | None = None
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """It answered, with this payload."""

    payload: str


@dataclass(frozen=True, slots=True)
class Closed:
    """It is shut until then, UTC story time; where it ``queues`` it answers when it opens."""

    until: datetime
    queues: bool


@dataclass(frozen=True, slots=True)
class Failed:
    """It gave no answer: it asks to come again, cannot be reached, or says nothing at all."""

    how: Literal["busy", "down", "silent"]


def answer(
    bank: Provider, state: ProviderState, number: str, now: datetime
) -> Said | Closed | Failed:
    """
    What comes back when it is asked about an account at ``now``, story time.

    Args:
        bank: The provider, whose file says how it behaves.
        state: What the panel has made of it.
        number: The account asked about.
        now: Its hours are kept in story time.
    """
    if state in ("busy", "down"):
        return Failed(state)
    if state == "silent" or bank.behaviour.answer == "silent":
        return Failed("silent")
    opens = bank.answers_from(now)
    if opens > now and bank.behaviour.hours is not None:
        return Closed(opens, bank.behaviour.hours.when_closed == "queues")
    said = msgspec.json.encode(_from_the_books(bank, number)).decode()
    if state == "malformed":
        return Said(said[: len(said) // 2])
    if state == "other_account":
        return Said(said.replace(number, f"{(int(number) + 1):0{len(number)}}", 1))
    return Said(said)


def _from_the_books(bank: Provider, number: str) -> AccountAnswer:
    found = account_at(bank, number)
    if found is None:
        return AccountAnswer(account_number=number, known=False)
    customer, account = found
    return AccountAnswer(
        account_number=number,
        known=True,
        holder=account.holder or printed(customer.full_name, bank),
        id_number=account.id_number or customer.number,
        state=account.state,
        currency=account.currency,
    )
