"""What holders are told of payments: arrived, did not, cash waits, a share received by another."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlalchemy import Connection

from app.shared.rules.notices import ToldEvent
from backend_stub.storage import payments
from backend_stub.storage.links import owners_of
from backend_stub.storage.payees import payees_by_id, payees_of
from backend_stub.storage.payments import PaymentRow, PaymentStepRow

_TOLD = {
    "paid": "payment.paid",
    "failed": "payment.failed",
    "returned": "payment.returned",
    "cash_ready": "payment.cash_ready",
    "cash_paid": "payment.cash_paid",
    "reversed": "payment.reversed",
}
_ARRIVES = ("paid", "cash_paid")


def told_of_payments(
    db: Connection, me: str, *, to_guardian: bool = False
) -> tuple[ToldEvent, ...]:
    """
    Each step that is told, under a key that names it for ever: payment and step.

    Args:
        to_guardian: Told to who acts for the holder, whose own accounts took it.
    """
    own = {one.id: one for one in payees_of(db, me)}
    received = {row.id: row for row in payments.payments_of(db, own)}
    shared = {row.id: row for row in payments.shared_with(db, me)}
    if not received and not shared:
        return ()
    told = payments.steps_of(db, {**received, **shared})
    guardians = (
        {}
        if to_guardian
        else _guardians(db, me, [step for row in received.values() for step in told[row.id]])
    )
    found = [one for row in received.values() for one in _of_payee(row, told[row.id], guardians)]
    others = {key: row for key, row in shared.items() if key not in received}
    names = payees_by_id(db, {row.payee_id for row in others.values()})
    shares = payments.shares_of(db, others)
    for row in others.values():
        vnd = sum(one.amount_vnd for one in shares[row.id] if one.holder_id == me)
        head = names[row.payee_id].facts.full_name
        found += _of_member(row, told[row.id], vnd, head)
    return tuple(found)


def _guardians(db: Connection, me: str, steps: Iterable[PaymentStepRow]) -> dict[str, str]:
    """Link's id → name of whose account it is, where it is not one's own."""
    found = owners_of(db, {one.account_ref for one in steps if one.account_ref})
    return {link_id: name for link_id, (holder_id, name) in found.items() if holder_id != me}


def _of_payee(
    row: PaymentRow, steps: Sequence[PaymentStepRow], guardians: Mapping[str, str]
) -> Iterator[ToldEvent]:
    """
    A place that fails more than once is told once: its holder has nothing to do about it.

    What a guardian's account takes or does not take is the guardian's to hear; a child hears that
    it arrived there.
    """
    failed: set[str | None] = set()
    for step in steps:
        subject = _TOLD.get(step.kind)
        if subject is None or (step.kind == "failed" and step.account_ref in failed):
            continue
        if step.kind == "failed":
            failed.add(step.account_ref)
        values = _values(row, row.amount_vnd)
        if (guardian := guardians.get(step.account_ref or "")) is not None:
            if step.kind == "paid":
                yield ToldEvent(
                    subject="payment.to_guardian", key=(row.id, str(step.step)), at=step.at,
                    target_id=row.id, values={**values, "name": guardian},
                )  # fmt: skip
            continue
        if step.provider_id and step.kind != "cash_ready":
            values["provider"] = step.provider_id
        elif step.kind == "failed":
            subject = "payment.no_place"
        yield ToldEvent(
            subject=subject, key=(row.id, str(step.step)), at=step.at, target_id=row.id,
            values=values,
        )  # fmt: skip


def _of_member(
    row: PaymentRow, steps: Sequence[PaymentStepRow], vnd: int, head: str
) -> Iterator[ToldEvent]:
    for step in steps:
        if step.kind in _ARRIVES:
            yield ToldEvent(
                subject="payment.shared", key=(row.id, str(step.step)), at=step.at,
                target_id=row.id, values={**_values(row, vnd), "name": head},
            )  # fmt: skip


def _values(row: PaymentRow, vnd: int) -> dict[str, str | int]:
    return {"programme": row.programme_id, "period": row.period, "amount": vnd}
