"""The dossier measured in millimetres against Nghị định 30/2020, Phụ lục I."""

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from models.domain.papers import DraftReason, Passage, PassageKind, Signer
from models.pdf.page import PartPages
from tests.models.pdf.dossier_sample import Reading, build_and_read, sample_dossier

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
BODY = "Sở Thông tin và Truyền thông kính trình"


def test_every_font_is_embedded_and_of_the_one_family(reading: Reading) -> None:
    faces: set[str] = set()
    for page in PdfReader(BytesIO(reading.content)).pages:
        resources = page["/Resources"]
        assert isinstance(resources, DictionaryObject)
        fonts = resources["/Font"].get_object()
        assert isinstance(fonts, DictionaryObject)
        for reference in fonts.values():
            font = reference.get_object()
            descriptor = font["/FontDescriptor"].get_object()
            assert "/FontFile2" in descriptor
            faces.add(font["/BaseFont"].split("+")[1])
    assert faces == {
        "LiberationSerif",
        "LiberationSerif-Bold",
        "LiberationSerif-Italic",
        "LiberationSerif-BoldItalic",
    }


def test_sheets_are_a4_and_only_the_list_is_held_sideways(reading: Reading) -> None:
    parts = {part.name: part for part in reading.built.parts}
    roster = parts["Danh sách trích ngang"]
    sideways = range(roster.first_page, roster.first_page + roster.page_count)
    for number, (width, height) in enumerate(reading.sizes, start=1):
        expected = (297, 210) if number in sideways else (210, 297)
        assert (width, height) == pytest.approx(expected, abs=0.1)


def test_text_stays_inside_the_margins(reading: Reading) -> None:
    for line in reading.lines:
        width, height = reading.sizes[line.page - 1]
        assert line.left >= 29.9
        assert line.right <= width - 14.9
        assert line.bottom <= height - 19.5
        assert line.top >= 19.5 or line.text.isdigit()


def test_body_lines_begin_one_centimetre_in_and_are_justified(reading: Reading) -> None:
    first = reading.find(BODY, page=1)
    assert first.left == pytest.approx(40, abs=0.2)
    assert first.right == pytest.approx(195, abs=0.2)
    assert first.size == 14


def test_motto_and_agency_have_their_sizes_and_faces(reading: Reading) -> None:
    expected = {
        NATION: (12, "LiberationSerif-Bold"),
        "Độc lập - Tự do": (13, "LiberationSerif-Bold"),
        "UBND TỈNH LÀO CAI": (12, "LiberationSerif"),
        "SỞ THÔNG TIN": (12, "LiberationSerif-Bold"),
        "Số:": (13, "LiberationSerif"),
        "Lào Cai, ngày": (13, "LiberationSerif-Italic"),
        "TỜ TRÌNH": (14, "LiberationSerif-Bold"),
        "Căn cứ Luật": (14, "LiberationSerif-Italic"),
        "Nơi nhận:": (12, "LiberationSerif-BoldItalic"),
        "- Như trên;": (11, "LiberationSerif"),
        "- Lưu: VT, VP.": (11, "LiberationSerif"),
        "KT. GIÁM ĐỐC": (14, "LiberationSerif-Bold"),
    }
    found = {start: reading.find(start, page=1) for start in expected}
    assert {start: (line.size, line.font) for start, line in found.items()} == expected


def test_rule_under_the_motto_is_as_long_as_its_words(reading: Reading) -> None:
    motto = reading.find("Độc lập", page=1)
    rule = next(s for s in reading.strokes if s.page == 1 and s.left > 100)
    assert rule.left == pytest.approx(motto.left, abs=0.3)
    assert rule.right == pytest.approx(motto.right, abs=0.3)
    assert 0 < rule.top - motto.top < 8


def test_rule_under_the_agency_is_a_third_to_a_half_of_its_name(reading: Reading) -> None:
    lines = [reading.find(text, page=1) for text in ("SỞ THÔNG TIN", "VÀ TRUYỀN THÔNG")]
    rule = next(s for s in reading.strokes if s.page == 1 and s.left < 100)
    share = (rule.right - rule.left) / max(line.right - line.left for line in lines)
    assert 1 / 3 <= share <= 1 / 2


def test_blank_number_and_day_leave_room_for_a_pen(reading: Reading) -> None:
    number = reading.find("Số:", page=1)
    dated = reading.find("Lào Cai, ngày", page=1)
    assert number.text.replace("\u00a0", " ") == f"Số: {' ' * 6}/TTr-STTTT"
    assert dated.text.replace("\u00a0", " ") == f"Lào Cai, ngày {' ' * 6} tháng 02 năm 2024"
    assert number.top == pytest.approx(dated.top, abs=0.3)


