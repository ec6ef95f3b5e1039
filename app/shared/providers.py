"""Payment providers: invented banks, and how each answers when it is asked about an account."""

from functools import cache
from typing import Literal

import msgspec

from app.shared.data_files import names_in, read_as
from app.shared.local_text import LocalText
from app.shared.resources import ASSETS


class Behaviour(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """
    How the simulated provider answers.

    Attributes:
        latency_ms: Real time until it answers, or until asking it is given up.
        answer: ``silent``: it never answers.
    """

    latency_ms: int
    answer: Literal["answers", "silent"]

    def __post_init__(self) -> None:
        """Refuse a negative wait."""
        if self.latency_ms < 0:
            msg = "latency_ms is not negative"
            raise ValueError(msg)


class Paying(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """
    How the simulated provider takes an order to pay.

    Attributes:
        latency_ms: Real time until it answers.
        answer: ``silent``: it never does; ``busy``: it sends every order back.
        closed_ending, restricted_ending, busy_ending: Accounts of the agencies' registers whose
            number ends so are closed or restricted, or the first order to them meets a busy
            provider; empty for none. Accounts of the invented people stand in their own files.
    """

    latency_ms: int = 1500
    answer: Literal["pays", "silent", "busy"] = "pays"
    closed_ending: str = ""
    restricted_ending: str = ""
    busy_ending: str = ""


class Provider(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """
    One provider of payment accounts.

    Attributes:
        id: Name of its file.
        order: Place in the list; unique.
        initials: Two letters on its tile.
        face: Colour token of the tile, below ``[document]`` of the theme.
        pays: When a payment arrives there.
        otp_sender: Who the text message with the code names as its sender.
    """

    id: str
    order: int
    name: LocalText
    kind: Literal["bank", "e_wallet", "mobile_money", "other"]
    initials: str
    face: str
    pays: LocalText
    otp_sender: str
    behaviour: Behaviour
    paying: Paying = Paying()


@cache
def provider(provider_id: str) -> Provider:
    """
    The provider of that id, read once.

    Raises:
        KeyError: No file of ``assets/providers`` has that name.
        DataFault: The file is malformed; the fault names file and field.
    """
    if provider_id not in names_in("providers"):
        raise KeyError(provider_id)
    return read_as(ASSETS / "providers" / f"{provider_id}.toml", Provider, id=provider_id)


@cache
def providers() -> tuple[Provider, ...]:
    """
    Every provider in the order of the list.

    Raises:
        DataFault: A file is malformed.
    """
    found = (provider(name) for name in names_in("providers"))
    return tuple(sorted(found, key=lambda one: (one.order, one.id)))
