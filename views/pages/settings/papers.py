"""What a new dossier begins with: signer, council, recipients."""

from PySide6.QtWidgets import QWidget

from models.usecases.office_settings import PaperDefaults, paper_defaults, set_paper_default
from views.context import PageContext
from views.pages.settings.part import Part
from views.saving import Writer
from views.widgets.fields import LongTextField, TextField


class PapersPart(Part):
    """Each field is one setting ``paper.…``."""

    def __init__(self, context: PageContext, writer: Writer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._writer = writer
        self._add_fields()
        self.form.committed.connect(self._save)

    def reload(self) -> None:
        """Read the settings again."""
        desk = self._context.desk
        self._context.jobs.read(lambda _token: paper_defaults(desk), self._take, owner=self)

    def _add_fields(self) -> None:
        form = self.form
        form.add_section(
            self.tr("Người ký"),
            self.tr("Hồ sơ mới lấy sẵn các mục này; hồ sơ đã lập giữ nguyên như đã lập."),
        )
        form.add(
            "signer_authority",
            self.tr("Thẩm quyền ký"),
            TextField(),
            help=self.tr("Để trống khi người đứng đầu ký; ghi KT. GIÁM ĐỐC khi cấp phó ký thay."),
        )
        form.add("signer_title", self.tr("Chức vụ người ký"), TextField())
        form.add("signer_name", self.tr("Họ và tên người ký"), TextField())
        form.add("addressee", self.tr("Nơi gửi tờ trình (kính gửi)"), TextField())
        form.add(
            "recipients",
            self.tr("Nơi nhận"),
            LongTextField(rows=4),
            help=self.tr("Mỗi dòng một nơi nhận."),
        )
        form.add_section(self.tr("Hội đồng Thi đua - Khen thưởng"))
        form.add("chair", self.tr("Chủ tịch Hội đồng"), TextField())
        form.add("chair_title", self.tr("Chức vụ của Chủ tịch Hội đồng"), TextField())
        form.add("secretary", self.tr("Thư ký Hội đồng"), TextField())
        form.add("secretary_title", self.tr("Chức vụ của Thư ký"), TextField())

    def _take(self, defaults: PaperDefaults) -> None:
        for key in self.form.values():
            self.fill(key, getattr(defaults, key))

    def _save(self, key: str, text: str) -> None:
        desk = self._context.desk
        self._writer.write(lambda: set_paper_default(desk, key, text))
