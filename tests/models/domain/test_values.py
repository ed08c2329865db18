import json
import re
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.domain.text import nfc
from models.domain.values import Plain, canonical, canonical_json, digest, read_decimal

texts = st.text(st.characters(codec="utf-8"), max_size=12) | st.sampled_from(
    ["Điện Biên", "\u0301a", "e\u0302\u0301", '"\\\u0338', "\u0338=", "a\u0323\u0302"]
)
keys = st.text("abcxyz_", min_size=1, max_size=6)
leaves: st.SearchStrategy[Plain] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    texts,
    st.decimals(allow_nan=False, allow_infinity=False),
    st.dates(),
    st.datetimes(),
)
values: st.SearchStrategy[Plain] = st.recursive(
    leaves,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=12,
)


@given(values)
def test_the_json_text_is_that_of_the_canonical_value(value: Plain) -> None:
    plain = json.dumps(canonical(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    assert canonical_json(value) == nfc(plain)


def test_one_value_has_one_text_whatever_its_type_was() -> None:
    value: Plain = {"b": (Decimal("95.50"), date(2023, 1, 2)), "a": "Điê\u0323n"}

    assert canonical_json(value) == '{"a":"Điện","b":["95.5","2023-01-02"]}'


def test_moments_are_written_whole() -> None:
    assert canonical_json(datetime(2023, 1, 2, 3, 4)) == '"2023-01-02T03:04:00"'  # noqa: DTZ001  no zone in offices


def test_another_order_of_names_gives_the_same_digest() -> None:
    assert digest({"a": 1, "b": 2}) == digest({"b": 2, "a": 1})


@pytest.mark.parametrize("text", ["95.5", "-0", "0.000001", "123456789012345678901234567890.12"])
def test_canonical_decimals_are_read_back(text: str) -> None:
    assert read_decimal(text) == Decimal(text)


@pytest.mark.parametrize(
    "text", ["x", "NaN", "-Infinity", "1e99999999", "1e-99999999", "9" * 65, "sNaN123"]
)
def test_what_would_fill_the_memory_or_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=re.escape(text[:10])):
        read_decimal(text)
