"""What targets, programmes and documents gained after the first schema."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add what targets, programmes and documents gained after the first schema."""
    _widen_programmes()
    _add_programme_tables()
    _add_target_tables()


def _widen_programmes() -> None:
    with op.batch_alter_table("document") as batch:
        batch.add_column(sa.Column("decimal_mark", sa.String(1), nullable=False, server_default=""))
        batch.add_column(sa.Column("replaced_by", sa.String(64), nullable=False, server_default=""))
    with op.batch_alter_table("programme") as batch:
        batch.add_column(sa.Column("copied_from", sa.String(64), nullable=False, server_default=""))
    with op.batch_alter_table("phase") as batch:
        batch.add_column(sa.Column("reviewed_on", sa.Date()))
        batch.add_column(sa.Column("review_note", sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table("task") as batch:
        batch.add_column(sa.Column("lead", sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table("task_progress") as batch:
        batch.add_column(sa.Column("unit", sa.String(), nullable=False, server_default=""))


def _add_programme_tables() -> None:
    op.create_table(
        "programme_text",
        sa.Column("programme", sa.String(64), nullable=False),
        sa.Column("section", sa.String(32), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["programme"], ["programme.code"], name="fk_programme_text_programme"
        ),
        sa.PrimaryKeyConstraint("programme", "section", name="pk_programme_text"),
    )
    op.create_table(
        "copied_item",
        sa.Column("programme", sa.String(64), nullable=False),
        sa.Column("entity", sa.String(40), nullable=False),
        sa.Column("key", sa.String(200), nullable=False),
        sa.ForeignKeyConstraint(["programme"], ["programme.code"], name="fk_copied_item_programme"),
        sa.PrimaryKeyConstraint("programme", "entity", "key", name="pk_copied_item"),
    )
    op.create_table(
        "exemplar",
        sa.Column("code", sa.String(40), nullable=False),
        sa.Column("office", sa.String(32), nullable=False),
        sa.Column("programme", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("movement", sa.String(64), nullable=False),
        sa.Column("deed", sa.String(), nullable=False),
        sa.Column("spread", sa.String(), nullable=False),
        sa.Column("found_on", sa.Date()),
        sa.Column("removed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["office"], ["organisation.code"], name="fk_exemplar_office"),
        sa.ForeignKeyConstraint(["programme"], ["programme.code"], name="fk_exemplar_programme"),
        sa.PrimaryKeyConstraint("code", name="pk_exemplar"),
    )
    op.create_index("ix_exemplar_programme", "exemplar", ["programme"])
    op.create_table(
        "registration",
        sa.Column("programme", sa.String(64), nullable=False),
        sa.Column("office", sa.String(32), nullable=False),
        sa.Column("registered_on", sa.Date()),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("titles", sa.String(), nullable=False),
        sa.Column("pledged_on", sa.Date()),
        sa.Column("pledge", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["office"], ["organisation.code"], name="fk_registration_office"),
        sa.ForeignKeyConstraint(
            ["programme"], ["programme.code"], name="fk_registration_programme"
        ),
        sa.PrimaryKeyConstraint("programme", "office", name="pk_registration"),
    )
    op.create_table(
        "report_text",
        sa.Column("office", sa.String(32), nullable=False),
        sa.Column("period", sa.String(16), nullable=False),
        sa.Column("section", sa.String(96), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["office"], ["organisation.code"], name="fk_report_text_office"),
        sa.PrimaryKeyConstraint("office", "period", "section", name="pk_report_text"),
    )


def _add_target_tables() -> None:
    with op.batch_alter_table("assignment") as batch:
        batch.add_column(sa.Column("assignee", sa.String(), nullable=False, server_default=""))
    op.create_table(
        "milestone",
        sa.Column("target", sa.String(96), nullable=False),
        sa.Column("office", sa.String(32), nullable=False),
        sa.Column("period", sa.String(16), nullable=False),
        sa.Column("value", sa.String(64), nullable=False),
        sa.ForeignKeyConstraint(["office"], ["organisation.code"], name="fk_milestone_office"),
        sa.ForeignKeyConstraint(["target"], ["target.id"], name="fk_milestone_target"),
        sa.PrimaryKeyConstraint("target", "office", "period", name="pk_milestone"),
    )
    op.create_table(
        "remark",
        sa.Column("target", sa.String(96), nullable=False),
        sa.Column("office", sa.String(32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("said_on", sa.Date(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("is_done", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["office"], ["organisation.code"], name="fk_remark_office"),
        sa.ForeignKeyConstraint(["target"], ["target.id"], name="fk_remark_target"),
        sa.PrimaryKeyConstraint("target", "office", "number", name="pk_remark"),
    )
