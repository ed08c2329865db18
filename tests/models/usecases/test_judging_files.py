import json
from typing import Any

import pytest

from models.domain.errors import UserError
from models.usecases.judging import judge_file
from models.usecases.reading import read_numbers


def row(**fields: object) -> dict[str, Any]:
    return {"id": "CT-01", "kind": "at_least", "low": "80", "unit": "%", **fields}


def judged(*rows: dict[str, Any], today: str = "2024-06-01") -> list[dict[str, str | None]]:
    return judge_file({"today": today, "targets": list(rows)})


def test_every_target_gets_id_verdict_ratio_and_sentence() -> None:
    assert judged(row(actual="89.6"), row(id="CT-02", kind="more_than", low="8", actual="8")) == [
        {
            "id": "CT-01",
            "verdict": "exceeded",
            "ratio": "1.12",
            "sentence": "Đạt 112 % chỉ tiêu: 89,6 % so với yêu cầu từ 80 % trở lên.",
        },
        {
            "id": "CT-02",
            "verdict": "not_met",
            "ratio": None,
            "sentence": "8 % chưa đạt vì yêu cầu trên 8 %.",
        },
    ]


def test_what_is_absent_or_null_is_unknown() -> None:
    empty = row(actual=None, numerator=None, denominator=None, period_values=None, deadline=None)

    assert [one["verdict"] for one in judged(row(), empty, {"id": "x", "kind": "describe"})] == [
        "unknown"
    ] * 3


def test_numerators_periods_and_products_are_understood() -> None:
    verdicts = judged(
        row(numerator="800", denominator="1000"),
        row(period_values=[["2023-Q2", "81"], ["2023-Q1", "79"]]),
        row(
            kind="attain",
            low="10",
            unit="bản",
            aggregation="sum",
            actual=None,
            period_values=[["2023-Q1", "4"], ["2023-Q2", "6"]],
        ),
        {"id": "d", "kind": "deliver", "deadline": "2023-12-31", "actual": "2024-01-02"},
        {"id": "d", "kind": "deliver", "low": "1", "deadline": "2023-12-31", "actual": "1"},
        {"id": "q", "kind": "describe", "judged_met": True, "reason": "Đã ban hành."},
        row(kind="attain", low=80, actual=80),
    )

    assert [one["verdict"] for one in verdicts] == [
        "met",
        "exceeded",
        "met",
        "not_met",
        "met",
        "met",
        "met",
    ]


def test_before_the_deadline_the_forecast_decides() -> None:
    periods = [["2023-Q1", "20"], ["2023-Q2", "30"]]

    assert judged(row(deadline="2023-12-31", period_values=periods), today="2023-07-01")[0][
        "verdict"
    ] == ("at_risk")
    assert judged(row(deadline="2023-12-31", period_values=periods))[0]["verdict"] == "not_met"


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"kind": "vượt"}, "kind"),
        ({"kind": None}, "kind"),
        ({"low": "tám mươi"}, "low"),
        ({"low": "80,5"}, "low"),
        ({"low": "NaN"}, "low"),
        ({"low": "1e999999"}, "low"),
        ({"low": True}, "low"),
        ({"low": "90", "high": "80"}, "low"),
        ({"denominator": "0", "numerator": "1"}, "denominator"),
        ({"actual": ["1"]}, "actual"),
        ({"deadline": "31/12/2023"}, "deadline"),
        ({"deadline": "2023-02-30"}, "deadline"),
        ({"baseline_year": "22"}, "baseline_year"),
        ({"direction": "up"}, "direction"),
        ({"unit": 5}, "unit"),
        ({"period_values": "2023"}, "period_values"),
        ({"period_values": [["2023"]]}, "period_values"),
        ({"period_values": [["2023-Q9", "1"]]}, "period_values"),
        ({"period_values": [["2023", "một"]]}, "period_values"),
        ({"period_values": [[2023, "1"]]}, "period_values"),
        ({"period_values": [["2023", "1"], ["2023", "2"]]}, "period_values"),
        ({"judged_met": "có"}, "judged_met"),
    ],
)
def test_bad_input_is_refused_with_the_target_and_the_field(
    fields: dict[str, object], field: str
) -> None:
    with pytest.raises(UserError) as refused:
        judged(row(**fields))

    assert "“CT-01”" in refused.value.text
    assert f"“{field}”" in refused.value.text


