"""The verbs of the command line; each works through the same use cases as the window.

Imports stand inside the functions, because each verb needs few of the libraries and the start
should not pay for the rest.
"""

# ruff: noqa: PLC0415  see above

import json
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, cast

from desktop import machine
from desktop.answers import Answer
from models.domain.errors import UserError
from models.domain.values import Plain
from models.usecases.desk import Desk
from models.usecases.workspace import close_workspace, create_workspace, describe, open_workspace

if TYPE_CHECKING:
    from models.usecases.printing import PrintChoice

Verb = Callable[[Namespace], Answer]


def init(args: Namespace) -> Answer:
    """Make a workspace for an office, load the catalogue, make the key that signs its packages."""
    from models.domain.signature import shown_fingerprint
    from models.usecases.signing import ensure_key

    desk = create_workspace(
        place_of(args),
        office=args.office,
        year=args.year,
        practice=args.practice,
        surroundings=machine.surroundings(),
    )
    try:
        facts = describe(desk)
        digest = _state_hash(desk)
        fingerprint = "" if args.practice else ensure_key(desk)
    finally:
        close_workspace(desk, backup=False)
    return Answer(
        data={
            "workspace": str(facts.place),
            "office": facts.office,
            "office_name": facts.office_name,
            "year": facts.year,
            "practice": facts.is_practice,
            "state_hash": digest,
            "fingerprint": fingerprint or None,
        },
        lines=[
            f"Đã tạo tệp dữ liệu của {facts.office_name}, năm {facts.year}: {facts.place}",
            *([f"Khoá ký của máy này: {shown_fingerprint(fingerprint)}"] if fingerprint else []),
        ],
    )


def list_targets(args: Namespace) -> Answer:
    """List the targets of a year with what was reached and why."""
    from desktop.target_answers import target_data, target_line
    from models.usecases.targets import list_targets as listing

    with opened(args) as desk:
        year = args.year or describe(desk).year
        lines = listing(desk, year)
    return Answer(
        data=[target_data(line) for line in lines], lines=[target_line(line) for line in lines]
    )


def set_result(args: Namespace) -> Answer:
    """Write what was reached on a target in a period."""
    from desktop.target_answers import target_data
    from models.usecases.entering import read_part_of, read_result_of
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
    sentence = saved.value.judgement.sentence
    return Answer(data=target_data(saved.value), lines=[f"Đã lưu {saved.at:%H:%M}. {sentence}"])


def state_hash(args: Namespace) -> Answer:
    """Print the SHA-256 of the content."""
    with opened(args) as desk:
        digest = _state_hash(desk)
    return Answer(data={"state_hash": digest}, lines=[digest])


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
        printed = write(desk, args.dossier, args.to, _print_choice(args))
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


def demo(args: Namespace) -> Answer:
    """Do the whole main job with the example cluster and write what comes of it."""
    from desktop.demo import run_demo

    return run_demo(args.out)


def self_test(_args: Namespace) -> Answer:
    """Check this build: workspace, package, PDF, fonts, window."""
    from desktop.selftest import run_self_test

    return run_self_test()


def read_json(file: Path) -> object:
    """Return the content of a JSON file. Raises UserError when there is none."""
    try:
        return json.loads(file.read_text("utf-8-sig"), parse_float=Decimal)
    except OSError as error:
        raise UserError(
            f"Không đọc được tệp “{file}” ({error.strerror}). Hãy kiểm tra đường dẫn."
        ) from error
    except RecursionError as error:
        raise UserError(
            f"Tệp “{file.name}” lồng ngoặc quá nhiều tầng nên không đọc được. Hãy sửa tệp."
        ) from error
    except ValueError as error:
        raise UserError(
            f"Tệp “{file.name}” không phải JSON đúng khuôn dạng ({error}). Hãy sửa tệp rồi thử lại."
        ) from error


def iso_day(text: str) -> date:
    """Return a date of the command line, written 2023-12-31 and no other way."""
    found = date.fromisoformat(text)
    if found.isoformat() != text:
        raise ValueError(text)
    return found


@contextmanager
def opened(args: Namespace) -> Iterator[Desk]:
    """Open the workspace a command line names, and close it again without a backup."""
    desk = open_workspace(place_of(args), surroundings=machine.surroundings())
    try:
        yield desk
    finally:
        close_workspace(desk, backup=False)


def place_of(args: Namespace) -> Path:
    """Return the workspace that a command line names, or the usual one."""
    place: Path = args.workspace or machine.default_workspace()
    return place.absolute()


def _state_hash(desk: Desk) -> str:
    from models.usecases.safety import state_hash as digest

    return digest(desk)
