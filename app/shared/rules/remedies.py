"""What follows from a rejected link: who must mend it, and what to use meanwhile."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from app.shared.contract.benefits import LinkRejection
from app.shared.providers import Provider, provider, providers

Fixer = Literal["provider", "holder", "wait"]
_MARKS_MATTER = ("name_differs",)
_KINDS = ("telecom_e_wallet", "e_wallet", "bank", "other_payment_account")
"""What is offered first: a phone line's holder was checked against the population database."""


@dataclass(frozen=True, slots=True)
class Remedy:
    """
    What can be done about one reason.

    Attributes:
        fixer: Who must act: the provider, at whose counter the holder says what is wrong; the
            holder alone; or nobody, since time mends it.
        again: Asking for the same account again may help.
        edit: The number may have been mistyped.
    """

    fixer: Fixer
    again: bool = False
    edit: bool = False


REMEDIES: dict[LinkRejection, Remedy] = {
    "name_differs": Remedy("provider"),
    "old_id_number": Remedy("provider"),
    "restricted": Remedy("provider"),
    "not_active": Remedy("provider"),
    "not_yours": Remedy("holder", edit=True),
    "wrong_currency": Remedy("holder"),
    "no_such_account": Remedy("holder", edit=True),
    "provider_silent": Remedy("wait", again=True),
    "provider_down": Remedy("wait", again=True),
    "provider_busy": Remedy("wait", again=True),
    "provider_closed": Remedy("wait", again=True),
    "wrong_answer": Remedy("wait", again=True),
}


def meanwhile(
    rejection: LinkRejection,
    provider_id: str,
    tried: Collection[str],
    now: datetime,
    *,
    of_organisation: bool = False,
) -> Provider | None:
    """
    A provider without the problem, to be paid through for the time being; None where none is left.

    Where marks of the name are the matter, one that prints none: there they cannot differ.

    Args:
        rejection: Why the link failed.
        provider_id: Where it failed.
        tried: Providers that are linked or have failed as well: not offered again.
        now: Story time; one that is shut then does not help now.
        of_organisation: No phone line is registered to the holder.
    """
    try:
        failed = provider(provider_id).kind
    except KeyError:  # a newer server's
        failed = "bank"
    found = [
        one
        for one in providers()
        if one.id != provider_id
        and one.id not in tried
        and one.behaviour.answer == "answers"
        and not (of_organisation and one.kind == "telecom_e_wallet")
        and one.answers_from(now) == now
        and (rejection not in _MARKS_MATTER or one.prints == "capitals_without_marks")
    ]
    return min(
        found,
        key=lambda one: (one.kind == failed, _KINDS.index(one.kind), one.order),
        default=None,
    )
