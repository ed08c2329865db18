"""The command line: same verbs, same use cases as the window.

Exit 0: done. Exit 1: refused, with a sentence on the error stream. Exit 2: wrong usage.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TextIO

from desktop import (
    __version__,
    award_verbs,
    exchange_verbs,
    paper_verbs,
    program_verbs,
    reading_verbs,
    report_verbs,
    target_verbs,
    verbs,
)
from desktop.answers import Answer, as_json
from models.domain.errors import UserError

DONE, REFUSED = 0, 1
_ABOUT = "Sổ Thi đua: chỉ tiêu thi đua, gói đồng bộ của cụm và hồ sơ khen thưởng, không cần mạng."
_CONVENTIONS = """\
Không có VERB: mở cửa sổ chương trình.
--json: in JSON, khoá tiếng Anh; số thập phân là chuỗi với dấu chấm, ngày dạng 2023-12-31;
năm, số đếm và số tiền đồng là số nguyên.
Kỳ: 2023 · 2023-H1 · 2023-Q1 · 2023-01 · 2022..2025.
Mã thoát: 0 xong, 1 bị từ chối (câu giải thích ở luồng lỗi), 2 gõ sai lệnh."""


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Return the parsed command line; argparse exits with 2 on wrong usage."""
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="in JSON")
    common.add_argument(
        "--workspace",
        type=Path,
        metavar="FILE",
        default=argparse.SUPPRESS,
        help="tệp dữ liệu; mặc định là tệp trong thư mục người dùng",
    )
    parser = argparse.ArgumentParser(
        prog="so-thi-dua",
        description=_ABOUT,
        epilog=_CONVENTIONS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        parents=[common],
    )
    parser.add_argument("--version", action="version", version=f"Sổ Thi đua {__version__}")
    parser.add_argument("--practice", action="store_true", help="mở tệp thực hành với cụm ví dụ")
    adding = parser.add_subparsers(dest="verb", metavar="VERB")

    def add(name: str, run: Callable[[argparse.Namespace], Answer], text: str) -> _Verb:
        verb = adding.add_parser(
            name,
            help=text.split("\n", 1)[0],
            description=text,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            parents=[common],
        )
        verb.set_defaults(run=run)
        return verb

    _add_workspace_verbs(add)
    _add_exchange_verbs(add)
    _add_reading_verbs(add)
    _add_award_verbs(add)
    _add_paper_verbs(add)
    award_verbs.add_verbs(add)
    _add_plain_verbs(add)
    _add_target_verbs(add)
    _add_report_verbs(add)
    found = parser.parse_args(arguments)
    found.workspace = getattr(found, "workspace", None)
    found.json = getattr(found, "json", False)
    return found


def run(args: argparse.Namespace, out: TextIO, errors: TextIO) -> int:
    """Run the verb and print its answer; returns the exit code."""
    try:
        answer: Answer = args.run(args)
    except UserError as error:
        print(error.text, file=errors)
        return REFUSED
    except OSError as error:
        place = f" “{error.filename}”" if error.filename else ""
        print(
            f"Không đọc hoặc ghi được{place} ({error.strerror or error}). "
            "Hãy kiểm tra đường dẫn, quyền ghi và chỗ trống trên đĩa rồi thử lại.",
            file=errors,
        )
        return REFUSED
    if args.json:
        print(as_json(answer.data), file=out)
    else:
        for line in answer.lines:
            print(line, file=out)
    return answer.exit_code


