"""The first sheet: who sends what to whom, and how each column is filled in."""

from models.domain.submission import Submission
from models.excel import looks
from models.excel.columns import GUIDE_SHEET, TARGET_COLUMNS, TARGET_SHEET, TASK_COLUMNS, TASK_SHEET
from models.excel.workbook import Workbook

_WIDTHS = (3.0, 26.0, 96.0)
_STEPS = (
    "Mở trang Chỉ tiêu, điền vào các ô nền vàng; mỗi dòng là một chỉ tiêu trong một kỳ.",
    "Mở trang Nhiệm vụ, cập nhật trạng thái và phần trăm hoàn thành của từng nhiệm vụ.",
    (
        "Lưu tệp ở dạng .xlsx rồi gửi cho nơi nhận qua thư điện tử, Zalo hoặc USB; đổi tên tệp "
        "cũng được."
    ),
    "Không đổi mã, không gộp ô. Chèn thêm dòng, cột hoặc ẩn bớt cột không làm sai số liệu.",
    (
        "Số liệu sửa trong tệp này vẫn nhập được; chương trình sẽ cho biết ô nào đã sửa ngoài phần "
        "mềm và hỏi lại trước khi nhận."
    ),
)


def add_guide(book: Workbook, facts: Submission) -> None:
    """Add the sheet."""
    sheet = book.add_sheet(GUIDE_SHEET)
    sheet.widths = _WIDTHS
    sheet.protected = True
    sheet.is_one_page = True
    meta = facts.meta
    sheet.footer = f"Gói {meta.package_id} · lập ngày {meta.made_at:%d/%m/%Y}"
    number = book.styles.number
    strong, plain, head = number(looks.STRONG), number(looks.PLAIN), number(looks.HEADER)

    def line(left: str, right: str) -> None:
        height = looks.row_height((left, right), _WIDTHS[1:])
        sheet.add_row([None, left, right], [0, strong, plain], height=height)

    def heading(left: str, right: str) -> None:
        sheet.add_row([None], [0], height=8)
        sheet.add_row([None, left, right], [0, head, head], height=20)

    sheet.add_row(
        [None, f"GÓI NỘP SỐ LIỆU THI ĐUA {facts.period_label.upper()}"],
        [0, number(looks.TITLE)],
        height=26,
    )
    heading("Gói này", "Nội dung")
    line("Đơn vị gửi", facts.sender_name)
    line("Nơi nhận", facts.receiver_name)
    line("Cụm thi đua", facts.cluster_name)
    line("Kỳ số liệu", facts.period_label)
    line("Ngày lập", f"{meta.made_at:%d/%m/%Y %H:%M}")
    line("Mã gói", meta.package_id)
    line("Số liệu có trong gói", f"{meta.result_count} kết quả, {meta.task_count} nhiệm vụ")
    heading("Các bước", "Việc cần làm")
    for step, text in enumerate(_STEPS, 1):
        line(f"Bước {step}" if step < 4 else "Lưu ý", text)  # noqa: PLR2004 - three steps, then notes
    for name, columns in ((TARGET_SHEET, TARGET_COLUMNS), (TASK_SHEET, TASK_COLUMNS)):
        heading(f"Cột của trang {name}", "Cách điền")
        for column in columns:
            if column.is_input:
                line(column.header, column.how)
