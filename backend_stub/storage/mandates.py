"""Who represents whom: what is read of it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, select, union

from backend_stub.storage.family_tables import guardianships
from backend_stub.storage.mandate_tables import representations


@dataclass(frozen=True, slots=True)
class Representation:
    """Somebody represents an organisation; Viet Nam dates, both counted."""

    organisation_id: str
    role: Any
    from_on: date
    until_on: date | None

    def holds(self, day: date) -> bool:
        """Whether it does on ``day``."""
        return self.from_on <= day and (self.until_on is None or day <= self.until_on)


def representations_by(db: Connection, representative_id: str) -> tuple[Representation, ...]:
    """Those of one representative, past and future ones included."""
    table = representations.c
    wanted = select(table.organisation_id, table.role, table.from_on, table.until_on)
    own = wanted.where(table.representative_id == representative_id).order_by(table.id)
    return tuple(Representation(*row) for row in db.execute(own))


def who_may_act(db: Connection, holder_id: str) -> tuple[str, ...]:
    """Ids of whoever may act for a holder at some time: representatives and guardians."""
    acting, guarding = representations.c, guardianships.c
    found = union(
        select(acting.representative_id).where(acting.organisation_id == holder_id),
        select(guarding.guardian_id).where(guarding.ward_id == holder_id),
    )
    return tuple(sorted(db.execute(found).scalars()))
