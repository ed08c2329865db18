"""Reading for the page: off the collector's rounds, and back on them whatever happens."""

import gc

import pytest

from models.domain.errors import UserError
from models.domain.periods import PeriodKind
from models.usecases.desk import Desk
from views.pages.targets.loading import load_cells, load_rows


def test_the_collector_is_on_again_after_a_read(desk: Desk) -> None:
    rows, programmes = load_rows(desk, 2023, "2023")
    cells = load_cells(desk, 2023, PeriodKind.QUARTER)
    assert gc.isenabled()
    assert len(rows) > 80
    assert {code for code, _, _ in programmes} >= {row.line.target.programme for row in rows}
    assert len(cells.periods) == 4


def test_the_collector_is_on_again_after_a_refusal(desk: Desk) -> None:
    with pytest.raises(UserError):
        load_rows(desk, 2023, "quý một")
    assert gc.isenabled()
