"""Changing where money goes: a programme's own account, the order, the default; and undoing it."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection

from backend_stub.limits import limits
from backend_stub.problems import Refusal
from backend_stub.services.linking import choose_default
from backend_stub.services.links import link_in_state, state_at
from backend_stub.services.purses import Purse
from backend_stub.services.renewals import LATER_IN_STORY
from backend_stub.services.routing_choices import choices_at, linked_accounts, wished
from backend_stub.storage import routing as written
from backend_stub.storage.facts import HolderFacts
from backend_stub.storage.routing import RoutingChange


def choose_route(
    db: Connection,
    purse: Purse,
    programme_id: str,
    link_id: str | None,
    now: datetime,
    really: datetime,
) -> bool:
    """
    A programme's money goes to that account, or where the default does; answers whether it is new.

    Raises:
        Refusal: The account is not linked, or something later in the story was decided.
    """
    _check_story(purse.holder, now)
    if link_id is not None:
        link_in_state(purse.owner, link_id, "linked", now)
    if choices_at(purse, programme_id, now).chosen == link_id:
        return False
    to = link_id or wished(purse, None, now)
    written.write_change(
        db, purse.holder.holder.id, "programme", (link_id,) if link_id else (),
        programme_id=programme_id, from_link=wished(purse, programme_id, now), to_link=to,
        at=now, really_at=really,
    )  # fmt: skip
    return True


def order_accounts(
    db: Connection, purse: Purse, link_ids: Sequence[str], now: datetime, really: datetime
) -> bool:
    """
    Accounts are tried in that order and the first is the default; answers whether it is new.

    Raises:
        Refusal: These are not exactly the linked accounts, or something later was decided; or they
            are a guardian's, who orders them as the guardian's own.
    """
    if purse.is_guarded:
        raise Refusal("routing_refused", values={"reason": "guardians_order"})
    facts = purse.owner
    _check_story(facts, now)
    linked = {one.ref for one in linked_accounts(purse, now)}
    if len(set(link_ids)) != len(link_ids) or set(link_ids) != linked:
        raise Refusal("routing_refused", values={"reason": "accounts_changed"})
    before, first = wished(purse, None, now), link_ids[0]
    if choices_at(purse, None, now).order == tuple(link_ids) and before == first:
        return False
    if before != first:
        choose_default(db, facts, link_in_state(facts, first, "linked", now), now)
    written.write_change(
        db, facts.holder.id, "order", link_ids,
        programme_id=None, from_link=before, to_link=first, at=now, really_at=really,
    )  # fmt: skip
    return True


def note_default(
    db: Connection, before: Purse, after: Purse, now: datetime, really: datetime
) -> bool:
    """Keep that the default changed, so that it can be undone; a first one replaces nothing."""
    left, came = wished(before, None, now), wished(after, None, now)
    if left is None or came is None or left == came:
        return False
    written.write_change(
        db, after.holder.holder.id, "default", (came,),
        programme_id=None, from_link=left, to_link=came, at=now, really_at=really,
    )  # fmt: skip
    return True


def undoable(facts: HolderFacts, now: datetime, really: datetime) -> RoutingChange | None:
    """The newest change that holds, while it can be undone."""
    held = [one for one in facts.routing if one.holds(now)]
    if not held or really >= undo_until(held[-1]):
        return None
    return held[-1]


def undo_until(change: RoutingChange) -> datetime:
    """Until when (real time) it can be undone."""
    return change.really_at + timedelta(seconds=limits().routing.undo_seconds)


def change_at(facts: HolderFacts, change_id: str, now: datetime) -> RoutingChange:
    """
    One change of the holder.

    Raises:
        Refusal: There is none such at ``now``.
    """
    for one in facts.routing:
        if one.id == change_id and one.at <= now:
            return one
    raise Refusal("not_found")


def undo(
    db: Connection, purse: Purse, change: RoutingChange, now: datetime, really: datetime
) -> None:
    """
    Money goes where it went before the change.

    Raises:
        Refusal: Its time is over, it was undone, or another came after it.
    """
    if not change.holds(now):
        raise Refusal("undo_over", values={"reason": "undone"})
    if really >= undo_until(change):
        raise Refusal("undo_over", values={"reason": "too_late"})
    if undoable(purse.holder, now, really) != change:
        raise Refusal("undo_over", values={"reason": "changed_since"})
    _check_story(purse.holder, now)
    facts = purse.owner
    moves_default = change.kind != "programme" and change.from_link != change.to_link
    back = next((one for one in facts.links if one.id == change.from_link), None)
    if moves_default:
        if back is None or state_at(back, now) != "linked":
            raise Refusal("undo_over", values={"reason": "account_gone"})
        choose_default(db, facts, link_in_state(facts, back.id, "linked", now), now)
    written.undo_change(db, change.id, now)


def _check_story(facts: HolderFacts, now: datetime) -> None:
    """Nothing is decided before what was decided later in the story."""
    if any(at > now for one in facts.routing for at in (one.at, one.undone_at) if at):
        raise Refusal("routing_refused", values=LATER_IN_STORY)
