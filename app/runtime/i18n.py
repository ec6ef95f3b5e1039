"""Words by key, from the compiled gettext catalogues; a missing key is seen, never a crash."""

from functools import cache
from pathlib import Path
from typing import Any

from app.shared.resources import ASSETS

LANGUAGES = ("vi", "en")
COMPILED = ASSETS.parent / "build" / "locale"


class CatalogueMissingError(Exception):
    """The compiled catalogue is not there; the sentence names the command that makes it."""


class Catalogue:
    """The words of one language."""

    def __init__(self, lang: str, folder: Path = COMPILED) -> None:
        from gettext import GNUTranslations  # noqa: PLC0415 — the name is used here alone

        path = folder / f"{lang}.mo"
        try:
            with path.open("rb") as file:
                self._words = GNUTranslations(file)
        except OSError as error:
            msg = f"The words {path.name} are not compiled. Run: python3 -m app.devtools prepare"
            raise CatalogueMissingError(msg) from error
        self.lang = lang

    def tr(self, key: str, /, **values: Any) -> str:
        """
        The words of ``key`` with ``values`` in place of ``{names}``.

        A whole number ``n`` chooses between plural forms where the key has them. An unknown key
        comes back as ``⟦key⟧``, a value that was not given as ``⟦name⟧``.
        """
        number = values.get("n")
        text = self._words.ngettext(key, key, number) if isinstance(number, int) else key
        if text == key:
            text = self._words.gettext(key)
        if text == key:
            return f"⟦{key}⟧"
        return text.format_map(_Visible(values)) if "{" in text else text


class _Visible(dict[str, Any]):
    """Values by name; one that is missing shows itself."""

    def __missing__(self, name: str) -> str:
        return f"⟦{name}⟧"


@cache
def catalogue(lang: str) -> Catalogue:
    """
    The catalogue of ``vi`` or ``en``, read once.

    Raises:
        CatalogueMissingError: It has not been compiled.
    """
    return Catalogue(lang)
