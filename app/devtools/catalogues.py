"""The catalogues of words: compiled at set-up, and held against each other."""

import hashlib
import io
import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # run.py imports this module before Babel is installed
    from babel.messages.catalog import Catalog, Message

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "assets" / "locale"
COMPILED = ROOT / "build" / "locale"
LANGUAGES = ("vi", "en")

_PLACEHOLDER = re.compile(r"\{(\w*)[^}]*\}")


def source(lang: str) -> Path:
    """The catalogue that translators edit."""
    return SOURCES / f"{lang}.po"


def compiled(lang: str) -> Path:
    """The catalogue that the app reads with ``gettext``."""
    return COMPILED / f"{lang}.mo"


def stale() -> bool:
    """Whether some compiled catalogue is missing or older in content than its source."""
    try:
        return any(_stamp(lang).read_text(encoding="ascii") != _key(lang) for lang in LANGUAGES)
    except OSError:
        return any(source(lang).exists() for lang in LANGUAGES)


def make() -> None:
    """Compile every catalogue; each appears whole or not at all, and is stamped after."""
    from babel.messages.mofile import write_mo  # noqa: PLC0415  Babel may be missing until then

    COMPILED.mkdir(parents=True, exist_ok=True)
    for lang in LANGUAGES:
        if not source(lang).exists():
            continue
        key, content = _key(lang), io.BytesIO()
        write_mo(content, _read(lang))
        _put(compiled(lang), content.getvalue())
        _put(_stamp(lang), key.encode("ascii"))


def entries(lang: str) -> dict[str, tuple[str, ...]]:
    """Key → its words, one for each plural form."""
    return {_key_of(m): _words(m) for m in _read(lang) if m.id}


def faults() -> list[str]:
    """What a translator or a builder must mend, one sentence each."""
    found = [
        f"{lang}.po: {_key_of(m)!r} is {what}"
        for lang in LANGUAGES
        for m in _read(lang)
        if m.id
        for what in ("fuzzy" if m.fuzzy else "", "" if all(_words(m)) else "empty")
        if what
    ]
    words = {lang: entries(lang) for lang in LANGUAGES}
    for lang, other in (LANGUAGES, LANGUAGES[::-1]):
        found += [f"{other}.po: {key!r} is missing" for key in words[lang].keys() - words[other]]
    vi, en = (words[lang] for lang in LANGUAGES)
    for key in vi.keys() & en.keys():
        ours, theirs = placeholders(vi[key]), placeholders(en[key])
        if ours != theirs:
            found.append(f"{key!r}: placeholders {sorted(ours)} in vi, {sorted(theirs)} in en")
    return sorted(found)


def placeholders(words: tuple[str, ...]) -> set[str]:
    """The names in braces."""
    return {name for text in words for name in _PLACEHOLDER.findall(text)}


def _read(lang: str) -> "Catalog":
    from babel.messages.pofile import read_po  # noqa: PLC0415  as in make

    with source(lang).open("rb") as file:
        return read_po(file, locale=lang, abort_invalid=True)


def _key_of(message: "Message") -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _words(message: "Message") -> tuple[str, ...]:
    words = message.string
    return (words,) if isinstance(words, str) else tuple(words or ("",))


def _stamp(lang: str) -> Path:
    return COMPILED / f"{lang}.stamp"


def _key(lang: str) -> str:
    return hashlib.sha256(source(lang).read_bytes()).hexdigest()


def _put(path: Path, content: bytes) -> None:
    new = path.with_suffix(path.suffix + ".new")
    new.write_bytes(content)
    new.replace(path)
