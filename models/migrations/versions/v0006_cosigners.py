"""What came after the accounts: who signs a dossier's letter beside the first signer."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Add the signers beside the first."""
    op.add_column("dossier", sa.Column("cosigners", sa.String(), nullable=False, server_default=""))