def test_recipients_stand_level_with_the_signer(reading: Reading) -> None:
    assert reading.find("Nơi nhận:", page=1).top == pytest.approx(
        reading.find("KT. GIÁM ĐỐC", page=1).top, abs=1.5
    )


def test_page_number_is_in_the_top_margin_and_hidden_on_first_pages(reading: Reading) -> None:
    firsts = {part.first_page for part in reading.built.parts}
    for page in range(1, reading.built.page_count + 1):
        numbers = [
            ln for ln in reading.lines if ln.page == page and ln.top < 19 and ln.text.isdigit()
        ]
        if page in firsts:
            assert numbers == []
            continue
        (number,) = numbers
        first = max(first for first in firsts if first < page)
        assert number.text == str(page - first + 1)
        assert number.size == 13
        assert (number.left + number.right) / 2 == pytest.approx((30 + 195) / 2, abs=0.5)


def test_points_follow_the_vietnamese_alphabet(reading: Reading) -> None:
    letters = [ln.text[0] for ln in reading.lines if ln.text[1:2] == ")" and "Nội dung" in ln.text]
    assert letters == ["a", "b", "c", "d", "đ", "e", "g"]


def test_bases_end_in_semicolons_and_a_full_stop(reading: Reading) -> None:
    text = reading.page_text(1)
    assert "khen thưởng;\nCăn cứ Nghị định" in text
    assert "Khen thưởng Sở Thông tin và Truyền thông.\n" in text
    assert "xét, quyết định./." in text


def test_one_addressee_stands_on_the_line_of_kinh_gui() -> None:
    paper = sample_dossier()
    letter = replace(paper.letter, addressees=("Ủy ban nhân dân tỉnh Lào Cai",))
    read = build_and_read(replace(paper, letter=letter))
    assert read.find("Kính gửi", page=1).text == "Kính gửi: Ủy ban nhân dân tỉnh Lào Cai."


def test_several_addressees_stand_under_the_colon(reading: Reading) -> None:
    label = reading.find("Kính gửi:", page=1)
    first = reading.find("- Ủy ban nhân dân tỉnh Lào Cai;", page=1)
    second = reading.find("- Sở Nội vụ tỉnh Lào Cai.", page=1)
    assert first.left == pytest.approx(second.left, abs=0.1)
    assert first.left == pytest.approx(label.right, abs=2)


@pytest.mark.parametrize("extra", range(0, 44, 3))
def test_signature_never_stands_without_text(extra: int) -> None:
    paper = sample_dossier()
    filler = tuple(Passage(text=f"Nội dung thứ {n}.") for n in range(extra))
    body = (*filler, Passage(text="Sở kính trình cấp có thẩm quyền xem xét, quyết định. " * 6))
    read = build_and_read(replace(paper, letter=replace(paper.letter, body=body)))
    page = read.built.parts[0].page_count
    title, name = read.find("KT. GIÁM ĐỐC"), read.find("Trần Quang Hòa")
    above = [ln for ln in read.lines if ln.page == page and 19 < ln.top < title.top - 2]
    assert (title.page, name.page, read.find("- Lưu").page) == (page, page, page)
    assert len(above) >= 2


def test_every_part_has_a_bookmark_and_reports_stand_under_one(reading: Reading) -> None:
    outline = PdfReader(BytesIO(reading.content)).outline
    top = [str(entry["/Title"]) for entry in outline if not isinstance(entry, list)]
    (nested,) = [entry for entry in outline if isinstance(entry, list)]
    assert top == [
        "Tờ trình",
        "Danh sách trích ngang",
        "Biên bản họp Hội đồng",
        "Báo cáo thành tích",
    ]
    names = [str(entry["/Title"]) for entry in nested if not isinstance(entry, list)]
    assert names == ["Phòng Công nghệ thông tin", "Nguyễn Văn Bình", "Lý Thị Mai"]


def test_the_file_names_its_title_author_and_language(reading: Reading) -> None:
    file = PdfReader(BytesIO(reading.content))
    assert file.metadata is not None
    assert file.metadata.title == "Hồ sơ đề nghị khen thưởng năm 2023"
    assert file.metadata.author == "Sở Thông tin và Truyền thông"
    assert str(file.root_object["/Lang"]) == "vi-VN"
    assert "/DisplayDocTitle" in str(file.root_object["/ViewerPreferences"])


def test_parts_tell_where_they_stand(reading: Reading) -> None:
    parts = reading.built.parts
    assert parts[0] == PartPages(name="Tờ trình", key="letter", first_page=1, page_count=1)
    assert sum(part.page_count for part in parts) == reading.built.page_count
    assert len(reading.sizes) == reading.built.page_count


