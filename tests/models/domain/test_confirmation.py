from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.domain.confirmation import confirmation_code, shown_code, square_text, typed_code
from models.domain.errors import UserError
from models.domain.package import PackageKind, PackageMeta, ResultValue, TaskValue
from models.domain.programmes import TaskState

META = PackageMeta(
    package_id="0123456789abcdef",
    kind=PackageKind.SUBMISSION,
    sender="son-la",
    receiver="lao-cai",
    cluster="cum-2",
    year=2023,
    period="",
    made_at=datetime(2023, 12, 20, 8),  # noqa: DTZ001  the office's own wall clock
    program_version="",
    journal_head="",
    result_count=2,
    task_count=1,
    content_hash="",
)
RESULTS = (
    ResultValue(target="a", office="son-la", period="2023", value=Decimal("95.5"), version="m:1"),
    ResultValue(target="b", office="son-la", period="2023", judged=True, version="m:1"),
)
TASKS = (TaskValue(task="n1", office="son-la", state=TaskState.DONE, version="m:1"),)
CODE = confirmation_code(META, RESULTS, TASKS)


def test_the_code_is_eight_signs_nobody_takes_for_another() -> None:
    assert len(CODE) == 8
    assert not set(CODE) & set("OIL")


@pytest.mark.parametrize(
    "other",
    [
        {"value": Decimal("95.51")},
        {"value": None},
        {"note": "x"},
        {"target": "c"},
        {"period": "2023-Q1"},
        {"numerator": Decimal(1), "denominator": Decimal(2)},
    ],
)
def test_any_other_value_gives_another_code(other: dict[str, object]) -> None:
    changed = replace(RESULTS[0], **other)  # type: ignore[arg-type]  # each case names a field

    assert confirmation_code(META, (changed, RESULTS[1]), TASKS) != CODE


@pytest.mark.parametrize("other", [{"sender": "lai-chau"}, {"year": 2024}, {"period": "2023-Q1"}])
def test_the_same_figures_of_others_give_another_code(other: dict[str, object]) -> None:
    changed = replace(META, **other)  # type: ignore[arg-type]  # each case names a field

    assert confirmation_code(changed, RESULTS, TASKS) != CODE


def test_order_versions_empty_rows_and_another_export_do_not_matter() -> None:
    again = replace(META, package_id="f" * 16, made_at=datetime(2024, 1, 1))  # noqa: DTZ001
    later = [replace(item, version="m:7;x:1") for item in reversed(RESULTS)]
    empty = ResultValue(target="z", office="son-la", period="2023", version="m:2")

    assert confirmation_code(again, [*later, empty], TASKS) == CODE


@given(st.sampled_from([str.lower, str.upper]), st.sampled_from(["", "-", " ", "\u2013", " - "]))
def test_a_code_is_read_however_it_is_typed(case: object, between: str) -> None:
    assert callable(case)
    half = f"{CODE[:4]}{between}{CODE[4:]}"

    assert typed_code(f" {case(half)} ") == CODE


def test_letters_taken_for_digits_are_read_as_digits() -> None:
    assert typed_code("OOIl-Llii") == "00111111"


def test_the_square_holds_the_code() -> None:
    assert typed_code(square_text(CODE, META)) == CODE
    assert shown_code(CODE) == f"{CODE[:4]}-{CODE[4:]}"


@pytest.mark.parametrize("text", ["", "1234", "U" * 8, "123456789", "SOTHIDUA", "x|y"])
def test_what_is_no_code_is_refused(text: str) -> None:
    with pytest.raises(UserError, match="không phải mã xác nhận"):
        typed_code(text)