@pytest.mark.parametrize(
    "data",
    [[], {}, {"today": "2023-01-01"}, {"targets": []}, {"today": "x", "targets": []}],
)
def test_a_document_of_another_shape_is_refused(data: object) -> None:
    with pytest.raises(UserError):
        judge_file(data)


@pytest.mark.parametrize("target", ["x", {"kind": "attain"}, {"id": " ", "kind": "attain"}])
def test_a_target_without_a_name_is_refused_by_its_place(target: object) -> None:
    with pytest.raises(UserError, match="Chỉ tiêu thứ 1"):
        judge_file({"today": "2023-01-01", "targets": [target]})


def test_numbers_are_read_into_plain_data() -> None:
    found = read_numbers(["1.9 - 2.1 tỷ USD", "13.000", "đạt"])

    assert json.loads(json.dumps(found)) == [
        {
            "text": "1.9 - 2.1 tỷ USD",
            "readings": [
                {
                    "value": None,
                    "low": "1.9",
                    "high": "2.1",
                    "operator": "range",
                    "unit": "tỷ USD",
                    "scale": "1000000000",
                }
            ],
            "ambiguous": False,
        },
        {
            "text": "13.000",
            "readings": [
                {"value": v, "low": None, "high": None, "operator": "", "unit": "", "scale": "1"}
                for v in ("13000", "13")
            ],
            "ambiguous": True,
        },
        {"text": "đạt", "readings": [], "ambiguous": False},
    ]


ABSENT = [
    {"kind": "deliver", "actual": "1"},
    {"kind": "deliver", "period_values": [["2023-Q1", "1"]]},
    {"kind": "count", "actual": "1"},
    {"kind": "range", "low": "1", "high": "2", "actual": "3"},
    {"kind": "range", "low": "1", "actual": "3"},
    {"kind": "range", "direction": "within", "low": "1", "actual": "1"},
    {"kind": "grow_by", "low": "8", "actual": "3"},
    {"kind": "cut_by", "low": "8", "baseline_year": 2022, "actual": "3"},
    {"kind": "rank", "actual": "3"},
    {"kind": "around", "actual": "3"},
    {"kind": "at_least", "low": "3"},
    {"kind": "attain", "low": "3", "unit": "%", "numerator": "3"},
    {"kind": "attain", "low": "3", "unit": "%", "denominator": "3"},
    {"kind": "describe"},
    {"kind": "describe", "judged_met": True},
]


@pytest.mark.parametrize("row", ABSENT, ids=str)
def test_what_is_absent_is_unknown_and_never_invented(row: dict[str, object]) -> None:
    (found,) = judge_file({"today": "2024-01-01", "targets": [{"id": "a", **row}]})
    assert found["verdict"] == "unknown"
    assert found["ratio"] is None
    assert "Chưa kết luận được" in str(found["sentence"])


def test_a_span_without_a_direction_is_met_inside() -> None:
    row = {"id": "a", "kind": "range", "low": "1", "high": "2", "actual": "1.5"}
    (found,) = judge_file({"today": "2024-01-01", "targets": [row]})
    assert found["verdict"] == "met"


def test_a_product_without_a_count_is_judged_by_its_day() -> None:
    row = {"id": "a", "kind": "deliver", "unit": "nền tảng", "deadline": "2023-12-31"}
    (found,) = judge_file({"today": "2024-02-01", "targets": [{**row, "done_on": "2023-06-01"}]})
    assert found["verdict"] == "met"
    assert found["sentence"] == "Đã hoàn thành nền tảng ngày 01/06/2023, hạn 31/12/2023."
