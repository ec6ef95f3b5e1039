"""The commune's pay desk as a page."""

from typing import Any

from app.shared.payment_failures import failures
from app.shared.programmes import programmes
from app.shared.providers import providers
from app.shared.sheet_words import every_word
from backend_stub.desk_page import both, served


def _data() -> dict[str, Any]:
    return {
        "words": {key: both(words) for key, words in every_word().items()},
        "programmes": {one.id: both(one.name) for one in programmes()},
        "providers": {one.id: both(one.name) for one in providers()},
        "failures": {one.id: both(one.agency) for one in failures().values()},
    }


pay_desk = served("pay_desk", _data)
"""The page alone: it holds no payment."""
