"""What people, awards and dossiers gained after the first schema."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add what people, awards and dossiers gained after the first schema."""
    _widen_people()
    _widen_records()
    _widen_dossiers()
    _add_people_tables()
    _add_merit_tables()
    _add_decision_tables()
    _add_paper_tables()


def _widen_people() -> None:
    with op.batch_alter_table("person") as batch:
        batch.add_column(_text("person_group", 16))
    with op.batch_alter_table("collective") as batch:
        batch.add_column(sa.Column("founded_on", sa.Date()))
        batch.add_column(sa.Column("dissolved_on", sa.Date()))
        batch.add_column(sa.Column("flag_eligible", sa.Boolean()))


def _widen_records() -> None:
    with op.batch_alter_table("award_record") as batch:
        batch.alter_column("code", existing_type=sa.String(40), type_=sa.String(120))
        for name, length in (
            ("path", 16),
            ("mode", 16),
            ("person_group", 16),
            ("achievement", None),
            ("field", None),
            ("inheritance", 16),
            ("inherited_from", None),
            ("decision", 40),
        ):
            batch.add_column(_text(name, length))
        batch.add_column(sa.Column("amount_vnd", sa.Integer()))
        batch.add_column(sa.Column("paid_on", sa.Date()))
    with op.batch_alter_table("nomination") as batch:
        batch.add_column(_text("mode", 16))
        batch.add_column(_text("outcome", 16))
        batch.add_column(_text("outcome_note"))


def _widen_dossiers() -> None:
    with op.batch_alter_table("dossier") as batch:
        for name, length in (
            ("generation", 32),
            ("ballot", 16),
            ("vote_base", 16),
            ("counters", None),
            ("return_note", None),
        ):
            batch.add_column(_text(name, length))
        for name in ("ballots_out", "ballots_in"):
            batch.add_column(sa.Column(name, sa.Integer()))
        for name in ("listed_from", "listed_to", "sent_on", "returned_on"):
            batch.add_column(sa.Column(name, sa.Date()))


def _add_people_tables() -> None:
    op.create_table(
        "held_position",
        sa.Column("code", sa.String(40), nullable=False),
        sa.Column("person", sa.String(40), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["person"], ["person.code"], name="fk_held_position_person"),
        sa.PrimaryKeyConstraint("code", name="pk_held_position"),
    )
    op.create_index("ix_held_position_person", "held_position", ["person"])
    op.create_table(
        "subject_year",
        sa.Column("subject", sa.String(40), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("rating", sa.String(8), nullable=False),
        sa.Column("discipline", sa.String(16), nullable=False),
        sa.Column("registered", sa.Boolean(), nullable=True),
        sa.Column("worked_months", sa.Integer(), nullable=True),
        sa.Column("member_count", sa.Integer(), nullable=True),
        sa.Column("ldtt_count", sa.Integer(), nullable=True),
        sa.Column("completed_count", sa.Integer(), nullable=True),
        sa.Column("cstdcs_count", sa.Integer(), nullable=True),
        sa.Column("cluster_leader", sa.Boolean(), nullable=True),
        sa.Column("targets_exceeded", sa.Boolean(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("subject", "year", name="pk_subject_year"),
    )


def _add_merit_tables() -> None:
    op.create_table(
        "initiative",
        sa.Column("code", sa.String(40), nullable=False),
        sa.Column("subject", sa.String(40), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("level", sa.String(16), nullable=False),
        sa.Column("scope", sa.String(), nullable=False),
        sa.Column("decision_number", sa.String(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("issuer", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("code", name="pk_initiative"),
    )
    op.create_index("ix_initiative_subject", "initiative", ["subject"])
    op.create_table(
        "predecessor",
        sa.Column("code", sa.String(40), nullable=False),
        sa.Column("collective", sa.String(40), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("confirmed", sa.Boolean(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["collective"], ["collective.code"], name="fk_predecessor_collective"
        ),
        sa.PrimaryKeyConstraint("code", name="pk_predecessor"),
    )
    op.create_index("ix_predecessor_collective", "predecessor", ["collective"])
    op.create_table(
        "intention",
        sa.Column("subject", sa.String(40), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("award", sa.String(32), nullable=False),
        sa.Column("path", sa.String(16), nullable=False),
        sa.Column("registered_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("subject", "year", "award", "path", name="pk_intention"),
    )


def _add_decision_tables() -> None:
    op.create_table(
        "decision",
        sa.Column("code", sa.String(40), nullable=False),
        sa.Column("office", sa.String(32), nullable=False),
        sa.Column("dossier", sa.String(40), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("own", sa.Boolean(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("issuer", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("signer_authority", sa.String(), nullable=False),
        sa.Column("signer_title", sa.String(), nullable=False),
        sa.Column("signer_name", sa.String(), nullable=False),
        sa.Column("recipients", sa.String(), nullable=False),
        sa.Column("removed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["office"], ["organisation.code"], name="fk_decision_office"),
        sa.PrimaryKeyConstraint("code", name="pk_decision"),
    )
    op.create_index("ix_decision_dossier", "decision", ["dossier"])
    op.create_table(
        "award_fund",
        sa.Column("office", sa.String(32), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("amount_vnd", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["office"], ["organisation.code"], name="fk_award_fund_office"),
        sa.PrimaryKeyConstraint("office", "year", name="pk_award_fund"),
    )
    op.create_table(
        "award_setting",
        sa.Column("code", sa.String(32), nullable=False),
        sa.Column("award", sa.String(32), nullable=False),
        sa.Column("generation", sa.String(32), nullable=False),
        sa.Column("value", sa.String(32), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("verified", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("code", "award", "generation", name="pk_award_setting"),
    )
    op.create_table(
        "data_request",
        sa.Column("code", sa.String(40), nullable=False),
        sa.Column("person", sa.String(40), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=False),
        sa.Column("done_by", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("code", name="pk_data_request"),
    )


def _add_paper_tables() -> None:
    op.create_table(
        "paper_text",
        sa.Column("dossier", sa.String(40), nullable=False),
        sa.Column("paper", sa.String(32), nullable=False),
        sa.Column("nomination", sa.String(40), nullable=False),
        sa.Column("key", sa.String(32), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("generated", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["dossier"], ["dossier.code"], name="fk_paper_text_dossier"),
        sa.PrimaryKeyConstraint("dossier", "paper", "nomination", "key", name="pk_paper_text"),
    )
    op.create_table(
        "certificate_layout",
        sa.Column("code", sa.String(40), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("code", name="pk_certificate_layout"),
    )


def _text(name: str, length: int | None = None) -> "sa.Column[str]":
    return sa.Column(name, sa.String(length), nullable=False, server_default="")
