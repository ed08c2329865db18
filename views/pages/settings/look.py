"""Who works here and how the program looks to them; kept on this computer, not in the file."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from models.domain.preferences import Preferences
from views.pages.settings.part import Part
from views.widgets.choice import ChoiceField
from views.widgets.fields import TextField

_SCALES = ("0.9", "1.0", "1.15", "1.3")


class LookPart(Part):
    """Tells what was chosen; keeping it is the page's."""

    scheme_chosen = Signal(str)
    scale_chosen = Signal(float)
    user_named = Signal(str)

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form.add_section(
            self.tr("Người dùng"), self.tr("Các mục này chỉ áp dụng cho máy tính đang dùng.")
        )
        self.form.add(
            "user_name",
            self.tr("Họ và tên"),
            TextField(preferences.user_name),
            help=self.tr("Nhật ký ghi tên này bên cạnh mỗi thay đổi kể từ bây giờ."),
        )
        self.form.add_section(self.tr("Giao diện"))
        self.form.add(
            "scheme", self.tr("Màu sắc"), ChoiceField(self._schemes(), preferences.scheme)
        )
        self.form.add(
            "scale",
            self.tr("Cỡ chữ"),
            ChoiceField(self._scales(), self._nearest(preferences.font_scale)),
            help=self.tr("Cỡ chữ trên giấy in không đổi theo mục này."),
        )
        self.form.committed.connect(self._tell)

    def _schemes(self) -> list[tuple[str, str]]:
        return [
            ("system", self.tr("Theo máy tính")),
            ("light", self.tr("Sáng")),
            ("dark", self.tr("Tối")),
            ("contrast", self.tr("Tương phản cao")),
        ]

    def _scales(self) -> list[tuple[str, str]]:
        words = (self.tr("Nhỏ"), self.tr("Vừa"), self.tr("Lớn"), self.tr("Rất lớn"))
        return list(zip(_SCALES, words, strict=True))

    def _nearest(self, scale: float) -> str:
        return min(_SCALES, key=lambda text: abs(float(text) - scale))

    def _tell(self, key: str, text: str) -> None:
        if key == "scheme":
            self.scheme_chosen.emit(text)
        elif key == "scale":
            self.scale_chosen.emit(float(text))
        else:
            self.user_named.emit(text)
