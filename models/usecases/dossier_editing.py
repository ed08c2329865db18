"""Editing a dossier field by field: start one, change it, add who is proposed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from models.domain.changed import Changed
from models.domain.errors import UserError
from models.domain.nominations import (
    Collective,
    Dossier,
    DossierState,
    Meeting,
    Nomination,
    Person,
    Signature,
)
from models.usecases.awards import get_dossier, save_dossier
from models.usecases.desk import Desk, Saved
from models.usecases.office_settings import paper_defaults


def start_dossier(desk: Desk, *, title: str, year: int, dated: date) -> Saved[str]:
    """Make a dossier that begins with the office's print settings, and answer its code.

    Raises UserError for an empty title.
    """
    if not title.strip():
        raise UserError("Hồ sơ phải có tên. Hãy gõ tên hồ sơ.")
    code = f"hs-{desk.surroundings.new_id()}"
    usual = paper_defaults(desk)
    dossier = Dossier(
        code=code,
        office=desk.office,
        year=year,
        title=title,
        state=DossierState.DRAFT,
        dated=dated,
        addressees=_lines(usual.addressee),
        recipients=_lines(usual.recipients),
        signature=Signature(
            authority=usual.signer_authority, title=usual.signer_title, name=usual.signer_name
        ),
        meeting=Meeting(
            chair=usual.chair,
            chair_title=usual.chair_title,
            secretary=usual.secretary,
            secretary_title=usual.secretary_title,
        ),
        nominations=(),
    )
    save_dossier(desk, dossier)
    return Saved(value=code, changed=Changed.AWARDS, at=desk.now())


def edit_dossier(desk: Desk, code: str, change: Callable[[Dossier], Dossier]) -> Saved[Dossier]:
    """Apply `change` to the dossier as it is stored, and answer it as it then stands.

    Raises UserError for an empty title, and when an award does not exist on the new date.
    """
    changed = change(get_dossier(desk, code))
    if not changed.title.strip():
        raise UserError("Hồ sơ phải có tên. Hãy gõ tên hồ sơ.")
    saved = save_dossier(desk, changed)
    return Saved(value=get_dossier(desk, code), changed=saved.changed, at=saved.at)


def edit_nomination(
    desk: Desk, dossier: str, code: str, change: Callable[[Nomination], Nomination]
) -> Saved[Dossier]:
    """Apply `change` to one nomination of a dossier."""

    def edited(stored: Dossier) -> Dossier:
        changed = tuple(change(one) if one.code == code else one for one in stored.nominations)
        return replace(stored, nominations=changed)

    return edit_dossier(desk, dossier, edited)


def add_nomination(
    desk: Desk, dossier: str, subject: Person | Collective, award: str, path: str
) -> Saved[str]:
    """Propose `subject` for `award` on `path` and answer the nomination's code.

    Raises UserError when the same subject is proposed for the same award already.
    """
    stored = get_dossier(desk, dossier)
    if any(one.subject.code == subject.code and one.award == award for one in stored.nominations):
        name = subject.full_name if isinstance(subject, Person) else subject.name
        raise UserError(f"{name} đã được đề nghị danh hiệu, hình thức này trong hồ sơ.")
    code = f"{dossier}.{desk.surroundings.new_id()}"[:40]
    nomination = Nomination(code=code, subject=subject, award=award, path=path)
    save_dossier(desk, replace(stored, nominations=(*stored.nominations, nomination)))
    return Saved(value=code, changed=Changed.AWARDS, at=desk.now())


def remove_nomination(desk: Desk, dossier: str, code: str) -> Saved[Dossier]:
    """Take a nomination out of a dossier; the person or collective stays in the register."""

    def without(stored: Dossier) -> Dossier:
        kept = tuple(one for one in stored.nominations if one.code != code)
        return replace(stored, nominations=kept)

    return edit_dossier(desk, dossier, without)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
