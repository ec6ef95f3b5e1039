"""Where two names differ, letter by letter: for whoever must be told why, and who must mend it."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from app.shared.alignment import Unlike, aligned
from app.shared.rules.linking import name_key, prints_plainly

DiffKind = Literal["same", "diacritic", "letter", "order", "missing_word", "extra_word", "other"]
ChangeKind = Literal["diacritic", "letter", "missing", "extra"]
Shape = Literal["", "circumflex", "breve", "horn", "bar"]
Tone = Literal["", "grave", "acute", "hook", "tilde", "dot"]

_SHAPES: dict[str, Shape] = {"\u0302": "circumflex", "\u0306": "breve", "\u031b": "horn"}
_TONES: dict[str, Tone] = {
    "\u0300": "grave", "\u0301": "acute", "\u0309": "hook", "\u0303": "tilde", "\u0323": "dot",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cell:
    """One place in a name: its letter in capitals, empty where it is missing."""

    letter: str
    differs: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """
    One letter, or one whole word, that differs.

    Attributes:
        word: Our word that it is in, in capitals; theirs where ours lacks it.
        ours, theirs: As each has it; empty where it has none.
    """

    kind: ChangeKind
    word: str
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class NameDiff:
    """
    Two names side by side.

    Attributes:
        kind: What the difference is, over all.
        ours, theirs: Words of cells, both rows equally long word by word where ``kind`` is not
            ``order``.
        changes: In the order of the name.
    """

    kind: DiffKind
    ours: tuple[tuple[Cell, ...], ...]
    theirs: tuple[tuple[Cell, ...], ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class LetterParts:
    """A letter as it is said: its base, what shapes it, and its tone."""

    base: str
    shape: Shape
    tone: Tone


def name_diff(ours: str, theirs: str) -> NameDiff:
    """
    Where a provider's name differs from the card's, under the rule that compares them.

    Case, spacing, Unicode form and, where the provider prints wholly without diacritics, every
    diacritic are no difference. ``kind`` is ``same`` exactly where ``compare_names`` says so.

    Source: ``name_comparison`` of the rule set.
    """
    plain = prints_plainly(theirs)
    mine, other = _words(ours), _words(theirs)
    my_keys, other_keys = [_key(one, plain) for one in mine], [_key(one, plain) for one in other]
    if my_keys != other_keys and sorted(my_keys) == sorted(other_keys):
        return _other_order(mine, other, my_keys, other_keys)
    if len(other) < len(mine) and other and _is_part(other_keys, my_keys):
        return _short(mine, my_keys, other, other_keys, "missing")
    if len(mine) < len(other) and mine and _is_part(my_keys, other_keys):
        return _short(other, other_keys, mine, my_keys, "extra")
    return _by_letters(mine, other, plain=plain)


def letter_parts(letter: str) -> LetterParts:
    """A letter in capitals taken apart, to be said: A, no shape, grave."""
    decomposed = unicodedata.normalize("NFD", letter.upper())
    base = decomposed[:1]
    shape: Shape = "bar" if base == "\u0110" else ""
    tone: Tone = ""
    for mark in decomposed[1:]:
        shape, tone = _SHAPES.get(mark, shape), _TONES.get(mark, tone)
    return LetterParts("D" if shape == "bar" else base, shape, tone)


def _words(name: str) -> list[list[str]]:
    """Words of letters in capitals; a letter is whatever stands on one base."""
    words = []
    for word in unicodedata.normalize("NFKC", name).split():
        letters: list[str] = []
        for char in unicodedata.normalize("NFD", word.upper()):
            if unicodedata.category(char) == "Cf":
                continue
            if unicodedata.combining(char) and letters:
                letters[-1] += char
            else:
                letters.append(char)
        if letters:
            words.append([unicodedata.normalize("NFC", letter) for letter in letters])
    return words


def _key(letters: Sequence[str], plain: bool) -> str:
    return name_key("".join(letters), plain=plain)


def _is_part(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether the words are all there, in their order."""
    left = iter(long)
    return all(word in left for word in short)


def _other_order(
    mine: list[list[str]], other: list[list[str]], my_keys: list[str], other_keys: list[str]
) -> NameDiff:
    differs = [a != b for a, b in zip(my_keys, other_keys, strict=True)]
    return NameDiff(
        kind="order",
        ours=tuple(_cells(word, differs=off) for word, off in zip(mine, differs, strict=True)),
        theirs=tuple(_cells(word, differs=off) for word, off in zip(other, differs, strict=True)),
        changes=(),
    )


def _short(
    long: list[list[str]], long_keys: list[str], short: list[list[str]], short_keys: list[str],
    kind: Literal["missing", "extra"],
) -> NameDiff:  # fmt: skip
    """One name lacks whole words: their cells stay empty in its row."""
    full, gaps, changes = [], [], []
    at = 0
    for word, key in zip(long, long_keys, strict=True):
        there = at < len(short) and short_keys[at] == key
        full.append(_cells(word, differs=not there))
        gaps.append(_cells(short[at] if there else [""] * len(word), differs=not there))
        at += there
        if not there:
            said = "".join(word)
            pair = (said, "") if kind == "missing" else ("", said)
            changes.append(Change(kind, said, *pair))
    ours, theirs = (full, gaps) if kind == "missing" else (gaps, full)
    named: DiffKind = "missing_word" if kind == "missing" else "extra_word"
    return NameDiff(named, tuple(ours), tuple(theirs), tuple(changes))


def _cells(letters: Sequence[str], *, differs: bool) -> tuple[Cell, ...]:
    return tuple(Cell(letter, differs) for letter in letters)


def _by_letters(mine: list[list[str]], other: list[list[str]], *, plain: bool) -> NameDiff:
    """Align every letter, then break the rows where our words end."""

    def unlike(left: str, right: str) -> Unlike:
        if _key([left], plain) == _key([right], plain):
            return "same"
        return "near" if _key([left], True) == _key([right], True) else "far"

    pairs = aligned([*chain(*mine)], [*chain(*other)], unlike)
    ends = iter(_ends(mine))
    words_at = iter("".join(word) for word in mine)
    end, word, taken = next(ends, 0), next(words_at, ""), 0
    rows: list[tuple[list[Cell], list[Cell]]] = [([], [])]
    changes = []
    for left, right in pairs:
        if left and taken == end:
            rows.append(([], []))
            end, word = next(ends, 0), next(words_at, "")
        taken += bool(left)
        differs = _key([left], plain) != _key([right], plain)
        rows[-1][0].append(Cell(left, differs))
        rows[-1][1].append(Cell(right, differs))
        if differs:
            changes.append(Change(_change(left, right), word, left, right))
    return NameDiff(
        kind=_overall(changes, len(pairs)),
        ours=tuple(tuple(row) for row, _ in rows if row),
        theirs=tuple(tuple(row) for _, row in rows if row),
        changes=tuple(changes),
    )


def _ends(words: list[list[str]]) -> list[int]:
    found, end = [], 0
    for word in words:
        end += len(word)
        found.append(end)
    return found


def _change(left: str, right: str) -> ChangeKind:
    if not left or not right:
        return "missing" if left else "extra"
    return "diacritic" if _key([left], True) == _key([right], True) else "letter"


def _overall(changes: list[Change], letters: int) -> DiffKind:
    """Where more letters differ than agree it is another name rather than a slip."""
    if not changes:
        return "same"
    if all(change.kind == "diacritic" for change in changes):
        return "diacritic"
    return "letter" if len(changes) < letters - len(changes) else "other"
