"""Words that live beside what they name, in both languages: Vietnamese first."""

import re
from collections.abc import Mapping

import msgspec

_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


class LocalText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """
    One phrase in Vietnamese and English.

    Attributes:
        vi, en: May hold placeholders such as ``{plate}``.
    """

    vi: str
    en: str

    def __post_init__(self) -> None:
        """Refuse an empty phrase and a placeholder that one language lacks."""
        if not self.vi.strip() or not self.en.strip():
            msg = "a phrase must have words in both languages"
            raise ValueError(msg)
        if set(_PLACEHOLDER.findall(self.vi)) != set(_PLACEHOLDER.findall(self.en)):
            msg = f"placeholders differ between languages: {self.vi} / {self.en}"
            raise ValueError(msg)

    def __getitem__(self, lang: str) -> str:
        """
        The phrase in ``vi`` or ``en``.

        Raises:
            KeyError: Another language.
        """
        if lang == "vi":
            return self.vi
        if lang == "en":
            return self.en
        raise KeyError(lang)

    def placeholders(self) -> frozenset[str]:
        """Names that ``filled`` wants."""
        return frozenset(_PLACEHOLDER.findall(self.vi))

    def filled(self, lang: str, values: Mapping[str, str]) -> str | None:
        """The phrase with its values in place; None where one of them is missing or empty."""
        if any(not values.get(name) for name in self.placeholders()):
            return None
        return _PLACEHOLDER.sub(lambda found: values[found[1]], self[lang])
