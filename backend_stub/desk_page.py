"""The desks' pages: one frame, one script a desk, nothing fetched but this server's own calls."""

from collections.abc import Awaitable, Callable, Mapping
from functools import cache
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from app.shared.data_files import read_as, read_table
from app.shared.local_text import LocalText
from app.shared.resources import ASSETS

_PAGES = ASSETS / "pages"
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; "
        "connect-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "Cache-Control": "no-store",
}


def served(
    name: str, data: Callable[[], Mapping[str, Any]]
) -> Callable[[Request], Awaitable[Response]]:
    """
    Answers the page of a desk: it holds nobody's things, and its calls need the stage key.

    Args:
        name: Of its ``.js`` and ``.css`` in ``assets/pages``, put into the frame ``desk.html``.
        data: What its script knows; ``words`` has the frame's own words too, in both languages.
    """

    @cache
    def page() -> str:
        # A closing tag inside the data would end the script: no less-than sign leaves as it is.
        text = msgspec.json.encode(data()).decode().replace("<", "\\u003c")
        title = data()["words"]["desk_title"]
        parts = {
            "title": f"{title['vi']} · {title['en']}",
            "tokens": _tokens(),
            "style": _text(f"{name}.css"),
            "script": _text(f"{name}.js"),
            "data": text,
        }
        whole = _text("desk.html")
        for place, part in parts.items():
            whole = whole.replace(f"/*{place}*/", part)
        return whole

    async def answer(request: Request) -> Response:
        del request
        return Response(page(), media_type="text/html; charset=utf-8", headers=_HEADERS)

    return answer


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: dict[str, LocalText]


def words_of(name: str) -> dict[str, dict[str, str]]:
    """
    A page's own words, from its ``.toml`` in ``assets/pages``.

    Raises:
        DataFault: The file is malformed.
    """
    words = read_as(_PAGES / f"{name}.toml", _Words).words
    return {key: both(said) for key, said in words.items()}


def both(words: LocalText) -> dict[str, str]:
    """A phrase in both languages, as the pages take it."""
    return {"vi": words.vi, "en": words.en}


def _text(name: str) -> str:
    return (_PAGES / name).read_text(encoding="utf-8")


def _tokens() -> str:
    """The officials' colours as properties of the page."""
    theme = read_table(ASSETS / "theme" / "tokens.toml")
    colours: dict[str, Any] = {**theme["color"]["stone"], **theme["stone"]}
    return "; ".join(f"--{name}: {value}" for name, value in colours.items() if name != "extends")
