"""What targets, programmes and documents gained after the first schema."""

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """What targets, programmes and documents gained after the first schema."""
