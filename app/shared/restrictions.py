"""Why authorities revoke or hold documents, and what a holder can do then: read from data."""

from functools import cache

import msgspec

from app.shared.contract.documents import RestrictionKind
from app.shared.data_files import read_as
from app.shared.local_text import LocalText
from app.shared.resources import ASSETS


class RestrictionReason(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """
    One reason.

    Attributes:
        kinds: What it may be a reason for.
        advice: What the holder can do.
    """

    id: str
    kinds: tuple[RestrictionKind, ...]
    name: LocalText
    advice: LocalText


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    reasons: tuple[RestrictionReason, ...]


@cache
def restriction_reasons() -> dict[str, RestrictionReason]:
    """
    Every reason by id, in the file's order.

    Raises:
        DataFault: The file is malformed.
    """
    return {one.id: one for one in read_as(ASSETS / "restriction_reasons.toml", _File).reasons}
