"""Quy định: caps, thresholds, windows and deadlines with their source, as this office set them."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.domain.errors import UserError
from models.usecases.award_settings import (
    CHOICES,
    SettingLine,
    list_settings,
    put_setting,
    reset_setting,
    typed_words,
    value_words,
)
from models.usecases.candidates import reckoning_day
from views.context import PageContext
from views.pages.awards.fact_form import FactForm, FieldSpec, Kind
from views.saving import Writer
from views.widgets.buttons import plain, quiet
from views.widgets.empty import EmptyState
from views.widgets.facts_model import Column, FactsModel
from views.widgets.table import TableView
from views.widgets.text import Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingForm:
    """What the form of a setting shows."""

    value: str
    source: str


class RulesPart(QWidget):
    """Lists the settings in force and lets this office set its own."""

    refused = Signal(str)

    def __init__(self, context: PageContext, writer: Writer, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._writer = writer
        self.model: FactsModel[SettingLine] = FactsModel(_columns(), parent=self)
        self.table = TableView("award-settings", context.memory, self)
        self.table.set_model(self.model)
        self.table.set_empty(EmptyState(self.tr("Không có quy định nào áp dụng.")))
        self.table.row_opened.connect(self._edit)
        self.table.selection_changed.connect(self._enable)
        self._change = plain(self.tr("Sửa theo quy định của đơn vị"), "pencil", self)
        self._change.clicked.connect(self.edit_current)
        self._reset = quiet(self.tr("Lấy lại mức ban đầu"), "undo-2", self)
        self._reset.clicked.connect(self.reset_current)
        row = QHBoxLayout()
        row.addWidget(self._change)
        row.addWidget(self._reset)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        hint = self.tr(
            "Những mức chưa xác minh chỉ dùng để nhắc. Hãy đối chiếu với văn bản của Bộ, tỉnh rồi "
            "sửa và ghi căn cứ."
        )
        column.addWidget(Sentence(hint, role="muted", px=13, parent=self))
        column.addLayout(row)
        column.addWidget(self.table, 1)
        self._enable()

    def reload(self) -> None:
        """Read the settings again."""
        desk, year = self._context.desk, self._context.year
        on = reckoning_day(year, desk.today())
        self._context.jobs.read(
            lambda _token: list_settings(desk, on), self.model.set_facts, owner=self
        )

    def edit_current(self) -> None:
        """Ask for a value and where it stands."""
        self._edit(self.table.current_fact())

    def reset_current(self) -> None:
        """Go back to what came with the program."""
        line = self.table.current_fact()
        if isinstance(line, SettingLine) and line.own:
            desk = self._context.desk
            self._writer.write(lambda: reset_setting(desk, line), self._after)

    def _edit(self, line: object) -> None:
        if not isinstance(line, SettingLine):
            return
        choices = tuple(CHOICES.get(line.setting.code, {}).items())
        unit = value_words(line.setting)
        specs = (
            FieldSpec(
                key="value",
                label=line.name,
                kind=Kind.CHOICE if choices else Kind.TEXT,
                choices=choices,
                help=self.tr("Hiện áp dụng: {value}. {text}").format(
                    value=unit, text=line.setting.text
                ),
            ),
            FieldSpec(key="source", label=self.tr("Căn cứ"), required=True),
        )
        source = line.setting.source if line.own else ""
        form = FactForm(specs, SettingForm(value=typed_words(line.setting), source=source))
        if not self._context.ask.form(line.award_name, form, self.tr("Lưu"), check=form.check):
            return
        desk, value, told = self._context.desk, form.text("value"), form.text("source")
        self._writer.write(lambda: put_setting(desk, line, value, told), self._after, self._tell)

    def _enable(self) -> None:
        line = self.table.current_fact()
        self._change.setEnabled(isinstance(line, SettingLine))
        self._reset.setEnabled(isinstance(line, SettingLine) and line.own)

    def _after(self, _value: object) -> None:
        self.reload()

    def _tell(self, refusal: UserError) -> None:
        self.refused.emit(refusal.text)


def _columns() -> tuple[Column[SettingLine], ...]:
    return (
        Column(key="name", title="Quy định", text=_name, width=210),
        Column(key="award", title="Áp dụng cho", text=_award, width=230),
        Column(key="value", title="Mức", text=_value, width=170),
        Column(key="sure", title="Xác minh", text=_sure, role=_sure_role, width=130),
        Column(key="source", title="Nguồn", text=_source, width=240, stretch=True),
    )


def _name(line: SettingLine) -> str:
    return line.name


def _award(line: SettingLine) -> str:
    return line.award_name


def _value(line: SettingLine) -> str:
    return value_words(line.setting)


def _sure(line: SettingLine) -> str:
    if line.own:
        return "đơn vị đã sửa"
    return "đã xác minh" if line.setting.verified else "chưa xác minh"


def _sure_role(line: SettingLine) -> str:
    return "good" if line.own or line.setting.verified else "warn"


def _source(line: SettingLine) -> str:
    return line.setting.source
