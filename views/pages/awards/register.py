"""Sổ khen thưởng: everything held, found by anything; the money of a year."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.domain.decisions import Fund, RegisterEntry
from models.domain.merits import MODE_WORDS
from models.domain.nominations import Inheritance
from models.domain.text import fold, person_key
from models.usecases.deciding import fund, pay, set_fund
from models.usecases.registers import (
    due_table,
    export_tables,
    list_register,
    register_paper,
    register_table,
    search_text,
    tables_pdf,
)
from views.context import PageContext
from views.pages.awards.fact_form import FactForm, FieldSpec, Kind
from views.pages.awards.words import KIND_WORDS
from views.saving import Writer
from views.widgets.buttons import plain, quiet
from views.widgets.empty import EmptyState
from views.widgets.facts_model import Column, FactsModel
from views.widgets.filter_bar import FilterBar
from views.widgets.formats import date_text
from views.widgets.table import TableView
from views.widgets.text import Line

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True, kw_only=True)
class FundForm:
    """What the form of the fund shows."""

    amount_vnd: int
    source: str


class RegisterPart(QWidget):
    """`made` carries words and path of a file, `pdf_made` a PDF and its title."""

    made = Signal(str, object)
    pdf_made = Signal(object, str)
    subject_requested = Signal(str, str)

    def __init__(self, context: PageContext, writer: Writer, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._writer = writer
        self._fund: Fund | None = None
        self.bar = FilterBar(self.tr("Tìm người, đơn vị, hình thức, số quyết định"), self)
        kinds = [(kind.value, words) for kind, words in KIND_WORDS.items()]
        self.bar.add_choice("kind", self.tr("Đối tượng"), [("", self.tr("Mọi đối tượng")), *kinds])
        self._awards = self.bar.add_choice(
            "award", self.tr("Hình thức"), [("", self.tr("Mọi hình thức"))]
        )
        self._years = self.bar.add_choice("year", self.tr("Năm"), [("", self.tr("Mọi năm"))])
        self.bar.add_chip("owed", self.tr("Chưa chi tiền"))
        self.bar.changed.connect(self._filter)
        self.model: FactsModel[RegisterEntry] = FactsModel(_columns(), parent=self)
        self.table = TableView("award-register", context.memory, self)
        self.table.set_model(self.model)
        self.table.set_empty(
            EmptyState(
                self.tr(
                    "Sổ chưa có dòng nào. Danh hiệu, hình thức vào sổ khi ghi quyết định, "
                    "hoặc khi thêm ở mục Cá nhân, Tập thể."
                )
            )
        )
        self.table.row_opened.connect(self._open)
        self.table.add_action(self.tr("Mở lý lịch"), self._open_current, "user")
        self.table.add_action(self.tr("Ghi đã chi tiền"), self.pay_chosen, "check")
        self.table.add_action(self.tr("Ghi chưa chi tiền"), self.unpay_chosen, "undo-2")
        self._money = Line("", role="muted", px=13, parent=self)
        self._lay_out()

    def reload(self) -> None:
        """Read the register and the fund again."""
        desk, year = self._context.desk, self._context.year
        self._context.jobs.read(
            lambda _token: (list_register(desk), fund(desk, year + 1), fund(desk, year)),
            self._fill,
            owner=self,
        )

    def focus_filter(self) -> None:
        """Put the cursor into the search field."""
        self.bar.focus()

    def pay_chosen(self) -> None:
        """Note that the money of the selected awards was paid today."""
        self._pay(self._context.desk.today())

    def unpay_chosen(self) -> None:
        """Note that the money of the selected awards is still owed."""
        self._pay(None)

    def export(self) -> None:
        """Write what the filter shows as a workbook."""
        place = self._place("so-khen-thuong.xlsx")
        if place is None:
            return
        entries = self.model.facts()
        self._context.jobs.read(
            lambda _token: export_tables(
                place, [("Sổ khen thưởng", register_table(entries, self._subtitle()))]
            ),
            self._exported,
            owner=self,
        )

    def preview(self) -> None:
        """Make a PDF of what the filter shows."""
        desk, entries, subtitle = self._context.desk, self.model.facts(), self._subtitle()
        title = self.tr("Sổ khen thưởng")
        self._context.jobs.read(
            lambda _token: tables_pdf(desk, [(title, register_paper(entries, subtitle))], title),
            self._show_pdf,
            owner=self,
        )

    def show_due(self) -> None:
        """Make a PDF of who is due for anniversaries or chains."""
        desk, year = self._context.desk, self._context.year
        title = self.tr("Đến hạn đề nghị")
        self._context.jobs.read(
            lambda _token: tables_pdf(desk, [(title, due_table(desk, year))], title),
            self._show_pdf,
            owner=self,
        )

    def edit_fund(self) -> None:
        """Ask what the prize fund of the year of decisions holds."""
        if self._fund is None:
            return
        now, desk = self._fund, self._context.desk
        specs = (
            FieldSpec(
                key="amount_vnd",
                label=self.tr("Quỹ năm {year} (đồng)").format(year=now.year),
                kind=Kind.MONEY,
                required=True,
            ),
            FieldSpec(key="source", label=self.tr("Căn cứ")),
        )
        form = FactForm(specs, FundForm(amount_vnd=now.amount_vnd, source=now.source))
        title = self.tr("Quỹ thi đua, khen thưởng")
        if self._context.ask.form(title, form, self.tr("Lưu"), check=form.check):
            values = form.read()
            amount, source = values["amount_vnd"], str(values["source"])
            if isinstance(amount, int):
                year = now.year
                self._writer.write(lambda: set_fund(desk, year, amount, source), self._after)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for text, icon, slot in (
            (self.tr("Xuất Excel"), "file-spreadsheet", self.export),
            (self.tr("Xem bản in"), "eye", self.preview),
            (self.tr("Đến hạn đề nghị"), "clock", self.show_due),
        ):
            button = plain(text, icon, self)
            button.clicked.connect(slot)
            row.addWidget(button)
        self._money.set_alignment(_RIGHT)
        row.addWidget(self._money, 1)
        edit = quiet(self.tr("Sửa quỹ"), "pencil", self)
        edit.clicked.connect(self.edit_fund)
        row.addWidget(edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.bar)
        column.addLayout(row)
        column.addWidget(self.table, 1)

    def _fill(self, read: tuple[tuple[RegisterEntry, ...], Fund, Fund]) -> None:
        entries, coming, current = read
        # The merits of a year are decided in the next one; show the year that has something.
        self._fund = coming if coming.owed_vnd or coming.paid_vnd or coming.amount_vnd else current
        self._money.set_text(_fund_words(self._fund))
        self._money.set_role("bad" if self._fund.left_vnd < 0 else "muted")
        awards = dict.fromkeys((e.record.award, e.record.award_name) for e in entries)
        years = dict.fromkeys((str(e.record.year), str(e.record.year)) for e in entries)
        every = ("", self.tr("Mọi hình thức"))
        self._awards.set_choices([every, *awards], self.bar.choice("award"))
        self._years.set_choices([("", self.tr("Mọi năm")), *years], self.bar.choice("year"))
        self.model.set_facts(entries)
        self._filter()

    def _filter(self) -> None:
        words = fold(self.bar.text()).split()
        kind, award = self.bar.choice("kind"), self.bar.choice("award")
        year, owed = self.bar.choice("year"), self.bar.chip("owed")

        def keep(entry: RegisterEntry) -> bool:
            record, text = entry.record, search_text(entry)
            return (
                (not kind or entry.kind == kind)
                and (not award or record.award == award)
                and (not year or str(record.year) == year)
                and (not owed or bool(record.amount_vnd and not record.paid_on))
                and all(word in text for word in words)
            )

        self.model.set_filter(keep)
        shown, total = self.model.rowCount(), len(self.model.all_facts())
        self.bar.set_summary(self.tr("{n} trên {m} dòng").format(n=shown, m=total) if total else "")

    def _subtitle(self) -> str:
        year = self.bar.choice("year")
        return self.tr("Năm {year}").format(year=year) if year else ""

    def _place(self, name: str) -> Path | None:
        filters = [self.tr("Sổ tính Excel (*.xlsx)")]
        return self._context.ask.save_file(self.tr("Xuất Excel"), name, filters)

    def _exported(self, place: Path) -> None:
        self.made.emit(self.tr("Đã xuất {name}.").format(name=place.name), place)

    def _show_pdf(self, data: bytes) -> None:
        self.pdf_made.emit(data, self.tr("Sổ khen thưởng"))

    def _pay(self, on: date | None) -> None:
        chosen = tuple((e.subject, e.record) for e in self.table.selected_facts())
        if chosen:
            desk = self._context.desk
            self._writer.write(lambda: pay(desk, chosen, on), self._after)

    def _after(self, _value: object) -> None:
        self.reload()

    def _open_current(self) -> None:
        self._open(self.table.current_fact())

    def _open(self, entry: object) -> None:
        if isinstance(entry, RegisterEntry):
            self.subject_requested.emit(entry.subject, entry.kind)


def _fund_words(money: Fund) -> str:
    parts = [f"Quỹ năm {money.year}: {_vnd(money.amount_vnd)}"]
    parts.append(f"đã chi {_vnd(money.paid_vnd)}")
    parts.append(f"còn phải chi {_vnd(money.owed_vnd)}")
    if money.left_vnd < 0:
        parts.append(f"thiếu {_vnd(-money.left_vnd)}")
    return " · ".join(parts)


def _vnd(amount: int) -> str:
    return f"{amount:,}".replace(",", ".") + " đ"


def _columns() -> tuple[Column[RegisterEntry], ...]:
    return (
        Column(key="year", title="Năm", text=_year, sort=_year_key, width=60),
        Column(key="name", title="Tên", text=_name, sort=_name_key, width=190),
        Column(key="unit", title="Đơn vị", text=_unit, width=150, hidden=True),
        Column(key="award", title="Danh hiệu, hình thức", text=_award, width=200, stretch=True),
        Column(key="number", title="Số quyết định", text=_number, width=130),
        Column(key="day", title="Ngày", text=_decided, sort=_decided_key, width=92),
        Column(key="issuer", title="Cơ quan", text=_issuer, width=170),
        Column(key="mode", title="Loại hình", text=_mode, width=110, hidden=True),
        Column(key="field", title="Lĩnh vực", text=_field, width=110, hidden=True),
        Column(key="origin", title="Nguồn gốc", text=_origin, width=140, hidden=True),
        Column(
            key="money", title="Tiền thưởng", text=_money, sort=_money_key, width=100, numeric=True
        ),
        Column(key="paid", title="Đã chi", text=_paid, role=_paid_role, width=96),
    )


def _year(entry: RegisterEntry) -> str:
    return str(entry.record.year)


def _year_key(entry: RegisterEntry) -> int:
    return entry.record.year


def _name(entry: RegisterEntry) -> str:
    return entry.name


def _name_key(entry: RegisterEntry) -> object:
    return person_key(entry.name)


def _unit(entry: RegisterEntry) -> str:
    return entry.unit


def _award(entry: RegisterEntry) -> str:
    return entry.record.award_name


def _number(entry: RegisterEntry) -> str:
    return entry.record.decision_number


def _decided(entry: RegisterEntry) -> str:
    return date_text(entry.record.decided_on)


def _decided_key(entry: RegisterEntry) -> object:
    return entry.record.decided_on


def _issuer(entry: RegisterEntry) -> str:
    return entry.record.issuer


def _mode(entry: RegisterEntry) -> str:
    return MODE_WORDS.get(entry.record.mode, "") if entry.record.mode else ""


def _field(entry: RegisterEntry) -> str:
    return entry.record.field


def _origin(entry: RegisterEntry) -> str:
    return "" if entry.record.inheritance == Inheritance.OWN else "kế thừa"


def _money(entry: RegisterEntry) -> str:
    return _vnd(entry.record.amount_vnd).removesuffix(" đ") if entry.record.amount_vnd else ""


def _money_key(entry: RegisterEntry) -> object:
    return entry.record.amount_vnd


def _paid(entry: RegisterEntry) -> str:
    if not entry.record.amount_vnd:
        return ""
    return date_text(entry.record.paid_on) or "chưa chi"


def _paid_role(entry: RegisterEntry) -> str:
    return "text" if entry.record.paid_on else "warn"
