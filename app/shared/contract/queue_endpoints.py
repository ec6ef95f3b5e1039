"""The calls about the waiting room: a part of the table in ``endpoints``."""

from app.shared.contract import queue
from app.shared.contract.endpoint import Endpoint, Right

TAKE_PLACE = Endpoint(
    name="takeQueuePlace", method="PUT", path="/v1/queue", right=Right.HOLDER_UNLOCKED,
    reply=queue.QueuePlace, feature="benefits", bypasses_queue=True,
)  # fmt: skip
LOOK_AT_QUEUE = Endpoint(
    name="readQueue", method="GET", path="/v1/queue", right=Right.HOLDER, reply=queue.Queue
)
FOLLOW_PLACE = Endpoint(
    name="readQueuePlace", method="GET", path="/v1/queue/{ticket_id}", right=Right.HOLDER,
    reply=queue.QueuePlace,
)  # fmt: skip
LEAVE_QUEUE = Endpoint(
    name="leaveQueue", method="DELETE", path="/v1/queue/{ticket_id}", right=Right.HOLDER,
    reply=None, status=204,
)  # fmt: skip
READ_CROWD = Endpoint(
    name="readCrowd", method="GET", path="/v1/stage/crowd", right=Right.STAGE, reply=queue.Crowd
)
SET_CROWD = Endpoint(
    name="setCrowd", method="PUT", path="/v1/stage/crowd", right=Right.STAGE,
    body=queue.CrowdSetting, reply=queue.Crowd,
)  # fmt: skip

QUEUED_OPERATIONS = frozenset({
    "link_account", "choose_default", "unlink_account", "export_statement",
    "choose_route", "order_accounts", "undo_routing", "agree_place",
})  # fmt: skip
"""Step-ups for deeds that wait: their passcode is not worth checking before the turn has come."""
