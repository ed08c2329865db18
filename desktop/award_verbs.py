"""The verbs of the register of awards and of who may be proposed.

Imports stand inside the functions, as in `desktop.verbs`.
"""

# ruff: noqa: PLC0415  see above

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import paper_verbs
from desktop.answers import Answer
from desktop.verbs import iso_day, opened
from models.usecases.workspace import describe

if TYPE_CHECKING:
    from models.domain.decisions import RegisterEntry

_Add = Callable[[str, Callable[[Namespace], Answer], str], ArgumentParser]


def add_verbs(add: _Add) -> None:
    """Add the verbs of this module to the command line."""
    register = add(
        "register",
        show_register,
        "sổ khen thưởng\n\nJSON: "
        '[{"subject","kind","name","unit","position","award","award_name","is_title","year",\n'
        '"decision_number","decided_on","issuer","path","mode","person_group","inheritance",\n'
        '"amount_vnd","paid_on"}]',
    )
    register.add_argument("--year", type=int, help="năm được khen")
    register.add_argument("--award", default="", metavar="CODE", help="mã danh hiệu, hình thức")
    register.add_argument("--kind", choices=("individual", "collective"), default="")
    register.add_argument("--find", default="", metavar="TEXT", help="tìm, gõ không dấu cũng được")
    register.add_argument("--to", type=Path, metavar="FILE.xlsx", help="ghi ra sổ tính Excel")
    file = add(
        "hand-on",
        hand_on,
        'ghi hồ sơ ra tệp để đơn vị khác nhập bằng nominate\n\nJSON: {"file"}',
    )
    file.add_argument("dossier", metavar="DOSSIER")
    file.add_argument("--to", required=True, type=Path, metavar="FILE.json")
    file.add_argument("--path", default="", choices=("", "house", "province", "ministry", "state"))
    who = add(
        "candidates",
        show_candidates,
        "ai có thể đề nghị gì\n\nJSON: "
        '{"date","law","subjects":[{"id","kind","name","award","verdict","earliest","registered",\n'
        '"proposed_in","reasons":[{"article","met","found","required"}]}]}',
    )
    who.add_argument("--year", type=int, help="năm thành tích; mặc định là năm đang mở")
    who.add_argument("--date", type=iso_day, metavar="YYYY-MM-DD", help="ngày xét")
    who.add_argument("--generation", default="", metavar="ID", help="bộ quy định chọn bằng tay")


def add_certificate_verbs(add: _Add) -> None:
    """Add the verbs that write certificates and the sheet their printer is measured with."""
    batch = add(
        "certificates",
        paper_verbs.certificates,
        "ghi giấy khen của hồ sơ ra PDF\n\n"
        'JSON: {"file","layout","certificates":[tên]}; chỉ có danh hiệu, hình thức do đơn vị '
        "quyết định.",
    )
    batch.add_argument("dossier", metavar="ID")
    batch.add_argument("--with-stock", action="store_true", help="xem thử: chữ trên ảnh quét phôi")
    sheet = add(
        "calibration",
        paper_verbs.calibration,
        'ghi tờ căn chỉnh máy in giấy khen ra PDF\n\nJSON: {"file","layout"}',
    )
    for verb in (batch, sheet):
        verb.add_argument("--to", required=True, type=Path, metavar="FILE.pdf")
        verb.add_argument(
            "--layout", default="phoi-in-san", metavar="LAYOUT", help="mã hoặc tên bố cục"
        )
        verb.add_argument("--printer", default="", help="máy in đã căn chỉnh")
        verb.add_argument("--tray", default="", help="khay giấy của máy in")


def hand_on(args: Namespace) -> Answer:
    """Write a dossier as a file that another office takes in with `nominate`."""
    from models.usecases.handing_on import write_dossier_file

    with opened(args) as desk:
        place = write_dossier_file(desk, args.dossier, args.to.absolute(), args.path)
    return Answer(data={"file": str(place)}, lines=[f"Đã ghi hồ sơ vào {place}."])


def show_register(args: Namespace) -> Answer:
    """List the register, and write it as a workbook where asked."""
    from models.usecases.registers import (
        RegisterFilter,
        export_tables,
        list_register,
        register_table,
    )

    keep = RegisterFilter(text=args.find, kind=args.kind, award=args.award, year=args.year)
    with opened(args) as desk:
        entries = list_register(desk, keep)
        if args.to is not None:
            export_tables(args.to, [("Sổ khen thưởng", register_table(entries))])
    lines = [_entry_line(entry) for entry in entries]
    return Answer(data=[_entry_data(entry) for entry in entries], lines=lines or ["Sổ còn trống."])


def show_candidates(args: Namespace) -> Answer:
    """Say who may be proposed for what, out of the register."""
    from models.usecases.candidates import candidates, reckoning_day

    with opened(args) as desk:
        year = args.year or describe(desk).year
        on: date = args.date or reckoning_day(year, desk.today())
        found = candidates(desk, year, on, generation_id=args.generation)
    return Answer(
        data={
            "date": found.on.isoformat(),
            "law": found.law,
            "subjects": [
                {
                    "id": row.subject.code,
                    "kind": row.kind.value,
                    "name": row.name,
                    "award": row.award,
                    "verdict": row.answer.verdict.value,
                    "earliest": row.answer.earliest,
                    "registered": row.registered,
                    "proposed_in": row.proposed_in,
                    "reasons": [
                        {
                            "article": reason.article,
                            "met": reason.met,
                            "found": reason.found,
                            "required": reason.required,
                        }
                        for reason in row.answer.reasons
                    ],
                }
                for row in found.rows
            ],
        },
        lines=[f"{row.name}: {row.award_name}: {row.answer.verdict}" for row in found.rows],
    )


def _entry_data(entry: "RegisterEntry") -> dict[str, str | int | bool | None]:
    record = entry.record
    return {
        "subject": entry.subject,
        "kind": entry.kind,
        "name": entry.name,
        "unit": entry.unit,
        "position": entry.position,
        "award": record.award,
        "award_name": record.award_name,
        "is_title": record.is_title,
        "year": record.year,
        "decision_number": record.decision_number,
        "decided_on": record.decided_on.isoformat() if record.decided_on else None,
        "issuer": record.issuer,
        "path": record.path,
        "mode": record.mode,
        "person_group": record.person_group,
        "inheritance": record.inheritance,
        "amount_vnd": record.amount_vnd,
        "paid_on": record.paid_on.isoformat() if record.paid_on else None,
    }


def _entry_line(entry: "RegisterEntry") -> str:
    record = entry.record
    number = f" ({record.decision_number})" if record.decision_number else ""
    return f"{record.year}  {entry.name}: {record.award_name}{number}"
