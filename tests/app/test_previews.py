"""
Every preview of every screen reads as accepted, can be tapped by any finger, and cuts no word.
"""

import pytest

from app.devtools.pictures import Easel, Look
from app.devtools.previews import previews
from app.devtools.snapshots import compare

ALL = list(previews())
HARD = [
    Look(size=(360, 740)),
    Look(lang="en", size=(360, 740)),
    Look(scale=2.0, size=(360, 700)),
    Look(lang="en", scale=2.0, size=(360, 700)),
    Look(scale=1.3),
]

pytestmark = pytest.mark.draws


@pytest.fixture(scope="module")
def easel():
    return Easel()


def _blocks(widget):
    from app.ui.block import Block

    for child in reversed(widget.children):
        if isinstance(child, Block) and child.visible:
            yield child
        yield from _blocks(child)


def test_there_are_previews_of_every_feature():
    assert {preview.feature for preview in ALL} >= {
        "home",
        "wallet",
        "document",
        "sign_in",
        "locked",
    }


@pytest.mark.parametrize("preview", ALL, ids=lambda preview: preview.title)
def test_it_reads_as_accepted(easel, preview):
    assert list(compare(easel, preview)) == []


@pytest.mark.parametrize("preview", ALL, ids=lambda preview: preview.title)
def test_every_target_is_large_enough_and_nothing_is_cut(easel, preview):
    for look in HARD:
        screen = easel.put(preview, look)
        for block in _blocks(screen):
            assert block.spills == [], f"{look.title}: {type(block).__name__} cuts {block.spills}"
            for target in block.targets:
                if target.act is not None:
                    assert min(target.width, target.height) >= 47.9, f"{look.title}: {target.name}"
                assert target.name.strip(), (
                    f"{look.title}: a target of {type(block).__name__} has no name"
                )
                assert "⟦" not in target.name, (
                    f"{look.title}: {target.name} is not in the catalogue"
                )
            assert not [word for word in block.words if "⟦" in word], look.title
        easel.take_down(screen)
