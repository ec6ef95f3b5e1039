"""Damage to the access log is found, and its first bad entry named, whoever did it."""

import pytest
from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import DBAPIError

from backend_stub.services.verifying import verify
from backend_stub.storage import access_log, ledger
from backend_stub.storage.access_tables import access_checkpoints
from backend_stub.storage.access_tables import access_log as table
from backend_stub.storage.chain import linked
from backend_stub.verify_log import main, told
from tests.support.agencies import HOA, PENSION, look
from tests.support.postgres import on_postgres

SEEDED, LOOKS = 6, 4
LAST = SEEDED + LOOKS


@pytest.fixture
def looked(server):
    for _ in range(LOOKS):
        look(server, HOA, PENSION)
    return server


def written(server, deed):
    def damage(writing):
        with ledger.opened(writing.db):
            return deed(writing.db)

    return server.store.write(damage).result()


def damage(server):
    with server.store.reading() as db:
        return [(one.kind, one.entry) for one in verify(db, server.folder).damage]


def rechained(db):
    """As somebody would who may write everything but has not the key."""
    chain = access_log.FIRST_LINK
    for row in list(access_log.rows_of(db)):
        chain = linked(chain, access_log.named(row._mapping))
        db.execute(update(table).where(table.c.seq == row.seq).values(chain=chain))


def test_a_log_that_nobody_touched_is_whole(looked):
    with looked.store.reading() as db:
        found = verify(db, looked.folder)
    assert (found.entries, found.checkpoints, found.copied) == (LAST, LOOKS, LOOKS)
    assert (found.damage, found.unsigned) == ([], 0)
    assert told(found).endswith("verified: the log is whole")


@pytest.mark.parametrize("deed", [update(table).values(outcome="given"), delete(table)])
def test_the_database_itself_refuses_to_change_the_log(looked, deed):
    with pytest.raises(DBAPIError, match="only added to"):
        looked.store.write(lambda writing: writing.db.execute(deed)).result()


@pytest.mark.parametrize(
    "change", [{"outcome": "refused"}, {"holder_id": None}, {"fields": []}, {"flagged": True}]
)
def test_a_changed_entry_is_named(looked, change):
    written(looked, lambda db: db.execute(update(table).where(table.c.seq == 3).values(**change)))
    assert damage(looked)[0] == ("entry_changed", 3)


def test_a_deleted_entry_is_named(looked):
    written(looked, lambda db: db.execute(delete(table).where(table.c.seq == 8)))
    assert ("entry_missing", 8) in damage(looked)


def test_swapped_entries_are_named(looked):
    def swap(db):
        for seq, to in ((7, 99), (8, 7), (99, 8)):
            db.execute(update(table).where(table.c.seq == seq).values(seq=to))

    written(looked, swap)
    assert damage(looked)[0] == ("entry_changed", 7)


def test_an_entry_changed_and_chained_anew_is_found_by_its_checkpoint(looked):
    def forge(db):
        db.execute(update(table).where(table.c.seq == 8).values(outcome="refused"))
        rechained(db)

    written(looked, forge)
    assert damage(looked)[0] == ("checkpoint_differs", 8)
    assert ("copy_differs", 8) in damage(looked)


def test_a_cut_tail_is_found_even_where_its_checkpoints_were_cut_as_well(looked):
    def cut(db):
        db.execute(delete(table).where(table.c.seq >= LAST - 1))

    written(looked, cut)
    assert damage(looked) == [("entries_cut_off", LAST - 1)]
    written(
        looked,
        lambda db: db.execute(
            delete(access_checkpoints).where(access_checkpoints.c.seq >= LAST - 1)
        ),
    )
    assert ("entries_cut_off", LAST - 1) in damage(looked)


def test_a_forged_checkpoint_and_a_lost_copy_are_found(looked):
    def forge(db):
        token = db.execute(select(access_checkpoints.c.token).limit(1)).scalar_one()
        head, body, signature = token.split(".")
        changed = ".".join((head, body, signature[::-1]))
        db.execute(insert(access_checkpoints).values(seq=LAST + 1, token=changed))

    written(looked, forge)
    assert damage(looked) == [("checkpoint_forged", 0)]
    next(looked.folder.glob("access-log-*.checkpoints")).unlink()
    assert ("copy_missing", 0) in damage(looked)


def test_a_log_begun_anew_leaves_no_copy_of_the_one_before(looked):
    looked.stage("POST", "/v1/stage/reset")
    look(looked, HOA, PENSION)
    assert damage(looked) == []
    assert len(list(looked.folder.glob("access-log-*.checkpoints"))) == 1


@pytest.mark.skipif(on_postgres(), reason="the command's own flags name a file here")
def test_the_command_answers_one_on_damage_and_names_the_entry(looked, capsys):
    flags = ["--data-folder", str(looked.folder)]
    assert main(flags) == 0
    written(looked, lambda db: db.execute(delete(table).where(table.c.seq == 8)))
    assert main(flags) == 1
    assert "DAMAGE entry_missing: entry 8" in capsys.readouterr().out
