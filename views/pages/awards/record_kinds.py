"""The lists under a person or collective: held awards, years, initiatives, positions, origins."""

from dataclasses import replace
from datetime import date
from typing import Any

from models.domain.merits import (
    DISCIPLINE_WORDS,
    GROUP_WORDS,
    INITIATIVE_KIND_WORDS,
    LEVEL_WORDS,
    MODE_WORDS,
    RATING_WORDS,
    HeldPosition,
    Initiative,
    Predecessor,
    SubjectYear,
)
from models.domain.nominations import AwardRecord, SubjectKind
from models.usecases.award_history import drop_record, held_awards, put_record
from models.usecases.desk import Desk, Saved
from models.usecases.merits import (
    Registration,
    drop_part,
    drop_registration,
    drop_year,
    put_part,
    put_registration,
    put_year,
)
from views.pages.awards.fact_form import FieldSpec, Kind
from views.pages.awards.records import RecordKind
from views.pages.awards.words import award_choices
from views.widgets.facts_model import Column
from views.widgets.formats import date_text

Part = HeldPosition | Initiative | Predecessor
Dated = AwardRecord | Initiative | Registration | SubjectYear
INHERITANCE_WORDS = {
    "": "Của chính đối tượng",
    "to_confirm": "Kế thừa: cần xác nhận",
    "confirmed": "Kế thừa: đã xác nhận",
}
_YEAR = FieldSpec(key="year", label="Năm", kind=Kind.WHOLE, required=True)
_DECISION = (
    FieldSpec(key="decision_number", label="Số quyết định"),
    FieldSpec(key="decided_on", label="Ngày quyết định", kind=Kind.DAY),
    FieldSpec(key="issuer", label="Cơ quan ban hành"),
)


def history_kind(kind: SubjectKind) -> RecordKind:
    """Return the list of what a subject already holds."""
    awards = {item.code: item for item in held_awards(kind)}

    def make(values: dict[str, Any], before: AwardRecord | None) -> AwardRecord:
        award = awards[str(values["award"])]
        named = {**values, "award_name": award.name, "is_title": award.is_title}
        return replace(before, **named) if before else AwardRecord(**named)

    groups = () if kind is SubjectKind.COLLECTIVE else (_choice("person_group", GROUP_WORDS),)
    return RecordKind(
        key=f"award-history-{kind.value}",
        title="Danh hiệu, hình thức khen thưởng đã có",
        hint="In vào mục III của báo cáo thành tích và dùng để xét điều kiện.",
        empty="Chưa ghi danh hiệu, hình thức nào.",
        columns=_history_columns(),
        specs=(
            FieldSpec(
                key="award",
                label="Danh hiệu, hình thức",
                kind=Kind.CHOICE,
                choices=[(item.code, item.name) for item in awards.values()],
                required=True,
            ),
            _YEAR,
            *_DECISION,
            _choice("mode", MODE_WORDS),
            *groups,
            FieldSpec(key="achievement", label="Thành tích được khen", kind=Kind.LONG),
            _choice("inheritance", INHERITANCE_WORDS),
            FieldSpec(
                key="inherited_from",
                label="Kế thừa từ",
                help="Tên đơn vị trước khi sáp nhập. Chỉ tính vào điều kiện khi đã xác nhận.",
            ),
            FieldSpec(key="amount_vnd", label="Tiền thưởng (đồng)", kind=Kind.MONEY),
            FieldSpec(key="paid_on", label="Ngày chi tiền", kind=Kind.DAY),
        ),
        make=make,
        put=lambda desk, subject, record, before: put_record(desk, subject, kind, record, before),
        drop=drop_record,
        words=lambda record: f"{record.award_name} năm {record.year}",
    )


def years_kind(kind: SubjectKind) -> RecordKind:
    """Return the list of a subject's years."""
    is_person = kind is SubjectKind.INDIVIDUAL
    special = (
        (
            FieldSpec(
                key="worked_months",
                label="Số tháng làm việc",
                kind=Kind.WHOLE,
                help="Thời gian nghỉ thai sản, điều trị tai nạn lao động được tính.",
            ),
        )
        if is_person
        else (
            FieldSpec(key="member_count", label="Số người trong năm", kind=Kind.WHOLE),
            FieldSpec(key="ldtt_count", label="Đạt Lao động tiên tiến (người)", kind=Kind.WHOLE),
            FieldSpec(key="completed_count", label="Hoàn thành nhiệm vụ (người)", kind=Kind.WHOLE),
            FieldSpec(key="cstdcs_count", label="Chiến sĩ thi đua cơ sở (người)", kind=Kind.WHOLE),
            FieldSpec(key="cluster_leader", label="Dẫn đầu cụm, khối thi đua", kind=Kind.YES_NO),
            FieldSpec(key="targets_exceeded", label="Hoàn thành vượt chỉ tiêu", kind=Kind.YES_NO),
        )
    )
    discipline = "Kỷ luật" if is_person else "Kỷ luật nặng nhất trong tập thể"
    return RecordKind(
        key=f"subject-years-{kind.value}",
        title="Xếp loại từng năm",
        hint="Năm để trống là chưa rõ: chương trình báo cần kiểm tra, không tự coi là đạt.",
        empty="Chưa ghi năm nào.",
        columns=_year_columns(is_person=is_person),
        specs=(
            _YEAR,
            _choice("rating", RATING_WORDS, "Mức xếp loại"),
            _choice("discipline", DISCIPLINE_WORDS, discipline),
            FieldSpec(key="registered", label="Có đăng ký thi đua", kind=Kind.YES_NO),
            *special,
            FieldSpec(key="note", label="Ghi chú", kind=Kind.LONG),
        ),
        make=lambda values, before: replace(before, **values) if before else SubjectYear(**values),
        put=put_year,
        drop=lambda desk, subject, record: drop_year(desk, subject, record.year),
        words=lambda record: f"Năm {record.year}",
    )