def use_utf8() -> None:
    """Write Vietnamese whatever code page the console has."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


_Verb = argparse.ArgumentParser
_Add = Callable[[str, Callable[[argparse.Namespace], Answer], str], _Verb]

_OFFICES = "son-la lai-chau dien-bien lao-cai ha-giang cao-bang lang-son"


def _add_workspace_verbs(add: _Add) -> None:
    init = add(
        "init",
        verbs.init,
        f"tạo tệp dữ liệu cho một đơn vị và nạp danh mục\n\nMã đơn vị: {_OFFICES}.\n"
        'JSON: {"workspace","office","office_name","year","practice","state_hash",\n"fingerprint"}',
    )
    init.add_argument("--office", required=True, metavar="CODE")
    init.add_argument("--year", required=True, type=int)
    init.add_argument("--practice", action="store_true", help="tệp thực hành")
    targets = add(
        "targets",
        verbs.list_targets,
        'liệt kê chỉ tiêu\n\nJSON: [{"id","programme","field","field_name","name","kind",'
        '"direction","low","high","unit",\n"scope","aggregation","deadline","baseline",'
        '"baseline_year","parent","document","clause","quote",\n"assigned_low","assigned_high",'
        '"results":[{"period","value","numerator","denominator","note"}],\n'
        '"verdict","ratio","sentence"}]',
    )
    targets.add_argument("--year", type=int, help="năm; mặc định là năm đang mở của tệp")
    _add_set(
        add(
            "set",
            verbs.set_result,
            "ghi kết quả của một chỉ tiêu trong một kỳ\n\nJSON: như một phần tử của targets. "
            "Số viết như trên giấy tờ Việt Nam hoặc dấu chấm thập phân;\n"
            "số đọc được hai cách thì bị từ chối kèm hai cách đọc.",
        )
    )
    add("state-hash", verbs.state_hash, 'in SHA-256 của nội dung\n\nJSON: {"state_hash"}')


def _add_set(verb: _Verb) -> None:
    verb.add_argument("target", metavar="TARGET", help="mã chỉ tiêu")
    verb.add_argument("--value", metavar="V", help="kết quả; để trống là xoá")
    verb.add_argument("--period", required=True, metavar="P", help="kỳ, ví dụ 2023-Q1")
    verb.add_argument("--numerator", metavar="N", help="tử số")
    verb.add_argument("--denominator", metavar="N", help="mẫu số")
    verb.add_argument("--judged", choices=("yes", "no"), help="đánh giá của người theo dõi")
    verb.add_argument("--note", default="", help="ghi chú")


def _add_exchange_verbs(add: _Add) -> None:
    _add_export(
        add(
            "export",
            exchange_verbs.export,
            "lập gói đồng bộ\n\nKIND: "
            + " ".join(_KINDS)
            + "\n(giao, nộp, trả, biên nhận, tổng hợp, bàn giao).\n"
            'JSON: {"file","kind","package_id","from","to","cluster","year","period","row_count",'
            '"content_hash",\n"file_hash"}',
        )
    )
    preview = add(
        "preview",
        exchange_verbs.preview,
        "xem trước gói, không ghi gì\n\nJSON: một đối tượng, hoặc danh sách khi có nhiều tệp: "
        '{"file","kind","from","to","cluster",\n"year","period","package_id","signature",'
        '"touched","counts":{"new","changed","same","problem","conflict"},\n'
        '"problems":[{"sheet","cell","code","found","message"}]}',
    )
    preview.add_argument("files", nargs="+", type=Path, metavar="FILE")
    taking = add(
        "import",
        exchange_verbs.take_in,
        'nhập gói, mỗi gói trọn vẹn hoặc không gì cả\n\nJSON: [{"file","package_id","from",'
        '"import_id","already_imported_at","touched","counts"}]',
    )
    taking.add_argument("files", nargs="+", type=Path, metavar="FILE")
    taking.add_argument(
        "--accept-unsigned",
        "--accept-touched",
        action="store_true",
        help="nhập cả gói đã bị sửa ngoài phần mềm",
    )
    undo = add(
        "undo-import",
        exchange_verbs.undo,
        "hoàn tác trọn một lần nhập; dòng đã sửa sau đó được giữ và kể ra\n\n"
        'JSON: {"import_id","package_id","restored","kept":[{"entity","key"}]}',
    )
    undo.add_argument("id", metavar="ID", help="import_id mà lệnh import đã in")
    _add_desk_verbs(add)
    consolidate = add(
        "consolidate",
        exchange_verbs.consolidate,
        "lập bảng tổng hợp của cụm\n\n"
        'JSON: {"file","year","member_count","sent":[…],"missing":[…],"target_count"}',
    )
    consolidate.add_argument("--to", required=True, type=Path, metavar="FILE")
    consolidate.add_argument("--year", type=int)


_KINDS = ("assignment", "submission", "return", "receipt", "consolidated", "handover")


def _add_export(export: _Verb) -> None:
    export.add_argument("kind", choices=_KINDS, metavar="KIND")
    export.add_argument("--to", required=True, type=Path, metavar="FILE")
    export.add_argument(
        "--for", dest="office", default="", metavar="OFFICE", help="đơn vị nhận gói của Cụm trưởng"
    )
    export.add_argument(
        "--period", default=None, metavar="P", help="kỳ của gói nộp; mặc định cả năm"
    )
    export.add_argument("--year", type=int, help="năm của gói Cụm trưởng; mặc định năm của tệp")
    export.add_argument("--reason", default="", metavar="TEXT", help="lý do trả lại")
    export.add_argument(
        "--key",
        action="append",
        default=[],
        metavar="KEY",
        help="số bị trả lại (CHỈ TIÊU|ĐƠN VỊ|KỲ), lặp lại được; mặc định mọi số chưa chấp nhận",
    )


def _add_desk_verbs(add: _Add) -> None:
    board = add(
        "board",
        exchange_verbs.board,
        "bảng đơn vị và kỳ\n\n"
        'JSON: {"cluster","year","leader","periods":[{"period","due","locked"}],"members":[{'
        '"office","name","role",\n"cells":[{"period","state","values","returned","accepted",'
        '"late_days","received_at"}]}]};\nstate: missing late received returned accepted own',
    )
    board.add_argument("--year", type=int)
    due = add("deadline", exchange_verbs.deadline, 'đặt hạn gửi một kỳ\n\nJSON: {"period","due"}')
    due.add_argument("period", metavar="P")
    due.add_argument("--due", required=True, type=verbs.iso_day, metavar="YYYY-MM-DD")
    for name, text in (("lock", "khoá một kỳ"), ("unlock", "mở lại một kỳ đã khoá")):
        verb = add(name, exchange_verbs.lock, f'{text}, kèm lý do\n\nJSON: {{"period","locked"}}')
        verb.add_argument("period", metavar="P")
        verb.add_argument("--reason", required=True, metavar="TEXT")
    rebuild = add(
        "rebuild",
        exchange_verbs.rebuild,
        "dựng lại tệp dữ liệu từ thư mục lưu gói\n\n"
        'JSON: {"workspace","office","packages","unreadable","undecided","state_hash",'
        '"replaced_state_hash","replaced_file"}',
    )
    rebuild.add_argument(
        "--from", dest="archive", required=True, type=Path, metavar="ARCHIVE", help="thư mục …-goi"
    )


def _add_reading_verbs(add: _Add) -> None:
    add(
        "keys",
        reading_verbs.show_keys,
        "xem khoá ký của máy này và các khoá đã đăng ký\n\n"
        'JSON: {"own","keys":[{"office","fingerprint","note","registered_at"}]}',
    )
    key = add(
        "register-key",
        reading_verbs.register_key,
        "đăng ký khoá ký của một đơn vị, theo gói đã nhận hoặc theo dấu vân tay trên giấy\n\n"
        'JSON: {"office","fingerprint","note","registered_at"}',
    )
    key.add_argument("--package", type=Path, metavar="FILE", help="gói do đơn vị ấy lập")
    key.add_argument("--office", metavar="OFFICE", help="mã đơn vị, khi không có gói")
    key.add_argument("--fingerprint", metavar="TEXT", help="dấu vân tay in trên phiếu xác nhận")
    annotate = add(
        "annotate",
        reading_verbs.annotate,
        "trả lại đúng tệp đơn vị đã gửi, ô sai tô đỏ và có ghi chú\n\n"
        'JSON: {"file","problem_count","cell_count","message"}',
    )
    annotate.add_argument("file", type=Path, metavar="FILE")
    annotate.add_argument("--to", required=True, type=Path, metavar="FILE")
    sheet = add(
        "confirmation-sheet",
        reading_verbs.print_confirmation,
        'in phiếu xác nhận số liệu của gói đã lập ra PDF\n\nJSON: {"file","code","line_count"}',
    )
    sheet.add_argument("file", type=Path, metavar="FILE", help="gói nộp của chính đơn vị")
    sheet.add_argument("--to", required=True, type=Path, metavar="FILE.pdf")
    confirm = add(
        "confirm",
        reading_verbs.confirm,
        "so mã trên phiếu xác nhận với gói; không khớp thì mã thoát 1\n\n"
        'JSON: {"package_id","from","code","matches","noted"}',
    )
    confirm.add_argument("file", type=Path, metavar="FILE")
    confirm.add_argument("code", metavar="CODE", help="mã trên phiếu, hoặc nội dung ô vuông")
    table = add(
        "read-list",
        reading_verbs.read_list,
        "đọc bảng Excel riêng của đơn vị vào kết quả; không có --take thì chỉ xem\n\n"
        'JSON: {"file","sheet","remembered","columns","written","rows":[{"row","cell","text",'
        '"target","period","old",\n"new","state":"new|changed|same|question|problem","message"}]}',
    )
    table.add_argument("file", type=Path, metavar="FILE")
    table.add_argument("--period", metavar="P", help="kỳ của dòng không ghi kỳ; mặc định cả năm")
    table.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="KHOÁ=CỘT",
        help="chọn cột, ví dụ value=D; khoá: target value period numerator denominator note",
    )
    table.add_argument("--take", action="store_true", help="ghi các dòng mới và đổi")
    convert = add(
        "convert",
        reading_verbs.convert,
        "chuyển số liệu trong gói mẫu cũ của đơn vị sang mẫu mới\n\n"
        'JSON: {"file","from_format","to_format","value_count","left_out":[…]}',
    )
    convert.add_argument("file", type=Path, metavar="FILE")
    convert.add_argument("--to", required=True, type=Path, metavar="FILE")


def _add_award_verbs(add: _Add) -> None:
    from models.usecases import nominating  # noqa: PLC0415  only its description is wanted here

    nominate = add(
        "nominate",
        verbs.nominate,
        f'lập hồ sơ từ tệp JSON\n\n{nominating.__doc__}\nJSON: {{"dossier"}}',
    )
    nominate.add_argument("file", type=Path, metavar="FILE.json")
    printing = add(
        "print",
        verbs.print_dossier,
        'in hồ sơ ra PDF\n\nJSON: {"file","pages","parts":[{"name","first_page","pages"}],"draft",'
        '"differences":[{"what","at_drafting","now"}],"missing_glyphs"}',
    )
    printing.add_argument("dossier", metavar="DOSSIER")
    printing.add_argument("--to", required=True, type=Path, metavar="FILE.pdf")
    printing.add_argument(
        "--papers",
        default="main",
        metavar="KINDS",
        help="main, all, hoặc các loại cách nhau dấu phẩy (letter,roster,report…)",
    )
    printing.add_argument("--stamp", default="", help="chữ ở đầu trang: BẢN CHÍNH, BẢN SAO")
    eligible = add(
        "eligibility",
        verbs.eligibility,
        'xét điều kiện danh hiệu, khen thưởng\n\nJSON: [{"id","verdict","reasons":[{"article",'
        '"met","found","required"}],"earliest"}]',
    )
    eligible.add_argument("file", type=Path, metavar="FILE.json")
    money = add(
        "bonus",
        verbs.bonus,
        'tính tiền thưởng\n\nJSON: {"amount_vnd","coefficient","base_vnd","source","verified"}',
    )
    money.add_argument("code", metavar="CODE")
    money.add_argument("--kind", required=True, choices=("individual", "collective"))
    money.add_argument("--date", required=True, type=verbs.iso_day, metavar="YYYY-MM-DD")


def _add_paper_verbs(add: _Add) -> None:
    writing = add(
        "dossier",
        paper_verbs.dossier,
        "ghi mọi văn bản của hồ sơ ra thư mục, PDF và DOCX từng phần và cả bộ\n\n"
        'JSON: {"folder","draft","missing_glyphs","parts":[{"key","name","pages","pdf","docx"}],'
        '"copies":[…]}; key "" là cả bộ',
    )
    writing.add_argument("dossier", metavar="ID")
    writing.add_argument("--to", required=True, type=Path, metavar="FOLDER")
    award_verbs.add_certificate_verbs(add)
    looking = add(
        "preflight",
        paper_verbs.preflight,
        'rà soát hồ sơ trước khi in\n\nJSON: {"dossier","clear","findings":[{"rule","severity",'
        '"text","where","source","nomination"}]}; severity là error hoặc warning',
    )
    looking.add_argument("dossier", metavar="ID")
    taking = add(
        "take-back",
        paper_verbs.take_back,
        'lấy lại lời văn sửa trong Word\n\nJSON: {"changed":[{"sheet","key","text"}],"lost"}',
    )
    taking.add_argument("dossier", metavar="ID")
    taking.add_argument("file", type=Path, metavar="FILE.docx")


def _add_plain_verbs(add: _Add) -> None:
    judge = add(
        "judge",
        verbs.judge,
        'đánh giá chỉ tiêu trong tệp JSON\n\nJSON: [{"id","verdict","ratio","sentence"}]',
    )
    judge.add_argument("file", type=Path, metavar="FILE.json")
    number = add(
        "read-number",
        verbs.read_number,
        'đọc số viết kiểu Việt Nam\n\nJSON: [{"text","readings":[{"value","low","high","operator",'
        '"unit","scale"}],"ambiguous"}]',
    )
    number.add_argument("text", nargs="+", metavar="TEXT")
    demo = add(
        "demo",
        verbs.demo,
        "làm trọn việc chính với cụm ví dụ, ghi kết quả vào OUT\n\n"
        'JSON: {"out","files":[…],"missing":[…]}; mã thoát 1 khi thiếu kết quả.',
    )
    demo.add_argument("out", type=Path, metavar="OUT")
    access = add(
        "access",
        program_verbs.access,
        "tài khoản của chương trình: list kể ra, reset bỏ hết khi quản trị quên mật khẩu\n\n"
        'JSON: [{"name","role"}]',
    )
    access.add_argument("deed", choices=("list", "reset"), metavar="DEED", help="list, reset")
    pictures = add(
        "pictures",
        program_verbs.pictures,
        'chụp lại ảnh màn hình của hướng dẫn từ cụm ví dụ\n\nJSON: {"files":[…]}',
    )
    pictures.add_argument("folder", type=Path, metavar="FOLDER")
    kit = add(
        "rescue-kit",
        program_verbs.rescue_kit,
        "lập bộ cứu hộ trong FOLDER rồi đọc lại từng tệp\n\n"
        'JSON: {"folder","file_count","byte_count"}',
    )
    kit.add_argument("folder", type=Path, metavar="FOLDER")
    salvage = add(
        "salvage",
        program_verbs.salvage,
        "lấy mọi bảng còn đọc được của tệp dữ liệu ra Excel; không sửa tệp\n\n"
        'JSON: {"file","table_count","row_count","damaged":[…]}',
    )
    salvage.add_argument("--to", required=True, type=Path, metavar="FILE.xlsx")
    add(
        "self-test",
        verbs.self_test,
        "tự kiểm tra bản cài đặt: sổ, sao lưu, gói, PDF, phông chữ, cửa sổ\n\n"
        'JSON: {"version","python","passed","checks":[{"name","passed","found"}]}; '
        "mã thoát 1 khi có mục hỏng.",
    )


def _add_target_verbs(add: _Add) -> None:
    clause = add(
        "read-clause",
        target_verbs.read_clause,
        "đề xuất chỉ tiêu từ một đoạn văn bản (.txt, .docx, .pdf)\n\n"
        'JSON: [{"kind","low","high","unit","direction","name","field","scope","deadline",'
        '"baseline_year",\n"quote","parent","ambiguous"}]; parent là vị trí trong danh sách.',
    )
    clause.add_argument("file", type=Path, metavar="FILE")
    lint = add(
        "lint",
        target_verbs.lint,
        "soát chương trình: trùng, mâu thuẫn, thiếu đơn vị, thiếu hạn, năm cũ\n\n"
        'JSON: [{"code","programme","targets":[…],"sentence"}]; code là duplicate, disagree, '
        "no_unit,\nno_owner, no_deadline, no_denominator, base_year, stale_year hoặc stale_number.",
    )
    lint.add_argument("--year", type=int, help="năm; mặc định là năm đang mở của tệp")
    lint.add_argument("--owners", action="store_true", help="kể cả chỉ tiêu chưa giao ai")


def _add_report_verbs(add: _Add) -> None:
    answer = 'JSON: {"file","pages","missing_glyphs"}; pages rỗng khi không phải PDF.'
    report = add(
        "report",
        report_verbs.report,
        "lập báo cáo của một kỳ ra PDF, DOCX hoặc XLSX\n\n"
        f"PERIOD: 2023, 2023-H1, 2023-Q1, 2023-01 hoặc 2022..2025.\n{answer}",
    )
    report.add_argument("period", metavar="PERIOD")
    report.add_argument("--to", required=True, type=Path, metavar="FILE.pdf|.docx|.xlsx")
    back = add(
        "take-back-report",
        report_verbs.take_back_report,
        "nhận lại lời văn đã sửa trong báo cáo DOCX\n\n"
        'JSON: {"period","sections"}; sections là các đoạn khác với bản trong tệp.',
    )
    back.add_argument("file", type=Path, metavar="FILE.docx")
    programme = add(
        "programme",
        report_verbs.programme,
        f"in chương trình thi đua của cụm ra PDF, DOCX hoặc XLSX\n\n{answer}",
    )
    programme.add_argument("--to", required=True, type=Path, metavar="FILE.pdf|.docx|.xlsx")
    programme.add_argument("--year", type=int, help="năm; mặc định là năm đang mở của tệp")
    programme.add_argument("--code", default="", help="mã một chương trình khác")
    table = add(
        "assignments",
        report_verbs.assignments,
        f"lập bảng giao chỉ tiêu ra PDF, DOCX hoặc XLSX\n\n{answer}",
    )
    table.add_argument("--to", required=True, type=Path, metavar="FILE.pdf|.docx|.xlsx")
    table.add_argument("--year", type=int, help="năm; mặc định là năm đang mở của tệp")
