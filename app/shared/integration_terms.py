"""How documents of a type come into a wallet, and what cannot come: read from data."""

import re
from functools import cache
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from app.shared.contract.integrations import HolderClass
from app.shared.data_files import read_as
from app.shared.local_text import LocalText
from app.shared.resources import ASSETS
from app.shared.rulesets import RuleStatus


class NumberSpec(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """
    One number that names a document at its register.

    Attributes:
        field: Of the document type; its label and its sample are the number's.
        pattern: Of the whole number as it is stored; the typed one is brought to that form.
        help: How it looks on the paper.
    """

    field: str
    pattern: str
    help: LocalText

    def __post_init__(self) -> None:
        """Refuse a pattern that is none."""
        try:
            re.compile(self.pattern)
        except re.error as error:
            msg = f"{self.field}: {error}"
            raise ValueError(msg) from None

    def fits(self, value: str) -> bool:
        """Whether a number has the form."""
        return re.fullmatch(self.pattern, value) is not None


class IntegrationTerms(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """
    How documents of a type come into a wallet.

    Attributes:
        how: By itself with the account (``automatic``), or on ``request``.
        holders: Whose wallets have such documents.
        name_field: The field that has the holder's name; None where none has.
        numbers: What a request types; none where it comes by itself.
        source, status: Who says that such documents may be integrated.
    """

    how: Literal["automatic", "request"]
    holders: tuple[HolderClass, ...]
    source: LocalText
    status: RuleStatus
    name_field: str | None = None
    numbers: tuple[NumberSpec, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a request without a number, and a number that nobody is asked for."""
        if (self.how == "request") != bool(self.numbers):
            msg = "numbers stand where documents come on request, and there alone"
            raise ValueError(msg)


class NotIntegrable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A kind of paper that comes into no wallet, and why."""

    id: Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]{1,39}$")]
    icon: str
    name: LocalText
    why: LocalText
    source: LocalText
    status: RuleStatus


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    papers: tuple[NotIntegrable, ...]


@cache
def not_integrable() -> tuple[NotIntegrable, ...]:
    """
    Papers that come into no wallet, in the file's order.

    Raises:
        DataFault: The file is malformed.
    """
    return read_as(ASSETS / "not_integrable.toml", _File).papers


def as_stored(typed: str) -> str:
    """A typed number in the form in which registers keep it: capitals, single blanks."""
    return " ".join(typed.split()).upper()
