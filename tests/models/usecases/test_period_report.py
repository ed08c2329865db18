"""The report of a period: judged on what was known then, kept words, three kinds of file."""

from decimal import Decimal
from io import BytesIO
from pathlib import Path

import docx
import openpyxl
import pytest
from pypdf import PdfReader

from models.domain.errors import UserError
from models.domain.programmes import TaskState
from models.domain.targets import Verdict
from models.usecases.desk import Desk
from models.usecases.period_report import draw_report, preview_report, write_report
from models.usecases.programmes import TaskEdit, report_task
from models.usecases.report_texts import report_texts, set_report_text, take_back_texts
from models.usecases.targets import ResultEdit, list_targets, set_result

SHARE = "1097.buu-chinh.xa-co-nguoi-phuc-vu"
HOSTILE = '=HYPERLINK("http://x") <b>&đậm</b> \u202e'


def enter(desk: Desk, period: str, value: str, note: str = "") -> None:
    set_result(desk, ResultEdit(target=SHARE, period=period, value=Decimal(value), note=note))


def text_of(data: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)


def squeezed(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


def test_a_quarter_knows_only_what_was_entered_up_to_its_end(desk: Desk) -> None:
    enter(desk, "2023-Q1", "40")
    enter(desk, "2023-Q3", "90")

    def reached(period: str) -> str:
        report = draw_report(desk, period)
        return next(target.reached for target in report.targets if target.id == SHARE)

    assert reached("2023-Q1") == "40"
    assert reached("2023-Q2") == "40"
    assert reached("2023-Q3") == "90"


def test_every_target_of_the_year_is_in_the_report_once(desk: Desk) -> None:
    report = draw_report(desk, "2023")
    assert sorted(target.id for target in report.targets) == sorted(
        line.target.id for line in list_targets(desk, 2023)
    )


def test_each_field_says_promised_reached_exceeded_and_missed(desk: Desk) -> None:
    enter(desk, "2023", "60", note="Thiếu kinh phí")
    text = squeezed(text_of(preview_report(desk, "2023").data))
    assert "Cam kết 10 chỉ tiêu, vượt 0, đạt 0, chưa đạt 1, chưa có số liệu 9." in text
    assert "60 % chưa đạt vì yêu cầu 100 %" in text
    assert "Xã có điểm bưu chính có người phục vụ: Thiếu kinh phí" in text


def test_the_year_before_is_another_column(desk: Desk) -> None:
    enter(desk, "2022", "55")
    enter(desk, "2023", "60")
    target = next(t for t in draw_report(desk, "2023").targets if t.id == SHARE)
    assert (target.before, target.reached) == ("55", "60")


def test_a_phase_tells_of_each_year_before(desk: Desk) -> None:
    for year, value in (("2022", "55"), ("2023", "60"), ("2024", "70")):
        enter(desk, year, value)
    report = draw_report(desk, "2022..2024")
    target = next(t for t in report.targets if t.id == SHARE)
    assert (target.before, target.reached) == ("2022: 55; 2023: 60", "70")
    text = squeezed(text_of(preview_report(desk, "2022..2024").data))
    assert "(các năm trước 2022: 55; 2023: 60)" in text


def test_tasks_late_or_blocked_are_named(desk: Desk) -> None:
    task = "cum2-2023.2.1.01"
    edit = TaskEdit(
        task=task, state=TaskState.BLOCKED, percent=None, assignee="", note="Chờ hướng dẫn"
    )
    report_task(desk, edit)
    text = squeezed(text_of(preview_report(desk, "2023").data))
    assert "vướng mắc: “Chuyển đổi số trong bưu chính”" in text
    assert "Chờ hướng dẫn" in text


def test_what_was_due_on_the_last_day_is_late_once_the_period_is_over(desk: Desk) -> None:
    year, third = draw_report(desk, "2023"), draw_report(desk, "2023-Q3")
    assert all(task.is_late for task in year.tasks)
    assert not any(task.is_late for task in third.tasks)


def test_what_comes_next_lies_after_the_period(desk: Desk) -> None:
    assert any("hạn 31/03/2024" in item for item in draw_report(desk, "2023").upcoming)
    third = draw_report(desk, "2023-Q3").upcoming
    assert third[0].startswith("Gửi báo cáo công tác thi đua")
    assert third == tuple(sorted(third, key=lambda item: item[-11:-1].split("/")[::-1]))


def test_words_written_by_hand_outlive_new_figures_and_can_be_dropped(desk: Desk) -> None:
    set_report_text(desk, "2023", "general", "Đơn vị tự viết đoạn này.")
    enter(desk, "2023", "100")
    assert "Đơn vị tự viết đoạn này." in text_of(preview_report(desk, "2023").data)
    general = next(item for item in report_texts(desk, "2023") if item.section == "general")
    assert general.text == "Đơn vị tự viết đoạn này."
    assert general.usual.startswith("Đến ngày 31/12/2023, trong 88 chỉ tiêu")
    set_report_text(desk, "2023", "general", None)
    assert "Đơn vị tự viết" not in text_of(preview_report(desk, "2023").data)


def test_words_of_one_period_do_not_stand_in_another(desk: Desk) -> None:
    set_report_text(desk, "2023-Q1", "general", "Chỉ của quý I.")
    assert "Chỉ của quý I." not in text_of(preview_report(desk, "2023").data)


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("2023-07", "Kết quả công tác thi đua tháng 07/2023"),
        ("2023-Q2", "Kết quả công tác thi đua quý II/2023"),
        ("2023-H1", "Sơ kết công tác thi đua 6 tháng đầu năm 2023"),
        ("2023", "Tổng kết công tác thi đua năm 2023"),
        ("2022..2025", "Kết quả phong trào thi đua giai đoạn 2022 - 2025"),
    ],
)
def test_each_kind_of_period_has_its_title(desk: Desk, period: str, words: str) -> None:
    assert words in squeezed(text_of(preview_report(desk, period).data))


