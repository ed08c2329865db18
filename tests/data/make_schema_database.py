"""Makes the small workspace that stands for a released schema; run it once per release.

Usage: python tests/data/make_schema_database.py FILE, with the release's own code. A file made so
is kept for ever: every later program must open a copy of it.
"""

import sqlite3
import sys
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from models.domain.organisations import Organisation, OrganisationName
from models.domain.programmes import Field, Programme, ProgrammeKind, Task
from models.domain.targets import Aggregation, Direction, Goal, Kind, Scope, Source, Target
from models.migrations import SCHEMA
from models.migrations.runner import upgrade
from models.schema.awards import CollectiveRow, DossierRow, FigureRow, NominationRow, PersonRow
from models.schema.documents import AttachmentRow, DocumentRow
from models.schema.organisations import ClusterRow, MembershipRow
from models.schema.packages import PackageRow
from models.schema.programmes import TaskProgressRow
from models.schema.targets import AssignmentRow, ResultRow
from models.schema.workspace import SettingRow, WorkspaceRow
from models.store.engine import mark_schema, settle
from models.store.journal import Mark, Why
from models.store.loading import Facts, load
from models.store.lock import Holder, WorkspaceLock
from models.store.work import Store

MADE_AT = datetime(2023, 12, 20, 9, 30)  # noqa: DTZ001  the office's own wall clock
TARGET = "2023.dich-vu-cong"


class SmallCatalogue:
    """One department, one programme, one target, one task."""

    documents = ()
    organisations = (
        Organisation(
            code="lao-cai",
            kind="department",
            province="Lào Cai",
            names=(
                OrganisationName(
                    name="Sở Thông tin và Truyền thông tỉnh Lào Cai",
                    short_name="Sở TTTT Lào Cai",
                    abbreviation="STTTT",
                    superior="UBND TỈNH LÀO CAI",
                    place="Lào Cai",
                    valid_from=None,
                    valid_to=date(2025, 2, 28),
                    source="",
                ),
            ),
        ),
    )
    clusters = ()
    programmes = (
        Programme(
            code="2023",
            kind=ProgrammeKind.CLUSTER,
            title="Chương trình thi đua năm 2023",
            theme="",
            document="ct-2023",
            cluster="cum-2",
            year_from=2023,
            year_to=2023,
            fields=(Field(code="chuyen-doi-so", name="Chuyển đổi số", order=1),),
            tasks=(
                Task(
                    id="2023.viec-1",
                    group="chuyen-doi-so",
                    name="Tổ chức hội nghị cụm",
                    clause="",
                    quote="",
                    deliverable="",
                    deadline=date(2023, 12, 31),
                    order=1,
                ),
            ),
        ),
    )
    targets = (
        Target(
            id=TARGET,
            programme="2023",
            field="chuyen-doi-so",
            name="Tỷ lệ hồ sơ trực tuyến",
            goal=Goal(
                id=TARGET,
                kind=Kind.AT_LEAST,
                direction=Direction.HIGHER,
                low=Decimal("50.5"),
                unit="%",
            ),
            scope=Scope.ASSIGNED,
            aggregation=Aggregation.RATIO,
            source=Source(document="ct-2023", clause="", quote=""),
        ),
    )


CATALOGUE: Facts = SmallCatalogue()


def make(place: Path) -> None:
    """Make the file; small pages keep it small."""
    connection = sqlite3.connect(place)
    connection.execute("PRAGMA page_size = 1024")
    connection.execute("VACUUM")
    connection.close()
    upgrade(place)
    mark_schema(place, SCHEMA)
    lock = WorkspaceLock(place, Holder(machine="", user="", since=MADE_AT))
    store = Store(place, lock)
    mark = Mark(office="lao-cai", user="Nguyễn Thị Ánh", at=MADE_AT, why=Why.EDIT)
    with store.write(mark) as session:
        load(session, CATALOGUE)
        for rows in (own_rows(), award_rows(), travel_rows()):
            session.add_all(rows)
            session.flush()
        session.add_all(nomination_rows())
        session.flush()
        session.add(FigureRow(nomination="n1", target=TARGET, period="2023", order=1))
    store.close()
    settle(place)
    place.with_name(f"{place.name}.lock").unlink(missing_ok=True)


def own_rows() -> list[object]:
    return [
        WorkspaceRow(
            id=1, office="lao-cai", year=2023, practice=False, computer="a" * 16, created_at=MADE_AT
        ),
        SettingRow(key="paper.place", value="Lào Cai"),
        DocumentRow(code="ct-2023", kind="CTr", title="Chương trình năm 2023"),
        ClusterRow(code="cum-2", name="Cụm Thi đua số 2"),
        AssignmentRow(target=TARGET, office="lao-cai", year=2023, low=Decimal("55.25")),
        ResultRow(
            target=TARGET,
            office="lao-cai",
            period="2023",
            numerator=Decimal(1200),
            denominator=Decimal(2000),
            raw_text="1.200/2.000",
            note="Số liệu đến ngày 15/12/2023",
            owner="lao-cai",
            version=f"{'a' * 16}:2",
            revision=2,
        ),
        TaskProgressRow(task="2023.viec-1", office="lao-cai", state="done", percent=Decimal(100)),
    ]


def award_rows() -> list[object]:
    return [
        MembershipRow(cluster="cum-2", year=2023, organisation="lao-cai", role="leader"),
        PersonRow(code="p1", full_name="Lý A Dình", birth_year=1985),
        CollectiveRow(code="c1", name="Phòng Chuyển đổi số"),
        DossierRow(
            code="d1", office="lao-cai", year=2023, title="Hồ sơ năm 2023", dated=date(2023, 12, 20)
        ),
        AttachmentRow(
            entity="result", key=f"{TARGET}|lao-cai|2023", sha256="0" * 64, name="bc.pdf", size=1
        ),
    ]


def nomination_rows() -> list[object]:
    return [
        NominationRow(code="n1", dossier="d1", subject_kind="person", subject="p1", award="gk"),
        NominationRow(code="n2", dossier="d1", subject_kind="collective", subject="c1", award="gk"),
    ]


def travel_rows() -> list[object]:
    return [
        PackageRow(
            id="g1",
            direction="out",
            kind="submission",
            year=2023,
            handled_at=MADE_AT,
            content_hash="1" * 64,
            file_hash="2" * 64,
            file_name="nop-2023.xlsx",
        ),
    ]


if __name__ == "__main__":
    make(Path(sys.argv[1]))
