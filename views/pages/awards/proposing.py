"""Puts a candidate into a dossier: which one, on which way, then opens it."""

from PySide6.QtCore import QObject, Signal

from models.domain.errors import UserError
from models.domain.nominations import Dossier, DossierState, SubjectKind
from models.usecases.awards import list_dossiers
from models.usecases.candidates import Candidate, paths_of, reckoning_day
from models.usecases.desk import Saved
from models.usecases.dossier_editing import add_nomination, start_dossier
from models.usecases.merits import Registration, put_registration
from views.ask import Option
from views.context import PageContext
from views.pages.awards.words import PATH_WORDS
from views.saving import Writer

_NEW = "new"
_OPEN_STATES = (DossierState.DRAFT, DossierState.COMPLETE, DossierState.RETURNED)


class Proposer(QObject):
    """`opened` carries the code of the dossier that took the candidate in; `noted` nothing."""

    opened = Signal(str)
    refused = Signal(str)
    noted = Signal()

    def __init__(self, context: PageContext, writer: Writer, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._writer = writer

    def propose(self, candidate: Candidate) -> None:
        """Ask where the candidate goes and put it there."""
        desk, year = self._context.desk, self._context.year

        def choose(dossiers: tuple[Dossier, ...]) -> None:
            self._choose(candidate, tuple(d for d in dossiers if d.year == year))

        self._context.jobs.read(lambda _token: list_dossiers(desk), choose, owner=self)

    def register(self, candidate: Candidate) -> None:
        """Note that the candidate registered for the award in this year."""
        path = self._path(candidate)
        if path is None:
            return
        desk, subject = self._context.desk, candidate.subject.code
        wish = Registration(
            year=self._context.year, award=f"{candidate.award}|{path}", registered_on=desk.today()
        )
        self._writer.write(
            lambda: put_registration(desk, subject, wish), self._registered, self._tell
        )

    def _registered(self, _value: None) -> None:
        self.noted.emit()

    def _choose(self, candidate: Candidate, dossiers: tuple[Dossier, ...]) -> None:
        path = self._path(candidate)
        dossier = self._dossier(candidate, dossiers) if path is not None else None
        if path is None or dossier is None:
            return
        desk, year = self._context.desk, self._context.year
        subject, award = candidate.subject, candidate.award
        dated = reckoning_day(year, desk.today())
        title = self.tr("Hồ sơ đề nghị khen thưởng năm {year}").format(year=year)

        def put() -> Saved[str]:
            code = dossier
            if dossier == _NEW:
                code = start_dossier(desk, title=title, year=year, dated=dated).value
            saved = add_nomination(desk, code, subject, award, path)
            return Saved(value=code, changed=saved.changed, at=saved.at)

        self._writer.write(put, self.opened.emit, self._tell)

    def _path(self, candidate: Candidate) -> str | None:
        desk, year = self._context.desk, self._context.year
        kind = SubjectKind(candidate.kind.value)
        ways = paths_of(candidate.award, kind, reckoning_day(year, desk.today()))
        if not ways:
            self.refused.emit(
                self.tr("Ngày này chưa áp dụng hình thức ấy. Hãy lập hồ sơ và chọn ngày khác.")
            )
            return None
        if len(ways) == 1:
            return ways[0].path.value
        options = [
            Option(key=way.path.value, text=PATH_WORDS[way.path], detail=way.name) for way in ways
        ]
        return self._context.ask.choose(
            self.tr("Đưa vào hồ sơ"),
            self.tr("Đề nghị {name} theo tuyến nào?").format(name=candidate.name),
            options,
            self.tr("Tiếp tục"),
        )

    def _dossier(self, candidate: Candidate, dossiers: tuple[Dossier, ...]) -> str | None:
        open_ones = [one for one in dossiers if one.state in _OPEN_STATES]
        if not open_ones:
            return _NEW
        options = [
            Option(
                key=one.code,
                text=one.title,
                detail=self.tr("{n} đề nghị, ngày {day}").format(
                    n=len(one.nominations), day=f"{one.dated:%d/%m/%Y}"
                ),
            )
            for one in open_ones
        ]
        options.append(Option(key=_NEW, text=self.tr("Lập hồ sơ mới")))
        return self._context.ask.choose(
            self.tr("Đưa vào hồ sơ"),
            self.tr("Đưa {name} vào hồ sơ nào?").format(name=candidate.name),
            options,
            self.tr("Đưa vào hồ sơ"),
        )

    def _tell(self, refusal: UserError) -> None:
        self.refused.emit(refusal.text)
