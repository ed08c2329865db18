"""The tables of the page: packages, members, files looked at, what they would change."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from models.domain.arrival import PackageFacts, RowChange
from models.domain.errors import Problem
from models.usecases.exchange import Look
from views.pages.packages import words
from views.widgets.facts_model import Column
from views.widgets.formats import date_text

T = TypeVar("T")


def package_columns() -> tuple[Column[PackageFacts], ...]:
    """Return the columns of the list of packages."""
    return (
        Column(
            key="at",
            title="Lúc",
            text=lambda item: f"{item.handled_at:%d/%m/%Y %H:%M}",
            sort=lambda item: item.handled_at,
            width=128,
        ),
        Column(key="way", title="Chiều", text=words.way_words, width=80),
        Column(
            key="kind", title="Loại gói", text=lambda item: words.KIND_WORDS[item.kind], width=108
        ),
        Column(key="office", title="Đơn vị", text=words.other_office, width=150, stretch=True),
        Column(key="period", title="Kỳ", text=lambda item: item.period or str(item.year), width=76),
        _number("rows", "Số dòng", lambda item: item.row_count, width=76),
        Column(
            key="counts",
            title="Kết quả nhập",
            text=lambda item: (
                "" if item.direction == words.OUT else words.counts_words(item.counts)
            ),
            width=150,
        ),
        Column(
            key="state",
            title="Tình trạng",
            text=words.package_state,
            role=words.package_role,
            width=126,
        ),
        Column(key="file", title="Tên tệp", text=lambda item: item.file_name, width=160),
    )


def look_columns() -> tuple[Column[Look], ...]:
    """Return the columns of the files that were looked at."""
    return (
        Column(key="file", title="Tệp", text=lambda look: look.place.name, width=180),
        Column(
            key="sender",
            title="Đơn vị gửi",
            text=lambda look: look.seen.sender_short if look.seen else "",
            tip=lambda look: look.seen.sender_name if look.seen else "",
            width=180,
            stretch=True,
        ),
        Column(
            key="kind",
            title="Loại gói",
            text=lambda look: words.KIND_WORDS[look.seen.meta.kind] if look.seen else "",
            width=104,
        ),
        Column(key="period", title="Kỳ", text=_period, width=70),
        Column(
            key="made",
            title="Ngày lập",
            text=lambda look: date_text(look.seen.meta.made_at.date()) if look.seen else "",
            width=88,
        ),
        _number("new", "Mới", lambda look: look.seen.counts.new if look.seen else 0),
        _number("changed", "Đổi", lambda look: look.seen.counts.changed if look.seen else 0),
        _number("conflict", "X.đột", lambda look: look.seen.counts.conflict if look.seen else 0),
        _number("problem", "Vướng", lambda look: look.seen.counts.problem if look.seen else 0),
        _number("same", "Giống", lambda look: look.seen.counts.same if look.seen else 0),
        Column(
            key="state",
            title="Tình trạng",
            text=words.state_words,
            role=words.state_role,
            width=130,
        ),
    )


def change_columns() -> tuple[Column[RowChange], ...]:
    """Return the columns of the values that would change."""
    return (
        Column(
            key="decision",
            title="Sẽ",
            text=lambda row: words.DECISION_WORDS[row.decision],
            role=lambda row: words.DECISION_ROLES.get(row.decision, "text"),
            width=76,
        ),
        Column(
            key="name",
            title="Chỉ tiêu, nhiệm vụ",
            text=lambda row: row.name,
            width=260,
            stretch=True,
        ),
        Column(key="period", title="Kỳ", text=lambda row: row.period_label, width=100),
        Column(key="old", title="Đang có", text=lambda row: row.old, width=160),
        Column(key="new", title="Gói ghi", text=lambda row: row.new, width=200),
        Column(
            key="touched",
            title="Sửa ngoài",
            text=lambda row: "sửa ngoài" if row.is_touched else "",
            role=lambda _row: "warn",
            width=80,
        ),
        Column(
            key="place",
            title="Ô trong tệp",
            text=lambda row: f"{row.sheet} {row.cell}".strip(),
            width=110,
        ),
    )


def problem_columns() -> tuple[Column[Problem], ...]:
    """Return the columns of what cannot be taken in as it stands."""
    return (
        Column(key="sheet", title="Trang", text=lambda item: item.sheet, width=96),
        Column(key="cell", title="Ô", text=lambda item: item.cell, width=60),
        Column(
            key="name",
            title="Chỉ tiêu, nhiệm vụ",
            text=lambda item: item.name or item.code,
            tip=lambda item: item.code,
            width=190,
        ),
        Column(key="found", title="Đang ghi", text=lambda item: item.found, width=100),
        Column(
            key="message",
            title="Vì sao và cần làm gì",
            text=_message,
            tip=_message,
            width=400,
            stretch=True,
        ),
    )


def unknown_words(look: Look) -> Sequence[str]:
    """Return one sentence for each sheet or column nobody asked for."""
    if look.seen is None:
        return ()
    found = []
    for item in look.seen.unknown:
        what = f"Cột “{item.column}” trang {item.sheet}" if item.column else f"Trang {item.sheet}"
        meant = f" Có thể là “{item.suggestion}”." if item.suggestion else ""
        found.append(f"{what} không có trong mẫu nên không được đọc.{meant}")
    return found


def _number(key: str, title: str, count: Callable[[T], int], *, width: int = 66) -> Column[T]:
    return Column(
        key=key,
        title=title,
        text=lambda item: str(count(item) or ""),
        sort=count,
        width=width,
        numeric=True,
    )


def _period(look: Look) -> str:
    return (look.seen.meta.period or str(look.seen.meta.year)) if look.seen else ""


def _message(item: Problem) -> str:
    """Return the message without the place it begins with: the place has its own columns."""
    place, separator, rest = item.message.partition(": ")
    return rest if separator and item.cell and item.cell in place else item.message
