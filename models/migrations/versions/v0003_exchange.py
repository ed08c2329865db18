"""What exchanging packages gained after the first schema."""

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """What exchanging packages gained after the first schema."""
