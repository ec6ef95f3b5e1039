"""What the providers and the population database know: the accounts in the seed files."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from app.shared.personas import PaymentAccount, personas
from app.shared.providers import Provider


@dataclass(frozen=True, slots=True)
class Customer:
    """Who has accounts with providers: a person or an organisation."""

    full_name: str
    number: str
    accounts: tuple[PaymentAccount, ...]


def account_at(bank: Provider, number: str) -> tuple[Customer, PaymentAccount] | None:
    """The account of that number in a provider's own books, and in whose file it stands."""
    for customer in _customers():
        for account in customer.accounts:
            if (account.provider, account.number) == (bank.id, number):
                return customer, account
    return None


def providers_of(number: str) -> frozenset[str]:
    """Ids of the providers with which whoever has that number has an account."""
    return frozenset(
        account.provider
        for customer in _customers()
        if customer.number == number
        for account in customer.accounts
    )


def _customers() -> Iterator[Customer]:
    for person in personas():
        yield Customer(person.full_name, person.personal_number, person.payment_accounts)
        if (one := person.organisation) is not None:
            yield Customer(one.name, one.number, one.payment_accounts)


def printed(full_name: str, bank: Provider) -> str:
    """A name as the provider prints it."""
    if bank.prints == "as_written":
        return full_name
    capitals = full_name.upper()
    if bank.prints == "capitals":
        return capitals
    letters = unicodedata.normalize("NFD", capitals.replace("\u0110", "D"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def former_number(personal_number: str) -> str | None:
    """The number of nine digits that the population database knows from before; None for none."""
    for person in personas():
        if person.personal_number == personal_number:
            return person.former_id_number
    return None
