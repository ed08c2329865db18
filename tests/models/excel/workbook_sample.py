"""Facts for workbooks: long names, odd letters, every kind of cell."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

from models.domain.carried import Mark, PackageNote, RowValue, Stop
from models.domain.letters import Letter, LetterColumn, LetterSheet
from models.domain.organisations import Role
from models.domain.package import (
    Cargo,
    Evidence,
    PackageKind,
    PackageMeta,
    ResultValue,
    TaskValue,
    cargo_hash,
    cargo_texts,
    content_hash,
    packed_results,
)
from models.domain.programmes import TaskState
from models.domain.submission import (
    ConsolidatedTarget,
    ConsolidatedTask,
    Consolidation,
    MemberFigure,
    MemberStatus,
    SendState,
    Submission,
    TargetLine,
    TaskLine,
)

AT = datetime(2023, 11, 2, 8, 30)  # noqa: DTZ001  the office's own wall clock
ODD_TEXT = "Tỷ lệ <xã> & \"thôn\" có 'sóng' 5G; dòng 1\ndòng 2 " + "rất dài " * 30
OFFICES = ("son-la", "lai-chau", "dien-bien", "lao-cai", "ha-giang", "cao-bang", "lang-son")


def results(count: int = 40, office: str = "son-la") -> list[ResultValue]:
    """Return results, the first ones of every kind of content."""
    kinds = (
        {"value": Decimal("95.5"), "raw_text": "95,5", "note": ODD_TEXT},
        {"value": Decimal("12345678901234567890.123"), "raw_text": "rất lớn"},
        {"numerator": Decimal(7), "denominator": Decimal(9)},
        {"judged": True, "note": "=SUM(A1:A9)"},
        {"value": Decimal(0), "evidence": (Evidence(name="a & b.pdf", sha256="0" * 64, size=9),)},
    )
    return [
        ResultValue(
            target=f"t{number:04d}",
            office=office,
            period="2023",
            version="may1:1",
            **kinds[number % len(kinds)],
        )
        for number in range(count)
    ]


def tasks(count: int = 6, office: str = "son-la") -> list[TaskValue]:
    """Return progress in every state."""
    states = list(TaskState)
    return [
        TaskValue(
            task=f"n{number}",
            office=office,
            state=states[number % len(states)],
            percent=Decimal(number * 10),
            assignee="Nguyễn Thị Ánh",
            version="may1:1",
        )
        for number in range(count)
    ]


def meta(kind: PackageKind, filled: list[ResultValue], done: list[TaskValue]) -> PackageMeta:
    """Return the meta of a package with these values."""
    return PackageMeta(
        package_id="0123456789abcdef",
        kind=kind,
        sender="son-la",
        receiver="lao-cai",
        cluster="cum-2",
        year=2023,
        period="",
        made_at=AT,
        program_version="1",
        journal_head="0" * 64,
        result_count=len(filled),
        task_count=len(done),
        content_hash=content_hash(filled, done),
    )


def submission(count: int = 40) -> Submission:
    """Return a member's package with `count` targets."""
    filled, done = results(count), tasks()
    return Submission(
        meta=meta(PackageKind.SUBMISSION, filled, done),
        sender_name="Sở Thông tin và Truyền thông tỉnh Sơn La",
        receiver_name="Sở Thông tin và Truyền thông tỉnh Lào Cai (Cụm trưởng năm 2023)",
        cluster_name="Cụm Thi đua số 2",
        period_label="Năm 2023",
        targets=tuple(
            TargetLine(
                field_name="Hạ tầng số và kinh tế số",
                name=ODD_TEXT if number == 1 else f"Chỉ tiêu số {number}",
                unit="%",
                requirement="≥ 90 %",
                assigned="",
                period_label="Năm 2023",
                result=item,
            )
            for number, item in enumerate(filled)
        ),
        tasks=tuple(
            TaskLine(
                group_name="Nhóm 1",
                name=f"Nhiệm vụ {item.task}",
                deadline=date(2023, 6, 30),
                progress=item,
            )
            for item in done
        ),
    )


def consolidation(count: int = 40) -> Consolidation:
    """Return the leader's workbook of seven members, one of whom has sent nothing."""
    filled, done = results(count), tasks()
    figures = [MemberFigure(value=Decimal(90 + n), period_label="Năm 2023") for n in range(6)]
    return Consolidation(
        meta=meta(PackageKind.CONSOLIDATED, filled, done),
        leader_name="Sở Thông tin và Truyền thông tỉnh Lào Cai",
        cluster_name="Cụm Thi đua số 2",
        members=tuple(
            MemberStatus(
                office=office,
                name=f"Sở Thông tin và Truyền thông tỉnh {office}",
                short_name=office.title(),
                role=Role.LEADER if office == "lao-cai" else Role.MEMBER,
                state=SendState.MISSING if office == "lang-son" else SendState.RECEIVED,
                received_at=None if office == "lang-son" else AT,
                result_count=count,
            )
            for office in OFFICES
        ),
        targets=tuple(
            ConsolidatedTarget(
                field_name="Hạ tầng số",
                name=ODD_TEXT if number == 1 else f"Chỉ tiêu số {number}",
                unit="%",
                requirement="≥ 90 %",
                figures=(*figures, MemberFigure()),
                total=Decimal("92.5"),
                total_note="Thiếu 1/7 đơn vị",
            )
            for number in range(count)
        ),
        tasks=(ConsolidatedTask(group_name="Nhóm 1", name="Nhiệm vụ 1", progress=(done[0],) * 7),),
        texts={
            **cargo_texts(Cargo(tasks=tuple(done))),
            "results": packed_results([filled[:7], filled[7:]]),
        },
    )


def letter() -> Letter:
    """Return a package of the leader with every kind of cargo and of cell."""
    cargo = Cargo(
        results=tuple(results(3)),
        rows=(
            RowValue(
                entity="deadline",
                key="cum-2|2023|2023-Q1",
                fields={"cluster": "cum-2", "year": 2023, "period": "2023-Q1", "due": "2023-04-05"},
                version="may1:1",
            ),
            RowValue(entity="motto", key="p|1", fields={}, version="may1:2", is_removed=True),
        ),
        marks=(
            Mark(
                entity="result",
                key="t0001|son-la|2023",
                version="may1:1",
                stop=Stop.RETURNED,
                reason=ODD_TEXT,
            ),
        ),
        notes=(
            PackageNote(
                id="abc",
                file_hash="0" * 64,
                sender="son-la",
                kind="submission",
                year=2023,
                period="",
                handled_at="2023-11-02T08:30:00",
            ),
        ),
    )
    return Letter(
        meta=replace(
            meta(PackageKind.RETURN, results(3), []), task_count=0, content_hash=cargo_hash(cargo)
        ),
        receiver_name="Sở Thông tin và Truyền thông tỉnh Sơn La",
        sheets=(
            LetterSheet(
                name="Trả lại",
                title="SỐ LIỆU TRẢ LẠI",
                lines=("Cụm trưởng gửi Sơn La", "Sửa rồi gửi lại"),
                columns=(
                    LetterColumn(header="STT", width=6, centred=True),
                    LetterColumn(header="Chỉ tiêu", width=60),
                    LetterColumn(header="Số đã gửi", width=14, is_number=True),
                    LetterColumn(header="Hạn", width=14, is_date=True),
                ),
                rows=(
                    (1, ODD_TEXT, Decimal("95.5"), date(2023, 4, 5)),
                    (2, "=SUM(A1)", None, None),
                ),
            ),
        ),
        cargo=cargo,
    )
