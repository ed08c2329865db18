"""The verbs of award certificates: written, and the sheet their printer is measured with."""

# ruff: noqa: PLC0415  each verb loads only the libraries it needs

from argparse import Namespace
from pathlib import Path

from desktop.answers import Answer
from desktop.command import Add, destination, opened


def add_verbs(add: Add) -> None:
    """Add the verbs of this module to the command line."""
    batch = add(
        "certificates",
        certificates,
        "ghi giấy khen của hồ sơ ra PDF\n\n"
        'JSON: {"file","layout","certificates":[tên]}; chỉ có danh hiệu, hình thức do đơn vị '
        "quyết định.",
    )
    batch.add_argument("dossier", metavar="DOSSIER", help="mã hồ sơ, như nominate đã in")
    batch.add_argument("--with-stock", action="store_true", help="xem thử: chữ trên ảnh quét phôi")
    sheet = add(
        "calibration",
        calibration,
        'ghi tờ căn chỉnh máy in giấy khen ra PDF\n\nJSON: {"file","layout"}',
    )
    for verb in (batch, sheet):
        verb.add_argument("--to", required=True, type=Path, metavar="FILE.pdf", help="tệp sẽ ghi")
        verb.add_argument(
            "--layout", default="phoi-in-san", metavar="LAYOUT", help="mã hoặc tên bố cục"
        )
        verb.add_argument("--printer", default="", help="máy in đã căn chỉnh")
        verb.add_argument("--tray", default="", help="khay giấy của máy in")


def certificates(args: Namespace) -> Answer:
    """Write the certificates of what the office itself decides in a dossier."""
    from models.store.outfile import write_whole
    from models.usecases.certificates import (
        batch_of,
        correction_for,
        layout_named,
        preview_certificates,
        print_certificates,
    )

    place = destination(args.to)
    with opened(args) as desk:
        layout = layout_named(desk, args.layout)
        batch = batch_of(desk, args.dossier)
        correction = correction_for(desk, args.printer, args.tray)
        data = (
            preview_certificates(desk, batch.certificates, layout)
            if args.with_stock
            else print_certificates(desk, batch.certificates, layout, correction)
        )
        write_whole(place, data)
    names = [one.name for one in batch.certificates]
    return Answer(
        data={"file": str(place), "layout": layout.code, "certificates": names},
        lines=[f"Đã ghi {len(names)} giấy khen ({layout.name}) vào {place}."],
    )


def calibration(args: Namespace) -> Answer:
    """Write the sheet that shows how far a printer strays."""
    from models.store.outfile import write_whole
    from models.usecases.certificates import calibration_sheet, correction_for, layout_named

    place = destination(args.to)
    with opened(args) as desk:
        layout = layout_named(desk, args.layout)
        correction = correction_for(desk, args.printer, args.tray)
        write_whole(place, calibration_sheet(desk, layout, correction))
    return Answer(
        data={"file": str(place), "layout": layout.code},
        lines=[f"Đã ghi tờ căn chỉnh ({layout.name}) vào {place}."],
    )
