"""What may be said in a comment: judged on the phone, and decided by the server."""

import unicodedata
from typing import Literal

from app.shared.draft import SCREEN_STATES
from app.shared.draft import article as article_of

CommentFault = Literal["empty", "too_long", "unknown_article", "unknown_rule", "unknown_screen"]
_KEPT = "\n\u200c\u200d"
"""The end of a line, and the joiners without which some scripts and signs fall apart."""


def written(typed: str) -> str:
    """
    A comment as it is kept: composed, without control signs and marks of direction.

    Those could make a text read otherwise than it was typed; nothing else is changed.
    """
    text = unicodedata.normalize("NFC", typed.replace("\r\n", "\n").replace("\r", "\n"))
    text = "".join(
        sign for sign in text.replace("\t", " ")
        if sign in _KEPT or unicodedata.category(sign) not in ("Cc", "Cf", "Cs", "Co")
    )  # fmt: skip
    return text.strip()


def fault_in_text(text: str, most: int) -> CommentFault | None:
    """What keeps a text, as ``written`` gives it, from being sent; ``most`` in characters."""
    if not any(sign.isalnum() for sign in text):
        return "empty"
    return "too_long" if len(text) > most else None


def fault_in_place(
    article: int, rule_id: str | None, screen: str | None, screen_state: str | None
) -> CommentFault | None:
    """What is wrong with what a comment is about: all of it stands in the articles' files."""
    found = article_of(article)
    if found is None:
        return "unknown_article"
    if rule_id is not None and rule_id not in [one.id for one in found.rules]:
        return "unknown_rule"
    stated = screen_state in SCREEN_STATES if screen is not None else screen_state is None
    if (screen is not None and screen not in found.screens) or not stated:
        return "unknown_screen"
    return None
