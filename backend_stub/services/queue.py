"""What the simulated phone is sent when a turn in the queue has come."""

from datetime import datetime

from sqlalchemy import Connection

from backend_stub.limits import limits
from backend_stub.storage.links import send_message

_SENDER = "DinhDanh"


def tell_turn(db: Connection, holder_id: str, at: datetime) -> None:
    """A text message, for whoever has closed the app. Real minutes, story time ``at``."""
    minutes = limits().queue.claim_seconds // 60
    text_vi = (
        f"Đã tới lượt bạn ở mục An sinh. Lượt được giữ {minutes} phút, tính từ tin này. "
        "Không ai cần mã nào của bạn để vào."
    )
    text_en = (
        f"It is your turn at Benefits. It is kept for {minutes} minutes from this message. "
        "Nobody needs a code of yours to let you in."
    )
    send_message(db, holder_id, at, _SENDER, (text_vi, text_en), None, "sms")