def test_the_same_facts_give_the_same_bytes(reading: Reading) -> None:
    assert build_and_read(sample_dossier()).content == reading.content


def test_head_of_a_long_list_stands_on_every_page() -> None:
    paper = sample_dossier()
    rows = paper.roster + paper.roster[1:] * 20
    read = build_and_read(replace(paper, roster=rows))
    part = read.built.parts[1]
    assert part.page_count >= 3
    for page in range(part.first_page, part.first_page + part.page_count):
        assert "Tóm tắt thành tích" in read.page_text(page)


def test_a_draft_is_marked_on_every_page_and_lists_the_differences() -> None:
    reasons = (DraftReason(what="Tỷ lệ hồ sơ trực tuyến", at_drafting="80 %", now="82,5 %"),)
    read = build_and_read(replace(sample_dossier(), draft_reasons=reasons))
    for page in range(1, read.built.page_count + 1):
        assert read.find("DỰ THẢO", page=page).top < 19
    last = read.page_text(read.built.page_count)
    assert all(words in last for words in ("Tỷ lệ hồ sơ trực tuyến", "80 %", "82,5 %"))


def test_a_clean_dossier_carries_no_draft_mark(reading: Reading) -> None:
    assert "DỰ THẢO" not in reading.text()


def test_form_number_is_printed_only_when_given(reading: Reading) -> None:
    paper = sample_dossier()
    report = replace(paper.reports[0], form_number="Mẫu số 02")
    read = build_and_read(replace(paper, reports=(report,)))
    assert "Mẫu số" not in reading.text()
    assert read.find("Mẫu số 02").right == pytest.approx(195, abs=0.3)


def test_third_signer_stands_below_in_the_middle(reading: Reading) -> None:
    below = reading.find("THỦ TRƯỞNG ĐƠN VỊ CẤP TRÊN TRỰC TIẾP XÁC NHẬN")
    assert (below.left + below.right) / 2 == pytest.approx((30 + 195) / 2, abs=1)


def test_a_long_agency_name_wraps_in_its_column() -> None:
    paper = sample_dossier()
    head = replace(
        paper.letter.letterhead,
        agency="Trung tâm Công nghệ thông tin và Truyền thông và Chuyển đổi số tỉnh Lào Cai",
    )
    read = build_and_read(replace(paper, letter=replace(paper.letter, letterhead=head)))
    lines = [ln for ln in read.lines if ln.page == 1 and ln.top < 45 and ln.right < 105]
    assert len(lines) >= 4
    assert all(line.left >= 29.9 for line in lines)


def test_authority_lines_stand_above_the_title() -> None:
    paper = sample_dossier()
    signer = Signer(authority_lines=("TM. HỘI ĐỒNG",), title="CHỦ TỊCH", name="Trần Quang Hòa")
    read = build_and_read(replace(paper, letter=replace(paper.letter, signer=signer)))
    assert read.find("TM. HỘI ĐỒNG", page=1).top < read.find("CHỦ TỊCH", page=1).top


def test_sections_take_roman_numbers_and_clauses_start_again() -> None:
    paper = sample_dossier()
    body = tuple(
        Passage(text=f"Mục {s} khoản {c}" if c else f"Mục {s}", kind=kind)
        for s in range(4)
        for c, kind in ((0, PassageKind.SECTION), (1, PassageKind.CLAUSE))
    )
    read = build_and_read(replace(paper, letter=replace(paper.letter, body=body)))
    assert read.find("IV. MỤC 3").font == "LiberationSerif-Bold"
    assert read.find("1. Mục 3 khoản 1").size == 14


def test_signers_side_by_side_have_their_names_on_one_line(reading: Reading) -> None:
    page = next(
        part.first_page + part.page_count - 1
        for part in reading.built.parts
        if part.name == "Nguyễn Văn Bình"
    )
    names = [reading.find("Trần Quang Hòa", page), reading.find("Nguyễn Văn Bình", page)]
    notes = [line for line in reading.lines if line.page == page and line.text.startswith("(Ký")]
    assert names[0].top == pytest.approx(names[1].top, abs=0.1)
    assert notes[0].top != pytest.approx(notes[1].top, abs=0.1)


def test_a_long_title_breaks_before_a_connective_not_inside_a_phrase() -> None:
    paper = sample_dossier()
    report = replace(paper.reports[0], award="Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh Lào Cai")
    read = build_and_read(replace(paper, reports=(report,)))
    page = read.built.parts[3].first_page
    assert read.find("ĐỀ NGHỊ TẶNG", page).text == "ĐỀ NGHỊ TẶNG BẰNG KHEN"
    assert read.find("CỦA CHỦ TỊCH", page).text == "CỦA CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH LÀO CAI"
