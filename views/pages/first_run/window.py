"""The window of the first start: it asks whose register this is, and nothing else."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from models.usecases.first_start import FirstRunChoice, OfficeChoice
from views import icons
from views.widgets.buttons import link, plain, primary
from views.widgets.choice import ChoiceField
from views.widgets.fields import TextField
from views.widgets.form import FormColumn
from views.widgets.scrolling import scrolled
from views.widgets.text import Line, Sentence

_WIDTH, _HEIGHT = 860, 580
_SIDE = 300
_YEARS = range(2020, 2036)


class FirstRunWindow(QWidget):
    """`chosen` carries a `FirstRunChoice`, `backup_wanted` asks to begin from a copy.

    The window stays until its maker closes it.
    """

    chosen = Signal(object)
    backup_wanted = Signal()
    help_requested = Signal(str)

    def __init__(
        self, offices: Sequence[OfficeChoice], year: int, user_name: str, place: str
    ) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("Sổ Thi đua: lần mở đầu tiên"))
        self.setWindowIcon(icons.icon("app"))
        self.setAutoFillBackground(True)
        self.form = self._make_form(offices, year, user_name)
        self.start = primary(self.tr("Tạo sổ và bắt đầu"), "check", self)
        self.practise = plain(self.tr("Xem thử với cụm ví dụ"), "eye", self)
        self._manual = link(self.tr("Đọc hướng dẫn ngày đầu tiên"), self)
        self._from_backup = link(self.tr("Mở từ bản sao lưu hoặc bộ cứu hộ…"), self)
        self._said = Sentence("", role="bad", parent=self)
        self._said.hide()
        self._place = Sentence(
            self.tr("Tệp dữ liệu sẽ nằm ở “{place}”.").format(place=place),
            role="muted",
            px=13,
            parent=self,
        )
        self._lay_out()
        self.start.clicked.connect(self._choose)
        self.practise.clicked.connect(self._choose_practice)
        self._manual.clicked.connect(self._ask_help)
        self._from_backup.clicked.connect(self.backup_wanted)
        name = self.form.field("user_name")
        if isinstance(name, TextField):
            name.returnPressed.connect(self.start.click)
        QShortcut(QKeySequence("F1"), self).activated.connect(self._ask_help)
        self.resize(_WIDTH, _HEIGHT)

    def set_busy(self, text: str) -> None:
        """Say what is being made and take no answer meanwhile."""
        self._say(text, "muted")
        for part in (self.form, self.start, self.practise):
            part.setEnabled(False)

    def show_error(self, text: str) -> None:
        """Say why it could not be made, and take another answer."""
        self._say(text, "bad")
        for part in (self.form, self.start, self.practise):
            part.setEnabled(True)

    def _make_form(self, offices: Sequence[OfficeChoice], year: int, user_name: str) -> FormColumn:
        form = FormColumn(self)
        choices = [("", self.tr("Hãy chọn đơn vị"))]
        choices += [(office.code, office.name) for office in offices]
        form.add("office", self.tr("Đơn vị của anh/chị"), ChoiceField(choices), required=True)
        years = [(str(each), self.tr("Năm {year}").format(year=each)) for each in _YEARS]
        form.add(
            "year",
            self.tr("Năm làm việc"),
            ChoiceField(years, str(year)),
            help=self.tr("Đổi được bất cứ lúc nào ở đầu cửa sổ; số liệu các năm đều được giữ."),
        )
        form.add(
            "user_name",
            self.tr("Họ và tên người dùng"),
            TextField(user_name, self.tr("Ví dụ: Nguyễn Thị Ánh")),
            help=self.tr("Ghi vào nhật ký mỗi khi sửa một con số, để sau này biết ai đã sửa."),
            required=True,
        )
        return form

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._side())
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(32, 28, 32, 24)
        column.setSpacing(12)
        column.addWidget(Sentence(self.tr("Sổ này của đơn vị nào?"), px=20, bold=True))
        column.addWidget(self.form, 1)
        column.addWidget(self._place)
        column.addWidget(self._said)
        buttons = QHBoxLayout()
        buttons.addWidget(self.practise)
        buttons.addStretch(1)
        buttons.addWidget(self.start)
        column.addLayout(buttons)
        row.addWidget(scrolled(holder), 1)
        self.form.field("office").setFocus()

    def _side(self) -> QWidget:
        side = QFrame(self)
        side.setProperty("look", "strip")
        side.setFixedWidth(_SIDE)
        column = QVBoxLayout(side)
        column.setContentsMargins(28, 28, 24, 24)
        column.setSpacing(12)
        mark = QLabel(side)
        mark.setPixmap(icons.pixmap("app", "accent", 48, self.devicePixelRatioF()))
        column.addWidget(mark)
        column.addWidget(Line(self.tr("Sổ Thi đua"), px=20, bold=True, parent=side))
        for text in (
            self.tr("Theo dõi chỉ tiêu thi đua trong năm, mỗi chỉ tiêu kèm điều khoản gốc."),
            self.tr("Gửi và nhận số liệu của cụm bằng một tệp Excel, qua thư hoặc USB."),
            self.tr("Lập hồ sơ khen thưởng đúng thể thức, in ra là dùng được."),
            self.tr("Không cần mạng. Mọi thay đổi đều có nhật ký và bản sao lưu."),
        ):
            column.addWidget(Sentence(text, role="muted", parent=side))
        column.addStretch(1)
        column.addWidget(self._manual)
        column.addWidget(self._from_backup)
        column.addWidget(
            Sentence(
                self.tr(
                    "Chưa muốn tạo sổ thật? Hãy xem thử với cụm ví dụ: số liệu không có thật, "
                    "sửa thoải mái và không gửi đi được."
                ),
                role="muted",
                px=13,
                parent=side,
            )
        )
        return side

    def _choose(self) -> None:
        values = self.form.values()
        errors = {}
        if not values["office"]:
            errors["office"] = self.tr("Hãy chọn đơn vị mà sổ này thuộc về.")
        if not values["user_name"]:
            errors["user_name"] = self.tr("Hãy ghi họ và tên, để nhật ký biết ai đã nhập số.")
        self.form.set_errors(errors)
        if not errors:
            self._tell(practice=False)

    def _choose_practice(self) -> None:
        self.form.clear_errors()
        self._tell(practice=True)

    def _tell(self, *, practice: bool) -> None:
        values = self.form.values()
        self.chosen.emit(
            FirstRunChoice(
                office=values["office"],
                year=int(values["year"]),
                user_name=values["user_name"],
                practice=practice,
            )
        )

    def _ask_help(self) -> None:
        self.help_requested.emit("first-run")

    def _say(self, text: str, role: str) -> None:
        self._said.set_role(role)
        self._said.setText(text)
        self._said.show()
