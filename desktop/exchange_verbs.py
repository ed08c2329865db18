"""The verbs that exchange packages."""

# ruff: noqa: PLC0415  each verb loads only the libraries it needs

from argparse import Namespace
from pathlib import Path

from desktop.answers import Answer
from desktop.verbs import opened
from models.domain.arrival import Counts, ImportReport, Preview
from models.domain.values import Plain


def export(args: Namespace) -> Answer:
    """Write a package of this office."""
    from models.usecases.exchange import export_submission

    with opened(args) as desk:
        facts = export_submission(desk, args.to.absolute(), period=args.period).value
    meta = facts.meta
    return Answer(
        data={
            "file": str(facts.place),
            "kind": meta.kind.value,
            "package_id": meta.package_id,
            "from": meta.sender,
            "to": meta.receiver,
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
    from models.usecases.exchange import take_in_all

    files = [file.absolute() for file in args.files]
    with opened(args) as desk:
        reports = take_in_all(desk, files, accept_touched=args.accept_unsigned).value
    data = [_report_data(file, item) for file, item in zip(args.files, reports, strict=True)]
    return Answer(data=data, lines=[_report_line(item) for item in reports])


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
