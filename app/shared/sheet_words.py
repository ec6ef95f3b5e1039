"""Words of sheets and pages that the server writes itself, by key and language."""

from functools import cache

import msgspec

from app.shared.data_files import read_as
from app.shared.local_text import LocalText
from app.shared.resources import ASSETS


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: dict[str, LocalText]


@cache
def every_word() -> dict[str, LocalText]:
    """
    All of them, for a page that chooses its language itself.

    Raises:
        DataFault: The file is malformed.
    """
    return read_as(ASSETS / "sheets.toml", _File).words


def sheet_words(key: str, lang: str, **values: object) -> str:
    """
    The words of a key with its values filled in.

    Raises:
        KeyError: There is no such key, or a value is missing.
        DataFault: The file is malformed.
    """
    return every_word()[key][lang].format(**values)
