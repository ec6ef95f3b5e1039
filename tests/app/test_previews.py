"""Every preview reads as accepted, can be tapped by any finger, and cuts no word."""

import pytest

from app.devtools.pictures import Easel, Look
from app.devtools.previews import previews
from app.devtools.snapshots import compare, faults_of

ALL = list(previews())
NARROW = (
    Look(size=(360, 740)),
    Look(lang="en", size=(360, 740)),
    Look(scale=2.0, size=(360, 700)),
)
"""Beside the looks in which a preview's reading is accepted: those are looked through as well."""

pytestmark = pytest.mark.draws


@pytest.fixture(scope="module")
def easel():
    return Easel()


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
    for look in NARROW:
        screen = easel.put(preview, look)
        found = list(faults_of(screen, look.title))
        easel.take_down(screen)
        assert found == []
