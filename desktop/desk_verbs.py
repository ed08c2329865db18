"""The verbs of the leader's desk: who has sent what, deadlines, locks; a workspace replayed."""

# ruff: noqa: PLC0415  each verb loads only the libraries it needs

from argparse import Namespace
from pathlib import Path

from desktop import machine
from desktop.answers import Answer
from desktop.command import Add, iso_day, opened


def add_verbs(add: Add) -> None:
    """Add the verbs of this module to the command line."""
    table = add(
        "board",
        board,
        "bảng đơn vị và kỳ\n\n"
        'JSON: {"cluster","year","leader","periods":[{"period","due","locked"}],"members":[{'
        '"office","name","role",\n"cells":[{"period","state","values","returned","accepted",'
        '"late_days","received_at"}]}]}\nstate: missing late received returned accepted own',
    )
    table.add_argument("--year", type=int, metavar="Y", help="năm; mặc định năm của tệp")
    due = add("deadline", deadline, 'đặt hạn gửi một kỳ\n\nJSON: {"period","due"}')
    due.add_argument("period", metavar="P", help="kỳ, ví dụ 2023-Q1")
    due.add_argument("--due", required=True, type=iso_day, metavar="YYYY-MM-DD", help="hạn gửi")
    for name, text in (("lock", "khoá một kỳ"), ("unlock", "mở lại một kỳ đã khoá")):
        verb = add(name, lock, f'{text}, kèm lý do\n\nJSON: {{"period","locked"}}')
        verb.add_argument("period", metavar="P", help="kỳ, ví dụ 2023-Q1")
        verb.add_argument("--reason", required=True, metavar="TEXT", help="lý do, sẽ in ra phụ lục")
    again = add(
        "rebuild",
        rebuild,
        "dựng lại tệp dữ liệu từ thư mục lưu gói\n\n"
        'JSON: {"workspace","office","packages","unreadable","undecided","state_hash",\n'
        '"replaced_state_hash","replaced_file"}',
    )
    again.add_argument(
        "--from", dest="archive", required=True, type=Path, metavar="ARCHIVE", help="thư mục …-goi"
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
