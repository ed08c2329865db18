"""Everything a database holds as a workbook that can be read without this program."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from models.backup.salvage import ReadableTable, readable_tables
from models.domain.errors import UserError
from models.excel.plain_tables import PlainTable, write_tables
from models.store.outfile import write_whole
from models.usecases.journal_words import COLUMN_WORDS, ENTITY_WORDS

_APART = frozenset({"alembic_version"})
_TITLES = {**ENTITY_WORDS, "change": "Nhật ký", "package": "Gói đã gửi, đã nhận"}
_NOTE = "Bảng này hỏng một phần trong tệp gốc; dưới đây là các dòng còn đọc được."


@dataclass(frozen=True, slots=True, kw_only=True)
class SalvageFacts:
    """What was written; `damaged` names the tables of which a part is lost."""

    place: Path
    table_count: int
    row_count: int
    damaged: tuple[str, ...]


def salvage(source: Path, to: Path) -> SalvageFacts:
    """Write all that can still be read of the workspace at `source` to the workbook `to`.

    The source is only read. Raises UserError when nothing of it can be read.
    """
    tables = [item for item in readable_tables(source) if item.name not in _APART]
    if not any(table.rows for table in tables):
        raise UserError(
            f"Không đọc được bảng nào trong tệp “{source.name}”. Tệp được giữ nguyên. "
            "Hãy mở một bản sao lưu."
        )
    write_whole(to, write_tables(_plain(tables)))
    return SalvageFacts(
        place=to,
        table_count=len(tables),
        row_count=sum(len(table.rows) for table in tables),
        damaged=tuple(_title(table) for table in tables if not table.is_whole),
    )


def _plain(tables: list[ReadableTable]) -> Iterator[PlainTable]:
    for table in sorted(tables, key=lambda item: item.name == "change"):
        if table.rows or not table.is_whole:
            yield PlainTable(
                title=_title(table),
                columns=[COLUMN_WORDS.get(name, name) for name in table.columns],
                rows=table.rows,
                note="" if table.is_whole else _NOTE,
            )


def _title(table: ReadableTable) -> str:
    return _TITLES.get(table.name, table.name)
