"""Copies of earlier decisions and evidence that are printed behind a dossier's papers."""

from collections.abc import Sequence
from pathlib import Path

from models.domain.changed import Changed
from models.domain.results import Attachment
from models.pdf.copies import Copy, readable
from models.store import attachments
from models.store.queries.papers import copies_of
from models.usecases.awards import get_dossier
from models.usecases.desk import Desk, Saved

_ENTITY = "dossier"


def list_copies(desk: Desk, code: str) -> tuple[Attachment, ...]:
    """Return the files behind the papers of dossier `code`, in their printed order."""
    dossier = get_dossier(desk, code)
    with desk.store.read() as session:
        return copies_of(session, code, [item.code for item in dossier.nominations])


def add_copies(desk: Desk, code: str, files: Sequence[Path]) -> Saved[None]:
    """Copy `files` into the workspace and put them behind the papers.

    Raises UserError for the first that is neither a readable PDF nor a picture; nothing is then
    added.
    """
    for file in files:
        readable(Copy(key="", name=file.name, place=file))
    kept = [attachments.keep_file(desk.evidence_folder, file) for file in files]
    with desk.store.write(desk.mark()) as session:
        for item in kept:
            attachments.attach(session, _ENTITY, code, item)
    return Saved(value=None, changed=Changed.AWARDS, at=desk.now())


def remove_copy(desk: Desk, code: str, copy: Attachment) -> Saved[None]:
    """Take a file from behind the papers; the copy in the workspace stays for the journal."""
    with desk.store.write(desk.mark()) as session:
        attachments.detach(session, _ENTITY, code, copy.sha256)
    return Saved(value=None, changed=Changed.AWARDS, at=desk.now())


def copy_place(desk: Desk, copy: Attachment) -> Path:
    """Return where the file lies in the workspace."""
    return attachments.kept_path(desk.evidence_folder, copy)
