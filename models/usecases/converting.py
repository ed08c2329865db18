"""An office's own package of an older form, moved into the form of today with all its figures."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from models.domain.errors import Severity, UserError
from models.domain.package import (
    FORMAT_VERSION,
    PackageKind,
    Parsed,
    ResultValue,
    TaskValue,
    cargo_hash,
)
from models.domain.periods import parse_period
from models.domain.submission import Submission, TargetLine
from models.excel.reading import read_package
from models.excel.submission import write_submission
from models.sync import files
from models.sync.gathering import Stamp, gather_submission
from models.usecases.desk import Desk
from models.usecases.signing import seal


@dataclass(frozen=True, slots=True, kw_only=True)
class Converted:
    """A package that was written; `left_out` names the codes this workspace no longer has."""

    place: Path
    from_format: int
    to_format: int
    value_count: int
    left_out: tuple[str, ...]


def convert_package(desk: Desk, place: Path, to: Path) -> Converted:
    """Write the figures of the package at `place` into the newest form at `to`.

    The workspace's own figures are not touched and not mixed in. Raises UserError for a package
    of another office or kind, with cells that must be corrected first, or when `to` is the file
    itself.
    """
    if to.resolve() == place.resolve():
        raise UserError(f"Không ghi đè lên “{place.name}”. Hãy chọn tên khác cho tệp mới.")
    parsed = read_package(files.read_file(place), place.name)
    _check(desk, parsed, place.name)
    meta = parsed.meta
    stamp = Stamp(package_id=desk.surroundings.new_id(), made_at=desk.now(), program_version="")
    with desk.store.read() as session:
        frame = gather_submission(session, desk.office, meta.year, meta.period, stamp)
    filled, left_out = _filled(frame, parsed)
    files.write_file(to, write_submission(filled, sign=partial(seal, desk)))
    return Converted(
        place=to,
        from_format=meta.format_version,
        to_format=FORMAT_VERSION,
        value_count=filled.meta.result_count + filled.meta.task_count,
        left_out=left_out,
    )


def _check(desk: Desk, parsed: Parsed, name: str) -> None:
    if parsed.meta.kind is not PackageKind.SUBMISSION or parsed.meta.sender != desk.office:
        raise UserError(
            f"“{name}” không phải gói nộp của đơn vị đang mở sổ, nên không chuyển mẫu được. "
            "Hãy chọn gói do chính đơn vị lập."
        )
    wrong = [item for item in parsed.problems if item.severity is not Severity.WARNING]
    if wrong:
        raise UserError(
            f"“{name}” còn {len(wrong)} ô phải sửa, ô đầu tiên: {wrong[0].sentence} "
            "Hãy sửa các ô ấy rồi chuyển sang mẫu mới."
        )


def _filled(frame: Submission, parsed: Parsed) -> tuple[Submission, tuple[str, ...]]:
    """Return the frame with the file's values alone in it, and the codes it has no line for."""
    lines, lost = _target_lines(frame.targets, parsed.results)
    progress = {item.task: item for item in parsed.tasks}
    tasks = tuple(
        replace(
            line,
            progress=progress.pop(
                line.progress.task,
                TaskValue(task=line.progress.task, office=line.progress.office),
            ),
        )
        for line in frame.tasks
    )
    filled = replace(frame, targets=lines, tasks=tasks, rows=parsed.rows)
    meta = replace(
        frame.meta,
        result_count=len(filled.cargo.results),
        task_count=len(filled.cargo.tasks),
        content_hash=cargo_hash(filled.cargo),
    )
    return replace(filled, meta=meta), (*lost, *progress)


def _target_lines(
    frame: Sequence[TargetLine], results: Sequence[ResultValue]
) -> tuple[tuple[TargetLine, ...], tuple[str, ...]]:
    """Return a line for each value told, a blank one where none was, and the codes left over."""
    told: dict[str, list[ResultValue]] = {}
    for item in sorted(results, key=lambda value: parse_period(value.period)):
        told.setdefault(item.target, []).append(item)
    first = {line.result.target: line for line in reversed(frame)}
    lines: list[TargetLine] = []
    for line in frame:
        code = line.result.target
        if first.get(code) is not line:
            continue
        blank = ResultValue(target=code, office=line.result.office, period=line.result.period)
        lines += [
            replace(line, result=value, period_label=parse_period(value.period).label)
            for value in told.pop(code, [blank])
        ]
    return tuple(lines), tuple(told)
