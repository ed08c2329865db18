"""A dossier's facts become its papers: the letter, the roster, the minutes."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from models.catalogue import load_catalogue
from models.catalogue.forms import load_forms
from models.domain.awards import Award, awards_on
from models.domain.forms import FormKind, PaperForm, form_on
from models.domain.nominations import (
    Collective,
    Dossier,
    DossierState,
    Meeting,
    Nomination,
    Person,
    Signature,
    Votes,
)
from models.domain.organisations import OrganisationName
from models.domain.papers import DossierPaper, PassageKind, ReportKind
from models.usecases.dossier_paper import Material, compose, letterhead_of
from models.usecases.report_paper import form_kind

DAY = date(2024, 2, 20)
OFFICE = OrganisationName(
    name="Sở Thông tin và Truyền thông tỉnh Lào Cai",
    short_name="Sở TTTT Lào Cai",
    abbreviation="STTTT",
    superior="UBND TỈNH LÀO CAI",
    place="Lào Cai",
    valid_from=None,
    valid_to=None,
    source="",
)
NHUNG = Person(
    code="cn-1",
    full_name="Hoàng Thị Nhung",
    gender="Nữ",
    birth_year=1982,
    position="Trưởng phòng",
    unit="Phòng Công nghệ thông tin",
)
PHONG = Collective(code="tt-1", name="Phòng Công nghệ thông tin")


def award(code: str) -> Award:
    return next(item for item in awards_on(load_catalogue().awards, DAY) if item.code == code)


def form(kind: FormKind) -> PaperForm:
    return form_on(load_forms(), kind, DAY)


def nomination(subject: Person | Collective, code: str = "BK_TINH_BO") -> Nomination:
    votes = Votes(votes_for=8, votes_against=1, votes_invalid=0)
    return Nomination(code=f"n-{subject.code}", subject=subject, award=code, votes=votes)


def dossier(*nominations: Nomination, **changes: object) -> Dossier:
    plain = Dossier(
        code="hs",
        office="lao-cai",
        year=2023,
        title="Hồ sơ",
        state=DossierState.DRAFT,
        dated=DAY,
        addressees=("Chủ tịch Ủy ban nhân dân tỉnh",),
        recipients=(),
        signature=Signature(authority="KT. GIÁM ĐỐC", title="PHÓ GIÁM ĐỐC", name="Nguyễn Văn Đạt"),
        meeting=Meeting(
            held_on=date(2024, 2, 8),
            started="08:00",
            ended="10:15",
            chair="Vàng A Sính",
            secretary="Trần Thị Hoà",
            member_count=9,
            present=("Vàng A Sính - Giám đốc Sở, Chủ tịch Hội đồng",),
            absent=("Lê Đức Ánh - Bí thư (đi công tác)",),
            proceedings="Một việc.\n\nHai việc.",
        ),
        nominations=nominations,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]  # names of its own fields


def composed(found: Dossier) -> DossierPaper:
    return compose(
        found,
        Material(
            office=OFFICE,
            awards={item.code: award(item.award) for item in found.nominations},
            figures={},
            stale=(),
            law_name="Luật Thi đua, khen thưởng",
            decree_name="Nghị định số 98/2023/NĐ-CP",
            forms={item.code: form(form_kind(item, "")) for item in found.nominations},
        ),
    )


def test_the_province_stands_once_in_the_agency_block() -> None:
    assert letterhead_of(OFFICE).agency == "Sở Thông tin và Truyền thông"
    assert letterhead_of(replace(OFFICE, superior="")).agency == OFFICE.name


def test_one_award_for_all_gives_its_name_to_the_letter() -> None:
    paper = composed(dossier(nomination(PHONG), nomination(NHUNG)))
    assert paper.letter.subject == f"Về việc đề nghị {award('BK_TINH_BO').form_title}"


def test_several_awards_are_asked_for_by_the_year() -> None:
    paper = composed(dossier(nomination(PHONG), nomination(NHUNG, "CSTD_TINH_BO")))
    assert paper.letter.subject == "Về việc đề nghị khen thưởng năm 2023"


def test_collectives_come_before_individuals_and_each_list_ends_with_a_full_stop() -> None:
    second = replace(NHUNG, code="cn-2", full_name="Lý Thị Mai")
    body = composed(dossier(nomination(NHUNG), nomination(second), nomination(PHONG))).letter.body
    heads = [passage.text for passage in body if passage.titled]
    points = [passage.text for passage in body if passage.kind is PassageKind.POINT]
    assert heads == ["Tập thể (01)", "Cá nhân (02)"]
    assert [text[-1] for text in points] == [".", ";", "."]
    assert points[1].startswith("Bà Hoàng Thị Nhung, Trưởng phòng, Phòng Công nghệ thông tin:")


@pytest.mark.parametrize(
    ("subjects", "words"), [((NHUNG,), "các cá nhân"), ((PHONG,), "các tập thể")]
)
def test_the_letter_names_only_whom_it_proposes(
    subjects: tuple[Person | Collective, ...], words: str
) -> None:
    first = composed(dossier(*map(nomination, subjects))).letter.body[0].text
    assert f"Xét thành tích của {words}, " in first


def test_the_clerk_of_records_writes_number_and_day() -> None:
    letter = composed(dossier(nomination(NHUNG))).letter
    assert (letter.number, letter.date.day, letter.date.month) == ("", None, 2)


def test_without_a_meeting_day_no_minutes_are_a_basis() -> None:
    found = dossier(nomination(NHUNG))
    unmet = replace(found, meeting=replace(found.meeting, held_on=None))
    assert len(composed(found).letter.bases) == 3
    assert len(composed(unmet).letter.bases) == 2
    assert composed(unmet).minutes.started_at.date() == DAY


def test_the_vote_is_counted_on_the_whole_council() -> None:
    paper = composed(dossier(nomination(NHUNG)))
    assert paper.roster[0].vote_percent == Decimal("88.89")
    assert paper.minutes.base_count == 9
    assert paper.minutes.ballots[0].subject == "Bà Hoàng Thị Nhung"


def test_a_vote_counted_on_those_present_counts_the_opinions_in_writing_too() -> None:
    found = dossier(nomination(NHUNG))
    meeting = replace(
        found.meeting,
        vote_base="present",
        present=tuple(f"Người {n} - Uỷ viên" for n in range(8)),
        absent=("Lê Đức Ánh - Bí thư (có ý kiến bằng văn bản)", "Đỗ Thị Lan - Uỷ viên (nghỉ ốm)"),
    )
    minutes = composed(replace(found, meeting=meeting)).minutes
    assert minutes.base_count == 9
    assert minutes.base_words.startswith("số thành viên dự họp")


def test_without_a_member_count_the_list_shows_no_share_and_the_minutes_count_heads() -> None:
    found = dossier(nomination(NHUNG))
    uncounted = replace(found, meeting=replace(found.meeting, member_count=None))
    paper = composed(uncounted)
    assert paper.roster[0].vote_percent is None
    assert paper.minutes.base_count == 2


def test_a_nomination_nobody_voted_on_is_on_the_list_but_not_in_the_minutes() -> None:
    paper = composed(dossier(replace(nomination(NHUNG), votes=None)))
    assert paper.minutes.ballots == ()
    assert paper.roster[0].vote_percent is None


def test_members_are_read_as_name_role_and_note() -> None:
    minutes = composed(dossier(nomination(NHUNG))).minutes
    assert minutes.absent[0].name == "Lê Đức Ánh"
    assert minutes.absent[0].role == "Bí thư"
    assert minutes.absent[0].note == "đi công tác"
    assert [passage.text for passage in minutes.content] == ["Một việc.", "Hai việc."]


def test_an_authority_line_stands_over_the_signers_title() -> None:
    signer = composed(dossier(nomination(NHUNG))).letter.signer
    assert signer.authority_lines == ("KT. GIÁM ĐỐC",)
    bare = dossier(nomination(NHUNG), signature=Signature(title="GIÁM ĐỐC"))
    assert composed(bare).letter.signer.authority_lines == ()


def test_the_list_has_a_row_and_the_reports_a_report_for_each_nomination() -> None:
    paper = composed(dossier(nomination(PHONG), nomination(NHUNG)))
    assert [row.kind for row in paper.roster] == [ReportKind.COLLECTIVE, ReportKind.INDIVIDUAL]
    assert [report.name for report in paper.reports] == [row.name for row in paper.roster]
