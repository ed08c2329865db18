"""The example dossier printed from a real workspace: what it rests on, what is out of date."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from pdfminer.high_level import extract_text
from pypdf import PdfReader

from models.domain.errors import UserError
from models.usecases.awards import get_dossier, refresh_figures
from models.usecases.desk import Desk
from models.usecases.example import fill_with_example
from models.usecases.printing import preview_dossier, print_dossier
from models.usecases.targets import ResultEdit, set_result
from models.usecases.typed import read_typed

FIGURE = "1097.vien-thong.ho-bang-rong-co-dinh"


@pytest.fixture
def code(desk: Desk) -> str:
    return fill_with_example(desk, 2023).value.dossier


def text_of(data: bytes) -> str:
    return " ".join(extract_text(BytesIO(data)).replace("\u00a0", " ").split())


def enter(desk: Desk, value: str) -> None:
    numerator = read_typed(value)
    set_result(
        desk,
        ResultEdit(
            target=FIGURE, period="2023", numerator=numerator, denominator=read_typed("1000")
        ),
    )


def test_the_preview_is_the_very_file_that_printing_writes(
    desk: Desk, code: str, tmp_path: Path
) -> None:
    place = tmp_path / "ho-so.pdf"
    printed = print_dossier(desk, code, place)
    preview = preview_dossier(desk, code)
    assert place.read_bytes() == preview.data
    assert printed.page_count == preview.page_count == len(PdfReader(place).pages)


def test_every_paper_of_the_main_job_is_in_the_file_under_a_bookmark(desk: Desk, code: str) -> None:
    outline = PdfReader(BytesIO(preview_dossier(desk, code).data)).outline
    titles = [item.title for item in outline if not isinstance(item, list)]
    (reports,) = [item for item in outline if isinstance(item, list)]
    assert titles == [
        "Tờ trình",
        "Danh sách trích ngang",
        "Biên bản họp Hội đồng",
        "Báo cáo thành tích",
    ]
    assert [item.title for item in reports if not isinstance(item, list)] == [
        "Phòng Công nghệ thông tin",
        "Hoàng Thị Nhung",
        "Giàng Seo Páo",
    ]


def test_the_papers_are_those_of_the_office_on_the_dossiers_date(desk: Desk, code: str) -> None:
    text = text_of(preview_dossier(desk, code).data)
    assert "UBND TỈNH LÀO CAI SỞ THÔNG TIN VÀ TRUYỀN THÔNG" in text
    assert "Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023" in text
    assert "Bà Hoàng Thị Nhung, Trưởng phòng, Phòng Công nghệ thông tin" in text
    assert "Số: /TTr-STTTT" in text


def test_a_figure_changed_since_drafting_makes_a_draft_that_lists_the_difference(
    desk: Desk, code: str
) -> None:
    before = preview_dossier(desk, code)
    enter(desk, "912")
    after = preview_dossier(desk, code)
    assert before.stale == ()
    (reason,) = after.stale
    assert reason.now == "91,2"
    assert "(năm 2023)" in reason.what.lower()
    assert after.parts[-1].name == "Số liệu đã thay đổi"
    text = text_of(after.data)
    assert "DỰ THẢO" in text
    assert reason.at_drafting in text


def test_taking_the_new_figures_ends_the_draft(desk: Desk, code: str) -> None:
    enter(desk, "912")
    refresh_figures(desk, code)
    again = preview_dossier(desk, code)
    assert again.stale == ()
    assert "DỰ THẢO" not in text_of(again.data)
    assert "91,2" in text_of(again.data)


def test_a_figure_that_was_cleared_is_told_as_none(desk: Desk, code: str) -> None:
    set_result(desk, ResultEdit(target=FIGURE, period="2023"))
    assert {item.now for item in preview_dossier(desk, code).stale} == {"-"}


def test_an_unknown_dossier_is_refused_and_nothing_written(desk: Desk, tmp_path: Path) -> None:
    place = tmp_path / "ho-so.pdf"
    with pytest.raises(UserError, match="khong-co"):
        print_dossier(desk, "khong-co", place)
    assert not place.exists()


def test_a_file_that_cannot_be_written_is_told(desk: Desk, code: str, tmp_path: Path) -> None:
    folder = tmp_path / "ho-so.pdf"
    folder.mkdir()
    with pytest.raises(UserError, match=r"ho-so\.pdf"):
        print_dossier(desk, code, folder)


def test_two_offices_print_under_their_own_names(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk("son-la", office="son-la")
    code = fill_with_example(desk, 2023).value.dossier
    assert "UBND TỈNH SƠN LA" in text_of(preview_dossier(desk, code).data)
    assert get_dossier(desk, code).office == "son-la"


def test_progress_is_told_and_may_stop_the_work(desk: Desk, code: str, tmp_path: Path) -> None:
    place = tmp_path / "ho-so.pdf"
    told: list[tuple[int, int]] = []

    class StoppedError(Exception):
        pass

    def stop(done: int, total: int) -> None:
        told.append((done, total))
        if done == 1:
            raise StoppedError

    with pytest.raises(StoppedError):
        print_dossier(desk, code, place, progress=stop)
    assert told[0][0] == 0
    assert not place.exists()
