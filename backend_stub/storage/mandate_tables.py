"""The table of who represents which organisation; who guards whom is in ``family_tables``."""

from sqlalchemy import Column, Date, String, Table, UniqueConstraint

from backend_stub.storage.columns import holder_column
from backend_stub.storage.tables import metadata

CORPORATE = "corporate"
"""Kind of a holder that is no person: it signs in through whoever represents it."""

representations = Table(
    "representations",
    metadata,
    Column("id", String(32), primary_key=True),
    holder_column("organisation_id"),
    holder_column("representative_id"),
    Column("role", String(24), nullable=False),
    # Viet Nam dates, both counted; without an end until one is known.
    Column("from_on", Date, nullable=False),
    Column("until_on", Date),
    UniqueConstraint(
        "organisation_id", "representative_id", "role", name="uq_representations_organisation_id"
    ),
)
