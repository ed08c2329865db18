"""The workbooks that travel, written once from small facts."""

from pathlib import Path

import pytest

from models.excel.consolidated import write_consolidation
from models.excel.letter import write_letter
from models.excel.submission import write_submission
from tests.models.excel.workbook_sample import consolidation, letter, submission


@pytest.fixture(scope="session")
def workbooks(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("workbooks")
    made = {
        "submission": write_submission(submission()),
        "consolidated": write_consolidation(consolidation()),
        "return": write_letter(letter()),
    }
    for name, content in made.items():
        (folder / f"{name}.xlsx").write_bytes(content)
    return {name: folder / f"{name}.xlsx" for name in made}
