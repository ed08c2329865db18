"""The end of a dossier: what was decided on whom, and the money that goes with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.domain.decisions import Decision
from models.domain.nominations import Dossier, Nomination, Signature
from models.domain.text import person_key
from models.usecases.awards import award_of
from models.usecases.deciding import (
    OUTCOME_WORDS,
    DecisionDraft,
    GrantedAward,
    Outcome,
    decide,
    list_decisions,
    money_for,
)
from models.usecases.proposal_checks import OpenDossier
from views.context import PageContext
from views.pages.awards.fact_form import FactForm, FieldSpec, Kind
from views.pages.awards.words import PATH_WORDS
from views.saving import Writer
from views.widgets.buttons import plain, primary
from views.widgets.empty import EmptyState
from views.widgets.facts_model import Column, FactsModel
from views.widgets.formats import date_text, number_text
from views.widgets.table import TableView
from views.widgets.text import Sentence

_DECISIONS_HEIGHT = 140


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionDefaults:
    """What the form of a decision shows before anything is typed."""

    number: str
    decided_on: date | None
    issuer: str
    title: str
    signer_authority: str
    signer_title: str
    signer_name: str


class DecisionPart(QWidget):
    """Marks who was granted and writes the decision; `written` asks to read the dossier again."""

    written = Signal()
    print_requested = Signal(object)

    def __init__(self, context: PageContext, writer: Writer, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._writer = writer
        self._opened: OpenDossier | None = None
        self.model: FactsModel[GrantedAward] = FactsModel(_columns(), parent=self)
        self.table = TableView("decided", context.memory, self)
        self.table.set_model(self.model)
        self.table.set_empty(EmptyState(self.tr("Hồ sơ chưa đề nghị ai.")))
        self.table.selection_changed.connect(self._enable)
        self.decisions: FactsModel[Decision] = FactsModel(_decision_columns(), parent=self)
        self._list = TableView("decisions", context.memory, self)
        self._list.set_model(self.decisions)
        self._list.set_empty(EmptyState(self.tr("Chưa ghi quyết định nào cho hồ sơ này.")))
        self._list.setFixedHeight(_DECISIONS_HEIGHT)
        self._grant = primary(self.tr("Ghi quyết định"), "award", self)
        self._refuse = plain(self.tr("Không được tặng"), "x", self)
        self._sum = Sentence("", role="muted", px=13, parent=self)
        self._lay_out()
        self._enable()

    def show_dossier(self, opened: OpenDossier) -> None:
        """Show everybody of the dossier with the outcome so far, and its decisions."""
        self._opened = opened
        dossier = opened.dossier
        on = dossier.dated
        self.model.set_facts(
            [money_for(item, award_of(item, on), on) for item in dossier.nominations]
        )
        desk, code = self._context.desk, dossier.code
        self._context.jobs.read(
            lambda _token: tuple(one for one in list_decisions(desk) if one.dossier == code),
            self.decisions.set_facts,
            owner=self,
        )
        self._enable()

    def select_all(self) -> None:
        """Choose everybody."""
        self.table.selectAll()

    def grant(self) -> None:
        """Ask for the decision's number and day, and write it for those chosen."""
        chosen = self._chosen()
        if self._opened is None or not chosen:
            return
        form = FactForm(_specs(), self._defaults(chosen))
        title = self.tr("Ghi quyết định cho {n} cá nhân, tập thể").format(n=len(chosen))
        if not self._context.ask.form(title, form, self.tr("Ghi quyết định"), check=form.check):
            return
        outcomes = {item.code: Outcome(granted=True) for item in chosen}
        self._write(_draft(form.read(), outcomes))

    def refuse(self) -> None:
        """Ask why, and note that those chosen were not granted."""
        chosen = self._chosen()
        if self._opened is None or not chosen:
            return
        note = self._context.ask.text(
            self.tr("Không được tặng"),
            self.tr("Lý do, nếu có"),
            self.tr("Ghi kết quả"),
        )
        if note is None:
            return
        outcomes = {item.code: Outcome(granted=False, note=note) for item in chosen}
        dossier = self._opened.dossier
        self._write(
            DecisionDraft(
                number="",
                decided_on=self._context.desk.today(),
                issuer="",
                title=dossier.title,
                outcomes=outcomes,
            )
        )

    def _lay_out(self) -> None:
        self._grant.clicked.connect(self.grant)
        self._refuse.clicked.connect(self.refuse)
        every = plain(self.tr("Chọn tất cả"), "list", self)
        every.clicked.connect(self.select_all)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self._grant, self._refuse, every):
            row.addWidget(button)
        row.addWidget(self._sum, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(
            Sentence(
                self.tr(
                    "Chọn những dòng được tặng (giữ Ctrl để chọn nhiều), rồi ghi quyết định. "
                    "Kết quả vào lịch sử khen thưởng, sổ khen thưởng và tiền thưởng."
                ),
                role="muted",
                px=13,
                parent=self,
            )
        )
        column.addLayout(row)
        column.addWidget(self.table, 1)
        column.addWidget(Sentence(self.tr("Quyết định đã ghi"), px=15, bold=True, parent=self))
        column.addWidget(self._list)
        self._list.row_opened.connect(self.print_requested)

    def _enable(self) -> None:
        chosen = self.table.selected_facts()
        self._grant.setEnabled(bool(chosen))
        self._refuse.setEnabled(bool(chosen))
        total = sum(line.amount_vnd or 0 for line in chosen)
        sure = all(line.verified for line in chosen)
        note = "" if sure else self.tr(" Có mức chưa xác minh.")
        self._sum.setText(
            self.tr("Đã chọn {n}, tiền thưởng {sum} đồng.").format(
                n=len(chosen), sum=number_text(Decimal(total))
            )
            + note
            if chosen
            else ""
        )

    def _chosen(self) -> tuple[Nomination, ...]:
        return tuple(line.nomination for line in self.table.selected_facts())

    def _dossier(self) -> Dossier:
        if self._opened is None:
            message = "a decision is written on an open dossier"
            raise RuntimeError(message)
        return self._opened.dossier

    def _defaults(self, chosen: tuple[Nomination, ...]) -> DecisionDefaults:
        dossier = self._dossier()
        award = award_of(chosen[0], dossier.dated)
        own = award.decided_in_house
        signature = dossier.signature if own else Signature()
        return DecisionDefaults(
            number="",
            decided_on=self._context.desk.today(),
            issuer=award.decided_by,
            title=self.tr("Khen thưởng năm {year}").format(year=dossier.year),
            signer_authority=signature.authority,
            signer_title=signature.title,
            signer_name=signature.name,
        )

    def _write(self, draft: DecisionDraft) -> None:
        desk, code = self._context.desk, self._dossier().code
        self._writer.write(lambda: decide(desk, code, draft), self._after)

    def _after(self, _code: str) -> None:
        self.written.emit()


def _draft(values: Mapping[str, object], outcomes: Mapping[str, Outcome]) -> DecisionDraft:
    day = values["decided_on"]
    if not isinstance(day, date):
        raise TypeError(day)
    return DecisionDraft(
        number=str(values["number"]),
        decided_on=day,
        issuer=str(values["issuer"]),
        title=str(values["title"]),
        outcomes=outcomes,
        signature=Signature(
            authority=str(values["signer_authority"]),
            title=str(values["signer_title"]),
            name=str(values["signer_name"]),
        ),
    )


def _specs() -> tuple[FieldSpec, ...]:
    return (
        FieldSpec(
            key="number",
            label="Số quyết định",
            help="Để trống khi văn thư chưa cấp số; ghi sau ở lịch sử khen thưởng.",
        ),
        FieldSpec(
            key="decided_on",
            label="Ngày quyết định",
            kind=Kind.DAY,
            required=True,
            help="Tiền thưởng tính theo mức lương cơ sở của ngày này.",
        ),
        FieldSpec(key="issuer", label="Người, cơ quan quyết định", required=True),
        FieldSpec(key="title", label="Về việc"),
        FieldSpec(key="signer_authority", label="Quyền ký"),
        FieldSpec(key="signer_title", label="Chức vụ người ký"),
        FieldSpec(key="signer_name", label="Người ký"),
    )


def _columns() -> tuple[Column[GrantedAward], ...]:
    return (
        Column(key="name", title="Tên", text=_name, sort=_name_key, width=190),
        Column(key="award", title="Đề nghị", text=_award, width=200, stretch=True),
        Column(key="way", title="Tuyến", text=_way, width=170),
        Column(
            key="money", title="Tiền thưởng", text=_money, sort=_sum_key, width=110, numeric=True
        ),
        Column(key="outcome", title="Kết quả", text=_outcome, role=_outcome_role, width=150),
    )


def _decision_columns() -> tuple[Column[Decision], ...]:
    return (
        Column(key="number", title="Số", text=_number, width=140),
        Column(key="day", title="Ngày", text=_day, width=96),
        Column(key="title", title="Về việc", text=_title, width=240, stretch=True),
        Column(key="issuer", title="Người, cơ quan quyết định", text=_issuer, width=230),
    )


def _name(line: GrantedAward) -> str:
    return line.nomination.subject_name


def _name_key(line: GrantedAward) -> object:
    return person_key(line.nomination.subject_name)


def _award(line: GrantedAward) -> str:
    return line.award.name


def _way(line: GrantedAward) -> str:
    return PATH_WORDS[line.award.path]


def _money(line: GrantedAward) -> str:
    if line.amount_vnd is None:
        return ""
    return f"{line.amount_vnd:,}".replace(",", ".")


def _sum_key(line: GrantedAward) -> object:
    return line.amount_vnd


def _outcome(line: GrantedAward) -> str:
    return OUTCOME_WORDS.get(line.nomination.outcome, "")


def _outcome_role(line: GrantedAward) -> str:
    return {"granted": "good", "refused": "bad"}.get(line.nomination.outcome, "muted")


def _number(decision: Decision) -> str:
    return decision.number or "(chưa có số)"


def _day(decision: Decision) -> str:
    return date_text(decision.decided_on)


def _title(decision: Decision) -> str:
    return decision.title


def _issuer(decision: Decision) -> str:
    return decision.issuer
