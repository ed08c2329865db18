"""What access and the program itself gained after the first schema."""

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """What access and the program itself gained after the first schema."""
