"""The ledger: whole dong or nothing, zero in sum whatever is booked, and no row changed unseen."""

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, insert, text, update
from sqlalchemy.exc import DBAPIError, IntegrityError, StatementError

from app.shared.money import MOST_VND
from backend_stub.services.reconciling import reconcile
from backend_stub.storage import ledger, payments
from backend_stub.storage.ledger import AmountFault, Transfer
from backend_stub.storage.payment_tables import ledger as table
from tests.support.postgres import on_postgres

AT = datetime(2025, 10, 15, 3, 0, tzinfo=UTC)
ACCOUNTS = ("treasury", "agency:a", "transit:b", "returned:a", "cash:c", "paid:d")
FRACTION = 1.5
AMOUNTS = st.integers(min_value=1, max_value=MOST_VND)
TRANSFERS = st.lists(
    st.tuples(st.sampled_from(ACCOUNTS), st.sampled_from(ACCOUNTS), AMOUNTS).filter(
        lambda one: one[0] != one[1]
    ),
    max_size=12,
)


def a_transfer(vnd, source="treasury", target="agency:a"):
    return Transfer("fund", "r" * 32, None, 0, source, target, vnd)


def written(server, work):
    return server.store.write(lambda writing: work(writing.db)).result()


def first_fault(server):
    with server.store.reading() as db:
        found = reconcile(db).faults
    return (found[0].kind, found[0].at) if found else None


@pytest.mark.parametrize(
    "vnd", [-500_000, -1, 0, 0.5, 500_000.0, True, MOST_VND + 1, 10**30, "500000", None]
)
def test_what_is_no_whole_amount_above_zero_is_refused_and_nothing_is_written(server, vnd):
    def book(db):
        ledger.book(db, [a_transfer(1), a_transfer(vnd)], AT, AT)

    before = written(server, ledger.last)
    with pytest.raises(AmountFault):
        written(server, book)
    assert written(server, ledger.last) == before


@pytest.mark.parametrize("vnd", [-1, 0, FRACTION, MOST_VND + 1])
def test_the_database_itself_refuses_such_an_amount(server, vnd):
    row = {
        "seq": 10_000, "kind": "fund", "run_id": "r" * 32, "payment_id": None, "attempt": 0,
        "from_account": "treasury", "to_account": "agency:a", "amount_vnd": vnd,
        "at": AT, "really_at": AT, "chain": b"0" * 16,
    }  # fmt: skip
    with pytest.raises(StatementError):
        written(server, lambda db: db.execute(insert(table).values(row)))


EMPTIED = (
    "TRUNCATE ledger_transfers"
    if on_postgres()
    else "INSERT OR REPLACE INTO ledger_transfers SELECT * FROM ledger_transfers WHERE seq = 1"
)


@pytest.mark.parametrize("deed", [update(table).values(amount_vnd=1), delete(table), text(EMPTIED)])
def test_the_database_itself_changes_and_deletes_no_transfer(server, deed):
    before = written(server, ledger.last)
    with pytest.raises(DBAPIError, match="only added to"):
        written(server, lambda db: db.execute(deed))
    assert written(server, ledger.last) == before


def test_money_does_not_move_from_an_account_to_itself(server):
    with pytest.raises(IntegrityError):
        written(server, lambda db: ledger.book(db, [a_transfer(1, target="treasury")], AT, AT))


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(booked=TRANSFERS)
def test_whatever_is_booked_sums_to_zero_and_stays_chained(shared_server, booked):
    def book(db):
        before = ledger.balances(db)
        ledger.book(db, [a_transfer(vnd, source, to) for source, to, vnd in booked], AT, AT)
        return before, ledger.balances(db), list(ledger.rows_of(db))

    before, after, rows = written(shared_server, book)
    assert sum(after.values()) == 0
    model = dict(before)
    for source, to, vnd in booked:
        for name, moved in ((source, -vnd), (to, vnd)):
            key = "paid" if name.startswith("paid:") else name
            model[key] = model.get(key, 0) + moved
    assert model == after
    assert [row.seq for row in rows] == list(range(1, len(rows) + 1))


def damaged(server, deed):
    """Done by somebody who may do anything to the database."""

    def broken(db):
        with ledger.opened(db):
            db.execute(deed)

    written(server, broken)


@pytest.mark.parametrize(
    "change", [{"amount_vnd": 1}, {"to_account": "paid:me"}, {"at": AT}, {"kind": "paid"}]
)
def test_a_changed_entry_is_found_and_named(server, change):
    assert first_fault(server) is None
    damaged(server, update(table).where(table.c.seq == 7).values(change))
    assert first_fault(server) == ("entry_changed", "entry 7")


def test_a_missing_entry_is_found_and_named(server):
    damaged(server, delete(table).where(table.c.seq == 5))
    assert first_fault(server) == ("entry_missing", "entry 5")


def test_an_entry_put_in_by_hand_is_found_and_named(server):
    def forge(db):
        seq, _ = ledger.last(db)
        db.execute(
            insert(table).values(
                seq=seq + 1, kind="paid", run_id="r" * 32, payment_id=None, attempt=0,
                from_account="treasury", to_account="paid:me", amount_vnd=5,
                at=AT, really_at=AT, chain=b"x" * 16,
            )
        )  # fmt: skip
        return seq + 1

    assert first_fault(server) is None
    assert first_fault_of(server, forge) == "entry_changed"


def first_fault_of(server, deed):
    written(server, deed)
    return first_fault(server)[0]


@pytest.mark.parametrize(
    "damage",
    [
        update(payments.payments).values(waits="paid"),
        update(payments.payments).values(amount_vnd=payments.payments.c.amount_vnd + 1),
        update(payments.payment_shares).values(amount_vnd=1),
        delete(payments.payment_events).where(payments.payment_events.c.kind == "cash_paid"),
    ],
)
def test_a_payment_that_disagrees_with_the_ledger_is_found(server, damage):
    assert first_fault(server) is None
    written(server, lambda db: db.execute(damage))
    assert first_fault(server)[1].startswith("payment ")


def test_a_person_has_one_payment_of_a_programme_and_period_whoever_asks(server):
    with server.store.reading() as db:
        row = db.execute(payments.payments.select()).mappings().first()
    twin = {**row, "id": "f" * 32}
    with pytest.raises(IntegrityError):
        written(server, lambda db: payments.open_payments(db, [twin]))


def test_one_deed_on_a_payment_is_booked_once(server):
    paid = Transfer("paid", "r" * 32, "p" * 32, 1, "transit:b", "paid:d", 5)
    written(server, lambda db: ledger.book(db, [paid], AT, AT))
    with pytest.raises(IntegrityError):
        written(server, lambda db: ledger.book(db, [paid], AT, AT))


def test_the_command_names_the_first_bad_entry_and_is_not_zero(server, capsys):
    from backend_stub.reconcile import main

    at = ["--database", server.settings.database_url]
    assert main(at) == 0
    assert "everything agrees" in capsys.readouterr().out
    forged = update(table).where(table.c.seq == 9).values(amount_vnd=9)
    damaged(server, forged)
    assert main(at) == 1
    assert "DAMAGE entry_changed: entry 9" in capsys.readouterr().out
