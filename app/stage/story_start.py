"""When the story begins: the moment the server seeds, and that time of day on any day."""

from datetime import date, datetime, time

from app.shared.clock import VIET_NAM
from app.shared.data_files import read_table
from app.shared.resources import ASSETS


def story_start() -> datetime:
    """The moment every story begins at, as the server seeds it."""
    moment: str = read_table(ASSETS / "policy" / "limits.toml")["story"]["starts_at"]
    return datetime.fromisoformat(moment)


def story_moment(day: date) -> datetime:
    """That day at the time of day every story begins at."""
    start = story_start().astimezone(VIET_NAM)
    return datetime.combine(day, time(start.hour, start.minute), VIET_NAM)
