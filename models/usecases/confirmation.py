"""Paper against package: the sheet the director signs, and the code that proves they agree."""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from models.domain.changed import Changed
from models.domain.confirmation import confirmation_code, shown_code, square_text, typed_code
from models.domain.errors import UserError
from models.domain.package import PackageKind, Parsed
from models.domain.papers import PaperDate
from models.domain.periods import parse_period
from models.domain.signature import shown_fingerprint
from models.excel.reading import read_package
from models.pdf.confirmation import ConfirmationLine, ConfirmationPaper, build_confirmation
from models.pdf.fonts import choose_fonts
from models.schema.packages import PackageRow
from models.security import signing
from models.store.queries.targets import targets_by_id
from models.sync import files, log
from models.sync.roster import Roster, roster_by_code
from models.sync.wording import result_words
from models.usecases.desk import Desk, Saved
from models.usecases.dossier_paper import letterhead_of
from models.usecases.office_settings import paper_defaults
from models.usecases.signing import ensure_key


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmationSheet:
    """A sheet that was written."""

    place: Path
    code: str
    line_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmed:
    """A package whose code was found on paper; `is_noted` once the package has been taken in."""

    sender: str
    sender_name: str
    package_id: str
    code: str
    at: datetime
    is_noted: bool


def print_confirmation(desk: Desk, package: Path, to: Path) -> ConfirmationSheet:
    """Write the sheet for the package at `package`, which this office made, to `to`.

    Raises UserError when the package is of another office, is no submission, or a file cannot be
    read or written.
    """
    parsed = _read(package)
    meta = parsed.meta
    if meta.sender != desk.office:
        raise UserError(
            f"Gói “{package.name}” do đơn vị khác lập. Phiếu xác nhận do chính đơn vị gửi in ra. "
            "Hãy chọn gói của đơn vị mình."
        )
    code = confirmation_code(meta, parsed.results, parsed.tasks)
    paper = _paper(desk, parsed, code)
    files.write_file(to, build_confirmation(paper, choose_fonts(desk.surroundings.fonts)))
    return ConfirmationSheet(place=to, code=shown_code(code), line_count=len(paper.lines))


def confirm(desk: Desk, package: Path, code: str) -> Saved[Confirmed]:
    """Compare the code on paper with the package; note it in the log when it was taken in.

    Raises UserError when they do not agree.
    """
    typed = typed_code(code)
    parsed = _read(package)
    meta = parsed.meta
    at = desk.now()
    with desk.store.read() as session:
        roster = roster_by_code(session, meta.cluster, meta.year, desk.today())
    name = roster.name(meta.sender)
    if typed != confirmation_code(meta, parsed.results, parsed.tasks):
        touched = " Gói đã được sửa ngoài phần mềm sau khi lập." if parsed.is_touched else ""
        raise UserError(
            f"Mã {shown_code(typed)} trên giấy không khớp gói “{package.name}” của {name}."
            f"{touched} Hãy kiểm tra lại mã; nếu mã đúng thì giấy và gói khác số liệu, "
            "hãy hỏi lại đơn vị trước khi nhập."
        )
    with desk.store.write(desk.mark()) as session:
        row = session.get(PackageRow, (log.log_id(parsed), log.IN))
        if row is not None:
            row.confirmed_at = at
        is_noted = row is not None
    confirmed = Confirmed(
        sender=meta.sender,
        sender_name=name,
        package_id=meta.package_id,
        code=shown_code(typed),
        at=at,
        is_noted=is_noted,
    )
    return Saved(value=confirmed, changed=Changed.PACKAGES, at=at)


def _read(package: Path) -> Parsed:
    parsed = read_package(files.read_file(package), package.name)
    if parsed.meta.kind is not PackageKind.SUBMISSION:
        raise UserError(
            f"“{package.name}” là {parsed.meta.kind.label}, không có phiếu xác nhận. "
            "Hãy chọn gói nộp số liệu."
        )
    return parsed


def _paper(desk: Desk, parsed: Parsed, code: str) -> ConfirmationPaper:
    meta = parsed.meta
    with desk.store.read() as session:
        roster = roster_by_code(session, meta.cluster, meta.year, desk.today())
        targets = targets_by_id(session, sorted({item.target for item in parsed.results}))
    lines = [
        ConfirmationLine(
            name=targets[item.target].name if item.target in targets else item.target,
            period_label=parse_period(item.period).label,
            value=result_words(
                replace(item, note="", evidence=()),
                targets[item.target].goal.unit if item.target in targets else "",
            ),
        )
        for item in sorted(parsed.results, key=lambda value: (value.target, value.period))
    ]
    key = meta.public_key
    own = signing.fingerprint(key) if key else ensure_key(desk)
    today = desk.today()
    return ConfirmationPaper(
        letterhead=letterhead_of(roster.names[meta.sender]),
        signer=paper_defaults(desk).signer_title or "Thủ trưởng đơn vị",
        date=PaperDate(day=None, month=today.month, year=today.year),
        subject=parse_period(meta.period or str(meta.year)).label,
        facts=_facts(parsed, roster),
        lines=tuple(lines),
        task_count=len(parsed.tasks),
        code=shown_code(code),
        square=square_text(code, meta),
        fingerprint=shown_fingerprint(own),
    )


def _facts(parsed: Parsed, roster: Roster) -> tuple[tuple[str, str], ...]:
    meta = parsed.meta
    counts = f"{len(parsed.results)} kết quả, {len(parsed.tasks)} nhiệm vụ"
    touched = ", có sửa ngoài phần mềm" if parsed.is_touched else ""
    return (
        ("Đơn vị gửi", roster.name(meta.sender)),
        ("Nơi nhận", f"{roster.name(meta.receiver)} (Cụm trưởng năm {meta.year})"),
        ("Cụm thi đua", roster.cluster_name),
        ("Gói", f"{meta.package_id}, lập lúc {meta.made_at:%H:%M ngày %d/%m/%Y}{touched}"),
        ("Số liệu", counts),
    )
