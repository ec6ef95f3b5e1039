"""The store: migrated form, real constraints, all or nothing; PostgreSQL where a URL is given."""

import os
from datetime import UTC, datetime, timedelta, timezone

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import delete, insert, inspect, select, text
from sqlalchemy.exc import IntegrityError

from backend_stub import seed
from backend_stub.settings import Settings
from backend_stub.storage import links, migrate, renewals, tables
from backend_stub.storage.engine import HEAD, Store, StoreFault
from backend_stub.storage.facts import read_facts
from backend_stub.stub import Stub
from tests.support.postgres import URL
from tests.support.stores import MovedClock, url_in

AT = datetime(2025, 10, 15, 3, 0, tzinfo=UTC)
KHOI = seed.seeded_id("holder", "khoi")
CARD = seed.seeded_id("document", "khoi", "identity_card", "0")
POSTGRES = os.environ.get(URL, "")
BACKENDS = ["sqlite", *(["postgresql"] if POSTGRES else [])]


@pytest.fixture(params=BACKENDS)
def store(request, tmp_path):
    opened = Store(url_in(tmp_path) if request.param == "sqlite" else POSTGRES)
    Stub(Settings(seed=True), opened, MovedClock()).close()
    yield opened
    opened.close()


def test_the_migrations_make_exactly_the_tables(store):
    with store.engine.connect() as db:
        context = MigrationContext.configure(db, opts={"compare_type": True})
        differences = compare_metadata(context, tables.metadata)
    assert differences == []


def test_the_store_knows_the_newest_migration():
    assert ScriptDirectory.from_config(migrate.config()).get_current_head() == HEAD


def test_a_migrated_database_is_opened_as_it_is(store, tmp_path):
    again = Store(store.engine.url.render_as_string(hide_password=False))
    with again.reading() as db:
        assert seed.is_seeded(db)
    again.close()


def test_a_database_of_other_people_is_seeded_anew(tmp_path):
    store = Store(url_in(tmp_path))
    Stub(Settings(seed=True), store, MovedClock()).close()
    gone = tables.holders.c.persona == "van"
    store.write(lambda writing: writing.db.execute(delete(tables.holders).where(gone))).result()
    Stub(Settings(), store, MovedClock()).close()
    with store.reading() as db:
        assert db.execute(select(tables.holders.c.id).where(gone)).first() is not None
    store.close()


def test_sqlite_keeps_what_it_committed(tmp_path):
    store = Store(url_in(tmp_path))
    with store.reading() as db:
        found = {
            name: db.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    store.close()
    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_moments_keep_their_zone(store):
    hanoi = datetime(2025, 10, 15, 8, 30, tzinfo=timezone(timedelta(hours=7)))

    def write(writing):
        writing.db.execute(
            insert(tables.locks).values(holder_id=KHOI, ground="own_request", since=hanoi)
        )

    store.write(write).result()
    with store.reading() as db:
        since = db.execute(
            select(tables.locks.c.since).where(tables.locks.c.holder_id == KHOI)
        ).scalar_one()
    assert (since, since.utcoffset()) == (hanoi, timedelta(0))


def test_a_moment_without_zone_is_not_stored(store):
    naive = AT.replace(tzinfo=None)
    values = {"holder_id": KHOI, "ground": "own_request", "since": naive}
    with pytest.raises(Exception, match="without zone"):
        store.write(
            lambda writing: writing.db.execute(insert(tables.locks).values(**values))
        ).result()


def test_what_raises_leaves_nothing_and_tells_nobody(store):
    told = []

    def write(writing):
        writing.kept.append(lambda: told.append(1))
        renewals.open_file(writing.db, KHOI, CARD, "identity_card", 0, AT)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        store.write(write).result()
    with store.reading() as db:
        assert read_facts(db, KHOI).renewals == ()
    assert told == []


def open_twice(writing):
    for _ in range(2):
        renewals.open_file(writing.db, KHOI, CARD, "identity_card", 0, AT)


def link_twice(writing):
    for _ in range(2):
        links.open_link(
            writing.db, KHOI, "sen_vang", "000000000001", "draft_2025_10",
            at=AT, really_at=AT, resends=1, consent="none_yet",
        )  # fmt: skip


def two_defaults(writing):
    for number in ("000000000001", "000000000002"):
        link = links.open_link(
            writing.db,
            KHOI,
            "sen_vang",
            number,
            "draft_2025_10",
            at=AT,
            really_at=AT,
            resends=1,
            consent="none_yet",
        )
        links.change_link(writing.db, link, is_default=True)


def a_renewal_of_nothing(writing):
    renewals.open_file(writing.db, KHOI, "0" * 32, "identity_card", 0, AT)
    writing.db.execute(text("SELECT 1"))


@pytest.mark.parametrize("deed", [open_twice, link_twice, two_defaults, a_renewal_of_nothing])
def test_the_database_itself_refuses_what_must_not_be(store, deed):
    with pytest.raises(IntegrityError):
        store.write(deed).result()
    with store.reading() as db:
        facts = read_facts(db, KHOI)
    assert (facts.renewals, facts.links) == ((), ())


def test_codes_count_up_within_a_month(store):
    def write(writing):
        for document in ("identity_card", "driving_licence"):
            at = ["identity_card", "driving_licence"].index(document)
            renewals.open_file(
                writing.db,
                KHOI,
                seed.seeded_id("document", "khoi", document, str(at)),
                document,
                0,
                AT,
            )

    store.write(write).result()
    with store.reading() as db:
        codes = [file.code for file in read_facts(db, KHOI).renewals]
    assert sorted(codes) == ["GH-000-2510-0001", "GH-000-2510-0002"]


def test_seeding_again_gives_the_same_rows(store):
    def everything():
        found = {}
        with store.reading() as db:
            for table in tables.metadata.sorted_tables:
                # A database goes on counting its own row numbers; nothing refers to them.
                columns = [one for one in table.columns if one.autoincrement is not True]
                rows = [tuple(row) for row in db.execute(select(*columns))]
                found[table.name] = sorted(map(repr, rows))
        return found

    before = everything()
    Stub(Settings(seed=True), store, MovedClock()).close()
    after = everything()
    assert [before.pop("stage") != after.pop("stage")] == [True]
    assert before == after


def test_a_holders_rows_go_with_the_holder(store):
    store.write(
        lambda writing: writing.db.execute(
            delete(tables.holders).where(tables.holders.c.id == KHOI)
        )
    ).result()
    with store.reading() as db:
        left = db.execute(select(tables.documents).where(tables.documents.c.holder_id == KHOI))
        assert left.all() == []
        assert inspect(db).has_table("documents")


@pytest.mark.parametrize(
    "url",
    [
        "nonsense",
        "mysql://localhost/x",
        "sqlite://",
        "sqlite:///:memory:",
        "sqlite:////no/such/folder/server.sqlite3",
        "postgresql+psycopg://nobody@127.0.0.1:1/none?connect_timeout=1",
    ],
)
def test_a_database_that_cannot_be_used_is_told_in_one_sentence(url):
    with pytest.raises(StoreFault) as fault:
        Store(url)
    assert str(fault.value).endswith(".")
    assert "\n" not in str(fault.value)


def test_a_file_that_is_no_database_is_told(tmp_path):
    (tmp_path / "server.sqlite3").write_bytes(b"something else entirely" * 100)
    with pytest.raises(StoreFault, match="cannot be opened"):
        Store(url_in(tmp_path))
