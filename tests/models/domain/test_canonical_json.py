"""The quick ways to canonical JSON write what the general one writes."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from models.domain.package import (
    Cargo,
    Evidence,
    ResultValue,
    TaskValue,
    cargo_hash,
    packed_results,
    result_fields,
    results_json,
    task_fields,
)
from models.domain.packed import cut
from models.domain.values import canonical_json, digest, one_json, quoted

ODD = st.sampled_from(["\n\u0301", 'a"\u0301', "\\\u0323", "\ud800", "hoa\u0300 " * 40, "ư" * 101])
TEXTS = st.one_of(st.text(max_size=120), ODD, st.text(alphabet="eê\u0301\u0323\n\"'\\"))
NUMBERS = st.none() | st.decimals(
    allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12
)
FILES = st.lists(st.builds(Evidence, name=TEXTS, sha256=TEXTS, size=st.integers(0)), max_size=2)
RESULTS = st.builds(
    ResultValue,
    target=TEXTS,
    office=TEXTS,
    period=TEXTS,
    value=NUMBERS,
    numerator=NUMBERS,
    denominator=NUMBERS,
    raw_text=TEXTS,
    judged=st.none() | st.booleans(),
    note=TEXTS,
    evidence=FILES.map(tuple),
    version=TEXTS,
    base_version=TEXTS,
)
TASKS = st.builds(TaskValue, task=TEXTS, office=TEXTS, percent=NUMBERS, note=TEXTS)


@given(TEXTS)
def test_a_text(text: str) -> None:
    assert quoted(text) == canonical_json(text)


@given(st.one_of(TEXTS, NUMBERS, st.booleans(), st.integers(), st.dates(), st.datetimes()))
def test_a_value_of_a_column(value: str | Decimal | None) -> None:
    assert one_json(value) == canonical_json(value)


@given(st.lists(RESULTS, max_size=3))
def test_results(items: list[ResultValue]) -> None:
    assert results_json(items) == canonical_json([result_fields(item) for item in items])


@given(st.lists(st.lists(RESULTS, max_size=2), max_size=3))
def test_results_in_slices(slices: list[list[ResultValue]]) -> None:
    joined = results_json(item for items in slices for item in items)

    assert "".join(cut(packed_results(slices), 100)) == joined


@given(st.lists(RESULTS, max_size=3), st.lists(TASKS, max_size=3))
def test_the_hash_of_a_package(results: list[ResultValue], tasks: list[TaskValue]) -> None:
    said = {
        "results": [result_fields(item) for item in sorted(results, key=lambda item: item.key)],
        "tasks": [task_fields(item) for item in sorted(tasks, key=lambda item: item.key)],
    }

    assert cargo_hash(Cargo(results=tuple(results), tasks=tuple(tasks))) == digest(said)
