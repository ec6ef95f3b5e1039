"""The phone's copy: sealed, kept over restarts, set aside where it is damaged."""

import sqlite3
from contextlib import closing

import pytest

from app.data.cache import Entry, WrongPasscode
from app.data.errors import Unauthenticated
from app.shared.contract.documents import DocumentList
from app.testing.samples import STORY, a_document, documents_of
from tests.app.data.conftest import OWNER, PASSCODE

HELD = DocumentList(documents=documents_of("khoi"))
OTHER_OWNER = "000149000002"


def file_of(folder):
    return next((folder / "data").glob("copy-*.sqlite3"))


def change(path, statement, *values):
    """Do what only somebody outside the app would do."""
    with closing(sqlite3.connect(path)) as db, db:
        db.execute(statement, values)


def test_what_was_kept_outlives_a_restart(cache, new_cache):
    cache.put("documents", HELD, STORY, cache.epoch)
    cache.close()
    again = new_cache()
    again.open(OWNER, PASSCODE)
    assert again.get("documents", DocumentList) == Entry(HELD, STORY)
    assert not again.damage


def test_nothing_is_readable_on_the_disk(cache, tmp_path):
    cache.put("documents", HELD, STORY, cache.epoch)
    cache.close()
    kept = b"".join(path.read_bytes() for path in (tmp_path / "data").iterdir())
    names = "".join(path.name for path in (tmp_path / "data").iterdir())
    for text in ("Minh", OWNER, PASSCODE, "driving_licence", "2031"):
        assert text.encode() not in kept
        assert text not in names


def test_another_passcode_opens_nothing_and_harms_nothing(cache, new_cache):
    cache.put("documents", HELD, STORY, cache.epoch)
    cache.close()
    again = new_cache()
    with pytest.raises(WrongPasscode):
        again.open(OWNER, "471903")
    assert again.get("documents", DocumentList) is None
    again.open(OWNER, PASSCODE)
    assert again.get("documents", DocumentList).value == HELD


def test_the_file_without_the_vault_opens_for_nobody(cache, new_cache, vault):
    cache.close()
    vault.forget(OWNER)
    with pytest.raises(WrongPasscode):
        new_cache().open(OWNER, PASSCODE)


def test_a_passcode_that_the_server_takes_makes_a_new_copy(cache, new_cache, tmp_path):
    cache.put("documents", HELD, STORY, cache.epoch)
    cache.close()
    again = new_cache()
    again.open_or_make(OWNER, "111222")
    assert again.get("documents", DocumentList) is None
    assert (again.damage, list((tmp_path / "data").glob("*.damaged-*"))) == (False, [])
    again.close()
    new_cache().open(OWNER, "111222")


def test_without_a_copy_there_is_nothing_to_open(new_cache):
    with pytest.raises(LookupError):
        new_cache().open(OWNER, PASSCODE)


def test_two_residents_have_two_copies(cache):
    cache.put("documents", HELD, STORY, cache.epoch)
    cache.open_or_make(OTHER_OWNER, PASSCODE)
    assert cache.get("documents", DocumentList) is None
    cache.open(OWNER, PASSCODE)
    assert cache.get("documents", DocumentList).value == HELD


def test_an_answer_to_who_has_left_is_kept_for_nobody(cache):
    epoch = cache.epoch
    cache.open_or_make(OTHER_OWNER, PASSCODE)
    with pytest.raises(Unauthenticated):
        cache.put("documents", HELD, STORY, epoch)
    cache.close()
    with pytest.raises(Unauthenticated):
        cache.put("documents", HELD, STORY, cache.epoch)


def test_after_signing_out_nothing_is_known(cache):
    cache.put("documents", HELD, STORY, cache.epoch)
    cache.close()
    assert cache.get("documents", DocumentList) is None


FOREIGN = b"this is a diary, not a database. " * 100


def truncate(path):
    path.write_bytes(path.read_bytes()[:5000])


