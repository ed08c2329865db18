"""Backups as the screen says them."""

from decimal import Decimal

from models.backup.shelf import Contents, Reason
from models.domain.numbers import show_number
from models.usecases.journal_words import ENTITY_WORDS

REASON_WORDS = {
    Reason.START: "Khi mở chương trình",
    Reason.MIGRATION: "Trước khi chuyển mẫu dữ liệu",
    Reason.IMPORT: "Trước khi nhập gói",
    Reason.EXIT: "Khi đóng chương trình",
    Reason.MANUAL: "Sao lưu bằng tay",
    Reason.RESTORE: "Trước khi khôi phục",
}
_MEGABYTE = 1_000_000
_COUNTED = ("result", "task_progress", "document", "person", "collective", "dossier", "attachment")


def size_words(size: int) -> str:
    """Return a size in bytes as a person says it: "1,4 MB"."""
    if size < _MEGABYTE:
        return f"{max(1, round(size / 1000))} KB"
    return f"{size / _MEGABYTE:.1f} MB".replace(".", ",")


def contents_words(contents: Contents) -> tuple[tuple[str, str], ...]:
    """Return what a backup holds as labels and texts."""
    last = f"{contents.changed_at:%H:%M ngày %d/%m/%Y}" if contents.changed_at else "Chưa có"
    counts = {item.table: item.row_count for item in contents.counts}
    return (
        ("Đơn vị", contents.office_name),
        ("Năm", str(contents.year)),
        ("Loại", "Tệp thực hành" if contents.is_practice else "Tệp thật"),
        ("Kích thước", size_words(contents.size)),
        ("Mẫu dữ liệu", str(contents.schema)),
        ("Số thay đổi", f"{show_number(Decimal(contents.change_count))} dòng nhật ký"),
        ("Thay đổi cuối", last),
        *((ENTITY_WORDS[name], str(counts[name])) for name in _COUNTED if counts.get(name)),
    )
