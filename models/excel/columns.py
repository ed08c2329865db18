"""The one table of columns: headers, widths, guidance, courtesy checks, and what a reader accepts.

Whatever a sheet says about a column is made from its row here, so that the instructions cannot
contradict the reader.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from models.domain.programmes import TaskState
from models.domain.submission import JUDGED_LABELS, STATE_LABELS

GUIDE_SHEET = "Hướng dẫn"
TARGET_SHEET = "Chỉ tiêu"
TASK_SHEET = "Nhiệm vụ"
PROPOSAL_SHEET = "Đề nghị khen thưởng"
REGISTRATION_SHEET = "Đăng ký thi đua"
EXEMPLAR_SHEET = "Điển hình"
LIST_SHEET = "Danh mục"
META_SHEET = "_meta"
ROW_KEY = "#row"


class Form(Enum):
    """What a cell of the column holds."""

    TEXT = "text"
    NUMBER = "number"
    CHOICE = "choice"
    DATE = "date"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column; `key` stands in the hidden row, `width` is in characters.

    `how` says in one sentence how to fill it in; columns without `is_input` are locked. `low` and
    `high` are bounds the reader insists on; `since` is the format that first had the column.
    """

    key: str
    header: str
    width: float
    form: Form = Form.TEXT
    is_input: bool = False
    how: str = ""
    choices: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    centred: bool = False
    is_small: bool = False
    since: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """A drop-down list: the name other sheets know it by, and its words."""

    name: str
    header: str
    words: tuple[str, ...]


LISTS = (
    Choices(name="ds_danh_gia", header="Đánh giá", words=tuple(JUDGED_LABELS.values())),
    Choices(name="ds_trang_thai", header="Trạng thái", words=tuple(STATE_LABELS.values())),
)
JUDGED_WORDS = {word: judged for judged, word in JUDGED_LABELS.items()}
STATE_WORDS: dict[str, TaskState] = {word: state for state, word in STATE_LABELS.items()}

_NUMBER_HOW = "Gõ số, dùng dấu phẩy cho phần thập phân (ví dụ 95,5); không gõ đơn vị tính."

TARGET_COLUMNS = (
    Column(key=ROW_KEY, header="Khoá dòng", width=2),
    Column(key="order", header="STT", width=5, centred=True),
    Column(key="code", header="Mã", width=12, is_small=True),
    Column(key="field", header="Lĩnh vực", width=14),
    Column(key="name", header="Chỉ tiêu", width=36),
    Column(key="unit", header="Đơn vị tính", width=9, centred=True),
    Column(key="requirement", header="Yêu cầu của ngành", width=17),
    Column(key="assigned", header="Chỉ tiêu được giao", width=13),
    Column(key="period", header="Kỳ", width=10, centred=True),
    Column(
        key="numerator",
        header="Tử số",
        width=10,
        form=Form.NUMBER,
        is_input=True,
        how=f"{_NUMBER_HOW} Có tử số thì phải có mẫu số.",
    ),
    Column(
        key="denominator",
        header="Mẫu số",
        width=10,
        form=Form.NUMBER,
        is_input=True,
        how=f"{_NUMBER_HOW} Mẫu số phải lớn hơn 0.",
    ),
    Column(
        key="value",
        header="Kết quả",
        width=11,
        form=Form.NUMBER,
        is_input=True,
        how=f"{_NUMBER_HOW} Tỷ lệ 95,5 % thì gõ 95,5.",
    ),
    Column(
        key="judged",
        header="Đánh giá",
        width=9,
        form=Form.CHOICE,
        is_input=True,
        choices="ds_danh_gia",
        centred=True,
        how="Chỉ dùng cho chỉ tiêu không có số: chọn Đạt hoặc Chưa đạt, ghi lý do ở cột Ghi chú.",
    ),
    Column(
        key="note",
        header="Ghi chú",
        width=18,
        is_input=True,
        how="Ghi nguồn số liệu, lý do hoặc khó khăn, vướng mắc.",
    ),
    Column(key="evidence", header="Minh chứng", width=16),
)

TASK_COLUMNS = (
    Column(key=ROW_KEY, header="Khoá dòng", width=2),
    Column(key="order", header="STT", width=5, centred=True),
    Column(key="code", header="Mã", width=14, is_small=True),
    Column(key="group", header="Nhóm", width=24),
    Column(key="name", header="Nhiệm vụ", width=58),
    Column(key="deadline", header="Hạn", width=12, form=Form.DATE, centred=True),
    Column(
        key="state",
        header="Trạng thái",
        width=15,
        form=Form.CHOICE,
        is_input=True,
        choices="ds_trang_thai",
        centred=True,
        how="Chọn một trong bốn trạng thái có trong danh sách thả xuống.",
    ),
    Column(
        key="percent",
        header="% hoàn thành",
        width=11,
        form=Form.NUMBER,
        is_input=True,
        low=Decimal(0),
        high=Decimal(100),
        how="Gõ một số từ 0 đến 100, không gõ dấu %.",
    ),
    Column(
        key="department",
        header="Phòng, đơn vị thực hiện",
        width=18,
        is_input=True,
        since=3,
        how="Ghi phòng hoặc đơn vị trực thuộc làm việc này.",
    ),
    Column(
        key="assignee",
        header="Người phụ trách",
        width=20,
        is_input=True,
        how="Ghi họ và tên người phụ trách.",
    ),
    Column(
        key="note",
        header="Ghi chú",
        width=26,
        is_input=True,
        how="Ghi kết quả, sản phẩm hoặc khó khăn, vướng mắc.",
    ),
)

PROPOSAL_COLUMNS = (
    Column(key=ROW_KEY, header="Khoá dòng", width=2),
    Column(key="order", header="STT", width=6, centred=True),
    Column(key="kind", header="Đối tượng", width=12, centred=True),
    Column(key="name", header="Họ tên, tên tập thể", width=40),
    Column(key="unit", header="Đơn vị công tác", width=34),
    Column(key="award_name", header="Đề nghị tặng", width=40),
    Column(key="summary", header="Tóm tắt thành tích", width=56),
)

REGISTRATION_COLUMNS = (
    Column(key=ROW_KEY, header="Khoá dòng", width=2),
    Column(key="order", header="STT", width=6, centred=True),
    Column(key="programme", header="Chương trình", width=40),
    Column(key="number", header="Số văn bản đăng ký", width=18),
    Column(key="registered_on", header="Ngày đăng ký", width=13, form=Form.DATE, centred=True),
    Column(key="titles", header="Danh hiệu, hình thức đăng ký", width=40),
    Column(key="pledged_on", header="Ngày ký giao ước", width=13, form=Form.DATE, centred=True),
    Column(key="pledge", header="Nội dung giao ước", width=50),
    Column(key="note", header="Ghi chú", width=26),
)

EXEMPLAR_COLUMNS = (
    Column(key=ROW_KEY, header="Khoá dòng", width=2),
    Column(key="order", header="STT", width=6, centred=True),
    Column(key="kind", header="Loại", width=14, centred=True),
    Column(key="name", header="Tên điển hình", width=36),
    Column(key="unit", header="Thuộc đơn vị", width=26),
    Column(key="found_on", header="Ngày phát hiện", width=13, form=Form.DATE, centred=True),
    Column(key="deed", header="Đã làm gì, kết quả", width=54),
    Column(key="spread", header="Nhân rộng thế nào", width=40),
)


def words_of(choices: str) -> tuple[str, ...]:
    """Return the words of a drop-down list by its name."""
    return next(item.words for item in LISTS if item.name == choices)
