"""Reconciles fees: the desk's book with itself, with the orders, and with the files they are of."""

from collections.abc import Iterator

from sqlalchemy import Connection, select

from backend_stub.storage import fees
from backend_stub.storage.chain import Walk
from backend_stub.storage.fee_tables import fee_order_events, fee_orders
from backend_stub.storage.tables import renewals


def fee_faults(db: Connection) -> Iterator[tuple[str, str]]:
    """What does not agree, and at which entry or order; entries first, in the order of the book."""
    known = {
        row.id: row
        for row in db.execute(
            select(fee_orders, renewals.c.fee_vnd).join(
                renewals, renewals.c.id == fee_orders.c.renewal_id
            )
        )
    }
    told: dict[str, set[str]] = {order_id: set() for order_id in known}
    for step in db.execute(select(fee_order_events)):
        told.setdefault(step.order_id, set()).add(step.kind)
    walk, booked = Walk(), set[tuple[str, str]]()
    for row in fees.entries(db):
        whole = walk.broken is None
        walk.meet(row.seq, row.chain, fees.named(row._mapping))  # noqa: SLF001  # its public name
        if whole and walk.broken is not None:
            yield f"fee_{walk.broken[0]}", f"entry {walk.broken[1]}"
        booked.add((row.order_id, row.kind))
        order = known.get(row.order_id)
        if order is None:
            yield "fee_without_order", row.order_id
        elif not row.amount_vnd == order.amount_vnd == order.fee_vnd:
            yield "fee_amounts_differ", order.code
        if row.kind == "refunded" and (row.order_id, "paid") not in booked:
            yield "fee_refunded_unpaid", row.order_id
    for order_id, kinds in told.items():
        for kind in ("paid", "refunded"):
            if kind in kinds and (order_id, kind) not in booked:
                yield f"fee_told_{kind}", known[order_id].code
