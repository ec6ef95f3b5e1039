"""The four kinds of payment account, and the number that each asks for."""

from functools import cache
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from app.shared.data_files import names_in, read_as
from app.shared.local_text import LocalText
from app.shared.resources import ASSETS

AccountKindId = Literal["bank", "e_wallet", "telecom_e_wallet", "other_payment_account"]
"""Source: the draft decree's definition of the welfare benefit account."""


class NumberForm(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """
    The number that names an account of one kind.

    Attributes:
        name, help: What it is called, and how to find and write it.
        prefix: What every invented one begins with, so that no real one can be typed.
        length: Digits, the prefix included.
        groups: Digits of each group as it is read.
    """

    name: LocalText
    help: LocalText
    prefix: Annotated[str, Meta(pattern=r"^0000[0-9]{0,6}$")]
    length: Annotated[int, Meta(ge=8, le=12)]
    groups: tuple[Annotated[int, Meta(ge=1, le=6)], ...]

    def __post_init__(self) -> None:
        """Refuse groups that are not the whole number."""
        if sum(self.groups) != self.length:
            msg = "groups hold as many digits as the number has"
            raise ValueError(msg)


class AccountKind(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """
    One kind of payment account.

    Attributes:
        id: Name of its file.
        order: Place in the list; unique.
        icon: Its icon; a name in ``app/ui/icons.py``.
        text: One line on what it is.
    """

    id: str
    order: int
    icon: str
    name: LocalText
    text: LocalText
    number: NumberForm


@cache
def account_kind(kind_id: str) -> AccountKind:
    """
    The kind of that id, read once.

    Raises:
        KeyError: No file of ``assets/account_kinds`` has that name.
        DataFault: The file is malformed; the fault names file and field.
    """
    if kind_id not in names_in("account_kinds"):
        raise KeyError(kind_id)
    return read_as(ASSETS / "account_kinds" / f"{kind_id}.toml", AccountKind, id=kind_id)


@cache
def account_kinds() -> tuple[AccountKind, ...]:
    """
    Every kind in the order of the list.

    Raises:
        DataFault: A file is malformed.
    """
    found = (account_kind(name) for name in names_in("account_kinds"))
    return tuple(sorted(found, key=lambda one: one.order))
