"""Organisations hold an account of their own, and somebody acts for them."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Make the table; say of a link who asked; organisations' payees are holders now."""
    op.create_table(
        "representations",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("organisation_id", sa.String(length=32), nullable=False),
        sa.Column("representative_id", sa.String(length=32), nullable=False),
        sa.Column("role", sa.String(length=24), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        *(
            sa.ForeignKeyConstraint(
                [name],
                ["holders.id"],
                name=op.f(f"fk_representations_{name}_holders"),
                ondelete="CASCADE",
            )
            for name in ("organisation_id", "representative_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_representations")),
        sa.UniqueConstraint(
            "organisation_id",
            "representative_id",
            "role",
            name="uq_representations_organisation_id",
        ),
    )
    for name in ("organisation_id", "representative_id"):
        op.create_index(op.f(f"ix_representations_{name}"), "representations", [name])
    op.add_column("links", sa.Column("asked_by", sa.String(length=32), nullable=True))
    with op.batch_alter_table("payees") as table:
        table.drop_constraint("fk_payees_represented_by", type_="foreignkey")
        table.drop_column("represented_by")
