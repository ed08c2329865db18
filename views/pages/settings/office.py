"""The office: its names over time and what stands at the head of its papers."""

from PySide6.QtWidgets import QWidget

from models.domain.errors import UserError
from models.domain.organisations import OrganisationName
from models.usecases.office_settings import OfficeName, change_office_name, office_names
from views.context import PageContext
from views.pages.settings.part import Part
from views.saving import Writer
from views.widgets.choice import ChoiceField
from views.widgets.fields import TextField
from views.widgets.formats import date_text


class OfficePart(Part):
    """One name at a time; the one valid in the open year comes first."""

    def __init__(self, context: PageContext, writer: Writer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._writer = writer
        self._names: tuple[OfficeName, ...] = ()
        self._which = ChoiceField(parent=self)
        self._add_fields()
        self._which.committed.connect(self._show)
        self.form.committed.connect(self._save)

    def reload(self) -> None:
        """Read the names again."""
        desk, year = self._context.desk, self._context.year
        self._context.jobs.read(lambda _token: office_names(desk, year), self._take, owner=self)

    def _add_fields(self) -> None:
        form = self.form
        form.add_section(
            self.tr("Tên đơn vị"),
            self.tr("Văn bản in tên có hiệu lực vào ngày của văn bản, vì vậy tên cũ vẫn được giữ."),
        )
        form.add("which", self.tr("Tên trong thời gian"), self._which)
        form.add("name", self.tr("Tên đầy đủ"), TextField(), required=True)
        form.add(
            "short_name",
            self.tr("Tên ngắn"),
            TextField(),
            help=self.tr("Hiện ở đầu cửa sổ và trong bảng tổng hợp."),
        )
        form.add(
            "superior",
            self.tr("Cơ quan chủ quản"),
            TextField(),
            help=self.tr("Dòng trên tên đơn vị ở góc trái văn bản, ví dụ UBND TỈNH LÀO CAI."),
        )
        form.add(
            "abbreviation",
            self.tr("Chữ viết tắt trong số, ký hiệu"),
            TextField(),
            help=self.tr("Ví dụ STTTT trong “Số: …/TTr-STTTT”."),
        )
        form.add(
            "place",
            self.tr("Địa danh"),
            TextField(),
            help=self.tr("Đứng trước ngày tháng của văn bản, ví dụ “Lào Cai, ngày … tháng …”."),
        )
        form.add("source", self.tr("Căn cứ của tên này"), TextField())

    def _take(self, names: tuple[OfficeName, ...]) -> None:
        self._names = names
        chosen = self._which.value()
        current = next((item for item in names if item.is_current), names[0])
        self._which.set_choices(
            [(str(item.order), _span(item.name)) for item in names], chosen or str(current.order)
        )
        self.form.show_field("which", visible=len(names) > 1)
        self._show()

    def _show(self, _order: str = "") -> None:
        item = self._chosen()
        for key in ("name", "short_name", "superior", "abbreviation", "place", "source"):
            self.fill(key, getattr(item.name, key))

    def _chosen(self) -> OfficeName:
        return next(item for item in self._names if str(item.order) == self._which.value())

    def _save(self, key: str, text: str) -> None:
        if key == "which":
            return
        desk, order = self._context.desk, self._chosen().order
        self.form.clear_errors()

        def refuse(error: UserError) -> None:
            self.form.set_errors({key: error.text})

        self._writer.write(
            lambda: change_office_name(desk, order, key, text), self._reread, refused=refuse
        )

    def _reread(self, _nothing: None) -> None:
        self.reload()


def _span(name: OrganisationName) -> str:
    if name.valid_to:
        return f"{name.short_name or name.name}, đến {date_text(name.valid_to)}"
    if name.valid_from:
        return f"{name.short_name or name.name}, từ {date_text(name.valid_from)}"
    return name.short_name or name.name
