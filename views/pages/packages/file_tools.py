"""What else can be done with one file that arrived: send it back, prove it, know its key."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from models.domain.arrival import Preview
from models.domain.errors import Severity
from models.domain.foreign_list import NOT_OURS
from models.domain.package import PackageKind
from models.domain.signature import Signature, shown_fingerprint
from models.usecases.annotating import Annotated, annotate_file
from models.usecases.desk import Saved
from models.usecases.exchange import Look
from models.usecases.signing import KeyFacts, register_from
from views.context import PageContext
from views.pages.packages.code_check import CodeCheck
from views.widgets.buttons import plain
from views.widgets.fields import TextField
from views.widgets.flow import FlowLayout
from views.widgets.strip import Strip
from views.widgets.text import Sentence

_WORKBOOKS = ("Sổ tính Excel (*.xlsx)",)


class FileTools(QWidget):
    """The buttons for the file shown; `saved` tells what was written, `list_requested` a place."""

    saved = Signal(object, object)
    list_requested = Signal(object)
    looked_again = Signal(object)

    def __init__(self, context: PageContext, strip: Strip, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._strip = strip
        self._check = CodeCheck(context, strip, self)
        self._look: Look | None = None
        self.send_back = plain(self.tr("Gửi trả kèm ghi chú"), "undo-2", self)
        self.compare = plain(self.tr("So mã trên phiếu"), "file-check-2", self)
        self.register = plain(self.tr("Đăng ký khoá"), "lock", self)
        self.as_list = plain(self.tr("Đọc như bảng riêng"), "file-spreadsheet", self)
        row = FlowLayout(self)
        for button in (self.send_back, self.compare, self.register, self.as_list):
            row.addWidget(button)
            button.hide()
        self.send_back.clicked.connect(self._annotate)
        self.compare.clicked.connect(self._confirm)
        self._check.saved.connect(self.saved)
        self.register.clicked.connect(self._register)
        self.as_list.clicked.connect(self._read_as_list)

    def show_look(self, look: Look) -> None:
        """Offer what fits the file."""
        self._look = look
        seen = look.seen
        own = self._context.desk.office
        foreign = seen is not None and seen.meta.sender != own
        wrong = seen is not None and any(
            item.severity is not Severity.WARNING for item in seen.problems
        )
        is_submission = seen is not None and seen.meta.kind is PackageKind.SUBMISSION
        unknown = seen is not None and seen.proof.signature is Signature.UNKNOWN_KEY
        self.send_back.setVisible(wrong and is_submission)
        self.compare.setVisible(foreign and is_submission)
        self.register.setVisible(foreign and unknown)
        self.as_list.setVisible(seen is None and NOT_OURS in look.refusal)
        self.setVisible(any(not button.isHidden() for button in self._buttons()))

    def _buttons(self) -> tuple[QWidget, ...]:
        return self.send_back, self.compare, self.register, self.as_list

    def _annotate(self) -> None:
        look = self._look
        if look is None:
            return
        name = f"tra-lai-{look.place.stem}.xlsx"
        to = self._context.ask.save_file(self.tr("Lưu tệp gửi trả"), name, _WORKBOOKS)
        if to is None:
            return
        desk, place = self._context.desk, look.place
        job = self._context.jobs.read(
            lambda _token: annotate_file(desk, place, to),
            self._tell_annotated,
            owner=self,
            title=self.tr("Chưa ghi chú được vào tệp"),
        )
        self._strip.follow(job, self.tr("Đang ghi chú vào tệp"))

    def _tell_annotated(self, done: Annotated) -> None:
        words = self.tr("Đã tô đỏ và ghi chú {count} ô.").format(count=done.cell_count)
        self._strip.finish(words, done.place)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Sentence(self.tr("Chép lời nhắn này gửi kèm tệp cho đơn vị.")))
        message = QPlainTextEdit(done.message, content)
        message.setMinimumSize(560, 260)
        message.selectAll()
        column.addWidget(message)
        copies = self._context.ask.form(
            self.tr("Lời nhắn cho đơn vị"), content, self.tr("Chép lời nhắn"), self.tr("Đóng")
        )
        if copies:
            message.selectAll()
            message.copy()

    def _confirm(self) -> None:
        look = self._look
        if look is not None:
            self._check.ask(look.place)

    def _register(self) -> None:
        look = self._look
        if look is None or look.seen is None:
            return
        field = TextField()
        content = _key_form(look.seen, field)
        if not self._context.ask.form(
            self.tr("Đăng ký khoá của đơn vị"),
            content,
            self.tr("Đăng ký khoá"),
        ):
            return
        desk, place, typed = self._context.desk, look.place, field.value()
        self._context.jobs.write(
            lambda _token: register_from(desk, place, typed),
            self._tell_registered,
            owner=self,
            title=self.tr("Chưa đăng ký được khoá"),
        )

    def _tell_registered(self, key: Saved[KeyFacts]) -> None:
        self._strip.tell(self.tr("Đã đăng ký khoá {shown}.").format(shown=key.value.shown))
        self.saved.emit(key.changed, key.at)
        if self._look is not None:
            self.looked_again.emit(self._look.place)

    def _read_as_list(self) -> None:
        if self._look is not None:
            place: Path = self._look.place
            self.list_requested.emit(place)


def _key_form(seen: Preview, field: TextField) -> QWidget:
    content = QWidget()
    column = QVBoxLayout(content)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    shown = shown_fingerprint(seen.proof.fingerprint)
    column.addWidget(
        Sentence(
            f"Gói này ký bằng khoá:\n{shown}\n\nHãy so với dấu vân tay in trên phiếu xác nhận của "
            f"{seen.sender_name}. Có thể gõ lại dấu vân tay trên giấy để chương trình so giúp; "
            "để trống nếu đã so bằng mắt."
        )
    )
    field.setParent(content)
    field.setAccessibleName("Dấu vân tay trên giấy")
    column.addWidget(field, 0, Qt.AlignmentFlag.AlignTop)
    return content
