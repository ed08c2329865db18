"""Exemplars (điển hình tiên tiến): who, what they did, what proves it, how it was made known."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from models.domain.changed import Changed
from models.domain.errors import UserError
from models.domain.organisations import name_on
from models.domain.programmes import EXEMPLAR_WORDS, Exemplar
from models.domain.results import Attachment
from models.schema.programmes import ExemplarRow
from models.store import attachments
from models.store.queries import exemplars
from models.store.queries.organisations import names_of
from models.store.queries.targets import attachments_of
from models.usecases.desk import Desk, Saved

EXEMPLAR = "exemplar"
KIND_WORDS = EXEMPLAR_WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class ExemplarLine:
    """An exemplar with the files that prove it; `office_name` is the short name of who found it.

    One that came in another office's package is that office's to change: `is_own` is false.
    """

    exemplar: Exemplar
    evidence: tuple[Attachment, ...]
    office_name: str = ""
    is_own: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ExemplarEdit:
    """What is told of an exemplar; an empty `code` adds one."""

    programme: str
    code: str
    kind: str
    name: str
    unit: str
    movement: str = ""
    deed: str = ""
    spread: str = ""
    found_on: date | None = None


def list_exemplars(desk: Desk, programme: str) -> tuple[ExemplarLine, ...]:
    """Return the exemplars found under a programme, the latest first."""
    with desk.store.read() as session:
        files = attachments_of(session, EXEMPLAR)
        return tuple(
            ExemplarLine(
                exemplar=item,
                evidence=files.get(item.code, ()),
                office_name=_short_name(session, item.office, desk.today()),
                is_own=item.office == desk.office,
            )
            for item in exemplars.exemplars_of(session, programme)
        )


def save_exemplar(desk: Desk, edit: ExemplarEdit) -> Saved[str]:
    """Change what is told of an exemplar, or add one; answers its code."""
    if not edit.name.strip():
        raise UserError("Điển hình phải có tên. Hãy gõ tên tập thể, cá nhân hoặc mô hình.")
    if edit.kind not in KIND_WORDS:
        raise UserError("Hãy chọn loại điển hình: tập thể, cá nhân hoặc mô hình.")
    code = edit.code or f"dh-{desk.surroundings.new_id()}"
    with desk.store.write(desk.mark()) as session:
        row = session.get(ExemplarRow, code)
        if row is None:
            row = ExemplarRow(code=code, office=desk.office, programme=edit.programme)
            session.add(row)
        _refuse_other(session, desk, row)
        for name in ("kind", "name", "unit", "movement", "deed", "spread", "found_on"):
            setattr(row, name, getattr(edit, name))
    return Saved(value=code, changed=Changed.PROGRAMMES, at=desk.now())


def bin_exemplar(desk: Desk, code: str, *, removed: bool) -> Saved[None]:
    """Put an exemplar into the bin, or take it out again."""
    with desk.store.write(desk.mark()) as session:
        row = session.get_one(ExemplarRow, code)
        _refuse_other(session, desk, row)
        row.removed = removed
    return Saved(value=None, changed=Changed.PROGRAMMES, at=desk.now())


def attach_exemplar_file(desk: Desk, code: str, file: Path) -> Saved[Attachment]:
    """Copy a file into the workspace as evidence of what an exemplar did."""
    kept = attachments.keep_file(desk.evidence_folder, file)
    with desk.store.write(desk.mark()) as session:
        attachments.attach(session, EXEMPLAR, code, kept)
    return Saved(value=kept, changed=Changed.PROGRAMMES, at=desk.now())


def detach_exemplar_file(desk: Desk, code: str, sha256: str) -> Saved[None]:
    """Untie a file from an exemplar; the copy stays in the workspace's folder."""
    with desk.store.write(desk.mark()) as session:
        attachments.detach(session, EXEMPLAR, code, sha256)
    return Saved(value=None, changed=Changed.PROGRAMMES, at=desk.now())


def _refuse_other(session: Session, desk: Desk, row: ExemplarRow) -> None:
    if row.office != desk.office:
        name = _short_name(session, row.office, desk.today())
        raise UserError(
            f"Điển hình này do {name} ghi và gửi đến bằng gói nộp nên chỉ đơn vị ấy sửa được. "
            "Hãy nhờ đơn vị ấy sửa rồi nộp lại gói."
        )


def _short_name(session: Session, office: str, on: date) -> str:
    name = name_on(names_of(session, office), on)
    return name.short_name or name.name
