"""A package that cannot be taken as it is, back to its sender: cells marked, message ready."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from models.domain.arrival import Preview
from models.domain.errors import Problem, Severity, UserError
from models.excel.annotating import Mark, annotate
from models.sync import files
from models.usecases.desk import Desk
from models.usecases.exchange import preview

_SHOWN_LIMIT = 40
_ORDER = (Severity.ERROR, Severity.QUESTION, Severity.WARNING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """A marked copy that was written; `message` goes with it to the sender."""

    place: Path
    problem_count: int
    cell_count: int
    message: str


def annotate_file(desk: Desk, place: Path, to: Path) -> Annotated:
    """Write the sender's own workbook at `place` to `to`, with the wrong cells red and noted.

    Raises UserError when nothing needs correcting, when `to` is the file itself, and when the
    file is no package or cannot be read or written.
    """
    if to.resolve() == place.resolve():
        raise UserError(
            f"Không ghi đè lên tệp đơn vị đã gửi “{place.name}”. Hãy chọn tên khác cho tệp trả lại."
        )
    seen = preview(desk, place)
    problems = sorted(seen.problems, key=lambda item: _ORDER.index(item.severity))
    wrong = [item for item in problems if item.severity is not Severity.WARNING]
    if not wrong:
        raise UserError(
            f"Tệp “{place.name}” không có ô nào phải sửa nên không cần gửi trả. Hãy nhập gói này."
        )
    content = files.read_file(place)
    marks = [
        Mark(sheet=item.sheet, cell=item.cell, text=item.message) for item in wrong if item.cell
    ]
    files.write_file(to, annotate(content, marks, place.name))
    return Annotated(
        place=to,
        problem_count=len(wrong),
        cell_count=len({(mark.sheet, mark.cell) for mark in marks}),
        message=message_for(seen, wrong, to.name),
    )


def message_for(seen: Preview, problems: Sequence[Problem], attached: str = "") -> str:
    """Return the message to the sender: what is wrong where, and what to do."""
    lines = [
        f"Kính gửi {seen.sender_name},",
        "",
        _summary(seen, len(problems)),
        "",
    ]
    shown = problems[:_SHOWN_LIMIT]
    lines += [f"{number}. {item.sentence}" for number, item in enumerate(shown, 1)]
    if len(problems) > len(shown):
        lines.append(f"… và {len(problems) - len(shown)} chỗ nữa, đã đánh dấu trong tệp.")
    lines.append("")
    if attached:
        lines.append(
            f"Các ô ấy đã được tô đỏ và có ghi chú trong tệp gửi kèm “{attached}”. Các ô khác giữ "
            "nguyên. Đề nghị đơn vị sửa ngay trong tệp này, lưu lại rồi gửi lại."
        )
    else:
        lines.append("Đề nghị đơn vị sửa các ô ấy rồi gửi lại.")
    return "\n".join([*lines, "", "Trân trọng cảm ơn."])


def _summary(seen: Preview, count: int) -> str:
    kind = f"{seen.meta.kind.label} năm {seen.meta.year}"
    return f"Tệp “{seen.file_name}” ({kind}) có {count} chỗ cần sửa:"
