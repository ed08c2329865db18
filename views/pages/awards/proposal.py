"""The question who is to be proposed for what."""

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.domain.nominations import Collective, Person, SubjectKind
from models.usecases.awards import Subjects
from views.pages.awards.words import KIND_WORDS, award_choices
from views.widgets.chip import Segments
from views.widgets.choice import ChoiceField
from views.widgets.form import FormColumn


class ProposalForm(QWidget):
    """Kind, subject and an award that exists on `on`."""

    def __init__(self, subjects: Subjects, on: date) -> None:
        super().__init__()
        self._subjects = subjects
        self._on = on
        self._kind = Segments([(kind.value, words) for kind, words in KIND_WORDS.items()], self)
        self._kind.changed.connect(self._offer)
        self._form = FormColumn(self)
        self._subject = ChoiceField()
        self._award = ChoiceField()
        self._form.add("subject", self.tr("Đề nghị cho"), self._subject, required=True)
        self._form.add(
            "award",
            self.tr("Danh hiệu, hình thức"),
            self._award,
            required=True,
            help=self.tr("Chỉ có những danh hiệu, hình thức đang áp dụng vào ngày của hồ sơ."),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._kind)
        column.addWidget(self._form)
        if not subjects.people and subjects.collectives:
            self._kind.set_value(SubjectKind.COLLECTIVE.value)
        self._offer(self._kind.value())

    def choose(self, kind: SubjectKind, subject: str, award: str) -> None:
        """Fill the form in."""
        self._kind.set_value(kind.value)
        self._offer(kind.value)
        self._subject.set_value(subject)
        self._award.set_value(award)

    def check(self) -> bool:
        """Return whether somebody and something was chosen."""
        errors = {}
        if not self._subject.value():
            errors["subject"] = self.tr(
                "Danh sách này còn trống. Hãy thêm ở mục Cá nhân hoặc Tập thể trước."
            )
        self._form.set_errors(errors)
        return not errors

    def subject(self) -> Person | Collective:
        """Return who was chosen."""
        code = self._subject.value()
        return next(item for item in self._offered() if item.code == code)

    def award(self) -> tuple[str, str]:
        """Return code and path of the award chosen."""
        code, _, path = self._award.value().partition("|")
        return code, path

    def _offer(self, kind: str) -> None:
        self._subject.set_choices([(item.code, _words(item)) for item in self._offered()])
        self._award.set_choices(award_choices(SubjectKind(kind), self._on))
        self._form.clear_errors()

    def _offered(self) -> tuple[Person | Collective, ...]:
        is_person = self._kind.value() == SubjectKind.INDIVIDUAL.value
        return self._subjects.people if is_person else self._subjects.collectives


def _words(subject: Person | Collective) -> str:
    if isinstance(subject, Person):
        parts = (subject.full_name, subject.position, subject.unit)
        return ", ".join(part for part in parts if part)
    return subject.name
