"""What the page of the programme calls things."""

from datetime import date

from models.domain.organisations import Role
from models.domain.programmes import Movement, Phase, ProgrammeKind, TaskState
from models.domain.targets import Verdict
from models.usecases.programmes import TaskLine
from views.widgets.stack_row import Part

STATE_WORDS = {
    TaskState.NOT_STARTED: "Chưa làm",
    TaskState.IN_PROGRESS: "Đang làm",
    TaskState.DONE: "Đã xong",
    TaskState.BLOCKED: "Vướng mắc",
}
STATE_ROLES = {
    TaskState.NOT_STARTED: "unknown",
    TaskState.IN_PROGRESS: "info",
    TaskState.DONE: "good",
    TaskState.BLOCKED: "warn",
}
STATE_ORDER = (
    TaskState.NOT_STARTED,
    TaskState.IN_PROGRESS,
    TaskState.BLOCKED,
    TaskState.DONE,
)
LEVEL_WORDS = {
    "national": "Toàn quốc",
    "sector": "Ngành",
    "province": "Tỉnh",
    "cluster": "Cụm",
}
ROLE_WORDS = {Role.LEADER: "Cụm trưởng", Role.DEPUTY: "Cụm phó", Role.MEMBER: ""}
KIND_WORDS = {
    ProgrammeKind.CLUSTER: "Chương trình của cụm",
    ProgrammeKind.DIRECTIVE: "Chỉ thị của Bộ",
    ProgrammeKind.PLAN: "Kế hoạch của Bộ",
}
LATE_WORD = "Quá hạn"
_SIGNS = {
    TaskState.NOT_STARTED: Verdict.UNKNOWN,
    TaskState.IN_PROGRESS: Verdict.ON_TRACK,
    TaskState.DONE: Verdict.MET,
    TaskState.BLOCKED: Verdict.AT_RISK,
}


def is_late(line: TaskLine, today: date) -> bool:
    """Return whether a task should have been done before `today`."""
    deadline = line.task.deadline
    return deadline is not None and deadline < today and line.state is not TaskState.DONE


def state_words(line: TaskLine, today: date) -> str:
    """Return where a task stands, in a word or two."""
    return LATE_WORD if is_late(line, today) else STATE_WORDS[line.state]


def state_sign(line: TaskLine, today: date) -> Verdict:
    """Return the sign that goes with the words."""
    return Verdict.NOT_MET if is_late(line, today) else _SIGNS[line.state]


def state_parts(lines: tuple[TaskLine, ...]) -> tuple[Part, ...]:
    """Return how many tasks stand where, done ones first."""
    return tuple(
        Part(
            count=sum(line.state is state for line in lines),
            word=STATE_WORDS[state],
            role=STATE_ROLES[state],
            hatched=state is TaskState.NOT_STARTED,
        )
        for state in reversed(STATE_ORDER)
    )


def phase_words(phase: Phase) -> str:
    """Return a phase with its years and how it ends."""
    span = f"{phase.year_from} - {phase.year_to}"
    name = phase.name if str(phase.year_from) in phase.name else f"{phase.name} ({span})"
    if phase.review and phase.review_year:
        return f"{name}, {phase.review} năm {phase.review_year}"
    return name


def movement_words(movement: Movement) -> str:
    """Return level and launcher of a movement."""
    level = LEVEL_WORDS.get(movement.launch_level, movement.launch_level)
    return f"Cấp phát động: {level.lower()}" if level else ""
