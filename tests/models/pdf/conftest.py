"""The ordinary dossier, built and read back once."""

import pytest

from tests.models.pdf.dossier_sample import Reading, build_and_read, sample_dossier


@pytest.fixture(scope="session")
def reading() -> Reading:
    return build_and_read(sample_dossier())
