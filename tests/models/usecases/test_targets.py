"""Targets: list, enter, take on a value, prove, and see who changed what."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from models.domain.changed import Changed
from models.domain.errors import UserError
from models.domain.results import Travel
from models.domain.targets import Aggregation, Kind, Verdict
from models.usecases.desk import Desk
from models.usecases.targets import (
    AssignmentEdit,
    ResultEdit,
    TargetEdit,
    assign,
    attach_evidence,
    detach_evidence,
    edit_target,
    evidence_path,
    get_target,
    list_targets,
    set_result,
    set_results,
)

YEAR = 2023


@pytest.fixture
def share(desk: Desk) -> str:
    """A target in percent that is a fraction."""
    return next(
        line.target.id
        for line in list_targets(desk, YEAR)
        if line.target.aggregation is Aggregation.RATIO and line.target.goal.kind is Kind.ATTAIN
    )


def test_the_catalogue_is_listed_with_field_document_and_folded_words(desk: Desk) -> None:
    lines = list_targets(desk, YEAR)
    assert len(lines) > 80
    line = next(line for line in lines if line.target.id == "1097.buu-chinh.diem-phuc-vu")
    assert line.field_name == "Bưu chính"
    assert line.document_number == "1097/KH-BTTTT"
    assert "so diem phuc vu buu chinh" in line.search_key
    assert line.judgement.verdict is Verdict.UNKNOWN


def test_a_result_is_written_once_and_the_same_again_changes_nothing(
    desk: Desk, share: str
) -> None:
    edit = ResultEdit(target=share, period="2023", value=Decimal(100), raw_text="100")
    first = set_result(desk, edit)
    assert first.changed is Changed.RESULTS
    assert first.value.judgement.verdict is Verdict.MET
    assert set_results(desk, [edit]).value == ()
    assert first.value.travel is Travel.DRAFT


def test_a_whole_year_goes_before_its_quarters(desk: Desk, share: str) -> None:
    set_result(desk, ResultEdit(target=share, period="2023-Q1", value=Decimal(10)))
    set_result(desk, ResultEdit(target=share, period="2023", value=Decimal(97)))
    line = set_result(desk, ResultEdit(target=share, period="2023-Q4", value=Decimal(12))).value
    assert line.latest is not None
    assert line.latest.period == "2023"
    assert line.judgement.value == Decimal(97)


def test_a_cleared_result_leaves_no_latest_value(desk: Desk, share: str) -> None:
    set_result(desk, ResultEdit(target=share, period="2023", value=Decimal(10)))
    line = set_result(desk, ResultEdit(target=share, period="2023")).value
    assert line.latest is None
    assert line.judgement.verdict is Verdict.UNKNOWN


@pytest.mark.parametrize(
    ("numerator", "denominator", "words"),
    [(Decimal(1), None, "cả tử số và mẫu số"), (Decimal(1), Decimal(0), "lớn hơn 0")],
)
def test_half_a_fraction_and_a_zero_denominator_are_refused(
    desk: Desk, share: str, numerator: Decimal, denominator: Decimal | None, words: str
) -> None:
    edit = ResultEdit(target=share, period="2023", numerator=numerator, denominator=denominator)
    with pytest.raises(UserError, match=words):
        set_result(desk, edit)
    assert get_target(desk, share, YEAR).results == ()


def test_one_wrong_edit_of_many_leaves_everything_as_it_was(desk: Desk, share: str) -> None:
    good = ResultEdit(target=share, period="2023", value=Decimal(1))
    wrong = ResultEdit(target="khong-co", period="2023", value=Decimal(1))
    with pytest.raises(UserError, match="khong-co"):
        set_results(desk, [good, wrong])
    assert get_target(desk, share, YEAR).results == ()


def test_an_unknown_target_and_an_unknown_period_are_refused(desk: Desk, share: str) -> None:
    with pytest.raises(UserError, match="Không có chỉ tiêu nào"):
        get_target(desk, "khong-co", YEAR)
    with pytest.raises(UserError, match="Không hiểu kỳ"):
        set_result(desk, ResultEdit(target=share, period="quý một", value=Decimal(1)))


def test_what_the_department_takes_on_decides_its_verdict(desk: Desk, share: str) -> None:
    set_result(desk, ResultEdit(target=share, period="2023", value=Decimal(85)))
    assign(desk, AssignmentEdit(target=share, year=YEAR, low=Decimal(80), high=None))
    line = get_target(desk, share, YEAR).line
    assert line.assigned is not None
    assert line.judgement.goal.low == Decimal(80)
    assert line.judgement.verdict is Verdict.EXCEEDED
    assert line.target.goal.low == Decimal(100)


def test_bounds_the_wrong_way_round_are_refused(desk: Desk, share: str) -> None:
    edit = AssignmentEdit(target=share, year=YEAR, low=Decimal(9), high=Decimal(1))
    with pytest.raises(UserError, match="Hãy đổi chỗ"):
        assign(desk, edit)


def test_a_target_is_reworded_but_its_quote_stays(desk: Desk, share: str) -> None:
    before = get_target(desk, share, YEAR).line.target
    goal = before.goal
    edit = TargetEdit(
        id=share,
        name="Tên mới",
        kind=Kind.AT_LEAST,
        direction=goal.direction,
        low=Decimal(70),
        high=None,
        unit=goal.unit,
        aggregation=before.aggregation,
        baseline=None,
        baseline_year=None,
        deadline=goal.deadline,
        note="",
    )
    edit_target(desk, edit)
    after = get_target(desk, share, YEAR).line.target
    assert (after.name, after.goal.kind, after.goal.low) == (
        "Tên mới",
        Kind.AT_LEAST,
        Decimal(70),
    )
    assert after.source == before.source


def test_evidence_is_kept_once_by_its_content_and_can_be_untied(
    desk: Desk, share: str, tmp_path: Path
) -> None:
    one, same = tmp_path / "a.pdf", tmp_path / "b.pdf"
    one.write_bytes(b"mot")
    same.write_bytes(b"mot")
    kept = attach_evidence(desk, share, "2023", one).value
    attach_evidence(desk, share, "2023-Q1", same)
    assert len(list(desk.evidence_folder.iterdir())) == 1
    assert evidence_path(desk, kept).read_bytes() == b"mot"
    detail = get_target(desk, share, YEAR)
    assert set(detail.evidence) == {"2023", "2023-Q1"}
    assert detail.line.evidence_count == 2
    detach_evidence(desk, share, "2023", kept.sha256)
    assert set(get_target(desk, share, YEAR).evidence) == {"2023-Q1"}
    assert evidence_path(desk, kept).exists()


def test_a_missing_evidence_file_is_refused_with_its_name(
    desk: Desk, share: str, tmp_path: Path
) -> None:
    with pytest.raises(UserError, match=r"khong-co\.pdf"):
        attach_evidence(desk, share, "2023", tmp_path / "khong-co.pdf")


def test_the_history_says_who_changed_what_in_words(desk: Desk, share: str) -> None:
    set_result(desk, ResultEdit(target=share, period="2023-Q1", value=Decimal("12.5")))
    set_result(
        desk,
        ResultEdit(target=share, period="2023-Q1", value=Decimal(1200), note="Theo Bưu điện"),
    )
    newest, oldest = get_target(desk, share, YEAR).history
    assert oldest.words == "Giá trị: 12,5"
    assert newest.words == "Giá trị: 12,5 → 1.200; Ghi chú: “Theo Bưu điện”"
    assert newest.period == "Quý I/2023"
    assert newest.user == "Nguyễn Thị Ánh"
    assert newest.why == "Sửa trên màn hình"


def test_what_the_office_took_on_is_part_of_the_history(desk: Desk, share: str) -> None:
    set_result(desk, ResultEdit(target=share, period="2023-Q1", value=Decimal(5)))
    assign(desk, AssignmentEdit(target=share, year=YEAR, low=Decimal(80), high=None))
    assign(
        desk,
        AssignmentEdit(
            target=share,
            year=YEAR,
            low=Decimal(85),
            high=None,
            deadline=date(2023, 6, 30),
            assignee="Chị Hoa",
        ),
    )
    words = [step.words for step in get_target(desk, share, YEAR).history]
    assert words == [
        "Mức yêu cầu: 80 → 85; Thời hạn: 30/06/2023; Người phụ trách: “Chị Hoa”",
        "Mức yêu cầu: 80",
        "Giá trị: 5",
    ]