def initiatives_kind() -> RecordKind:
    """Return the list of initiatives and research."""
    return RecordKind(
        key="initiatives",
        title="Sáng kiến, đề tài",
        hint="Cấp công nhận quyết định phạm vi ảnh hưởng khi xét Chiến sĩ thi đua.",
        empty="Chưa ghi sáng kiến, đề tài nào.",
        columns=(
            Column(key="year", title="Năm", text=_year, sort=_year_number, width=60),
            Column(key="title", title="Tên", text=_title, width=180, stretch=True),
            Column(key="level", title="Cấp", text=_level, width=90),
            Column(key="number", title="Số quyết định", text=_number, width=120),
        ),
        specs=(
            _YEAR,
            _choice("kind", INITIATIVE_KIND_WORDS, "Loại"),
            FieldSpec(key="title", label="Tên sáng kiến, đề tài", kind=Kind.LONG, required=True),
            _choice("level", LEVEL_WORDS, "Cấp công nhận"),
            FieldSpec(key="scope", label="Phạm vi áp dụng, ảnh hưởng", kind=Kind.LONG),
            *_DECISION,
        ),
        make=lambda values, before: replace(before, **values) if before else Initiative(**values),
        put=_put_part,
        drop=_drop_part,
        words=_title,
    )


def registrations_kind(kind: SubjectKind, on: date) -> RecordKind:
    """Return the list of what a subject registered for, among the awards of `on`."""
    names = dict(award_choices(kind, on))

    def name_of(record: Registration) -> str:
        return names.get(record.award, record.award.partition("|")[0])

    return RecordKind(
        key=f"registrations-{kind.value}",
        title="Đăng ký thi đua",
        hint="Đăng ký đầu năm; nhiều quy chế chỉ xét người, tập thể đã đăng ký.",
        empty="Chưa đăng ký danh hiệu, hình thức nào.",
        columns=(
            Column(key="year", title="Năm", text=_year, sort=_year_number, width=60),
            Column(
                key="award", title="Danh hiệu, hình thức", text=name_of, width=220, stretch=True
            ),
            Column(key="day", title="Ngày đăng ký", text=_registered_on, width=110),
        ),
        specs=(
            _YEAR,
            FieldSpec(
                key="award",
                label="Danh hiệu, hình thức",
                kind=Kind.CHOICE,
                choices=tuple(names.items()),
                required=True,
            ),
            FieldSpec(key="registered_on", label="Ngày đăng ký", kind=Kind.DAY),
        ),
        make=lambda values, _before: Registration(**values),
        put=put_registration,
        drop=drop_registration,
        words=name_of,
    )


def positions_kind() -> RecordKind:
    """Return the list of a person's positions over time."""
    return RecordKind(
        key="positions",
        title="Chức vụ theo thời gian",
        hint="Giấy tờ in chức vụ, đơn vị đúng vào ngày của hồ sơ. Để trống thì dùng ô Chức vụ.",
        empty="Chưa ghi chức vụ nào theo thời gian.",
        columns=(
            Column(key="since", title="Từ ngày", text=_since, sort=_since_day, width=96),
            Column(key="until", title="Đến ngày", text=_until, width=96),
            Column(key="title", title="Chức vụ", text=_title, width=150, stretch=True),
            Column(key="unit", title="Đơn vị", text=_unit, width=150),
        ),
        specs=(
            FieldSpec(key="title", label="Chức vụ", required=True),
            FieldSpec(key="unit", label="Đơn vị công tác"),
            FieldSpec(key="since", label="Từ ngày", kind=Kind.DAY),
            FieldSpec(key="until", label="Đến ngày", kind=Kind.DAY, help="Trống là đến nay."),
        ),
        make=lambda values, before: replace(before, **values) if before else HeldPosition(**values),
        put=_put_part,
        drop=_drop_part,
        words=_title,
    )


