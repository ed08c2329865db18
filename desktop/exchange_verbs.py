"""The verbs that exchange packages."""

# ruff: noqa: PLC0415  each verb loads only the libraries it needs

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import machine
from desktop.answers import Answer
from desktop.verbs import opened
from models.domain.arrival import Counts, ImportReport, Preview
from models.domain.package import PackageKind
from models.domain.values import Plain

if TYPE_CHECKING:
    from models.usecases.desk import Desk
    from models.usecases.exchange import ConsolidatedFacts, ExportFacts


def export(args: Namespace) -> Answer:
    """Write a package of this office, of any of the six kinds."""
    from models.usecases.exchange import consolidate as write_consolidated
    from models.usecases.exchange import export_submission
    from models.usecases.exchange_leading import export_letter

    kind, place = PackageKind(args.kind), args.to.absolute()
    with opened(args) as desk:
        if kind is PackageKind.SUBMISSION:
            facts = export_submission(desk, place, period=args.period).value
        elif kind is PackageKind.CONSOLIDATED:
            facts = _as_export(write_consolidated(desk, place, year=args.year).value)
        else:
            if kind is PackageKind.RETURN and args.reason:
                _mark_returned(desk, args)
            facts = export_letter(desk, kind, place, office=args.office, year=args.year).value
    return _exported(facts)


def _mark_returned(desk: "Desk", args: Namespace) -> None:
    from models.domain.carried import Stop
    from models.usecases.exchange_leading import mark_values

    mark_values(desk, args.office, args.key, Stop.RETURNED, reason=args.reason)


def _as_export(facts: "ConsolidatedFacts") -> "ExportFacts":
    from models.usecases.exchange import ExportFacts

    return ExportFacts(
        place=facts.place,
        meta=facts.meta,
        receiver_name="cấp trên và các thành viên",
        row_count=facts.target_count,
        file_hash=facts.file_hash,
        archive=facts.archive,
    )


def _exported(facts: "ExportFacts") -> Answer:
    meta = facts.meta
    return Answer(
        data={
            "file": str(facts.place),
            "kind": meta.kind.value,
            "package_id": meta.package_id,
            "from": meta.sender,
            "to": meta.receiver or None,
            "cluster": meta.cluster,
            "year": meta.year,
            "period": meta.period or None,
            "row_count": facts.row_count,
            "content_hash": meta.content_hash,
            "file_hash": facts.file_hash,
        },
        lines=[f"Đã lập {meta.kind.label} gửi {facts.receiver_name}: {facts.place}"],
    )


def preview(args: Namespace) -> Answer:
    """Say what taking in the files would do, without doing it."""
    from models.usecases.exchange import preview as look

    with opened(args) as desk:
        seen = [(file, look(desk, file.absolute())) for file in args.files]
    data = [_preview_data(file, item) for file, item in seen]
    return Answer(
        data=data[0] if len(data) == 1 else data,
        lines=[line for _, item in seen for line in _preview_lines(item)],
    )


def take_in(args: Namespace) -> Answer:
    """Take the files in, each in one transaction."""
    from models.usecases.exchange import Consent, take_in_all

    files = [file.absolute() for file in args.files]
    with opened(args) as desk:
        consent = Consent(accepts_touched=args.accept_unsigned)
        reports = take_in_all(desk, files, consent=consent).value
    data = [_report_data(file, item) for file, item in zip(args.files, reports, strict=True)]
    return Answer(data=data, lines=[_report_line(item) for item in reports])


def undo(args: Namespace) -> Answer:
    """Take a whole import back."""
    from models.usecases.exchange import undo_import

    with opened(args) as desk:
        undone = undo_import(desk, args.id).value
    return Answer(
        data={
            "import_id": args.id,
            "package_id": undone.package_id,
            "restored": undone.restored_count,
            "kept": [{"entity": entity, "key": key} for entity, key in undone.kept],
        },
        lines=[
            f"Đã hoàn tác gói {undone.package_id}: trả lại {undone.restored_count} dòng.",
            *(f"Giữ nguyên vì đã sửa sau khi nhập: {key}" for _, key in undone.kept),
        ],
    )


def board(args: Namespace) -> Answer:
    """Show every member against every period."""
    from models.usecases.exchange_board import period_board

    with opened(args) as desk:
        found = period_board(desk, args.year)
    return Answer(
        data={
            "cluster": found.cluster,
            "year": found.year,
            "leader": found.leader,
            "periods": [
                {"period": item.period, "due": item.due, "locked": item.is_locked}
                for item in found.periods
            ],
            "members": [
                {
                    "office": line.office,
                    "name": line.name,
                    "role": line.role.value,
                    "cells": [
                        {
                            "period": cell.period,
                            "state": cell.state.value,
                            "values": cell.value_count,
                            "returned": cell.returned_count,
                            "accepted": cell.accepted_count,
                            "late_days": cell.late_days,
                            "received_at": cell.received_at,
                        }
                        for cell in line.cells
                    ],
                }
                for line in found.lines
            ],
        },
        lines=[
            f"{line.name}: " + ", ".join(f"{cell.period} {cell.words}" for cell in line.cells)
            for line in found.lines
        ],
    )


def deadline(args: Namespace) -> Answer:
    """Set the last day on which members send a period."""
    from models.usecases.exchange_leading import set_deadline

    with opened(args) as desk:
        set_deadline(desk, args.period, args.due)
    return Answer(
        data={"period": args.period, "due": args.due},
        lines=[f"Hạn gửi kỳ {args.period}: {args.due:%d/%m/%Y}."],
    )


