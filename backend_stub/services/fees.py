"""Fees of renewals: asked for once, taken once, paid back as the type's terms say."""

from datetime import datetime
from typing import Any, Literal, cast

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from app.shared.contract.renewals import Fee, RenewalFile
from app.shared.doctypes import document_type
from app.shared.rules.renewals import OPEN_STATES, state_after
from backend_stub.problems import Refusal
from backend_stub.storage import fees as written
from backend_stub.storage import renewals as files_written
from backend_stub.storage.facts import HolderFacts, Renewal, read_facts
from backend_stub.storage.fees import FeeOrder

DESK = "fee_desk"
"""How the simulated desk that takes fees is called among those that the panel plays."""
Played = Literal["up", "refusing", "down", "silent"]
PLAYED: tuple[Played, ...] = ("up", "refusing", "down", "silent")
"""What the panel can make of it, ``up`` first."""


def fee_at(file: Renewal, now: datetime) -> Fee | None:
    """How a file's fee stands at ``now``; None where none is taken, or it is older than fees."""
    if file.fee_vnd == 0:
        return None
    seen = [
        (order, steps)
        for order in file.orders
        if (steps := [step for step in order.steps if step.at <= now])
    ]
    if not seen:
        return Fee(state="due") if file.steps[0].kind == "fee_due" else None
    order, steps = seen[-1]
    at = {step.kind: step.at for step in steps}
    last = steps[-1]
    return Fee(
        state=cast("Any", last.kind),
        code=order.code,
        refusal=cast("Any", last.detail) if last.kind == "refused" else None,
        paid_at=at.get("paid"),
        refunded_at=at.get("refunded"),
    )


def ask(
    db: Connection, facts: HolderFacts, file: Renewal, now: datetime, really: datetime
) -> str | None:
    """
    Let the desk take a file's fee; answers the order to send there, None where one is on its way.

    An order without an answer is sent again as it was: the desk takes an order's money once.

    Raises:
        Refusal: The file has a step later in the story than ``now``.
    """
    live = next((one for one in file.orders if one.is_live), None)
    if live is None:
        try:
            with db.begin_nested():
                return written.open_order(db, facts.holder.id, file.id, file.fee_vnd, now, really)
        except IntegrityError:  # another server process was first
            return None
    if live.steps[-1].at > now:
        raise Refusal("renewal_closed", values={"reason": "later_in_story"})
    if live.steps[-1].kind != "silent":
        return None
    written.add_step(db, live, "asking", now)
    return live.id


def answered(
    db: Connection, order_id: str, played: str, now: datetime, really: datetime
) -> tuple[str, bool] | None:
    """
    What the desk makes of an order: takes the money once, refuses, or takes it and says nothing.

    Returns:
        Whose order it is, and whether an answer came; None where nobody waits for one.
    """
    found = _waiting(db, order_id)
    if found is None:
        return None
    facts, file, order = found
    at = max(now, order.steps[-1].at, file.steps[-1].at)
    if "paid" not in written.booked(db, order.id):
        if played in ("refusing", "down"):
            written.add_step(db, order, "refused", at, _WHY[played])
            return facts.holder.id, True
        accounts = (f"payer:{facts.holder.id}", f"fees:{file.type_id}")
        written.book(db, order, "paid", accounts, at, really)
    if played == "silent":
        return facts.holder.id, False
    written.add_step(db, order, "paid", at)
    if state_after_steps(file) == "fee_due":
        files_written.add_step(db, file, "submitted", at)
    elif state_after_steps(file) not in OPEN_STATES:  # withdrawn or refused while it was asked
        pay_back(db, facts.holder.id, file, order, at, really)
    return facts.holder.id, True


_WHY = {"refusing": "no_money", "down": "desk_down"}


def gave_up(db: Connection, order_id: str, now: datetime) -> str | None:
    """Nothing was heard of an order for too long; answers whose it is, None where it was."""
    found = _waiting(db, order_id)
    if found is None:
        return None
    facts, _, order = found
    written.add_step(db, order, "silent", max(now, order.steps[-1].at))
    return facts.holder.id


def settle(
    db: Connection,
    facts: HolderFacts,
    file: Renewal,
    seen: RenewalFile,
    after: Literal["refused", "withdrawn"],
    moments: tuple[datetime, datetime],
) -> str | None:
    """
    Pay a closed file's fee back where its type's terms say so.

    Args:
        seen: The file as it stood before it was closed.
        after: What closed it.
        moments: Story time and real time.

    Returns:
        The order to ask the desk about once more, where it never answered; None otherwise.
    """
    live = next((one for one in file.orders if one.is_live), None)
    if live is None:
        return None
    now, really = moments
    if live.steps[-1].kind == "silent":
        written.add_step(db, live, "asking", now)
        return live.id
    terms = document_type(file.type_id).renewal
    taken = any(event.kind == "accepted" for event in seen.events)
    if live.steps[-1].kind != "paid" or terms is None or after not in terms.refunds:
        return None
    if after == "refused" or not taken:
        pay_back(db, facts.holder.id, file, live, now, really)
    return None


def pay_back(
    db: Connection, holder_id: str, file: Renewal, order: FeeOrder, at: datetime, really: datetime
) -> None:
    """Book the fee back to who paid it, once, and say so on the order."""
    accounts = (f"fees:{file.type_id}", f"payer:{holder_id}")
    written.book(db, order, "refunded", accounts, at, really)
    written.add_step(db, order, "refunded", at)


def state_after_steps(file: Renewal) -> str | None:
    """Where a file stands after every step it ever took."""
    return state_after(file.steps)


def _waiting(db: Connection, order_id: str) -> tuple[HolderFacts, Renewal, FeeOrder] | None:
    owner = written.owner_of(db, order_id)
    if owner is None:  # a reset came between
        return None
    facts = read_facts(db, owner)
    for file in facts.renewals:
        for order in file.orders:
            if order.id == order_id:
                return (facts, file, order) if order.steps[-1].kind == "asking" else None
    return None
