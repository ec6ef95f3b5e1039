"""The desk that locks accounts on the Law's grounds, and lifts a lock whose ground is gone."""

from collections.abc import Iterable

from sqlalchemy import select

from app.shared.contract.desk import DeskAct, DeskDeed, DeskFile
from app.shared.rulesets import RuleSet
from backend_stub.calls import Call
from backend_stub.desks import Desk, opens
from backend_stub.problems import Refusal
from backend_stub.services.levels import level_at
from backend_stub.services.locks import grounds_in_force, open_order, order_due
from backend_stub.storage.facts import HolderFacts
from backend_stub.storage.locks import (
    LockOrder,
    begin_lock,
    decide_order,
    end_lock,
    forward_order,
    orders_of,
    write_order,
)
from backend_stub.storage.tables import holders

KIND = "account_lock"
_AT_ONCE = ("breach_of_terms", "card_revoked_or_held", "death")
"""Grounds on which the desk itself locks; an authority's order has its own two steps."""


def _files(call: Call) -> Iterable[DeskFile]:
    for holder_id in call.db.execute(select(holders.c.id).order_by(holders.c.personal_number)):
        facts = call.facts(holder_id[0])
        if not level_at(facts, call.story_now, call.rules):
            continue  # who has no account has none that could be locked
        held = grounds_in_force(facts, call.story_now)
        order = open_order(orders_of(call.db, facts.holder.id), call.story_now)
        yield DeskFile(
            kind=KIND,
            id=facts.holder.id,
            code=_due(order, call, call.rules),
            personal_number=facts.holder.personal_number,
            full_name=facts.holder.full_name,
            state=_state(held, order, call),
            waiting=order is not None,
            deeds=tuple(_deeds(facts, held, order, call)),
        )


def _due(order: LockOrder | None, call: Call, rules: RuleSet) -> str:
    return f"{order_due(order, call.story_now, rules):%d/%m/%Y}" if order else ""


def _state(held: tuple[str, ...], order: LockOrder | None, call: Call) -> str:
    if order is not None:
        return "forwarded" if _is_forwarded(order, call) else "ordered"
    return held[0] if held else "open"


def _is_forwarded(order: LockOrder, call: Call) -> bool:
    return order.forwarded_at is not None and order.forwarded_at <= call.story_now


def _deeds(
    facts: HolderFacts, held: tuple[str, ...], order: LockOrder | None, call: Call
) -> Iterable[DeskDeed]:
    if any(lock.since > call.story_now for lock in facts.locks):
        return  # the clock was moved back behind a lock
    for ground in held:
        yield DeskDeed(name="lift", detail=ground)
    if order is not None:
        if _is_forwarded(order, call):
            yield DeskDeed(name="decide", detail="lock")
            yield DeskDeed(name="decide", detail="refuse")
        else:
            yield DeskDeed(name="forward")
    elif not held:
        for ground in _AT_ONCE:
            yield DeskDeed(name="lock", detail=ground)
        yield DeskDeed(name="order")


def _act(call: Call, file_id: str, act: DeskAct) -> None:
    db, now = call.db, call.story_now
    order = open_order(orders_of(db, file_id), now)
    match act.deed, act.detail:
        case "lift", str(ground):
            end_lock(db, file_id, ground, now)
        case "lock", str(ground):
            begin_lock(db, file_id, ground, now)
        case "order", _:
            write_order(db, file_id, now)
        case "forward", _ if order:
            forward_order(db, order, now)
        case "decide", answer if order:
            decide_order(db, order, now)
            if answer == "lock":
                begin_lock(db, file_id, "authority_order", now)
        case _:
            raise Refusal("deed_not_offered")
    call.changed(file_id)


DESK = opens(Desk(kind=KIND, files=_files, act=_act))
