"""Notices and what was read of them."""

from app.shared.contract.endpoints import LIST_NOTICES, MARK_READ
from app.shared.contract.notices import NoticeList
from backend_stub.calls import Call, serves
from backend_stub.services.access_views import told_of_access
from backend_stub.services.consultation import told_of_comments
from backend_stub.services.family import told_of_wards
from backend_stub.services.integrations import told_to_asker
from backend_stub.services.mandates_told import told_of_mandates, told_of_own_turn
from backend_stub.services.notices import mark, notices_at, read_keys
from backend_stub.services.payments_told import told_of_payments


@serves(LIST_NOTICES)
def list_notices(call: Call) -> NoticeList:
    """Every notice told by now, newest first."""
    read = read_keys(call.db, call.caller.holder_id)
    facts, me = call.facts(), call.caller.holder_id
    others = (
        *told_of_wards(call),
        *told_to_asker(call.db, me, call.story_now),
        *told_of_payments(call.db, me),
        *told_of_mandates(call),
        *told_of_access(call.db, me, call.story_now),
        *told_of_comments(call.db, me, call.story_now),
        *(told_of_own_turn(call.db, facts, call.rules) if facts.guarded else ()),
    )
    return notices_at(facts, call.story_now, call.rules, read, others)


@serves(MARK_READ)
def mark_read(call: Call) -> NoticeList:
    """Keep what was read; keys that name no notice of the holder are passed over."""
    own = {notice.key for notice in list_notices(call).notices}
    keys = frozenset(call.body.keys) & own
    if keys:
        mark(call.db, call.caller.holder_id, keys, read=call.body.read)
        call.changed()
    return list_notices(call)
