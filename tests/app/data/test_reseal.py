"""Another passcode for the phone's copy: all of it is sealed anew, or none of it is."""

import shutil

import pytest

from app.data import cache_file
from app.data.cache import WrongPasscode
from app.shared.contract.documents import DocumentList
from app.testing.samples import STORY, documents_of
from tests.app.data.conftest import OWNER, PASSCODE

HELD = DocumentList(documents=documents_of("khoi"))
OWN = "730518"
RECORDS = ("documents", "account", "notices")


@pytest.fixture
def full(cache):
    for record in RECORDS:
        cache.put(record, HELD, STORY, cache.epoch)
    return cache


def opened_by(cache, passcode):
    """What a passcode opens, or None."""
    try:
        cache.open(OWNER, passcode)
    except WrongPasscode:
        return None
    return tuple(cache.get(record, DocumentList).value for record in RECORDS)


def test_the_new_passcode_opens_everything_and_the_old_one_nothing(full, new_cache):
    full.reseal(OWN, full.epoch)
    assert full.get("documents", DocumentList).value == HELD
    full.put("documents", HELD, STORY, full.epoch)
    full.close()
    again = new_cache()
    assert opened_by(again, PASSCODE) is None
    assert opened_by(again, OWN) == (HELD,) * 3
    assert (again.damage, again.unkept) == (False, False)


@pytest.mark.parametrize("at", [1, 2, 4])
def test_a_kill_in_the_middle_leaves_a_copy_of_the_old_passcode(
    full, new_cache, tmp_path, monkeypatch, at
):
    """The files as they lie on the disk in the middle are what a kill would leave."""
    sealed = []

    def seal(*arguments):
        sealed.append(arguments)
        if len(sealed) == at:
            shutil.copytree(tmp_path / "data", tmp_path / "killed")
        return cache_file_seal(*arguments)

    cache_file_seal = cache_file.seal
    monkeypatch.setattr(cache_file, "seal", seal)
    full.reseal(OWN, full.epoch)
    full.close()
    shutil.rmtree(tmp_path / "data")
    shutil.copytree(tmp_path / "killed", tmp_path / "data")
    again = new_cache()
    assert opened_by(again, OWN) is None
    assert opened_by(again, PASSCODE) == (HELD,) * 3
    assert not again.damage


def test_a_disk_that_takes_nothing_keeps_no_copy_for_the_old_passcode(full, new_cache, monkeypatch):
    def full_disk(*_):
        raise cache_file.CacheUnwritable

    monkeypatch.setattr(cache_file.CacheFile, "reseal", full_disk)
    full.reseal(OWN, full.epoch)
    assert full.get("documents", DocumentList).value == HELD
    assert full.unkept
    full.close()
    assert not new_cache().exists(OWNER)


def test_a_damaged_record_is_set_aside_and_what_is_known_gets_the_new_passcode(
    full, new_cache, monkeypatch
):
    def damaged(*_):
        raise cache_file.CacheDamaged

    monkeypatch.setattr(cache_file.CacheFile, "reseal", damaged)
    full.reseal(OWN, full.epoch)
    full.close()
    assert full.damage
    assert opened_by(new_cache(), OWN) == (HELD,) * 3


def test_an_answer_that_comes_after_signing_out_seals_nothing(full, new_cache):
    epoch = full.epoch
    full.close()
    full.reseal(OWN, epoch)
    assert opened_by(new_cache(), PASSCODE) == (HELD,) * 3
