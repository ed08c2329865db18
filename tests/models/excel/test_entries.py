"""Whatever stands in a cell, reading it gives a number, a text or a sentence."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.domain.values import decimal_text
from models.excel.cells import is_exact
from models.excel.columns import TARGET_COLUMNS, TASK_COLUMNS
from models.excel.entries import read_choice, read_figure, read_text, says
from models.excel.formats import Formats
from models.excel.grid import Cell

BY_KEY = {column.key: column for column in (*TARGET_COLUMNS, *TASK_COLUMNS)}
FORMATS = Formats(dates=frozenset({1}), percents=frozenset({2}), fonts={})
CELLS = st.builds(
    Cell,
    kind=st.sampled_from(["n", "s", "b", "e", "d"]),
    text=st.one_of(
        st.text(max_size=60),
        st.from_regex(r"[-+]?[0-9., ]{0,30}([eE][-+]?[0-9]{1,6})?( ?%| tỷ đồng)?", fullmatch=True),
    ),
    style=st.integers(min_value=-1, max_value=3),
    formula=st.sampled_from(["", "=A1", "=" + "x" * 300]),
)


@given(CELLS, st.sampled_from(["%", "", "hộ", "tỷ đồng", "%/năm"]))
def test_any_cell_of_figures_gives_a_finite_number_or_a_sentence(cell: Cell, unit: str) -> None:
    entry = read_figure(cell, BY_KEY["value"], FORMATS, unit)

    if entry.complaint:
        assert entry.number is None
        assert entry.complaint.endswith(".")
        assert len(entry.complaint) < 600
    else:
        assert entry.number is None or entry.number.is_finite()


@given(CELLS)
def test_any_cell_of_words_gives_composed_text_or_a_sentence(cell: Cell) -> None:
    entry = read_text(cell)

    assert bool(entry.complaint) == (cell.kind == "e" or bool(cell.formula and not cell.text))
    assert entry.text.encode("utf-8").decode() == entry.text


@given(CELLS)
def test_any_cell_of_a_list_gives_one_of_its_words_or_names_them(cell: Cell) -> None:
    entry = read_choice(cell, BY_KEY["judged"])

    assert entry.complaint or entry.text in ("", "Đạt", "Chưa đạt")


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=6, min_value=-(10**8), max_value=10**8
    )
)
def test_a_figure_as_this_program_writes_it_is_no_change(value: Decimal) -> None:
    cell = Cell("n" if is_exact(value) else "s", decimal_text(value), 0, "")

    assert says(cell, value)
    assert not says(cell, value + 1)


@pytest.mark.parametrize("bound", ["-1", "100.1", "1e6"])
def test_a_figure_beyond_its_bounds_is_told_in_the_words_of_the_sheet(bound: str) -> None:
    column = BY_KEY["percent"]

    assert read_figure(Cell("n", bound, 0, ""), column, FORMATS, "%").complaint == column.how