def predecessors_kind() -> RecordKind:
    """Return the list of bodies whose history a collective goes on with."""
    return RecordKind(
        key="predecessors",
        title="Đơn vị tiền thân",
        hint="Sáp nhập, đổi tên: thành tích của đơn vị cũ chỉ tính khi đã xác nhận kế thừa.",
        empty="Chưa ghi đơn vị tiền thân nào.",
        columns=(
            Column(key="name", title="Tên", text=_name, width=200, stretch=True),
            Column(key="until", title="Đến ngày", text=_until, width=96),
            Column(key="state", title="Kế thừa", text=_confirmed, role=_confirmed_role, width=120),
        ),
        specs=(
            FieldSpec(key="name", label="Tên đơn vị", required=True),
            FieldSpec(key="until", label="Tồn tại đến ngày", kind=Kind.DAY),
            FieldSpec(key="confirmed", label="Đã xác nhận kế thừa", kind=Kind.YES_NO),
            FieldSpec(key="note", label="Căn cứ, ghi chú", kind=Kind.LONG),
        ),
        make=_make_predecessor,
        put=_put_part,
        drop=_drop_part,
        words=_name,
    )


def _make_predecessor(values: dict[str, Any], before: Predecessor | None) -> Predecessor:
    known = {**values, "confirmed": bool(values["confirmed"])}
    return replace(before, **known) if before else Predecessor(**known)


def _put_part(desk: Desk, subject: str, record: Part, _before: Part | None) -> Saved[str]:
    return put_part(desk, subject, record)


def _drop_part(desk: Desk, _subject: str, record: Part) -> Saved[None]:
    return drop_part(desk, record)


def _choice(key: str, words: dict[str, str], label: str = "") -> FieldSpec:
    labels = {
        "mode": "Loại hình khen thưởng",
        "person_group": "Nhóm đối tượng",
        "inheritance": "Nguồn gốc",
    }
    choices = tuple(words.items())
    return FieldSpec(key=key, label=label or labels[key], kind=Kind.CHOICE, choices=choices)


def _history_columns() -> tuple[Column[AwardRecord], ...]:
    return (
        Column(key="year", title="Năm", text=_year, sort=_year_number, width=60),
        Column(key="award", title="Danh hiệu, hình thức", text=_award, width=170, stretch=True),
        Column(key="number", title="Số quyết định", text=_number, width=110),
        Column(key="date", title="Ngày", text=_decided, sort=_decided_day, width=90),
        Column(key="issuer", title="Cơ quan", text=_issuer, width=130),
        Column(key="origin", title="Nguồn gốc", text=_origin, role=_origin_role, width=150),
    )


def _year_columns(*, is_person: bool) -> tuple[Column[SubjectYear], ...]:
    common: tuple[Column[SubjectYear], ...] = (
        Column(key="year", title="Năm", text=_year, sort=_year_number, width=60),
        Column(key="rating", title="Xếp loại", text=_rating, width=180, stretch=True),
        Column(key="discipline", title="Kỷ luật", text=_discipline, role=_bad, width=90),
        Column(key="registered", title="Đăng ký", text=_registered, width=80),
    )
    if is_person:
        return common
    return (*common, Column(key="share", title="LĐTT / số người", text=_share, width=120))


def _year(record: Dated) -> str:
    return str(record.year)


def _year_number(record: Dated) -> int:
    return record.year


def _title(record: HeldPosition | Initiative) -> str:
    return record.title


def _name(record: Predecessor) -> str:
    return record.name


def _unit(record: HeldPosition) -> str:
    return record.unit


def _number(record: AwardRecord | Initiative) -> str:
    return record.decision_number


def _level(record: Initiative) -> str:
    return LEVEL_WORDS.get(record.level, "")


def _since(record: HeldPosition) -> str:
    return date_text(record.since)


def _since_day(record: HeldPosition) -> object:
    return record.since


def _until(record: HeldPosition | Predecessor) -> str:
    return date_text(record.until)


def _confirmed(record: Predecessor) -> str:
    return "đã xác nhận" if record.confirmed else "cần xác nhận"


def _confirmed_role(record: Predecessor) -> str:
    return "good" if record.confirmed else "warn"


def _award(record: AwardRecord) -> str:
    return record.award_name


def _decided(record: AwardRecord) -> str:
    return date_text(record.decided_on)


def _decided_day(record: AwardRecord) -> object:
    return record.decided_on


def _issuer(record: AwardRecord) -> str:
    return record.issuer


def _origin(record: AwardRecord) -> str:
    return INHERITANCE_WORDS.get(record.inheritance, "") if record.inheritance else ""


def _origin_role(record: AwardRecord) -> str:
    return "warn" if record.inheritance == "to_confirm" else "text"


def _rating(record: SubjectYear) -> str:
    return RATING_WORDS.get(record.rating, record.rating)


def _discipline(record: SubjectYear) -> str:
    return DISCIPLINE_WORDS.get(record.discipline, "") if record.discipline else ""


def _bad(record: SubjectYear) -> str:
    return "bad" if record.discipline else "text"


def _registered_on(record: Registration) -> str:
    return date_text(record.registered_on)


def _registered(record: SubjectYear) -> str:
    return {True: "có", False: "không", None: ""}[record.registered]


def _share(record: SubjectYear) -> str:
    if record.ldtt_count is None or record.member_count is None:
        return ""
    return f"{record.ldtt_count} / {record.member_count}"
