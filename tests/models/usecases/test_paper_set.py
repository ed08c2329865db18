"""The print set of a dossier: which papers, parted how, what each says."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from pdfminer.high_level import extract_text
from PIL import Image
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

from models.domain.errors import UserError
from models.domain.nominations import Signature
from models.domain.preflight import words_of
from models.domain.sheets.blocks import Contents, Sheet, Signatures
from models.store.attachments import attach, keep_file
from models.usecases.awards import refresh_figures
from models.usecases.desk import Desk
from models.usecases.dossier_editing import edit_dossier, start_dossier
from models.usecases.paper_set import (
    ALL_PAPERS,
    MAIN_PAPERS,
    PaperKind,
    SetSource,
    compose_set,
    letter_groups,
)
from models.usecases.printing import PrintChoice, preview_dossier, read_source
from models.usecases.targets import ResultEdit, set_result
from tests.models.usecases.papers_sample import every_level


@pytest.fixture
def code(desk: Desk) -> str:
    return every_level(desk)


@pytest.fixture
def source(desk: Desk, code: str) -> SetSource:
    return read_source(desk, code)


def sheet(source: SetSource, key: str) -> Sheet:
    return next(item for item in compose_set(source, ALL_PAPERS) if item.key.startswith(key))


def add_copy(desk: Desk, code: str, file: Path) -> None:
    kept = keep_file(desk.evidence_folder, file)
    with desk.store.write(desk.mark()) as session:
        attach(session, "dossier", code, kept)


def pdf_of(path: Path, *sizes: tuple[float, float]) -> Path:
    canvas = Canvas(str(path))
    for number, size in enumerate(sizes):
        canvas.setPageSize(size)
        canvas.drawString(20, 20, f"Ban sao trang {number + 1}")
        canvas.showPage()
    canvas.save()
    return path


def test_awards_of_president_and_prime_minister_never_share_a_letter(source: SetSource) -> None:
    deciders = [
        {source.material.awards[item.code].decided_by for item in group.nominations}
        for group in letter_groups(source.dossier, source.material.awards)
    ]
    assert deciders == [
        {"Chủ tịch Ủy ban nhân dân tỉnh"},
        {"Thủ tướng Chính phủ"},
        {"Chủ tịch nước"},
    ]


def test_each_class_of_an_order_has_its_own_letter(source: SetSource) -> None:
    order = next(item for item in source.dossier.nominations if item.award == "HCLD_3")
    second = replace(order, code="khac", award="HCLD_2")
    award = replace(source.material.awards[order.code], code="HCLD_2")
    dossier = replace(source.dossier, nominations=(order, second))
    awards = {**source.material.awards, "khac": award}
    assert len(letter_groups(dossier, awards)) == 2


def test_what_the_office_decides_needs_no_letter_unless_there_is_nothing_else(
    source: SetSource,
) -> None:
    own = tuple(item for item in source.dossier.nominations if item.award == "LDTT")
    alone = letter_groups(replace(source.dossier, nominations=own), source.material.awards)
    assert [len(group.nominations) for group in alone] == [1]
    named = [
        item.award
        for group in letter_groups(source.dossier, source.material.awards)
        for item in group.nominations
    ]
    assert "LDTT" not in named


def test_the_set_holds_every_paper_in_its_order(source: SetSource) -> None:
    papers = [item.key.partition(":")[0] for item in compose_set(source, ALL_PAPERS)]
    assert list(dict.fromkeys(papers)) == [
        "cover",
        "letter",
        "roster",
        "review",
        "minutes",
        "ballot",
        "count",
        "report",
        "summary",
        "initiatives",
        "decision",
        "decision-list",
        "checklist",
    ]


def test_keys_of_sheets_are_unique_and_stay_the_same(desk: Desk, code: str) -> None:
    first = [item.key for item in compose_set(read_source(desk, code), ALL_PAPERS)]
    assert len(set(first)) == len(first)
    assert [item.key for item in compose_set(read_source(desk, code), ALL_PAPERS)] == first


def test_the_decision_names_its_decider_articles_and_prizes(source: SetSource) -> None:
    text = words_of(sheet(source, "decision"))
    assert "GIÁM ĐỐC SỞ THÔNG TIN VÀ TRUYỀN THÔNG TỈNH LÀO CAI" in text
    assert "Điều 1. Tặng danh hiệu “Lao động tiên tiến”; Giấy khen của Giám đốc Sở" in text
    listed = words_of(sheet(source, "decision-list"))
    assert "540.000" in listed
    assert "Bằng khen" not in listed


def test_a_report_of_five_years_lists_every_year_with_its_title(source: SetSource) -> None:
    code = next(item.code for item in source.dossier.nominations if item.award == "BK_TTG")
    assert [row.year for row in source.material.years[code]] == [
        "2019",
        "2020",
        "2021",
        "2022",
        "2023",
    ]
    held = {row.year: row.award for row in source.material.years[code]}
    assert held["2022"].splitlines()[-1] == "Chiến sĩ thi đua cơ sở"
    assert held["2020"] == ""


def test_the_proof_names_the_level_of_an_initiative_in_words(source: SetSource) -> None:
    words = words_of(sheet(source, "initiatives:"))
    assert "Bộ, tỉnh" in words
    assert "TINH_BO" not in words


def test_every_cosigner_signs_the_letter_after_the_first(desk: Desk, code: str) -> None:
    others = (
        Signature(authority="KT. GIÁM ĐỐC", title="PHÓ GIÁM ĐỐC", name="Lê Thị Hoa"),
        Signature(title="GIÁM ĐỐC SỞ NỘI VỤ", name="Nguyễn Văn Bình"),
    )
    edit_dossier(desk, code, lambda dossier: replace(dossier, cosigners=others))
    source = read_source(desk, code)
    assert source.dossier.cosigners == others
    (block,) = (one for one in sheet(source, "letter").blocks if isinstance(one, Signatures))
    first = source.dossier.signature.name
    assert [signer.name for signer in block.signers] == [first, "Lê Thị Hoa", "Nguyễn Văn Bình"]
    text = extract_text(BytesIO(preview_dossier(desk, code).data))
    assert text.index("Lê Thị Hoa") < text.index("Nguyễn Văn Bình")


def test_the_ballot_bears_no_name_to_sign_and_two_empty_columns(source: SetSource) -> None:
    text = words_of(sheet(source, "ballot"))
    assert "Phiếu bầu không ghi tên và không ký." in text
    assert "Bà Hoàng Thị Nhung, Trưởng phòng, Phòng Công nghệ thông tin" in text


def test_the_checklist_names_what_the_contents_name(source: SetSource) -> None:
    contents = next(block for block in sheet(source, "cover").blocks if isinstance(block, Contents))
    listed = words_of(sheet(source, "checklist"))
    assert all(name in listed for name, _ in contents.entries)


def test_the_contents_name_first_page_and_length_of_each_part(desk: Desk, code: str) -> None:
    preview = preview_dossier(desk, code, PrintChoice(kinds=ALL_PAPERS))
    reader = PdfReader(BytesIO(preview.data))
    assert len(reader.pages) == preview.page_count
    forms = reader.pages[0]["/Resources"]["/XObject"].get_object()  # type: ignore[index]  # pypdf's dictionaries
    for part in preview.parts[1:-1]:
        drawn = forms[f"/FormXob.start:{part.key}"].get_object().get_data()
        assert b"Tj" in drawn
    assert sum(part.page_count for part in preview.parts) == preview.page_count


def test_the_stamp_stands_on_the_first_page_of_each_part_only(desk: Desk, code: str) -> None:
    choice = PrintChoice(kinds=(PaperKind.MINUTES,), stamp="BẢN SAO")
    reader = PdfReader(BytesIO(preview_dossier(desk, code, choice).data))
    assert ["BẢN SAO" in page.extract_text() for page in reader.pages] == [True, False]


def test_main_papers_alone_are_what_print_makes_without_a_choice(desk: Desk, code: str) -> None:
    plain = preview_dossier(desk, code)
    assert plain.data == preview_dossier(desk, code, PrintChoice(kinds=MAIN_PAPERS)).data


def test_copies_stand_behind_on_a4_under_their_own_bookmark(
    desk: Desk, code: str, tmp_path: Path
) -> None:
    add_copy(desk, code, pdf_of(tmp_path / "quyet-dinh.pdf", (595, 842), (1200, 900)))
    Image.new("RGB", (900, 300), "navy").save(tmp_path / "anh.png")
    add_copy(desk, code, tmp_path / "anh.png")
    choice = PrintChoice(kinds=(PaperKind.COVER, PaperKind.LETTER, PaperKind.COPIES))
    preview = preview_dossier(desk, code, choice)
    reader = PdfReader(BytesIO(preview.data))
    behind = [part for part in preview.parts if part.key.startswith("copy:")]
    assert [(part.name, part.page_count) for part in behind] == [
        ("anh.png", 1),
        ("quyet-dinh.pdf", 2),
    ]
    assert behind[-1].first_page + 1 == len(reader.pages) == preview.page_count
    for page in reader.pages[-3:]:
        size = sorted((round(float(page.mediabox.width)), round(float(page.mediabox.height))))
        assert size == [595, 842]
    assert "Bản sao quyết định, minh chứng" in str(reader.outline)
    assert str(reader.root_object["/Lang"]) == "vi-VN"
    assert "/DisplayDocTitle" in str(reader.root_object["/ViewerPreferences"])
    assert "Ban sao trang 2" in extract_text(BytesIO(preview.data))


@pytest.mark.parametrize("kind", ["hong", "khoa", "rong"])
def test_a_copy_that_cannot_be_read_is_named(
    desk: Desk, code: str, tmp_path: Path, kind: str
) -> None:
    file = tmp_path / f"{kind}.pdf"
    if kind == "khoa":
        writer = PdfWriter(clone_from=pdf_of(tmp_path / "mo.pdf", (595, 842)))
        writer.encrypt("bi-mat")
        writer.write(file)
    else:
        file.write_bytes(b"%PDF-1.4 hong" if kind == "hong" else b"")
    add_copy(desk, code, file)
    with pytest.raises(UserError, match=rf"{kind}\.pdf"):
        preview_dossier(desk, code, PrintChoice(kinds=(PaperKind.LETTER, PaperKind.COPIES)))


def test_a_dossier_just_begun_previews_with_room_for_what_is_missing(desk: Desk) -> None:
    code = start_dossier(desk, title="Hồ sơ mới", year=2026, dated=date(2026, 11, 2)).value
    preview = preview_dossier(desk, code, PrintChoice(kinds=ALL_PAPERS))
    assert "Kính gửi:" in extract_text(BytesIO(preview.data))
    assert [part.key for part in preview.parts][:3] == ["cover", "letter", "roster"]


def test_the_same_facts_give_the_same_bytes_in_two_workspaces(
    make_desk: Callable[..., Desk],
) -> None:
    made = []
    for name in ("mot", "hai"):
        desk = make_desk(name)
        every_level(desk)
        made.append(preview_dossier(desk, "moi-cap", PrintChoice(kinds=ALL_PAPERS)).data)
    assert made[0] == made[1]


def test_an_old_dossier_reprints_by_the_law_and_forms_of_its_day(desk: Desk, code: str) -> None:
    edit_dossier(desk, code, lambda stored: replace(stored, dated=date(2025, 8, 20)))
    new = read_source(desk, code)
    assert {form.number for form in new.material.forms.values()} == {""}
    assert "152/2025" in new.material.decree_name
    edit_dossier(desk, code, lambda stored: replace(stored, dated=date(2024, 2, 20)))
    old = read_source(desk, code)
    assert {form.number for form in old.material.forms.values()} == {"Mẫu số 02", "Mẫu số 03"}
    assert "98/2023" in old.material.decree_name


def test_a_report_of_five_years_fills_in_the_figures_of_the_other_years(
    desk: Desk, code: str
) -> None:
    target = "1097.kts-xhs.ky-nang-so"
    source = read_source(desk, code)
    item = next(one for one in source.dossier.nominations if one.award == "BK_TTG")
    assert [figure.target for figure in item.figures] == [target]
    for year in (2020, 2022):
        edit = ResultEdit(target=target, period=str(year), value=Decimal(year - 1970))
        set_result(desk, edit)
    rows = read_source(desk, code).material.figures[item.code]
    assert [(row.target[-10:], row.actual) for row in rows[:2]] == [
        ("(Năm 2020)", "50"),
        ("(Năm 2022)", "52"),
    ]
    assert rows[2].target.endswith("(Năm 2023)")
    assert read_source(desk, code).material.stale == ()


def test_a_figure_of_another_year_that_changes_after_drafting_makes_a_draft(
    desk: Desk, code: str
) -> None:
    target = "1097.kts-xhs.ky-nang-so"
    set_result(desk, ResultEdit(target=target, period="2021", value=Decimal(50)))
    refresh_figures(desk, code)
    assert read_source(desk, code).material.stale == ()
    set_result(desk, ResultEdit(target=target, period="2021", value=Decimal(55)))
    (reason,) = read_source(desk, code).material.stale
    assert (reason.at_drafting, reason.now) == ("50", "55")
    assert "Năm 2021" in reason.what


def test_a_report_of_one_award_year_has_only_the_figures_chosen(source: SetSource) -> None:
    item = next(one for one in source.dossier.nominations if one.award == "LDTT")
    rows = source.material.figures[item.code]
    assert len(rows) == len(item.figures)
    assert "(" not in rows[0].target
