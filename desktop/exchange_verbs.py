"""The verbs that exchange packages."""

# ruff: noqa: PLC0415  each verb loads only the libraries it needs

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.answers import Answer
from desktop.command import Add, destination, opened
from models.domain.arrival import Counts, ImportReport, Preview
from models.domain.package import PackageKind
from models.domain.signature import Signature
from models.domain.values import Plain

if TYPE_CHECKING:
    from models.usecases.desk import Desk
    from models.usecases.exchange import ConsolidatedFacts, ExportFacts

_KINDS = ("assignment", "submission", "return", "receipt", "consolidated", "handover")
_PREVIEW_JSON = """\
JSON: một đối tượng, hoặc danh sách khi có nhiều tệp: {"file","kind","from","to","cluster",
"year","period","package_id","signature","fingerprint","touched","already_imported_at","refusal",
"counts":{"new","changed","same","older","problem","conflict"},
"problems":[{"sheet","cell","code","found","message"}],
"unknown":[{"sheet","column","suggestion"}],"changes":[{"key","decision","old","new"}]}
signature: valid, invalid, unknown_key hoặc none."""
_IMPORT_JSON = """\
Gói có chữ ký của khoá chưa đăng ký vẫn được nhập, kèm một câu nói rõ; gói không có chữ ký hợp lệ
hoặc đã bị sửa ngoài phần mềm thì phải thêm --accept-unsigned.
JSON: [{"file","package_id","from","import_id","already_imported_at","signature","touched",
"counts":{"new","changed","same","older","problem","conflict"}}]"""


def add_verbs(add: Add) -> None:
    """Add the verbs of this module to the command line."""
    _add_export(
        add(
            "export",
            export,
            f"lập gói đồng bộ\n\nKIND: {' '.join(_KINDS)}\n"
            "(giao, nộp, trả, biên nhận, tổng hợp, bàn giao).\n"
            'JSON: {"file","kind","package_id","from","to","cluster","year","period","row_count",\n'
            '"content_hash","file_hash"}',
        )
    )
    seeing = add("preview", preview, f"xem trước gói, không ghi gì\n\n{_PREVIEW_JSON}")
    seeing.add_argument("files", nargs="+", type=Path, metavar="FILE", help="gói đã nhận")
    taking = add(
        "import", take_in, f"nhập gói, mỗi gói trọn vẹn hoặc không gì cả\n\n{_IMPORT_JSON}"
    )
    taking.add_argument("files", nargs="+", type=Path, metavar="FILE", help="gói đã nhận")
    taking.add_argument(
        "--accept-unsigned",
        "--accept-touched",
        action="store_true",
        help="nhập cả gói không có chữ ký hợp lệ hoặc đã bị sửa ngoài phần mềm",
    )
    undoing = add(
        "undo-import",
        undo,
        "hoàn tác trọn một lần nhập; dòng đã sửa sau đó được giữ và kể ra\n\n"
        'JSON: {"import_id","package_id","restored","kept":[{"entity","key"}]}',
    )
    undoing.add_argument("id", metavar="ID", help="import_id mà lệnh import đã in")
    together = add(
        "consolidate",
        consolidate,
        "lập bảng tổng hợp của cụm\n\n"
        'JSON: {"file","year","member_count","sent":[…],"missing":[…],"target_count"}',
    )
    together.add_argument("--to", required=True, type=Path, metavar="FILE", help="tệp sẽ ghi")
    together.add_argument("--year", type=int, metavar="Y", help="năm; mặc định năm của tệp")


def export(args: Namespace) -> Answer:
    """Write a package of this office, of any of the six kinds."""
    from models.usecases.exchange import consolidate as write_consolidated
    from models.usecases.exchange import export_submission
    from models.usecases.exchange_leading import export_letter

    kind, place = PackageKind(args.kind), destination(args.to)
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
    return Answer(data=data, lines=[line for item in reports for line in _report_lines(item)])


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


def consolidate(args: Namespace) -> Answer:
    """Write the cluster's consolidated workbook."""
    from models.usecases.exchange import board
    from models.usecases.exchange import consolidate as write

    with opened(args) as desk:
        facts = write(desk, destination(args.to), year=args.year).value
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


def _add_export(export: ArgumentParser) -> None:
    export.add_argument("kind", choices=_KINDS, metavar="KIND", help="loại gói")
    export.add_argument("--to", required=True, type=Path, metavar="FILE", help="tệp sẽ ghi")
    export.add_argument(
        "--for", dest="office", default="", metavar="OFFICE", help="đơn vị nhận gói của Cụm trưởng"
    )
    export.add_argument(
        "--period", default=None, metavar="P", help="kỳ của gói nộp; mặc định cả năm"
    )
    export.add_argument(
        "--year", type=int, metavar="Y", help="năm của gói Cụm trưởng; mặc định năm của tệp"
    )
    export.add_argument("--reason", default="", metavar="TEXT", help="lý do trả lại")
    export.add_argument(
        "--key",
        action="append",
        default=[],
        metavar="KEY",
        help="số bị trả lại (CHỈ TIÊU|ĐƠN VỊ|KỲ), lặp lại được; mặc định mọi số chưa chấp nhận",
    )


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
        "signature": item.proof.signature.value,
        "touched": item.is_touched,
        "counts": _counts(item.counts),
    }


def _report_lines(item: ImportReport) -> list[str]:
    if item.already_imported_at:
        return [
            (
                f"{item.file_name}: đã nhập lúc {item.already_imported_at:%H:%M ngày %d/%m/%Y}, "
                "không có gì thay đổi."
            )
        ]
    counts = item.counts
    lines = [
        (
            f"{item.file_name}: đã nhập của {item.sender_name}. Mới {counts.new}, "
            f"đổi {counts.changed}, giống {counts.same}."
        )
    ]
    if item.proof.signature is not Signature.VALID:
        lines.append(item.proof.sentence(item.sender_name))
    return lines
