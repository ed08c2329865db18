"""What people, awards and dossiers gained after the first schema."""

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """What people, awards and dossiers gained after the first schema."""
