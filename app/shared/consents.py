"""The texts that a holder agrees to: each is data, and each change of one is another version."""

from functools import cache
from typing import Literal

import msgspec

from app.shared.contract.wire import ConsentVersion
from app.shared.data_files import names_in, read_as
from app.shared.local_text import LocalText
from app.shared.resources import ASSETS


class Seen(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who comes to see what."""

    who: LocalText
    what: LocalText


class Consent(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """
    One text.

    Attributes:
        id: Name of its file: what it is for.
        version: Kept with what was agreed to.
        purpose, until, withdraw: What for, how long, and how to take it back.
        seen_by: Who sees what because of it.
        source: Why it has this form.
    """

    id: str
    version: ConsentVersion
    purpose: LocalText
    seen_by: tuple[Seen, ...]
    until: LocalText
    withdraw: LocalText
    source: LocalText
    status: Literal["law", "team_choice", "unconfirmed"]


@cache
def consent(consent_id: str) -> Consent:
    """
    The text of that id, read once.

    Raises:
        KeyError: No file of ``assets/consents`` has that name.
        DataFault: The file is malformed; the fault names file and field.
    """
    if consent_id not in names_in("consents"):
        raise KeyError(consent_id)
    return read_as(ASSETS / "consents" / f"{consent_id}.toml", Consent, id=consent_id)
