"""The change feed and the simulated phone's messages."""

from app.shared.contract.endpoints import AWAIT_CHANGES, LIST_MESSAGES
from app.shared.contract.stage import Changes, PhoneMessage, PhoneMessages
from backend_stub.calls import Call, serves
from backend_stub.limits import limits
from backend_stub.problems import Refusal
from backend_stub.storage.links import messages_of


@serves(AWAIT_CHANGES)
async def await_changes(call: Call) -> Changes:
    """
    Answer once the number is another than ``after``, or after ``wait`` seconds.

    Waiting does not keep a session alive; one that ends meanwhile waits on as anybody.
    """
    stub, session, service = call.stub, call.session, limits().service
    after, wait = call.query.get("after"), call.query.get("wait", 0)
    if wait > service.longest_wait_seconds:
        raise Refusal("bad_request", f"wait: at most {service.longest_wait_seconds}")

    def number() -> int:
        alive = session is not None and session.alive(stub.now())
        return stub.changes.number(session.holder_id if session and alive else None)

    if after is not None and wait and number() == after:
        if stub.changes.waiting >= service.waiting_feeds:
            raise Refusal("overloaded", values={"wait_seconds": service.retry_after_seconds})
        await stub.changes.moved(lambda: number() != after, wait)
    return Changes(number=number(), story_now=stub.story.now())


@serves(LIST_MESSAGES)
def list_messages(call: Call) -> PhoneMessages:
    """What the simulated phone received, newest first."""
    count = limits().link.message_count
    rows = messages_of(call.db, call.caller.holder_id, call.story_now, count)
    return PhoneMessages(
        messages=tuple(
            PhoneMessage(
                at=row.at,
                sender=row.sender,
                text_vi=row.text_vi,
                text_en=row.text_en,
                code=row.code,
                channel=row.channel,
            )
            for row in rows
        )
    )
