"""The drafters' desk as a page: comments read, tagged, answered and counted, and the summary."""

from typing import Any

from app.shared.contract.consultation import STANCES
from app.shared.draft import articles
from backend_stub.desk_page import both, served, words_of
from backend_stub.limits import limits


def _data() -> dict[str, Any]:
    return {
        "words": words_of("ministry_desk"),
        "articles": {str(one.number): both(one.title) for one in articles()},
        "rules": {rule.id: both(rule.name) for one in articles() for rule in one.rules},
        "stances": STANCES,
        "listed": limits().consultation.listed,
    }


ministry_desk = served("ministry_desk", _data)
"""The page alone: it holds nobody's comment. Each of its sections reads and draws for itself."""
