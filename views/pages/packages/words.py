"""What the page of the packages says."""

from collections.abc import Sequence

from models.domain.arrival import Counts, ImportReport, PackageFacts, PendingFacts, Preview
from models.domain.board import Board, CellState
from models.domain.merge import Decision
from models.domain.package import PackageKind
from models.domain.signature import Signature
from models.usecases.exchange import ConsolidatedFacts, ExportFacts, Look, Undone
from models.usecases.exchange_inbox import Sorted
from views.widgets.formats import date_text, moment_text

OUT = "out"
DECISION_WORDS = {
    Decision.NEW: "Mới",
    Decision.CHANGED: "Đổi",
    Decision.CONFLICT: "Xung đột",
    Decision.SAME: "Giống",
    Decision.OLDER: "Cũ hơn",
}
DECISION_ROLES = {Decision.NEW: "good", Decision.CHANGED: "info", Decision.CONFLICT: "bad"}
KIND_WORDS = {
    PackageKind.ASSIGNMENT: "Giao chỉ tiêu",
    PackageKind.SUBMISSION: "Nộp số liệu",
    PackageKind.RETURN: "Trả lại",
    PackageKind.RECEIPT: "Biên nhận",
    PackageKind.CONSOLIDATED: "Tổng hợp",
    PackageKind.HANDOVER: "Bàn giao",
}


def counts_words(counts: Counts) -> str:
    """Return the counts that are not nought: "12 mới, 3 đổi, 80 giống"."""
    parts = (
        (counts.new, "mới"),
        (counts.changed, "đổi"),
        (counts.conflict, "xung đột"),
        (counts.problem, "vướng mắc"),
        (counts.same, "giống"),
        (counts.older, "cũ hơn"),
    )
    return ", ".join(f"{count} {word}" for count, word in parts if count) or "không có số nào"


def state_words(look: Look) -> str:
    """Return in a few words what will become of a file."""
    seen = look.seen
    if look.is_done:
        return "Đã nhập"
    if seen is None:
        return "Không đọc được"
    if seen.refusal:
        return "Không nhận được"
    if seen.already_imported_at is not None and seen.counts.is_without_effect:
        return f"Đã nhập {date_text(seen.already_imported_at.date())}"
    return "Cần đồng ý" if needs_consent(seen) else "Nhập được"


def state_role(look: Look) -> str:
    """Return the colour of `state_words`."""
    words = state_words(look)
    if words.startswith("Không"):
        return "bad"
    return (
        "good"
        if words in ("Nhập được", "Đã nhập")
        else "warn"
        if words == "Cần đồng ý"
        else "muted"
    )


def needs_consent(seen: Preview) -> bool:
    """Say whether a person must choose to take the package in all the same."""
    return seen.is_touched or seen.proof.needs_consent


def is_takeable(look: Look) -> bool:
    """Say whether importing the file would do anything."""
    seen = look.seen
    if look.is_done or seen is None or seen.refusal:
        return False
    is_new = seen.already_imported_at is None or not seen.counts.is_without_effect
    return is_new or any(row.can_choose for row in seen.rows)


def look_sentence(look: Look) -> str:
    """Say everything a person must know about one file before it is taken in."""
    seen = look.seen
    if seen is None:
        return look.refusal
    if seen.refusal:
        return seen.refusal
    parts = [f"{kind_words(seen)} của {seen.sender_name}: {counts_words(seen.counts)}."]
    if seen.already_imported_at is not None:
        parts.append(f"Gói này đã được nhập lúc {moment_text(seen.already_imported_at)}.")
    parts.append(seen.proof.sentence(seen.sender_name))
    if seen.is_touched:
        count = len(seen.parsed.touched)
        parts.append(
            f"Gói đã được sửa ngoài phần mềm sau khi lập ({count} dòng); các dòng ấy có dấu "
            "“sửa ngoài” trong bảng dưới."
        )
    return " ".join(parts)


def kind_words(seen: Preview) -> str:
    """Return the kind of a package with its year, as the beginning of a sentence."""
    label = seen.meta.kind.label
    return f"{label[:1].upper()}{label[1:]} năm {seen.meta.year}"


