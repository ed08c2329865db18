"""What exchanging packages gained after the first schema."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """What exchanging packages gained after the first schema."""
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
