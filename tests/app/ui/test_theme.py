"""Every text role on every ground it stands on is readable in all four themes."""

import pytest

from app.ui.theme import THEMES, Rgba, theme, tokens

TEXT_PAIRS = [
    *(
        (ink, ground)
        for ink in ("text", "text_2", "text_3")
        for ground in ("bg", "surface", "surface_2")
    ),
    *(
        (ink, ground)
        for ink in ("primary", "error", "success", "info", "warning")
        for ground in ("bg", "surface")
    ),
    ("text_2", "surface_3"),
    ("on_primary", "primary"),
    ("on_primary", "primary_pressed"),
    ("on_primary_soft", "primary_soft"),
    ("on_gold_soft", "gold_soft"),
    ("on_gold_bright", "gold_bright"),
    ("success", "success_soft"),
    ("warning", "warning_soft"),
    ("error", "error_soft"),
    ("info", "info_soft"),
    ("text", "success_soft"),
    ("text", "info_soft"),
    ("text", "warning_soft"),
    ("text", "error_soft"),
    ("text_2", "nav"),
    ("primary", "nav"),
    ("on_chip_on", "chip_on"),
]
SHAPE_PAIRS = [
    ("line_strong", "bg"),
    ("line_strong", "surface"),
    ("primary", "surface"),
    ("focus", "bg"),
]


def _luminance(colour: Rgba) -> float:
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: Rgba, other: Rgba) -> float:
    """The contrast ratio of WCAG 2.2, 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_that_of_the_standard():
    assert contrast((0, 0, 0, 1), (1, 1, 1, 1)) == pytest.approx(21)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("ink, ground", TEXT_PAIRS)
def test_words_are_readable(name, ink, ground):
    least = 7.0 if name.startswith("high_contrast") else 4.5
    look = theme(name)
    assert contrast(look.colour(ink), look.colour(ground)) >= least


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("line, ground", SHAPE_PAIRS)
def test_outlines_that_carry_meaning_are_seen(name, line, ground):
    look = theme(name)
    assert contrast(look.colour(line), look.colour(ground)) >= 3


@pytest.mark.parametrize("name", THEMES)
def test_white_words_are_readable_at_both_ends_of_every_face(name):
    look = theme(name)
    for face, ends in look.faces.items():
        for end in ends:
            assert contrast(look.colour("document_on"), end) >= 4.5, face


def test_every_theme_has_every_role():
    roles = set(theme("light").colours)
    assert all(set(theme(name).colours) == roles for name in THEMES)


def test_nothing_to_read_is_under_twelve():
    small = {
        n: s["size"] for n, s in tokens()["type"].items() if isinstance(s, dict) and s["size"] < 12
    }
    assert set(small) == {"mark"}
