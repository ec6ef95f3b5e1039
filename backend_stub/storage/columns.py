"""Column types that mean the same on SQLite and PostgreSQL."""

from datetime import UTC, datetime
from typing import Any

import msgspec
from sqlalchemy import BigInteger, Column, DateTime, ForeignKey, String, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator


class Moment(TypeDecorator[datetime]):
    """A moment in UTC: SQLite forgets zones and PostgreSQL keeps them, so both get and give UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a moment without zone: it names none."""
        if value is None:
            return None
        if value.tzinfo is None:
            msg = "a moment without zone cannot be stored"
            raise ValueError(msg)
        in_utc = value.astimezone(UTC)
        return in_utc.replace(tzinfo=None) if dialect.name == "sqlite" else in_utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the zone back."""
        del dialect
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class WholeDong(TypeDecorator[int]):
    """A whole number of dong: PostgreSQL would round a fraction, so nothing else is sent to it."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: int | None, dialect: Dialect) -> int | None:
        """Refuse a fraction, a text and a truth value."""
        del dialect
        if value is not None and type(value) is not int:
            msg = "an amount is a whole number of dong"
            raise ValueError(msg)
        return value


class Json(TypeDecorator[Any]):
    """A small value kept whole, as JSON text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """Write it down."""
        del dialect
        return None if value is None else msgspec.json.encode(value).decode()

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """Read it back."""
        del dialect
        return None if value is None else msgspec.json.decode(value)


def holder_column(name: str) -> Column[str]:
    """A column that names a holder; what it stands in goes when the holder does."""
    return Column(
        name, String(32), ForeignKey("holders.id", ondelete="CASCADE"), nullable=False, index=True
    )