@pytest.mark.parametrize(
    "harm",
    [
        lambda path: path.write_bytes(FOREIGN),
        lambda path: path.write_bytes(b"\0" * 100),
        truncate,
        lambda path: change(path, "PRAGMA user_version = 99"),
        lambda path: change(path, "PRAGMA application_id = 1"),
        lambda path: change(path, "DROP TABLE head"),
        lambda path: change(path, "DELETE FROM head"),
        lambda path: change(path, "UPDATE head SET salt = ?", bytes(16)),
        lambda path: change(path, "UPDATE head SET content = ?", bytes(22)),
        lambda path: change(path, "UPDATE head SET nonce = 'text'"),
    ],
    ids=range(10),
)
def test_a_damaged_file_is_set_aside_said_and_made_anew(cache, new_cache, tmp_path, harm):
    cache.put("documents", HELD, STORY, cache.epoch)
    cache.close()
    path = file_of(tmp_path)
    harm(path)
    again, told = new_cache(), []
    again.subscribe(lambda: told.append("damage"))
    with pytest.raises(LookupError):
        again.open(OWNER, PASSCODE)
    assert (again.damage, told) == (True, ["damage"])
    assert path.with_name(path.name + ".damaged-1").exists()
    again.open_or_make(OWNER, PASSCODE)
    again.put("documents", HELD, STORY, again.epoch)
    assert again.get("documents", DocumentList).value == HELD


def swap(path):
    for was, becomes in (("one", "three"), ("two", "one"), ("three", "two")):
        change(path, "UPDATE records SET id = ? WHERE id = ?", becomes, was)


@pytest.mark.parametrize(
    "harm",
    [
        lambda path: change(path, "UPDATE records SET content = ?", b"x" * 40),
        lambda path: change(path, "UPDATE records SET content = NULL"),
        lambda path: change(path, "UPDATE records SET nonce = 'text'"),
        lambda path: change(path, "DROP TABLE records"),
        swap,
    ],
    ids=["changed", "emptied", "text", "dropped", "swapped"],
)
def test_a_damaged_record_sets_the_copy_aside_and_the_app_goes_on(cache, new_cache, tmp_path, harm):
    cache.put("one", HELD, STORY, cache.epoch)
    cache.put("two", DocumentList(documents=(a_document(),)), STORY, cache.epoch)
    cache.close()
    harm(file_of(tmp_path))
    again = new_cache()
    again.open(OWNER, PASSCODE)
    assert again.get("one", DocumentList) is None
    assert again.damage
    again.put("one", HELD, STORY, again.epoch)
    again.close()
    third = new_cache()
    third.open(OWNER, PASSCODE)
    assert third.get("one", DocumentList).value == HELD
    assert not third.damage


def test_another_owners_file_in_ones_place_opens_for_nobody(cache, new_cache, tmp_path):
    mine = file_of(tmp_path)
    cache.open_or_make(OTHER_OWNER, PASSCODE)
    cache.close()
    theirs = next(path for path in (tmp_path / "data").glob("copy-*.sqlite3") if path != mine)
    mine.write_bytes(theirs.read_bytes())
    with pytest.raises(WrongPasscode):
        new_cache().open(OWNER, PASSCODE)


def test_a_record_of_another_contract_is_fetched_again_and_is_no_damage(cache, new_cache):
    cache.put("documents", {"documents": "many"}, STORY, cache.epoch)
    cache.close()
    again = new_cache()
    again.open(OWNER, PASSCODE)
    assert again.get("documents", DocumentList) is None
    assert not again.damage


def test_a_disk_that_takes_nothing_leaves_the_app_working(new_cache, tmp_path):
    (tmp_path / "data").write_text("a file where the folder should be")
    cache = new_cache()
    cache.open_or_make(OWNER, PASSCODE)
    cache.put("documents", HELD, STORY, cache.epoch)
    assert cache.unkept
    assert cache.get("documents", DocumentList).value == HELD


def test_a_wiped_copy_is_gone_with_its_key(cache, tmp_path):
    cache.wipe(OWNER)
    assert not cache.exists(OWNER)
    assert list((tmp_path / "data").glob("copy-*")) == []
    assert list((tmp_path / "vault").iterdir()) == []
