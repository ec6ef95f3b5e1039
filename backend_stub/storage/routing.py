"""What holders decided about where money goes: what is read and written of it."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from backend_stub.storage.routing_tables import routing_changes


@dataclass(frozen=True, slots=True)
class RoutingChange:
    """
    One decision of a holder.

    Attributes:
        kind: ``programme``, ``order`` or ``default``.
        link_ids: The programme's own account or none; the whole order; the default.
        from_link, to_link: Links that received first before and after, by the holder's wish.
        at, undone_at: Story time.
        really_at: Real time, from which the time to undo it runs.
    """

    id: str
    kind: Any
    programme_id: str | None
    link_ids: tuple[str, ...]
    from_link: str | None
    to_link: str | None
    at: datetime
    really_at: datetime
    undone_at: datetime | None = None

    def holds(self, now: datetime) -> bool:
        """Whether it was decided by ``now`` and not undone by then."""
        return self.at <= now and (self.undone_at is None or now < self.undone_at)


def changes_of(db: Connection, holder_id: str) -> tuple[RoutingChange, ...]:
    """Everything the holder ever decided, oldest first."""
    table = routing_changes.c
    wanted = select(
        table.id, table.kind, table.programme_id, table.link_ids, table.from_link, table.to_link,
        table.at, table.really_at, table.undone_at,
    ).where(table.holder_id == holder_id).order_by(table.seq)  # fmt: skip
    return tuple(
        RoutingChange(*row[:3], tuple(row.link_ids), *row[4:]) for row in db.execute(wanted)
    )


def write_change(
    db: Connection,
    holder_id: str,
    kind: str,
    link_ids: Sequence[str],
    *,
    programme_id: str | None,
    from_link: str | None,
    to_link: str | None,
    at: datetime,
    really_at: datetime,
) -> None:
    """From ``at`` on money goes so."""
    db.execute(
        insert(routing_changes).values(
            id=secrets.token_hex(16),
            holder_id=holder_id,
            kind=kind,
            programme_id=programme_id,
            link_ids=list(link_ids),
            from_link=from_link,
            to_link=to_link,
            at=at,
            really_at=really_at,
        )
    )


def undo_change(db: Connection, change_id: str, at: datetime) -> None:
    """It holds until ``at``."""
    one = routing_changes.c.id == change_id
    db.execute(update(routing_changes).where(one).values(undone_at=at))
