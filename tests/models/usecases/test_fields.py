"""Fields of a JSON file: a number is refused in a sentence before it fills the memory."""

from decimal import Decimal

import pytest

from models.domain.errors import UserError
from models.usecases.fields import Fields


@pytest.mark.parametrize(
    "value",
    ["1e999999999", Decimal("1e999999999"), "1e-999999999", "NaN", "Infinity", True, "9" * 5000],
)
def test_a_number_nobody_counts_to_is_refused_in_a_short_sentence(value: object) -> None:
    with pytest.raises(UserError) as refused:
        Fields({"amount": value}, "row").number("amount")
    assert "row.amount" in refused.value.text
    assert len(refused.value.text) < 250


def test_a_decimal_may_be_written_as_a_text_or_a_number() -> None:
    fields = Fields({"a": "95.5", "b": Decimal("1E+2"), "c": ""}, "row")
    assert [fields.number(name) for name in "abcd"] == [Decimal("95.5"), Decimal(100), None, None]
