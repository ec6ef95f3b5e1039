"""What the providers and the population database know: the accounts in the seed files."""

import unicodedata

from app.shared.personas import PaymentAccount, Persona, personas
from app.shared.providers import Provider


def account_at(bank: Provider, number: str) -> tuple[Persona, PaymentAccount] | None:
    """The account of that number in a provider's own books, and in whose file it stands."""
    for person in personas():
        for account in person.payment_accounts:
            if (account.provider, account.number) == (bank.id, number):
                return person, account
    return None


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
