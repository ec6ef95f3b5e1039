"""The commune's pay desk as a page: one file, nothing fetched but this server's own calls."""

from functools import cache
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from app.shared.data_files import read_table
from app.shared.local_text import LocalText
from app.shared.payment_failures import failures
from app.shared.programmes import programmes
from app.shared.providers import providers
from app.shared.resources import ASSETS
from app.shared.sheet_words import every_word

_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; "
        "connect-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "Cache-Control": "no-store",
}


async def pay_desk(request: Request) -> Response:
    """The page alone: it holds no payment, and its calls need the stage key."""
    del request
    return Response(_page(), media_type="text/html; charset=utf-8", headers=_HEADERS)


@cache
def _page() -> str:
    raw = (ASSETS / "pages" / "pay_desk.html").read_text(encoding="utf-8")
    data = {
        "words": {key: _both(words) for key, words in every_word().items()},
        "programmes": {one.id: _both(one.name) for one in programmes()},
        "providers": {one.id: _both(one.name) for one in providers()},
        "failures": {one.id: _both(one.agency) for one in failures().values()},
    }
    # A closing tag inside the data would end the script: no less-than sign leaves as it is.
    text = msgspec.json.encode(data).decode().replace("<", "\\u003c")
    return raw.replace("/*tokens*/", _tokens()).replace("/*data*/", text)


def _both(words: LocalText) -> dict[str, str]:
    return {"vi": words.vi, "en": words.en}


def _tokens() -> str:
    """The officials' colours as properties of the page."""
    theme = read_table(ASSETS / "theme" / "tokens.toml")
    colours: dict[str, Any] = {**theme["color"]["stone"], **theme["stone"]}
    return "; ".join(f"--{name}: {value}" for name, value in colours.items() if name != "extends")
