"""The command line about targets: its JSON forms, as other programs rely on them."""

import io
import json
from pathlib import Path
from typing import Any

import pytest

from desktop import cli

PASSAGE = (
    "Phấn đấu đến năm 2026, trên 90% hồ sơ đúng hạn, trong đó 75.000 hồ sơ trực tuyến; "
    "giảm ít nhất 15% số vụ việc so với năm 2024."
)


def answer(*words: str) -> Any:
    out, errors = io.StringIO(), io.StringIO()
    code = cli.run(cli.parse(words), out, errors)
    assert code == cli.DONE, errors.getvalue()
    return json.loads(out.getvalue())


def test_a_judged_file_answers_id_verdict_ratio_and_sentence(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_text(
        json.dumps(
            {
                "today": "2026-01-01",
                "targets": [
                    {"id": "a", "kind": "more_than", "low": "8", "unit": "%", "actual": "8"},
                    {"id": "b", "kind": "at_least", "low": "50", "actual": "56"},
                    {
                        "id": "c",
                        "kind": "at_least",
                        "low": "50",
                        "unit": "%",
                        "deadline": "2026-12-31",
                        "period_values": [["2025-Q1", "12.5"], ["2025-Q3", None]],
                    },
                    {"id": "d", "kind": "rank", "low": "25", "high": "30"},
                ],
            }
        ),
        "utf-8",
    )
    above, met, early, silent = answer("judge", str(file), "--json")
    assert above == {
        "id": "a",
        "verdict": "not_met",
        "ratio": None,
        "sentence": "8 % chưa đạt vì yêu cầu trên 8 %.",
    }
    assert (met["verdict"], met["ratio"]) == ("exceeded", "1.12")
    assert met["sentence"].startswith("Đạt 112 % chỉ tiêu")
    assert early["verdict"] == "on_track"
    assert silent["verdict"] == "unknown"


def test_numbers_come_with_every_reading() -> None:
    one, two = answer("read-number", "75.000", "Top 25 - 30", "--json")
    assert one["ambiguous"] is True
    assert [reading["value"] for reading in one["readings"]] == ["75000", "75"]
    assert two == {
        "text": "Top 25 - 30",
        "readings": [
            {
                "value": None,
                "low": "25",
                "high": "30",
                "operator": "rank",
                "unit": "",
                "scale": "1",
            }
        ],
        "ambiguous": False,
    }


def test_a_passage_is_proposed_with_its_words(tmp_path: Path) -> None:
    file = tmp_path / "doan.txt"
    file.write_text(PASSAGE, "utf-8")
    found = answer("read-clause", str(file), "--json")
    first = found[0]
    assert (first["kind"], first["low"], first["unit"]) == ("more_than", "90", "%")
    assert set(found[0]) == {
        "kind",
        "low",
        "high",
        "unit",
        "direction",
        "name",
        "field",
        "scope",
        "deadline",
        "baseline_year",
        "quote",
        "parent",
        "ambiguous",
    }
    assert all(item["quote"] in PASSAGE for item in found)
    assert found[-1]["baseline_year"] == 2024


def test_a_missing_passage_is_refused_with_exit_code_1(tmp_path: Path) -> None:
    out, errors = io.StringIO(), io.StringIO()
    arguments = cli.parse(["read-clause", str(tmp_path / "khong-co.txt"), "--json"])
    assert cli.run(arguments, out, errors) == cli.REFUSED
    assert "khong-co.txt" in errors.getvalue()
    assert out.getvalue() == ""


@pytest.mark.parametrize("owners", [False, True])
def test_lint_lists_what_is_odd_in_a_workspace(tmp_path: Path, *, owners: bool) -> None:
    place = str(tmp_path / "so.db")
    answer("--workspace", place, "init", "--office", "lao-cai", "--year", "2023", "--json")
    extra = ["--owners"] if owners else []
    found = answer("--workspace", place, "lint", "--json", *extra)
    codes = {item["code"] for item in found}
    assert {"duplicate", "base_year", "no_deadline"} <= codes
    assert ("no_owner" in codes) == owners
    assert all(set(item) == {"code", "programme", "targets", "sentence"} for item in found)


def refused(*words: str) -> str:
    out, errors = io.StringIO(), io.StringIO()
    assert cli.run(cli.parse(words), out, errors) == cli.REFUSED
    assert out.getvalue() == ""
    return errors.getvalue()


def test_numbers_of_json_are_read_with_and_without_exponent(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    target = '{"id": "a", "kind": "at_least", "low": 1.5E2, "actual": 150.0}'
    file.write_text('{"today": "2026-01-01", "targets": [' + target + "]}", "utf-8")
    (judged,) = answer("--json", "judge", str(file))
    assert (judged["verdict"], judged["ratio"]) == ("met", "1")


@pytest.mark.parametrize("low", ["1e400", "true", "NaN", "[1]", '"8,5"'])
def test_what_is_no_decimal_is_refused_by_field(tmp_path: Path, low: str) -> None:
    file = tmp_path / "a.json"
    target = '{"id": "a", "kind": "at_least", "low": ' + low + "}"
    file.write_text('{"today": "2026-01-01", "targets": [' + target + "]}", "utf-8")
    told = refused("judge", str(file), "--json")
    assert "“low”" in told
    assert "Decimal(" not in told


def test_a_file_nested_without_end_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "deep.json"
    file.write_text("[" * 100_000, "ascii")
    assert "deep.json" in refused("judge", str(file), "--json")


def test_a_place_that_cannot_be_written_is_told_in_a_sentence(tmp_path: Path) -> None:
    file = tmp_path / "out"
    file.write_text("", "ascii")
    told = refused("demo", str(file), "--json")
    assert str(file) in told
    assert "Hãy kiểm tra đường dẫn" in told


def test_a_result_is_written_in_the_unit_of_its_target(tmp_path: Path) -> None:
    place = ("--workspace", str(tmp_path / "a.db"))
    answer(*place, "--json", "init", "--office", "lao-cai", "--year", "2023")
    money, share = "1097.ptth.doanh-thu-dai", "1097.kts-xhs.nhan-luc"
    told = answer(*place, "set", money, "--value", "13 nghìn tỷ", "--period", "2023", "--json")
    assert told["results"][0]["value"] == "13000"
    assert "“triệu”" in refused(*place, "set", share, "--value", "5 triệu", "--period", "2023")
    assert "NOPE" in refused(*place, "set", "NOPE", "--value", "5", "--period", "2023")
    assert "chỉ gõ 90" in refused(*place, "set", share, "--value", "trên 90%", "--period", "2023")
    fraction = ("--numerator", "1,2 triệu", "--denominator", "2 triệu người")
    told = answer(*place, "set", share, *fraction, "--period", "2023", "--json")
    assert told["results"][0]["numerator"] == "1200000"
    assert told["results"][0]["denominator"] == "2000000"
    assert "1800" in refused(*place, "set", share, "--value", "5", "--period", "1800")


@pytest.mark.parametrize("day", ["20230701", "2023-W26-6", "2023-13-01", "01/07/2023"])
def test_a_day_is_written_one_way_only(day: str) -> None:
    with pytest.raises(SystemExit) as wrong:
        cli.parse(["bonus", "LDTT", "--kind", "individual", "--date", day])
    assert wrong.value.code == 2


def test_a_number_that_looks_like_a_slip_is_saved_and_said(tmp_path: Path) -> None:
    place = ("--workspace", str(tmp_path / "a.db"))
    answer(*place, "--json", "init", "--office", "lao-cai", "--year", "2023")
    for text, said in (("955", "ngoài khoảng thường gặp"), ("95,5", "")):
        out = io.StringIO()
        words = ("set", "1097.kts-xhs.nhan-luc", "--value", text, "--period", "2023")
        assert cli.run(cli.parse([*place, *words]), out, out) == cli.DONE
        lines = out.getvalue().strip().splitlines()
        assert len(lines) == (2 if said else 1)
        assert said in lines[-1]
