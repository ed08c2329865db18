"""The verbs of a dossier: made, looked over, printed, taken back from Word, handed on."""

# ruff: noqa: PLC0415  each verb loads only the libraries it needs

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.answers import Answer
from desktop.command import Add, destination, opened, read_json
from models.domain.errors import UserError

if TYPE_CHECKING:
    from models.usecases.printing import PrintChoice

_CODE = "mã hồ sơ, như nominate đã in"
_DOSSIER_JSON = """\
Tệp là một đối tượng: office (mã đơn vị trong cụm, bỏ trống là đơn vị này), title, year, date,
addressees[], recipients[], signer {authority, title, name},
meeting {date, from, to, place, chair {name, title}, secretary {name, title}, members, present[],
absent[], proceedings, ballot, vote_base, counters[]},
nominations[] gồm {kind (individual, collective), award (mã), path (house, province, ministry,
state), subject {…}, summary, achievements, measures, compliance, party_work,
votes {for, against, invalid}, figures[] {target, period, drafted},
history[] {award, name, is_title, year, decision_number, decided_on, issuer},
years[] {year, rating, discipline, registered, member_count, ldtt_count, completed_count,
cstdcs_count}, initiatives[] {year, title, level, decision_number, decided_on, issuer}}.
Ngày dạng 2023-12-31; rating, discipline, level là các mã của eligibility."""


def add_verbs(add: Add) -> None:
    """Add the verbs of this module to the command line."""
    making = add(
        "nominate",
        nominate,
        f'lập hồ sơ từ tệp JSON\n\n{_DOSSIER_JSON}\nJSON: {{"dossier"}}',
    )
    making.add_argument("file", type=Path, metavar="FILE.json", help="tệp nói ở trên")
    looking = add(
        "preflight",
        preflight,
        'rà soát hồ sơ trước khi in\n\nJSON: {"dossier","clear","findings":[{"rule","severity",'
        '"text","where","source",\n"nomination"}]}; severity là error hoặc warning',
    )
    looking.add_argument("dossier", metavar="DOSSIER", help=_CODE)
    _add_print(
        add(
            "print",
            print_dossier,
            'in hồ sơ ra PDF\n\nJSON: {"file","pages","parts":[{"name","first_page","pages"}],'
            '"draft",\n"differences":[{"what","at_drafting","now"}],"missing_glyphs":[…]}',
        )
    )
    writing = add(
        "dossier",
        dossier,
        "ghi mọi văn bản của hồ sơ ra thư mục, PDF và DOCX từng phần và cả bộ\n\n"
        'JSON: {"folder","draft","missing_glyphs":[…],"parts":[{"key","name","pages","pdf","docx"}]'
        ',\n"copies":[…]}; key "" là cả bộ',
    )
    writing.add_argument("dossier", metavar="DOSSIER", help=_CODE)
    writing.add_argument("--to", required=True, type=Path, metavar="FOLDER", help="thư mục sẽ ghi")
    taking = add(
        "take-back",
        take_back,
        "lấy lại lời văn sửa trong Word\n\n"
        'JSON: {"changed":[{"sheet","key","text"}],"lost","table_rows"}; lost là số đoạn không còn '
        "tìm thấy, table_rows là dòng bảng đã sửa, không lấy lại được",
    )
    taking.add_argument("dossier", metavar="DOSSIER", help=_CODE)
    taking.add_argument("file", type=Path, metavar="FILE.docx", help="tệp đã sửa")
    handing = add(
        "hand-on",
        hand_on,
        'ghi hồ sơ ra tệp để đơn vị khác nhập bằng nominate\n\nJSON: {"file"}',
    )
    handing.add_argument("dossier", metavar="DOSSIER", help=_CODE)
    handing.add_argument("--to", required=True, type=Path, metavar="FILE.json", help="tệp sẽ ghi")
    handing.add_argument(
        "--path",
        default="",
        choices=("", "house", "province", "ministry", "state"),
        help="chỉ các đề nghị đi đường ấy; mặc định là tất cả",
    )


def nominate(args: Namespace) -> Answer:
    """Write a dossier from a JSON file."""
    from models.usecases.nominating import nominate as write

    data = read_json(args.file)
    with opened(args) as desk:
        code = write(desk, data).value
    return Answer(data={"dossier": code}, lines=[f"Đã lập hồ sơ {code}."])


def print_dossier(args: Namespace) -> Answer:
    """Print a dossier to a PDF file."""
    from models.usecases.printing import print_dossier as write

    with opened(args) as desk:
        printed = write(desk, args.dossier, destination(args.to), _print_choice(args))
    return Answer(
        data={
            "file": str(printed.place),
            "pages": printed.page_count,
            "parts": [
                {"name": part.name, "first_page": part.first_page, "pages": part.page_count}
                for part in printed.parts
            ],
            "draft": bool(printed.stale),
            "differences": [
                {"what": item.what, "at_drafting": item.at_drafting, "now": item.now}
                for item in printed.stale
            ],
            "missing_glyphs": list(printed.missing_glyphs),
        },
        lines=[f"Đã ghi {printed.page_count} trang vào {printed.place}."],
    )


def dossier(args: Namespace) -> Answer:
    """Write a dossier's papers into a folder: PDF and DOCX of each part and of the whole."""
    from models.usecases.paper_export import export_dossier

    with opened(args) as desk:
        exported = export_dossier(desk, args.dossier, destination(args.to))
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
            "table_rows": list(found.table_rows),
        },
        lines=[
            f"Đã lấy lại {len(found.changed)} đoạn văn sửa trong Word.",
            *(f"Dòng bảng không lấy lại được: {row}" for row in found.table_rows),
        ],
    )


def hand_on(args: Namespace) -> Answer:
    """Write a dossier as a file that another office takes in with `nominate`."""
    from models.usecases.handing_on import write_dossier_file

    with opened(args) as desk:
        place = write_dossier_file(desk, args.dossier, destination(args.to), args.path)
    return Answer(data={"file": str(place)}, lines=[f"Đã ghi hồ sơ vào {place}."])


def _add_print(printing: ArgumentParser) -> None:
    printing.add_argument("dossier", metavar="DOSSIER", help=_CODE)
    printing.add_argument("--to", required=True, type=Path, metavar="FILE.pdf", help="tệp sẽ ghi")
    printing.add_argument(
        "--papers",
        default="main",
        metavar="KINDS",
        help="main, all, hoặc các loại cách nhau dấu phẩy (letter,roster,report…)",
    )
    printing.add_argument("--stamp", default="", help="chữ ở đầu trang: BẢN CHÍNH, BẢN SAO")


def _print_choice(args: Namespace) -> "PrintChoice":
    from models.usecases.paper_set import ALL_PAPERS, MAIN_PAPERS, PaperKind
    from models.usecases.printing import PrintChoice

    known = {"main": MAIN_PAPERS, "all": ALL_PAPERS}
    kinds = known.get(args.papers)
    if kinds is None:
        wanted = args.papers.split(",")
        kinds = tuple(kind for kind in PaperKind if kind.value in wanted)
        if len(kinds) != len(set(wanted)):
            names = ", ".join(kind.value for kind in PaperKind)
            raise UserError(f"Không có loại văn bản ấy. Hãy ghi main, all hoặc: {names}.")
    return PrintChoice(kinds=kinds, stamp=args.stamp)
