"""The verbs of awards: who may be proposed for what, the money, the register."""

# ruff: noqa: PLC0415  each verb loads only the libraries it needs

from argparse import Namespace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, cast

from desktop.answers import Answer
from desktop.command import Add, destination, iso_day, opened, read_json
from models.domain.values import Plain

if TYPE_CHECKING:
    from models.domain.decisions import RegisterEntry

_KINDS = ("individual", "collective")


def add_verbs(add: Add) -> None:
    """Add the verbs of this module to the command line."""
    eligible = add(
        "eligibility",
        eligibility,
        'xét điều kiện danh hiệu, khen thưởng\n\nJSON: [{"id","verdict","reasons":[{"article",'
        '"met","found","required"}],"earliest"}]\nmet là true, false hoặc null khi chưa rõ.',
    )
    eligible.add_argument("file", type=Path, metavar="FILE.json", help="tệp có date và subjects")
    money = add(
        "bonus",
        bonus,
        'tính tiền thưởng\n\nJSON: {"amount_vnd","coefficient","base_vnd","source","verified"}',
    )
    money.add_argument("code", metavar="CODE", help="mã danh hiệu, hình thức")
    money.add_argument("--kind", required=True, choices=_KINDS, help="cá nhân hay tập thể")
    money.add_argument(
        "--date", required=True, type=iso_day, metavar="YYYY-MM-DD", help="ngày quyết định"
    )
    _add_register_verbs(add)


def eligibility(args: Namespace) -> Answer:
    """Say who may be proposed for what, with the reasons; needs no workspace."""
    from models.usecases.eligibility import evaluate_file

    answers = evaluate_file(read_json(args.file))
    return Answer(
        data=cast("Plain", answers), lines=[f"{item['id']}: {item['verdict']}" for item in answers]
    )


def bonus(args: Namespace) -> Answer:
    """Say how much money goes with an award; needs no workspace."""
    from models.usecases.bonus import bonus_for

    found = bonus_for(args.code, args.kind, args.date)
    return Answer(
        data=cast("Plain", found), lines=[f"{found['amount_vnd']} đồng ({found['source']})"]
    )


def show_candidates(args: Namespace) -> Answer:
    """Say who may be proposed for what, out of the register."""
    from models.usecases.candidates import candidates, reckoning_day
    from models.usecases.workspace import describe

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
            export_tables(destination(args.to), [("Sổ khen thưởng", register_table(entries))])
    lines = [_entry_line(entry) for entry in entries]
    return Answer(data=[_entry_data(entry) for entry in entries], lines=lines or ["Sổ còn trống."])


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


def _add_register_verbs(add: Add) -> None:
    who = add(
        "candidates",
        show_candidates,
        "ai có thể đề nghị gì\n\nJSON: "
        '{"date","law","subjects":[{"id","kind","name","award","verdict","earliest","registered",\n'
        '"proposed_in","reasons":[{"article","met","found","required"}]}]}',
    )
    who.add_argument("--year", type=int, metavar="Y", help="năm thành tích; mặc định năm đang mở")
    who.add_argument("--date", type=iso_day, metavar="YYYY-MM-DD", help="ngày xét")
    who.add_argument("--generation", default="", metavar="ID", help="bộ quy định chọn bằng tay")
    register = add(
        "register",
        show_register,
        "sổ khen thưởng\n\nJSON: "
        '[{"subject","kind","name","unit","position","award","award_name","is_title","year",\n'
        '"decision_number","decided_on","issuer","path","mode","person_group","inheritance",\n'
        '"amount_vnd","paid_on"}]',
    )
    register.add_argument("--year", type=int, metavar="Y", help="năm được khen")
    register.add_argument("--award", default="", metavar="CODE", help="mã danh hiệu, hình thức")
    register.add_argument("--kind", choices=_KINDS, default="", help="cá nhân hay tập thể")
    register.add_argument("--find", default="", metavar="TEXT", help="tìm, gõ không dấu cũng được")
    register.add_argument("--to", type=Path, metavar="FILE.xlsx", help="ghi ra sổ tính Excel")
