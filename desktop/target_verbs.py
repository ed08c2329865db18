"""The verbs of targets: list, enter, judge; numbers and clauses read, programmes checked."""

# ruff: noqa: PLC0415  each verb loads only the libraries it needs

import json
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import cast

from desktop.answers import Answer
from desktop.command import Add, opened, read_json
from models.domain.values import Plain

_YEAR = "năm; mặc định là năm đang mở của tệp"


def add_verbs(add: Add) -> None:
    """Add the verbs of this module to the command line."""
    targets = add(
        "targets",
        list_targets,
        'liệt kê chỉ tiêu\n\nJSON: [{"id","programme","field","field_name","name","kind",'
        '"direction","low","high","unit",\n"scope","aggregation","deadline","baseline",'
        '"baseline_year","parent","document","clause","quote",\n"assigned_low","assigned_high",'
        '"results":[{"period","value","numerator","denominator","note"}],\n'
        '"verdict","ratio","sentence"}]',
    )
    targets.add_argument("--year", type=int, metavar="Y", help=_YEAR)
    _add_set(
        add(
            "set",
            set_result,
            "ghi kết quả của một chỉ tiêu trong một kỳ\n\nJSON: như một phần tử của targets. "
            "Số viết như trên giấy tờ Việt Nam hoặc dấu chấm thập phân;\n"
            "số đọc được hai cách thì bị từ chối kèm hai cách đọc.",
        )
    )
    judging = add(
        "judge",
        judge,
        'đánh giá chỉ tiêu trong tệp JSON\n\nJSON: [{"id","verdict","ratio","sentence"}]',
    )
    judging.add_argument("file", type=Path, metavar="FILE.json", help="tệp có today và targets")
    number = add(
        "read-number",
        read_number,
        'đọc số viết kiểu Việt Nam\n\nJSON: [{"text","readings":[{"value","low","high","operator",'
        '"unit","scale"}],"ambiguous"}]',
    )
    number.add_argument("text", nargs="+", metavar="TEXT", help="số như trên giấy")
    _add_programme_reading(add)


def list_targets(args: Namespace) -> Answer:
    """List the targets of a year with what was reached and why."""
    from desktop.target_answers import target_data, target_line
    from models.usecases.targets import list_targets as listing
    from models.usecases.workspace import describe

    with opened(args) as desk:
        year = args.year or describe(desk).year
        lines = listing(desk, year)
    return Answer(
        data=[target_data(line) for line in lines], lines=[target_line(line) for line in lines]
    )


def set_result(args: Namespace) -> Answer:
    """Write what was reached on a target in a period."""
    from desktop.target_answers import target_data
    from models.usecases.entering import jump_question, read_part_of, read_result_of
    from models.usecases.targets import ResultEdit
    from models.usecases.targets import set_result as write

    with opened(args) as desk:
        above, below = (
            read_part_of(desk, args.target, text) if text else None
            for text in (args.numerator, args.denominator)
        )
        edit = ResultEdit(
            target=args.target,
            period=args.period,
            value=read_result_of(desk, args.target, args.value) if args.value else None,
            numerator=above,
            denominator=below,
            judged={"yes": True, "no": False, None: None}[args.judged],
            note=args.note,
            raw_text=args.value or "",
        )
        saved = write(desk, edit)
    lines = [f"Đã lưu {saved.at:%H:%M}. {saved.value.judgement.sentence}"]
    odd = "" if edit.value is None else jump_question(saved.value, args.period, edit.value)
    if odd:
        lines.append(odd)
    return Answer(data=target_data(saved.value), lines=lines)


def judge(args: Namespace) -> Answer:
    """Judge the targets of a JSON file; needs no workspace."""
    from models.usecases.judging import judge_file

    answers = judge_file(read_json(args.file))
    return Answer(
        data=cast("Plain", answers),
        lines=[f"{item['id']}: {item['verdict']}. {item['sentence']}" for item in answers],
    )


def read_number(args: Namespace) -> Answer:
    """Read numbers as Vietnamese papers write them; needs no workspace."""
    from models.usecases.reading import read_numbers

    answers = read_numbers(args.text)
    return Answer(
        data=cast("Plain", answers),
        lines=[json.dumps(item, ensure_ascii=False) for item in answers],
    )


def read_clause(args: Namespace) -> Answer:
    """Propose the targets that a passage states; needs no workspace."""
    from models.usecases.reading import passage_of
    from models.usecases.reading import read_clause as propose

    found = propose(passage_of(args.file))
    lines = [json.dumps(item, ensure_ascii=False) for item in found]
    return Answer(data=found, lines=lines or ["Không thấy chỉ tiêu nào có số trong đoạn này."])


def lint(args: Namespace) -> Answer:
    """Say what is odd about the programmes of a year."""
    from models.usecases.programme_copy import copied_findings
    from models.usecases.targets_lint import lint_year
    from models.usecases.workspace import describe

    with opened(args) as desk:
        year = args.year or describe(desk).year
        found = (*lint_year(desk, year, owners=args.owners), *copied_findings(desk, year))
    findings = tuple({(item.code, item.targets): item for item in found}.values())
    return Answer(
        data=[
            {
                "code": item.code.value,
                "programme": item.programme,
                "targets": list(item.targets),
                "sentence": item.sentence,
            }
            for item in findings
        ],
        lines=[f"{item.code_label}: {item.sentence}" for item in findings]
        or ["Không thấy điểm nào đáng ngờ."],
    )


def _add_programme_reading(add: Add) -> None:
    clause = add(
        "read-clause",
        read_clause,
        "đề xuất chỉ tiêu từ một đoạn văn bản (.txt, .docx, .pdf)\n\n"
        'JSON: [{"kind","low","high","unit","direction","name","field","scope","deadline",'
        '"baseline_year",\n"quote","parent","ambiguous"}]; parent là vị trí trong danh sách.',
    )
    clause.add_argument("file", type=Path, metavar="FILE", help="tệp có đoạn văn bản")
    linting = add(
        "lint",
        lint,
        "soát chương trình: trùng, mâu thuẫn, thiếu đơn vị, thiếu hạn, năm cũ\n\n"
        'JSON: [{"code","programme","targets":[…],"sentence"}]; code là duplicate, disagree, '
        "no_unit,\nno_owner, no_deadline, no_denominator, base_year, stale_year hoặc stale_number.",
    )
    linting.add_argument("--year", type=int, metavar="Y", help=_YEAR)
    linting.add_argument("--owners", action="store_true", help="kể cả chỉ tiêu chưa giao ai")


def _add_set(verb: ArgumentParser) -> None:
    verb.add_argument("target", metavar="TARGET", help="mã chỉ tiêu")
    verb.add_argument("--value", metavar="V", help="kết quả; để trống là xoá")
    verb.add_argument("--period", required=True, metavar="P", help="kỳ, ví dụ 2023-Q1")
    verb.add_argument("--numerator", metavar="N", help="tử số")
    verb.add_argument("--denominator", metavar="N", help="mẫu số")
    verb.add_argument("--judged", choices=("yes", "no"), help="đánh giá của người theo dõi")
    verb.add_argument("--note", default="", help="ghi chú")
