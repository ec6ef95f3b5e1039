"""How words are compared in a search: without capitals, marks and blanks."""

import re
import unicodedata

_PASSED_OVER = re.compile(r"[\u0300-\u036f]|[^\S\n]+")
"""Combining marks and blanks; the end of a line keeps two values apart."""


def folded(text: str) -> str:
    """Small letters without diacritics and blanks."""
    parts = unicodedata.normalize("NFD", text.casefold().replace("\u0111", "d"))
    return _PASSED_OVER.sub("", parts)
