"""What exchanging packages gained after the first schema."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Bring a file of version 0002 here."""
    op.create_table(
        "office_key",
        sa.Column("office", sa.String(length=32), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("registered_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("office", "fingerprint", name=op.f("pk_office_key")),
    )
    op.create_table(
        "list_mapping",
        sa.Column("purpose", sa.String(length=32), nullable=False),
        sa.Column("shape", sa.String(length=64), nullable=False),
        sa.Column("choices", sa.String(), nullable=False),
        sa.Column("used_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("purpose", "shape", name=op.f("pk_list_mapping")),
    )
    with op.batch_alter_table("package") as batch:
        batch.add_column(
            sa.Column(
                "signature", sa.String(length=16), nullable=False, server_default=sa.text("''")
            )
        )
        batch.add_column(
            sa.Column(
                "fingerprint", sa.String(length=64), nullable=False, server_default=sa.text("''")
            )
        )
        batch.add_column(sa.Column("confirmed_at", sa.DateTime(), nullable=True))
    _leader_tables()
    _version_tables()


def _leader_tables() -> None:
    op.create_table(
        "deadline",
        sa.Column("cluster", sa.String(length=32), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("period", sa.String(length=16), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["cluster"], ["cluster.code"], name=op.f("fk_deadline_cluster")),
        sa.PrimaryKeyConstraint("cluster", "year", "period", name=op.f("pk_deadline")),
    )
    op.create_table(
        "period_lock",
        sa.Column("cluster", sa.String(length=32), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("period", sa.String(length=16), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("locked", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["cluster"], ["cluster.code"], name=op.f("fk_period_lock_cluster")),
        sa.PrimaryKeyConstraint("cluster", "year", "period", "number", name=op.f("pk_period_lock")),
    )
    op.create_table(
        "adjustment",
        sa.Column("target", sa.String(length=96), nullable=False),
        sa.Column("office", sa.String(length=32), nullable=False),
        sa.Column("period", sa.String(length=16), nullable=False),
        sa.Column("value", sa.String(length=64), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["target"], ["target.id"], name=op.f("fk_adjustment_target")),
        sa.ForeignKeyConstraint(
            ["office"], ["organisation.code"], name=op.f("fk_adjustment_office")
        ),
        sa.PrimaryKeyConstraint("target", "office", "period", name=op.f("pk_adjustment")),
    )
    op.create_table(
        "handover",
        sa.Column("cluster", sa.String(length=32), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("giver", sa.String(length=32), nullable=False),
        sa.Column("taker", sa.String(length=32), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["cluster"], ["cluster.code"], name=op.f("fk_handover_cluster")),
        sa.PrimaryKeyConstraint("cluster", "year", name=op.f("pk_handover")),
    )
    op.create_table(
        "proposal",
        sa.Column("office", sa.String(length=32), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("award", sa.String(length=32), nullable=False),
        sa.Column("award_name", sa.String(), nullable=False),
        sa.Column("summary", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["office"], ["organisation.code"], name=op.f("fk_proposal_office")),
        sa.PrimaryKeyConstraint("office", "code", name=op.f("pk_proposal")),
    )


def _version_tables() -> None:
    op.create_table(
        "row_version",
        sa.Column("entity", sa.String(length=40), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("base_version", sa.String(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("removed", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("entity", "key", name=op.f("pk_row_version")),
    )
    op.create_table(
        "imported",
        sa.Column("batch", sa.String(length=40), nullable=False),
        sa.Column("entity", sa.String(length=40), nullable=False),
        sa.Column("key", sa.String(length=300), nullable=False),
        sa.Column("before", sa.String(), nullable=True),
        sa.Column("after", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("batch", "entity", "key", name=op.f("pk_imported")),
    )
    op.create_index("ix_imported_entity_key", "imported", ["entity", "key"])
    op.create_table(
        "shared_value",
        sa.Column("entity", sa.String(length=40), nullable=False),
        sa.Column("key", sa.String(length=300), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("entity", "key", name=op.f("pk_shared_value")),
    )
