"""The verbs of the papers: write them all, look them over, take texts back from Word."""

# ruff: noqa: PLC0415  each verb needs few of the libraries; the start should not pay for the rest

from argparse import Namespace

from desktop.answers import Answer
from desktop.verbs import opened


def dossier(args: Namespace) -> Answer:
    """Write a dossier's papers into a folder: PDF and DOCX of each part and of the whole."""
    from models.usecases.paper_export import export_dossier

    with opened(args) as desk:
        exported = export_dossier(desk, args.dossier, args.to)
    whole = exported.whole
    return Answer(
        data={
            "folder": str(exported.folder),
            "draft": bool(whole.stale),
            "missing_glyphs": list(whole.missing_glyphs),
            "parts": [
                {
                    "key": part.key,
                    "name": part.name,
                    "pages": part.page_count,
                    "pdf": str(part.pdf),
                    "docx": str(part.docx),
                }
                for part in exported.parts
            ],
            "copies": [str(place) for place in exported.copies],
        },
        lines=[
            f"Đã ghi {len(exported.parts)} văn bản (PDF và DOCX) vào {exported.folder}.",
            f"Bản sao kèm theo: {len(exported.copies)} tệp.",
        ],
    )


def preflight(args: Namespace) -> Answer:
    """Look a dossier over before it is printed."""
    from models.usecases.preflight import preflight as look

    with opened(args) as desk:
        found = look(desk, args.dossier)
    lines = [
        f"[{item.severity.value}] {item.where}: {item.text} ({item.source})"
        for item in found.findings
    ]
    return Answer(
        data={
            "dossier": found.dossier,
            "clear": found.is_clear,
            "findings": [
                {
                    "rule": item.rule.value,
                    "severity": item.severity.value,
                    "text": item.text,
                    "where": item.where,
                    "source": item.source,
                    "nomination": item.nomination,
                }
                for item in found.findings
            ],
        },
        lines=lines or ["Không thấy điều gì phải sửa."],
    )


def take_back(args: Namespace) -> Answer:
    """Take the texts changed in Word back into the dossier."""
    from models.usecases.paper_texts import take_back as take

    with opened(args) as desk:
        found = take(desk, args.dossier, args.file).value
    return Answer(
        data={
            "changed": [
                {"sheet": place.sheet, "key": place.key, "text": place.text}
                for place in found.changed
            ],
            "lost": found.lost_count,
        },
        lines=[f"Đã lấy lại {len(found.changed)} đoạn văn sửa trong Word."],
    )


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

    with opened(args) as desk:
        layout = layout_named(desk, args.layout)
        batch = batch_of(desk, args.dossier)
        correction = correction_for(desk, args.printer, args.tray)
        data = (
            preview_certificates(desk, batch.certificates, layout)
            if args.with_stock
            else print_certificates(desk, batch.certificates, layout, correction)
        )
        write_whole(args.to.absolute(), data)
    names = [one.name for one in batch.certificates]
    return Answer(
        data={"file": str(args.to.absolute()), "layout": layout.code, "certificates": names},
        lines=[f"Đã ghi {len(names)} giấy khen ({layout.name}) vào {args.to.absolute()}."],
    )


def calibration(args: Namespace) -> Answer:
    """Write the sheet that shows how far a printer strays."""
    from models.store.outfile import write_whole
    from models.usecases.certificates import calibration_sheet, correction_for, layout_named

    with opened(args) as desk:
        layout = layout_named(desk, args.layout)
        correction = correction_for(desk, args.printer, args.tray)
        write_whole(args.to.absolute(), calibration_sheet(desk, layout, correction))
    return Answer(
        data={"file": str(args.to.absolute()), "layout": layout.code},
        lines=[f"Đã ghi tờ căn chỉnh ({layout.name}) vào {args.to.absolute()}."],
    )