def report_words(report: ImportReport) -> str:
    """Say what an import of one package did."""
    if report.already_imported_at is not None:
        return (
            f"{report.file_name}: đã nhập lúc {moment_text(report.already_imported_at)}, "
            "không có gì thay đổi."
        )
    return f"{report.sender_name}: {counts_words(report.counts)}."


def reports_sentence(reports: Sequence[ImportReport]) -> str:
    """Say in one line what an import did."""
    if len(reports) == 1:
        return f"Đã nhập gói của {report_words(reports[0])}"
    fresh = [item for item in reports if item.already_imported_at is None]
    total = sum(item.counts.new + item.counts.changed for item in fresh)
    return f"Đã nhập {len(fresh)} gói, ghi {total} số."


def pending_sentence(pending: PendingFacts) -> str:
    """Say what waits to be sent and when something last was."""
    last = pending.last_sent_at
    if pending.is_leader:
        return f"Đơn vị là Cụm trưởng: {_leader_words(pending)}"
    when = f"Lần gửi cuối lúc {moment_text(last)}." if last else "Chưa gửi lần nào."
    if not pending.unsent_count:
        return f"Mọi số của đơn vị đã được đóng gói. {when}"
    return f"{pending.unsent_count} số của đơn vị chưa gửi. {when}"


def _leader_words(pending: PendingFacts) -> str:
    if not pending.unsent_count:
        return "mọi số của mình đã vào bảng tổng hợp."
    return (
        f"{pending.unsent_count} số của mình chưa vào bảng tổng hợp; "
        "bấm “Bảng tổng hợp” để lập, không phải nộp gói."
    )


def way_words(item: PackageFacts) -> str:
    """Return whether a package left or arrived."""
    return "Gửi đi" if item.direction == OUT else "Nhận về"


def other_office(item: PackageFacts) -> str:
    """Return whom a package went to, or came from."""
    if item.direction == OUT:
        return item.receiver_name or "Các thành viên cụm"
    return item.sender_name


def package_state(item: PackageFacts) -> str:
    """Return what stands about a package of the list."""
    if item.is_undone:
        return "Đã hoàn tác"
    if item.direction == OUT:
        return "Đã lập"
    if item.is_touched:
        return "Có số sửa ngoài"
    return "Có chữ ký đúng" if item.proof.signature is Signature.VALID else "Đã nhập"


def package_role(item: PackageFacts) -> str:
    """Return the colour of `package_state`."""
    if item.is_undone:
        return "muted"
    return "warn" if item.is_touched or item.counts.problem else "text"


def exported_words(facts: ExportFacts) -> str:
    """Say what package was made, for whom."""
    return f"Đã lập {facts.meta.kind.label} gửi {facts.receiver_name}."


def consolidated_words(facts: ConsolidatedFacts) -> str:
    """Say whose figures a consolidation has."""
    return (
        f"Đã lập bảng tổng hợp, có số liệu của {facts.received_count}/{facts.member_count} đơn vị."
    )


def board_title(board: Board) -> str:
    """Return the name of the board with how many members have sent anything."""
    told = (CellState.MISSING, CellState.LATE)
    sent = sum(1 for line in board.lines if any(cell.state not in told for cell in line.cells))
    return f"Đơn vị và kỳ ({sent}/{len(board.lines)} đã gửi)"


def undone_words(undone: Undone) -> str:
    """Say what taking an import back did."""
    text = f"Đã hoàn tác gói: {undone.restored_count} dòng trở lại như trước khi nhập."
    if undone.kept:
        keys = ", ".join(key for _, key in undone.kept[:3])
        text += f" Giữ nguyên {len(undone.kept)} dòng đã sửa sau khi nhập: {keys}."
    return text


def sorted_words(found: Sorted) -> str:
    """Say what a look into the inbox folder did."""
    moved = ", ".join(f"{count} tệp vào “{where}”" for where, count in found.moved.items())
    new = f"{len(found.looks)} tệp mới chờ xem trước" if found.looks else "Không có tệp mới"
    strange = (
        f" {found.strange_count} tệp Excel không phải gói, để nguyên."
        if found.strange_count
        else ""
    )
    return f"{new}. Đã xếp {moved}.{strange}" if moved else f"{new}.{strange}"


def waiting_words(found: Sorted) -> str:
    """Say that something new lies in the inbox folder, which was looked through by itself."""
    return f"{sorted_words(found)} Bấm “Quét thư mục nhận” trong mục “…” để xem."
