"""Verbs of the command line about targets: clauses read, programmes checked."""

# ruff: noqa: PLC0415  imports stand inside, the start should not pay for what a verb needs

import json
from argparse import Namespace

from desktop.answers import Answer


def read_clause(args: Namespace) -> Answer:
    """Propose the targets that a passage states; needs no workspace."""
    from models.usecases.reading import passage_of
    from models.usecases.reading import read_clause as propose

    found = propose(passage_of(args.file))
    lines = [json.dumps(item, ensure_ascii=False) for item in found]
    return Answer(data=found, lines=lines or ["Không thấy chỉ tiêu nào có số trong đoạn này."])


def lint(args: Namespace) -> Answer:
    """Say what is odd about the programmes of a year."""
    from desktop.verbs import opened
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