def lock(args: Namespace) -> Answer:
    """Close a period against new figures, or open it again."""
    from models.usecases.exchange_leading import set_lock

    locked = args.verb == "lock"
    with opened(args) as desk:
        set_lock(desk, args.period, args.reason, locked=locked)
    return Answer(
        data={"period": args.period, "locked": locked},
        lines=[f"Kỳ {args.period} {'đã khoá' if locked else 'đã mở lại'}."],
    )


def rebuild(args: Namespace) -> Answer:
    """Make the workspace anew from its archive."""
    from models.usecases.exchange_rebuild import rebuild as build

    place = args.workspace or machine.default_workspace()
    built = build(place.absolute(), args.archive.absolute(), surroundings=machine.surroundings())
    return Answer(
        data={
            "workspace": str(built.place),
            "office": built.office,
            "packages": built.package_count,
            "unreadable": list(built.unreadable),
            "undecided": list(built.undecided),
            "state_hash": built.state_hash,
            "replaced_state_hash": built.replaced_hash or None,
            "replaced_file": str(built.aside) if built.aside else None,
        },
        lines=[
            f"Đã dựng lại sổ của {built.office} từ {built.package_count} gói: {built.place}",
            *(f"Không đọc được tệp “{name}” nên bỏ qua." for name in built.unreadable),
            *(
                f"Bỏ qua tệp “{name}”: máy tắt giữa chừng lúc nhập hoặc xuất, không biết gói đã "
                "được ghi vào sổ chưa. Hãy nhập lại gói gốc nếu còn."
                for name in built.undecided
            ),
        ],
    )


def consolidate(args: Namespace) -> Answer:
    """Write the cluster's consolidated workbook."""
    from models.usecases.exchange import board
    from models.usecases.exchange import consolidate as write

    with opened(args) as desk:
        facts = write(desk, args.to.absolute(), year=args.year).value
        members = board(desk, facts.meta.year)
    return Answer(
        data={
            "file": str(facts.place),
            "year": facts.meta.year,
            "member_count": facts.member_count,
            "sent": [item.office for item in members if item.office not in facts.missing],
            "missing": list(facts.missing),
            "target_count": facts.target_count,
        },
        lines=[
            (
                f"Đã lập bảng tổng hợp {facts.received_count}/{facts.member_count} đơn vị: "
                f"{facts.place}"
            )
        ],
    )


def _preview_data(file: Path, item: Preview) -> dict[str, Plain]:
    meta = item.meta
    return {
        "file": str(file),
        "kind": meta.kind.value,
        "from": meta.sender,
        "to": meta.receiver,
        "cluster": meta.cluster,
        "year": meta.year,
        "period": meta.period or None,
        "package_id": meta.package_id,
        "signature": item.proof.signature.value,
        "fingerprint": item.proof.fingerprint or None,
        "touched": item.is_touched,
        "already_imported_at": item.already_imported_at,
        "refusal": item.refusal or None,
        "counts": _counts(item.counts),
        "problems": [
            {
                "sheet": problem.sheet,
                "cell": problem.cell,
                "code": problem.code,
                "found": problem.found,
                "message": problem.message,
            }
            for problem in item.problems
        ],
        "unknown": [
            {"sheet": part.sheet, "column": part.column, "suggestion": part.suggestion or None}
            for part in item.unknown
        ],
        "changes": [
            {"key": row.key, "decision": row.decision.value, "old": row.old, "new": row.new}
            for row in item.rows
        ],
    }


def _counts(counts: Counts) -> dict[str, Plain]:
    return {
        "new": counts.new,
        "changed": counts.changed,
        "same": counts.same,
        "older": counts.older,
        "problem": counts.problem,
        "conflict": counts.conflict,
    }


def _preview_lines(item: Preview) -> list[str]:
    counts = item.counts
    lines = [
        (
            f"{item.file_name}: {item.meta.kind.label} của {item.sender_name}, "
            f"năm {item.meta.year}. Mới {counts.new}, đổi {counts.changed}, giống {counts.same}, "
            f"lỗi {counts.problem}, xung đột {counts.conflict}."
        )
    ]
    if item.refusal:
        lines.append(item.refusal)
    lines.append(item.proof.sentence(item.sender_name))
    if item.is_touched:
        lines.append("Gói đã được sửa ngoài phần mềm sau khi lập.")
    if item.already_imported_at:
        lines.append(f"Gói này đã được nhập lúc {item.already_imported_at:%H:%M ngày %d/%m/%Y}.")
    lines.extend(problem.sentence for problem in item.problems)
    return lines


def _report_data(file: Path, item: ImportReport) -> dict[str, Plain]:
    return {
        "file": str(file),
        "package_id": item.package_id,
        "from": item.sender,
        "import_id": item.batch or None,
        "already_imported_at": item.already_imported_at,
        "touched": item.is_touched,
        "counts": _counts(item.counts),
    }


def _report_line(item: ImportReport) -> str:
    if item.already_imported_at:
        return (
            f"{item.file_name}: đã nhập lúc {item.already_imported_at:%H:%M ngày %d/%m/%Y}, "
            "không có gì thay đổi."
        )
    counts = item.counts
    return (
        f"{item.file_name}: đã nhập của {item.sender_name}. Mới {counts.new}, "
        f"đổi {counts.changed}, giống {counts.same}."
    )
