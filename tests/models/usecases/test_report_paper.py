"""A nomination's facts become its report of achievements."""

from dataclasses import replace
from datetime import date

import pytest

from models.domain.awards import Award
from models.domain.nominations import AwardRecord, Nomination
from models.domain.papers import AchievementReport, FigureRow, Letterhead, ReportKind
from models.usecases.report_paper import (
    ReportMaterial,
    called,
    compose_report,
    form_kind,
    full_subject,
    report_title,
)
from tests.models.usecases.test_dossier_paper import NHUNG, PHONG, award, dossier, form, nomination

HEAD = Letterhead(superior="UBND", agency="Sở", place="Lào Cai", abbreviation="STTTT")
FIGURES = (FigureRow(target="Chỉ tiêu", unit="%", required="≥ 95", actual="96", verdict="Vượt"),)


def report(item: Nomination, given: Award | None = None, mode: str = "") -> AchievementReport:
    return compose_report(dossier(item), item, material(item, given, mode))


def material(item: Nomination, given: Award | None = None, mode: str = "") -> ReportMaterial:
    return ReportMaterial(
        award=given or award(item.award),
        letterhead=HEAD,
        form=form(form_kind(item, mode)),
        figures=FIGURES,
    )


@pytest.mark.parametrize(
    ("gender", "expected"),
    [("Nữ", "Bà Hoàng Thị Nhung"), ("nam", "Ông Hoàng Thị Nhung"), ("", "Hoàng Thị Nhung")],
)
def test_a_person_is_called_as_the_gender_says_and_plainly_when_unknown(
    gender: str, expected: str
) -> None:
    assert called(nomination(replace(NHUNG, gender=gender))) == expected


def test_a_subject_without_position_leaves_no_empty_comma() -> None:
    assert full_subject(nomination(replace(NHUNG, position=""))) == (
        "Bà Hoàng Thị Nhung, Phòng Công nghệ thông tin"
    )


def test_the_title_does_not_say_tang_twice() -> None:
    assert report_title(award("BK_TINH_BO")).startswith("Bằng khen")


def test_a_collective_report_has_the_four_headings_and_figures_under_the_first() -> None:
    item = replace(
        nomination(PHONG), achievements="A", measures="B", compliance="C", party_work="D"
    )
    found = report(item)
    assert found.kind is ReportKind.COLLECTIVE
    assert [section.text for section in found.results] == ["A", "B", "C", "D"]
    assert [bool(section.figures) for section in found.results] == [True, False, False, False]
    assert len(found.signers) == 2


def test_particulars_of_a_collective_leave_out_what_is_not_known() -> None:
    known = replace(PHONG, phone="0214", member_count=7, traits="Đặc điểm", duties="Nhiệm vụ")
    first, second = report(nomination(known)).background
    assert first.text == (
        "Điện thoại: 0214.\nTổng số cán bộ, công chức, viên chức: 7 người.\nĐặc điểm"
    )
    assert second.text == "Nhiệm vụ"


def test_a_persons_report_has_particulars_and_the_figures_under_the_achievements() -> None:
    item = replace(nomination(replace(NHUNG, born_on=date(1982, 9, 5))), achievements="A")
    found = report(item)
    profile = {line.label: line.value for line in found.profile}
    assert found.kind is ReportKind.INDIVIDUAL
    assert profile["Ngày, tháng, năm sinh"] == "05/09/1982"
    assert found.results[1].figures == FIGURES
    assert found.background == ()


def test_only_a_birth_year_is_printed_as_it_is() -> None:
    profile = {line.label: line.value for line in report(nomination(NHUNG)).profile}
    assert profile["Ngày, tháng, năm sinh"] == "1982"


def test_what_goes_up_is_confirmed_by_the_superior_and_what_stays_is_not() -> None:
    up = report(nomination(NHUNG))
    house = report(nomination(NHUNG), replace(award("BK_TINH_BO"), decided_in_house=True))
    assert [signer.name for signer in up.signers] == ["Nguyễn Văn Đạt", "Hoàng Thị Nhung", ""]
    assert len(house.signers) == 2


def test_titles_and_forms_of_commendation_go_into_their_own_tables() -> None:
    history = (
        AwardRecord(
            award="CSTD_CO_SO",
            award_name="Chiến sĩ thi đua cơ sở",
            is_title=True,
            year=2022,
            decision_number="21/QĐ-STTTT",
            decided_on=date(2023, 1, 13),
            issuer="Giám đốc Sở",
        ),
        AwardRecord(award="GIAY_KHEN", award_name="Giấy khen", is_title=False, year=2021),
    )
    found = report(replace(nomination(NHUNG), history=history))
    assert [row.decision for row in found.titles] == [
        "Quyết định số 21/QĐ-STTTT ngày 13/01/2023; Giám đốc Sở"
    ]
    assert [(row.year, row.decision) for row in found.awards] == [("2021", "")]


def test_a_form_number_is_the_one_a_source_names_unless_the_dossier_gives_its_own() -> None:
    given = replace(dossier(), form_individual="Mẫu riêng")
    own = compose_report(given, nomination(NHUNG), material(nomination(NHUNG)))
    assert own.form_number == "Mẫu riêng"
    assert report(nomination(NHUNG)).form_number == "Mẫu số 03"
    assert report(nomination(PHONG)).form_number == "Mẫu số 02"


@pytest.mark.parametrize(
    ("mode", "occasion"), [("sudden", "đột xuất"), ("movement", "theo đợt, chuyên đề")]
)
def test_a_sudden_or_thematic_report_is_short_unnumbered_and_without_history(
    mode: str, occasion: str
) -> None:
    item = replace(nomination(PHONG), achievements="A", measures="B", compliance="C")
    found = report(item, mode=mode)
    assert (found.occasion, found.has_history, found.form_number) == (occasion, False, "")
    assert [section.text for section in found.results] == ["A", "B"]
    assert found.profile[0].value == PHONG.name
    assert found.results[0].figures == FIGURES
