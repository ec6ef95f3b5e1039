"""One full value of every noun of the waiting room."""

from app.shared.contract import queue

PLACE = queue.QueuePlace(
    ticket=f"{1:032x}", state="waiting", ahead=18_204, began_ahead=20_000, seconds=365,
    poll_seconds=15,
)  # fmt: skip
SAMPLES = (
    PLACE,
    queue.Queue(waiting=18_211, own=PLACE),
    queue.CrowdSetting(households=20_000, pace="slow"),
    queue.Crowd(
        households=20_000, pace="slow", waiting=18_211, inside=100, served=1_100, per_minute=3_000
    ),
)
