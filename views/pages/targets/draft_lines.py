"""One line for each target a passage proposes, and the columns that show it."""

from collections.abc import Callable
from dataclasses import dataclass

from models.domain.numbers import show_number
from models.domain.targets import Kind
from models.usecases.targets_adding import TargetDraft, problem_of
from models.usecases.targets_words import KIND_WORDS
from views.widgets.facts_model import Column
from views.widgets.formats import date_text


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftLine:
    """One proposal: as it was read or edited, and whether it is to be kept."""

    place: int
    draft: TargetDraft
    kept: bool = True

    @property
    def problem(self) -> str:
        """Why it cannot be kept yet, "" when it can."""
        return problem_of(self.draft) if self.kept else ""


def draft_columns() -> tuple[Column[DraftLine], ...]:
    """Return the columns of the proposals."""

    def muted(role: str = "text") -> Callable[[DraftLine], str]:
        return lambda line: role if line.kept else "muted"

    return (
        Column(key="kept", title="Nhận", text=lambda line: "✓" if line.kept else "bỏ", width=56),
        Column(
            key="name",
            title="Chỉ tiêu",
            text=lambda line: f"{'↳ ' if line.draft.parent is not None else ''}{line.draft.name}",
            sort=lambda line: line.place,
            role=muted(),
            width=260,
            stretch=True,
        ),
        Column(
            key="kind", title="Loại", text=lambda line: KIND_WORDS[line.draft.kind], role=muted()
        ),
        Column(key="level", title="Mức", text=_level, role=muted(), width=130, numeric=True),
        Column(
            key="deadline",
            title="Hạn",
            text=lambda line: date_text(line.draft.deadline),
            role=muted(),
            width=88,
        ),
        Column(key="base", title="Năm gốc", text=_base, role=muted(), width=76),
        Column(key="problem", title="Lưu ý", text=_note, role=_warn, width=210),
        Column(
            key="quote",
            title="Trích nguyên văn",
            text=lambda line: line.draft.quote,
            role=lambda _line: "muted",
            width=240,
        ),
    )


def _level(line: DraftLine) -> str:
    draft = line.draft
    if draft.kind is Kind.DESCRIBE:
        return ""
    bounds = " - ".join(show_number(one) for one in (draft.low, draft.high) if one is not None)
    return f"{bounds} {draft.unit}".strip()


def _note(line: DraftLine) -> str:
    known = "Chương trình đã có chỉ tiêu này." if line.draft.is_known else ""
    return line.problem or known


def _base(line: DraftLine) -> str:
    return str(line.draft.baseline_year or "")


def _warn(_line: DraftLine) -> str:
    return "warn"