def test_the_same_facts_give_the_same_file(desk: Desk) -> None:
    assert preview_report(desk, "2023").data == preview_report(desk, "2023").data


def test_hostile_words_stay_words_in_every_file(desk: Desk, tmp_path: Path) -> None:
    set_report_text(desk, "2023", "general", HOSTILE)
    plain = '=HYPERLINK("http://x") <b>&đậm</b>'
    for name in ("bao-cao.pdf", "bao-cao.docx", "bao-cao.xlsx"):
        write_report(desk, "2023", tmp_path / name)
    assert plain in squeezed(text_of((tmp_path / "bao-cao.pdf").read_bytes()))
    paragraphs = [
        item.text.strip() for item in docx.Document(str(tmp_path / "bao-cao.docx")).paragraphs
    ]
    assert any(text.startswith(plain) for text in paragraphs)
    book = openpyxl.load_workbook(tmp_path / "bao-cao.xlsx")
    cells = [cell for page in book.worksheets for row in page.iter_rows() for cell in row]
    found = [cell for cell in cells if str(cell.value).startswith("=HYPERLINK")]
    assert [cell.data_type for cell in found] == ["s"]


def test_the_workbook_has_every_target_and_a_chart_of_its_own(desk: Desk, tmp_path: Path) -> None:
    place = tmp_path / "bao-cao.xlsx"
    write_report(desk, "2023", place)
    book = openpyxl.load_workbook(place)
    assert book.sheetnames == [
        "Báo cáo",
        "Biểu đồ",
        "Biểu chi tiết chỉ tiêu",
        "Biểu chi tiết nhiệm vụ",
    ]
    names = {cell.value for cell in book["Biểu chi tiết chỉ tiêu"]["B"]}
    assert {line.target.name for line in list_targets(desk, 2023)} <= names
    assert len(book["Biểu đồ"]._charts) == 1


def test_figures_in_the_workbook_are_numbers_that_show_the_same_digits(
    desk: Desk, tmp_path: Path
) -> None:
    enter(desk, "2022", "1234.5")
    enter(desk, "2023", "60.25")
    place = tmp_path / "bao-cao.xlsx"
    write_report(desk, "2023", place)
    page = openpyxl.load_workbook(place)["Biểu chi tiết chỉ tiêu"]
    row = next(
        row for row in page.iter_rows() if row[1].value == "Xã có điểm bưu chính có người phục vụ"
    )
    told = [(cell.value, cell.number_format) for cell in row[2:5]]
    assert told == [(100, '#,##0" %"'), (60.25, '#,##0.00" %"'), (1234.5, "#,##0.0")]


def test_an_unknown_period_or_ending_is_refused(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Không hiểu kỳ báo cáo"):
        write_report(desk, "quý một", tmp_path / "x.pdf")
    with pytest.raises(UserError, match="đuôi tệp"):
        write_report(desk, "2023", tmp_path / "x.odt")
    assert list(tmp_path.glob("x.*")) == []


def test_a_year_without_targets_still_gives_a_report(desk: Desk) -> None:
    text = squeezed(text_of(preview_report(desk, "2035").data))
    assert "không có chỉ tiêu nào bằng số" in text
    assert draw_report(desk, "2035").targets == ()


def test_a_verdict_in_the_report_is_the_verdict_of_the_list(desk: Desk) -> None:
    enter(desk, "2023", "100")
    listed = {line.target.id: line.judgement.verdict for line in list_targets(desk, 2023)}
    told = {target.id: target.verdict for target in draw_report(desk, "2023").targets}
    assert told == listed
    assert told[SHARE] is Verdict.MET


def rewrite(place: Path, before: str, after: str) -> None:
    """Change a paragraph as a person does in Word: the runs go, the bookmarks stay."""
    document = docx.Document(str(place))
    paragraph = next(item for item in document.paragraphs if item.text.startswith(before))
    paragraph.runs[0].text = after
    for run in paragraph.runs[1:]:
        run.text = ""
    document.save(str(place))


def test_words_changed_in_the_text_document_come_back_and_only_they(
    desk: Desk, tmp_path: Path
) -> None:
    place = tmp_path / "bao-cao.docx"
    write_report(desk, "2023-Q3", place)
    rewrite(place, "Đến ngày 30/09/2023", "Quý III, đơn vị tập trung chuyển đổi số.")
    taken = take_back_texts(desk, place).value
    assert (taken.period, taken.sections) == ("2023-Q3", ("general",))
    texts = {item.section: item for item in report_texts(desk, "2023-Q3")}
    assert texts["general"].text == "Quý III, đơn vị tập trung chuyển đổi số."
    assert texts["next"].text == texts["next"].usual
    assert take_back_texts(desk, place).value.sections == ()


def test_a_foreign_document_is_refused(desk: Desk, tmp_path: Path) -> None:
    foreign = tmp_path / "la.docx"
    docx.Document().save(str(foreign))
    with pytest.raises(UserError, match="không phải báo cáo do chương trình này lập ra"):
        take_back_texts(desk, foreign)
