"""First schema."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """First schema."""
    op.create_table(
        "attachment",
        sa.Column("entity", sa.String(length=40), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("entity", "key", "sha256", name=op.f("pk_attachment")),
    )
    op.create_table(
        "award_record",
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("subject_kind", sa.String(length=16), nullable=False),
        sa.Column("subject", sa.String(length=40), nullable=False),
        sa.Column("award", sa.String(length=32), nullable=False),
        sa.Column("award_name", sa.String(), nullable=False),
        sa.Column("is_title", sa.Boolean(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("decision_number", sa.String(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("issuer", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_award_record")),
    )
    op.create_index(op.f("ix_award_record_subject"), "award_record", ["subject"], unique=False)

    op.create_table(
        "change",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("office", sa.String(length=32), nullable=False),
        sa.Column("user", sa.String(), nullable=False),
        sa.Column("entity", sa.String(length=40), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("column", sa.String(length=40), nullable=False),
        sa.Column("old", sa.String(), nullable=True),
        sa.Column("new", sa.String(), nullable=True),
        sa.Column("why", sa.String(length=16), nullable=False),
        sa.Column("batch", sa.String(length=40), nullable=False),
        sa.Column("previous_seal", sa.String(length=64), nullable=False),
        sa.Column("seal", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_change")),
    )
    op.create_index(op.f("ix_change_batch"), "change", ["batch"], unique=False)
    op.create_index(op.f("ix_change_entity"), "change", ["entity"], unique=False)
    op.create_index(op.f("ix_change_key"), "change", ["key"], unique=False)

    op.create_table(
        "cluster",
        sa.Column("code", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_cluster")),
    )
    op.create_table(
        "collective",
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("founded", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("website", sa.String(), nullable=False),
        sa.Column("traits", sa.String(), nullable=False),
        sa.Column("duties", sa.String(), nullable=False),
        sa.Column("member_count", sa.Integer(), nullable=True),
        sa.Column("removed", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_collective")),
    )
    op.create_table(
        "document",
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("other_issued_on", sa.Date(), nullable=True),
        sa.Column("date_note", sa.String(), nullable=False),
        sa.Column("issuer", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("verified", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_document")),
    )
    op.create_table(
        "organisation",
        sa.Column("code", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("province", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_organisation")),
    )
    op.create_table(
        "package",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("direction", sa.String(length=4), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("sender", sa.String(length=32), nullable=False),
        sa.Column("receiver", sa.String(length=32), nullable=False),
        sa.Column("cluster", sa.String(length=32), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("period", sa.String(length=16), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=True),
        sa.Column("handled_at", sa.DateTime(), nullable=False),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.Column("file_hash", sa.String(length=64), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("archive", sa.String(), nullable=False),
        sa.Column("row_count", sa.Integer(), nullable=False),
        sa.Column("new_count", sa.Integer(), nullable=False),
        sa.Column("changed_count", sa.Integer(), nullable=False),
        sa.Column("same_count", sa.Integer(), nullable=False),
        sa.Column("problem_count", sa.Integer(), nullable=False),
        sa.Column("touched", sa.Boolean(), nullable=False),
        sa.Column("batch", sa.String(length=40), nullable=False),
        sa.Column("undone", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", "direction", name=op.f("pk_package")),
    )
    op.create_table(
        "person",
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("full_name", sa.String(), nullable=False),
        sa.Column("alias", sa.String(), nullable=False),
        sa.Column("gender", sa.String(length=8), nullable=False),
        sa.Column("born_on", sa.Date(), nullable=True),
        sa.Column("birth_year", sa.Integer(), nullable=True),
        sa.Column("home_town", sa.String(), nullable=False),
        sa.Column("residence", sa.String(), nullable=False),
        sa.Column("position", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("qualification", sa.String(), nullable=False),
        sa.Column("honours", sa.String(), nullable=False),
        sa.Column("duties", sa.String(), nullable=False),
        sa.Column("removed", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_person")),
    )
    op.create_table(
        "phase",
        sa.Column("programme", sa.String(length=64), nullable=False),
        sa.Column("movement", sa.String(length=64), nullable=False),
        sa.Column("order", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("year_from", sa.Integer(), nullable=False),
        sa.Column("year_to", sa.Integer(), nullable=False),
        sa.Column("review", sa.String(), nullable=False),
        sa.Column("review_year", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("programme", "movement", "order", name=op.f("pk_phase")),
    )
    op.create_table(
        "programme",
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("theme", sa.String(), nullable=False),
        sa.Column("document", sa.String(length=64), nullable=False),
        sa.Column("cluster", sa.String(length=32), nullable=False),
        sa.Column("year_from", sa.Integer(), nullable=False),
        sa.Column("year_to", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_programme")),
    )
    op.create_table(
        "setting",
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_setting")),
    )
    op.create_table(
        "workspace",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("office", sa.String(length=32), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("practice", sa.Boolean(), nullable=False),
        sa.Column("computer", sa.String(length=16), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_workspace")),
    )
    op.create_table(
        "dossier",
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("office", sa.String(length=32), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("dated", sa.Date(), nullable=False),
        sa.Column("addressee", sa.String(), nullable=False),
        sa.Column("form_collective", sa.String(), nullable=False),
        sa.Column("form_individual", sa.String(), nullable=False),
        sa.Column("signer_authority", sa.String(), nullable=False),
        sa.Column("signer_title", sa.String(), nullable=False),
        sa.Column("signer_name", sa.String(), nullable=False),
        sa.Column("recipients", sa.String(), nullable=False),
        sa.Column("met_on", sa.Date(), nullable=True),
        sa.Column("met_from", sa.String(length=5), nullable=False),
        sa.Column("met_to", sa.String(length=5), nullable=False),
        sa.Column("met_at", sa.String(), nullable=False),
        sa.Column("chair", sa.String(), nullable=False),
        sa.Column("chair_title", sa.String(), nullable=False),
        sa.Column("secretary", sa.String(), nullable=False),
        sa.Column("secretary_title", sa.String(), nullable=False),
        sa.Column("member_count", sa.Integer(), nullable=True),
        sa.Column("present", sa.String(), nullable=False),
        sa.Column("absent", sa.String(), nullable=False),
        sa.Column("proceedings", sa.String(), nullable=False),
        sa.Column("removed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["office"], ["organisation.code"], name=op.f("fk_dossier_office")),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_dossier")),
    )
    op.create_table(
        "duty",
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("programme", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("quote", sa.String(), nullable=False),
        sa.Column("verified", sa.Boolean(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["programme"], ["programme.code"], name=op.f("fk_duty_programme")),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_duty")),
    )
    op.create_index(op.f("ix_duty_programme"), "duty", ["programme"], unique=False)

    op.create_table(
        "field",
        sa.Column("programme", sa.String(length=64), nullable=False),
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("is_group", sa.Boolean(), nullable=False),
        sa.Column("order", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["programme"], ["programme.code"], name=op.f("fk_field_programme")),
        sa.PrimaryKeyConstraint("programme", "code", name=op.f("pk_field")),
    )
    op.create_table(
        "legal_basis",
        sa.Column("programme", sa.String(length=64), nullable=False),
        sa.Column("order", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("document", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["programme"], ["programme.code"], name=op.f("fk_legal_basis_programme")
        ),
        sa.PrimaryKeyConstraint("programme", "order", name=op.f("pk_legal_basis")),
    )
    op.create_table(
        "membership",
        sa.Column("cluster", sa.String(length=32), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("organisation", sa.String(length=32), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["cluster"], ["cluster.code"], name=op.f("fk_membership_cluster")),
        sa.ForeignKeyConstraint(
            ["organisation"], ["organisation.code"], name=op.f("fk_membership_organisation")
        ),
        sa.PrimaryKeyConstraint("cluster", "year", "organisation", name=op.f("pk_membership")),
    )
    op.create_table(
        "motto",
        sa.Column("programme", sa.String(length=64), nullable=False),
        sa.Column("order", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["programme"], ["programme.code"], name=op.f("fk_motto_programme")),
        sa.PrimaryKeyConstraint("programme", "order", name=op.f("pk_motto")),
    )
    op.create_table(
        "movement",
        sa.Column("programme", sa.String(length=64), nullable=False),
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("launch_level", sa.String(length=16), nullable=False),
        sa.Column("launched_by", sa.String(), nullable=False),
        sa.Column("quote", sa.String(), nullable=False),
        sa.Column("order", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["programme"], ["programme.code"], name=op.f("fk_movement_programme")
        ),
        sa.PrimaryKeyConstraint("programme", "code", name=op.f("pk_movement")),
    )
    op.create_table(
        "organisation_name",
        sa.Column("organisation", sa.String(length=32), nullable=False),
        sa.Column("order", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("short_name", sa.String(), nullable=False),
        sa.Column("abbreviation", sa.String(), nullable=False),
        sa.Column("superior", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("verified", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation"], ["organisation.code"], name=op.f("fk_organisation_name_organisation")
        ),
        sa.PrimaryKeyConstraint("organisation", "order", name=op.f("pk_organisation_name")),
    )
    op.create_table(
        "successor",
        sa.Column("organisation", sa.String(length=32), nullable=False),
        sa.Column("order", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("on", sa.Date(), nullable=True),
        sa.Column("scope", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("verified", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation"], ["organisation.code"], name=op.f("fk_successor_organisation")
        ),
        sa.PrimaryKeyConstraint("organisation", "order", name=op.f("pk_successor")),
    )
    op.create_table(
        "target",
        sa.Column("id", sa.String(length=96), nullable=False),
        sa.Column("programme", sa.String(length=64), nullable=False),
        sa.Column("field", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("direction", sa.String(length=8), nullable=False),
        sa.Column("low", sa.String(length=64), nullable=True),
        sa.Column("high", sa.String(length=64), nullable=True),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("scope", sa.String(length=16), nullable=False),
        sa.Column("aggregation", sa.String(length=16), nullable=False),
        sa.Column("baseline", sa.String(length=64), nullable=True),
        sa.Column("baseline_year", sa.Integer(), nullable=True),
        sa.Column("deadline", sa.Date(), nullable=True),
        sa.Column("document", sa.String(length=64), nullable=False),
        sa.Column("clause", sa.String(), nullable=False),
        sa.Column("quote", sa.String(), nullable=False),
        sa.Column("parent", sa.String(length=96), nullable=False),
        sa.Column("order", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["programme"], ["programme.code"], name=op.f("fk_target_programme")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_target")),
    )
    op.create_index(op.f("ix_target_programme"), "target", ["programme"], unique=False)

    op.create_table(
        "task",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("programme", sa.String(length=64), nullable=False),
        sa.Column("group", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("clause", sa.String(), nullable=False),
        sa.Column("quote", sa.String(), nullable=False),
        sa.Column("deliverable", sa.String(), nullable=False),
        sa.Column("deadline", sa.Date(), nullable=True),
        sa.Column("order", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["programme"], ["programme.code"], name=op.f("fk_task_programme")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task")),
    )
    op.create_index(op.f("ix_task_programme"), "task", ["programme"], unique=False)

    op.create_table(
        "assignment",
        sa.Column("target", sa.String(length=96), nullable=False),
        sa.Column("office", sa.String(length=32), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("low", sa.String(length=64), nullable=True),
        sa.Column("high", sa.String(length=64), nullable=True),
        sa.Column("deadline", sa.Date(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("owner", sa.String(length=32), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("base_version", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("ready_revision", sa.Integer(), nullable=False),
        sa.Column("packed_revision", sa.Integer(), nullable=False),
        sa.Column("receipted_revision", sa.Integer(), nullable=False),
        sa.Column("accepted_revision", sa.Integer(), nullable=False),
        sa.Column("returned_revision", sa.Integer(), nullable=False),
        sa.Column("return_reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["office"], ["organisation.code"], name=op.f("fk_assignment_office")
        ),
        sa.ForeignKeyConstraint(["target"], ["target.id"], name=op.f("fk_assignment_target")),
        sa.PrimaryKeyConstraint("target", "office", "year", name=op.f("pk_assignment")),
    )
    op.create_table(
        "nomination",
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("dossier", sa.String(length=40), nullable=False),
        sa.Column("subject_kind", sa.String(length=16), nullable=False),
        sa.Column("subject", sa.String(length=40), nullable=False),
        sa.Column("award", sa.String(length=32), nullable=False),
        sa.Column("path", sa.String(length=16), nullable=False),
        sa.Column("order", sa.Integer(), nullable=False),
        sa.Column("summary", sa.String(), nullable=False),
        sa.Column("achievements", sa.String(), nullable=False),
        sa.Column("measures", sa.String(), nullable=False),
        sa.Column("compliance", sa.String(), nullable=False),
        sa.Column("party_work", sa.String(), nullable=False),
        sa.Column("votes_for", sa.Integer(), nullable=True),
        sa.Column("votes_against", sa.Integer(), nullable=True),
        sa.Column("votes_invalid", sa.Integer(), nullable=True),
        sa.Column("owner", sa.String(length=32), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("base_version", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("ready_revision", sa.Integer(), nullable=False),
        sa.Column("packed_revision", sa.Integer(), nullable=False),
        sa.Column("receipted_revision", sa.Integer(), nullable=False),
        sa.Column("accepted_revision", sa.Integer(), nullable=False),
        sa.Column("returned_revision", sa.Integer(), nullable=False),
        sa.Column("return_reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["dossier"], ["dossier.code"], name=op.f("fk_nomination_dossier")),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_nomination")),
    )
    op.create_index(op.f("ix_nomination_dossier"), "nomination", ["dossier"], unique=False)

    op.create_table(
        "result",
        sa.Column("target", sa.String(length=96), nullable=False),
        sa.Column("office", sa.String(length=32), nullable=False),
        sa.Column("period", sa.String(length=16), nullable=False),
        sa.Column("value", sa.String(length=64), nullable=True),
        sa.Column("numerator", sa.String(length=64), nullable=True),
        sa.Column("denominator", sa.String(length=64), nullable=True),
        sa.Column("raw_text", sa.String(), nullable=False),
        sa.Column("judged", sa.Boolean(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("owner", sa.String(length=32), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("base_version", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("ready_revision", sa.Integer(), nullable=False),
        sa.Column("packed_revision", sa.Integer(), nullable=False),
        sa.Column("receipted_revision", sa.Integer(), nullable=False),
        sa.Column("accepted_revision", sa.Integer(), nullable=False),
        sa.Column("returned_revision", sa.Integer(), nullable=False),
        sa.Column("return_reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["office"], ["organisation.code"], name=op.f("fk_result_office")),
        sa.ForeignKeyConstraint(["target"], ["target.id"], name=op.f("fk_result_target")),
        sa.PrimaryKeyConstraint("target", "office", "period", name=op.f("pk_result")),
    )
    op.create_index("ix_result_office_period", "result", ["office", "period"], unique=False)

    op.create_table(
        "task_progress",
        sa.Column("task", sa.String(length=64), nullable=False),
        sa.Column("office", sa.String(length=32), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("percent", sa.String(length=64), nullable=True),
        sa.Column("assignee", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("owner", sa.String(length=32), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("base_version", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("ready_revision", sa.Integer(), nullable=False),
        sa.Column("packed_revision", sa.Integer(), nullable=False),
        sa.Column("receipted_revision", sa.Integer(), nullable=False),
        sa.Column("accepted_revision", sa.Integer(), nullable=False),
        sa.Column("returned_revision", sa.Integer(), nullable=False),
        sa.Column("return_reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["office"], ["organisation.code"], name=op.f("fk_task_progress_office")
        ),
        sa.ForeignKeyConstraint(["task"], ["task.id"], name=op.f("fk_task_progress_task")),
        sa.PrimaryKeyConstraint("task", "office", name=op.f("pk_task_progress")),
    )
    op.create_table(
        "figure",
        sa.Column("nomination", sa.String(length=40), nullable=False),
        sa.Column("target", sa.String(length=96), nullable=False),
        sa.Column("period", sa.String(length=16), nullable=False),
        sa.Column("order", sa.Integer(), nullable=False),
        sa.Column("drafted_value", sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(
            ["nomination"], ["nomination.code"], name=op.f("fk_figure_nomination")
        ),
        sa.ForeignKeyConstraint(["target"], ["target.id"], name=op.f("fk_figure_target")),
        sa.PrimaryKeyConstraint("nomination", "target", "period", name=op.f("pk_figure")),
    )
