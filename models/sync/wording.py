"""Arriving values in the words of the screen."""

import re
from collections.abc import Mapping
from decimal import Decimal

from models.domain.arrival import FieldDifference, Side
from models.domain.carried import Mark, RowValue, Stop
from models.domain.numbers import show_number, show_quantity
from models.domain.package import ResultValue, TaskValue, Value
from models.domain.programmes import TaskState
from models.domain.submission import JUDGED_LABELS, STATE_LABELS
from models.sync.sharing import FIELDS, Common, entity_of

_FIELD_LABELS = {
    "value": "Kết quả",
    "numerator": "Tử số",
    "denominator": "Mẫu số",
    "raw_text": "Chữ đã gõ",
    "judged": "Đánh giá",
    "note": "Ghi chú",
    "state": "Trạng thái",
    "percent": "% hoàn thành",
    "assignee": "Người phụ trách",
    "unit": "Phòng, đơn vị thực hiện",
}
_TOLD_COUNT = 3
_NUMBERS = frozenset({"value", "numerator", "denominator", "percent"})
_ENTITY_LABELS = {
    "document": "Văn bản",
    "cluster": "Cụm",
    "membership": "Thành viên cụm",
    "programme": "Chương trình",
    "programme_text": "Lời văn chương trình",
    "field": "Lĩnh vực",
    "motto": "Khẩu hiệu",
    "legal_basis": "Căn cứ",
    "movement": "Phong trào",
    "phase": "Giai đoạn",
    "task": "Nhiệm vụ",
    "duty": "Việc định kỳ",
    "target": "Chỉ tiêu",
    "assignment": "Chỉ tiêu giao",
    "deadline": "Hạn gửi",
    "period_lock": "Khoá kỳ",
    "adjustment": "Số điều chỉnh",
    "handover": "Bàn giao",
    "proposal": "Đề nghị khen thưởng",
    "registration": "Đăng ký thi đua",
    "exemplar": "Điển hình",
}
_TELLING = (
    "award_name",
    "name",
    "title",
    "text",
    "number",
    "reason",
    "role",
    "due",
    "low",
    "value",
    "taker",
    "registered_on",
    "titles",
    "pledged_on",
    "pledge",
    "deed",
    "spread",
)
_ISO_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


def result_words(item: ResultValue, unit: str) -> str:
    """Return a result in words: value, fraction, judgement, note."""
    words: list[str] = []
    if item.value is not None:
        words.append(show_quantity(item.value, unit))
    if item.numerator is not None and item.denominator is not None:
        words.append(f"{show_number(item.numerator)}/{show_number(item.denominator)}")
    if item.judged is not None:
        words.append(JUDGED_LABELS[item.judged])
    if item.note:
        words.append(f"ghi chú: {item.note}")
    if item.evidence:
        words.append(f"{len(item.evidence)} tệp minh chứng")
    return "; ".join(words) or "để trống"


def task_words(item: TaskValue) -> str:
    """Return a task's progress in words: state, percent, who, note."""
    words = [STATE_LABELS[item.state]]
    if item.percent is not None:
        words.append(f"{show_number(item.percent)} %")
    words += [text for text in (item.unit, item.assignee) if text]
    if item.note:
        words.append(f"ghi chú: {item.note}")
    return "; ".join(words)


def row_name(row: RowValue, names: Mapping[str, str]) -> str:
    """Return what a row of the leader is about."""
    label = entity_label(row.entity)
    said = row.fields.get("name") or row.fields.get("title")
    first = row.key.partition("|")[0]
    about = names.get(str(row.fields.get("target", ""))) or str(said or names.get(first, ""))
    return f"{label}: {about}" if about else f"{label} {row.key}"


def row_words(row: RowValue | None) -> str:
    """Return the telling fields of a row of the leader."""
    if row is None or row.is_removed:
        return ""
    said = [str(row.fields[name]) for name in _TELLING if name in row.fields]
    words = [_ISO_DAY.sub(r"\3/\2/\1", text) for text in said[:_TOLD_COUNT]]
    return "; ".join([*words, "trong thùng rác"] if row.fields.get("removed") is True else words)


def entity_label(entity: str) -> str:
    """Return what the rows of a table are called on the screen."""
    return _ENTITY_LABELS.get(entity, entity)


def mark_words(mark: Mark) -> str:
    """Return what a mark says of a value."""
    return f"{mark.stop.label}: {mark.reason}" if mark.stop is Stop.RETURNED else mark.stop.label


def differences(
    mine: Value, theirs: Value, base: Common | None, *, theirs_kept: bool
) -> tuple[FieldDifference, ...]:
    """Return the fields in which two values of one cell differ."""
    kept = Side.THEIRS if theirs_kept else Side.MINE
    found: list[FieldDifference] = []
    for name in FIELDS[entity_of(mine)]:
        one, other = getattr(mine, name), getattr(theirs, name)
        if one == other:
            continue
        found.append(
            FieldDifference(
                field=name,
                label=_FIELD_LABELS[name],
                mine=_shown(name, one),
                theirs=_shown(name, other),
                base=None if base is None else _shown(name, base.content.get(name)),
                kept=kept,
            )
        )
    return tuple(found)


def _shown(name: str, value: object) -> str:
    if value is None or value == "":
        return "để trống"
    if isinstance(value, bool):
        return JUDGED_LABELS[value]
    if name in _NUMBERS:
        return show_number(Decimal(str(value)))
    if name == "state":
        return STATE_LABELS[TaskState(str(value))]
    return str(value)
