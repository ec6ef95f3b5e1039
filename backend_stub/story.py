"""Story time: a moment kept in the database, running on with the real clock."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, insert, select, update

from app.shared.clock import Now
from backend_stub.limits import limits
from backend_stub.problems import Refusal
from backend_stub.storage.tables import stage


def started_at() -> datetime:
    """The story's first moment, in UTC."""
    return limits().story.starts_at.astimezone(UTC)


class StoryTime:
    """The story's clock; moved by the panel alone."""

    def __init__(self, real_now: Now) -> None:
        self._real_now = real_now
        self._story_at = self._real_at = real_now()

    def now(self) -> datetime:
        """Story time in UTC."""
        return self._story_at + (self._real_now() - self._real_at)

    def load(self, db: Connection) -> int:
        """Take the clock from the database; answers the stage's change number."""
        row = db.execute(select(stage)).one()
        self._story_at, self._real_at = row.story_at, row.real_at
        return int(row.changes)

    def read(self, db: Connection) -> datetime:
        """Story time as the database has it now, wherever it was moved; UTC."""
        row = db.execute(select(stage)).one()
        since: timedelta = self._real_now() - row.real_at
        moved: datetime = row.story_at
        return moved + since

    def move(self, db: Connection, story_at: datetime) -> datetime:
        """
        Write the moved clock down; ``anchor`` it once that is committed.

        Raises:
            Refusal: The moment is outside the story's years, or names no zone.
        """
        span = limits().story
        if story_at.tzinfo is None:
            raise Refusal("bad_request", "$.story_now: needs its zone")
        if not span.earliest <= story_at <= span.latest:
            raise Refusal(
                "bad_request",
                "$.story_now: outside the story's years",
                values={
                    "earliest": span.earliest.date().isoformat(),
                    "latest": span.latest.date().isoformat(),
                },
            )
        real_at = self._real_now()
        db.execute(
            update(stage).values(story_at=story_at, real_at=real_at, changes=stage.c.changes + 1)
        )
        return real_at

    def anchor(self, story_at: datetime, real_at: datetime) -> None:
        """The story stands at ``story_at`` at the real moment ``real_at``."""
        self._story_at, self._real_at = story_at, real_at

    def start(self, db: Connection, changes: int) -> tuple[datetime, datetime]:
        """Write the story's first moment down, in a database just seeded."""
        at = (started_at(), self._real_now())
        db.execute(insert(stage).values(id=1, story_at=at[0], real_at=at[1], changes=changes))
        return at
