"""What else can be done with people: lists, duplicates, personal data, history cards."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from models.domain.awards import AwardGroup
from models.domain.errors import UserError
from models.domain.merits import Intention
from models.domain.nominations import Collective, Person, SubjectKind
from models.usecases import collectives_list, people_list
from models.usecases.awards import awards_for
from models.usecases.bulk_registration import register_all, unregistered
from models.usecases.candidates import reckoning_day
from models.usecases.collectives_list import CollectiveLine, take_collectives
from models.usecases.desk import Saved
from models.usecases.duplicates import find_duplicates, merge_people
from models.usecases.foreign_list import ListLook, look_at_list
from models.usecases.people_list import PersonLine, take_people
from models.usecases.personal_data import erase_person, export_person
from models.usecases.registers import card_tables, tables_pdf
from views.ask import Option
from views.context import PageContext
from views.pages.awards.people_import import PeopleImportForm
from views.saving import Writer

_LISTS = "Sổ tính (*.xlsx *.xlsm *.xls *.ods *.csv)"


class PersonCare(QObject):
    """`changed` asks to read the register again; `told` carries a sentence for the page's foot."""

    changed = Signal()
    told = Signal(str)
    made = Signal(str, object)
    pdf_made = Signal(object, str)

    def __init__(
        self, context: PageContext, writer: Writer, kind: SubjectKind, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        self._context = context
        self._writer = writer
        self._title = ""

    def import_list(self, place: Path | None = None) -> None:
        """Ask for a file, show what it holds, and take it in."""
        chosen = place or self._context.ask.open_file(self.tr("Nhập danh sách"), [_LISTS])
        if chosen is None:
            return
        desk = self._context.desk
        is_people = self._kind is SubjectKind.INDIVIDUAL
        shape = people_list if is_people else collectives_list
        self._context.jobs.read(
            lambda _token: look_at_list(desk, chosen, shape.PURPOSE, shape.WANTED),
            self._show_list,
            owner=self,
            refused=self._tell,
        )

    def register_all(self) -> None:
        """Ask for which award everybody registers who did not yet, and note it."""
        desk, kind, year = self._context.desk, self._kind, self._context.year
        self._context.jobs.read(
            lambda _token: unregistered(desk, kind, year), self._ask_to_register, owner=self
        )

    def find_duplicates(self) -> None:
        """Look for people who stand there twice and ask about each group."""
        desk = self._context.desk
        self._context.jobs.read(
            lambda _token: find_duplicates(desk), self._ask_about_groups, owner=self
        )

    def export_data(self, person: Person) -> None:
        """Write everything known of one person where the user says."""
        reason = self._reason(self.tr("Xuất dữ liệu cá nhân"), person)
        if reason is None:
            return
        place = self._context.ask.save_file(
            self.tr("Xuất dữ liệu cá nhân"), f"du-lieu-{person.code}.json", ["JSON (*.json)"]
        )
        if place is not None:
            desk, code = self._context.desk, person.code
            self._writer.write(
                lambda: export_person(desk, code, place, reason), self._exported, self._tell
            )

    def erase_data(self, person: Person) -> None:
        """Erase one person after two questions."""
        title = self.tr("Xoá dữ liệu cá nhân")
        text = self.tr(
            "Mọi dữ liệu của {name} trong tệp này bị xoá hẳn, kể cả trong nhật ký, không lấy lại "
            "được. Hồ sơ đã kết thúc vẫn còn dòng nhưng không còn tên. Bản sao lưu cũ vẫn còn dữ "
            "liệu cho đến khi anh/chị xoá bản sao lưu."
        ).format(name=person.full_name)
        if not self._context.ask.confirm(title, text, self.tr("Xoá dữ liệu")):
            return
        reason = self._reason(title, person)
        if reason is not None:
            desk, code = self._context.desk, person.code
            self._writer.write(lambda: erase_person(desk, code, reason), self._after, self._tell)

    def show_card(self, subject: Person | Collective) -> None:
        """Make the award history card of one subject as a PDF."""
        desk = self._context.desk
        name = subject.full_name if isinstance(subject, Person) else subject.name
        self._title = self.tr("Phiếu theo dõi khen thưởng - {name}").format(name=name)
        title = self._title

        def make() -> bytes:
            awards, years = card_tables(desk, subject)
            return tables_pdf(desk, [("Khen thưởng", awards), ("Từng năm", years)], title)

        self._context.jobs.read(lambda _token: make(), self._show_card, owner=self)

    def _show_list(self, look: ListLook) -> None:
        form = PeopleImportForm(self._context, look, self._kind)
        title = self.tr("Nhập danh sách từ {name}").format(name=look.place.name)
        if self._context.ask.form(title, form, self.tr("Ghi vào sổ"), check=form.check):
            desk, agreed = self._context.desk, form.look
            people = [line for line in form.lines if isinstance(line, PersonLine)]
            units = [line for line in form.lines if isinstance(line, CollectiveLine)]
            self._writer.write(
                lambda: (
                    take_people(desk, agreed, people)
                    if people
                    else take_collectives(desk, agreed, units)
                ),
                self._taken,
                self._tell,
            )

    def _ask_to_register(self, waiting: tuple[Person | Collective, ...]) -> None:
        desk, kind, year = self._context.desk, self._kind, self._context.year
        title = self.tr("Đăng ký thi đua năm {year}").format(year=year)
        if not waiting:
            self.told.emit(self.tr("Ai cũng đã có đăng ký thi đua năm {year}.").format(year=year))
            return
        options = [
            Option(key=f"{one.code}|{one.path.value}", text=one.name, detail=one.decided_by)
            for one in awards_for(kind, reckoning_day(year, desk.today()))
            if one.group is AwardGroup.TITLE
        ]
        chosen = self._context.ask.choose(
            title,
            self.tr(
                "{n} trường hợp chưa đăng ký gì năm {year}. Ghi đăng ký danh hiệu nào cho tất cả? "
                "Đăng ký đã có của từng người, từng tập thể vẫn giữ nguyên."
            ).format(n=len(waiting), year=year),
            options,
            self.tr("Ghi đăng ký"),
        )
        if chosen is None:
            return
        award, _, path = chosen.partition("|")
        wish = Intention(award=award, path=path, registered_on=desk.today())
        self._writer.write(
            lambda: register_all(desk, kind, year, wish), self._registered, self._tell
        )

    def _registered(self, count: int) -> None:
        self.told.emit(self.tr("Đã ghi đăng ký thi đua cho {n} trường hợp.").format(n=count))
        self.changed.emit()

    def _taken(self, count: int) -> None:
        self.told.emit(self.tr("Đã ghi {n} dòng của danh sách vào sổ.").format(n=count))
        self.changed.emit()

    def _ask_about_groups(self, groups: tuple[tuple[Person, ...], ...]) -> None:
        if not groups:
            self.told.emit(self.tr("Không có ai trùng họ tên và năm sinh."))
            return
        for group in groups:
            options = [Option(key=one.code, text=one.full_name, detail=_who(one)) for one in group]
            kept = self._context.ask.choose(
                self.tr("Người trùng nhau"),
                self.tr(
                    "Những dòng này có thể là một người. Giữ dòng nào? Danh hiệu, đề nghị của các "
                    "dòng kia được chuyển sang."
                ),
                options,
                self.tr("Gộp"),
                self.tr("Không phải một người"),
            )
            if kept is not None:
                for one in group:
                    if one.code != kept:
                        self._writer.write(self._merging(kept, one.code), self._after, self._tell)

    def _merging(self, keep: str, drop: str) -> Callable[[], Saved[None]]:
        desk = self._context.desk
        return lambda: merge_people(desk, keep, drop)

    def _reason(self, title: str, person: Person) -> str | None:
        text = self.tr("Lý do, ví dụ đơn của {name} ngày nào").format(name=person.full_name)
        return self._context.ask.text(title, text, self.tr("Tiếp tục"))

    def _exported(self, place: Path) -> None:
        self.made.emit(
            self.tr("Đã xuất dữ liệu cá nhân vào {name}.").format(name=place.name), place
        )

    def _show_card(self, data: bytes) -> None:
        self.pdf_made.emit(data, self._title)

    def _after(self, _value: object) -> None:
        self.changed.emit()

    def _tell(self, refusal: UserError) -> None:
        self.told.emit(refusal.text)


def _who(person: Person) -> str:
    parts = [f"sinh năm {person.birth_year}" if person.birth_year else "chưa ghi năm sinh"]
    parts += [part for part in (person.position, person.unit) if part]
    return ", ".join(parts)
