"""Puts the facts of the catalogue into an empty workspace, one row per fact."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from sqlalchemy.orm import Session

from models.domain.documents import Document
from models.domain.organisations import Cluster, Organisation
from models.domain.programmes import Movement, Programme
from models.domain.targets import Target
from models.schema.base import Base
from models.schema.documents import DocumentRow
from models.schema.organisations import (
    ClusterRow,
    MembershipRow,
    OrganisationNameRow,
    OrganisationRow,
    SuccessorRow,
)
from models.schema.programmes import (
    DutyRow,
    FieldRow,
    LegalBasisRow,
    MottoRow,
    MovementRow,
    PhaseRow,
    ProgrammeRow,
    ProgrammeTextRow,
    TaskRow,
)
from models.schema.targets import TargetRow


class Facts(Protocol):
    """What a workspace starts with."""

    @property
    def documents(self) -> Sequence[Document]:
        """Documents that others refer to by code."""

    @property
    def organisations(self) -> Sequence[Organisation]:
        """Organisations with their names."""

    @property
    def clusters(self) -> Sequence[Cluster]:
        """Clusters with their members."""

    @property
    def programmes(self) -> Sequence[Programme]:
        """Programmes with their lists."""

    @property
    def targets(self) -> Sequence[Target]:
        """Targets of the programmes."""


def load(session: Session, catalogue: Facts) -> None:
    """Add every fact of `catalogue` to the session, parents before children."""
    _add(session, (_document_row(item) for item in catalogue.documents))
    _add(session, (_organisation_row(item) for item in catalogue.organisations))
    _add(session, (row for item in catalogue.organisations for row in _organisation_parts(item)))
    _add(session, (ClusterRow(code=item.code, name=item.name) for item in catalogue.clusters))
    _add(session, (row for item in catalogue.clusters for row in _membership_rows(item)))
    _add(session, (_programme_row(item) for item in catalogue.programmes))
    _add(session, (row for item in catalogue.programmes for row in _programme_parts(item)))
    _add(session, (target_row(item) for item in catalogue.targets))


def programme_rows(item: Programme) -> Iterable[Base]:
    """Yield the rows of a programme, its own before those that hang on it."""
    yield _programme_row(item)
    yield from _programme_parts(item)


def target_row(target: Target) -> TargetRow:
    """Return the row of a target."""
    goal, source = target.goal, target.source
    return TargetRow(
        id=target.id,
        programme=target.programme,
        field=target.field,
        name=target.name,
        kind=goal.kind.value,
        direction=goal.direction.value if goal.direction else "",
        low=goal.low,
        high=goal.high,
        unit=goal.unit,
        scope=target.scope.value,
        aggregation=target.aggregation.value,
        baseline=goal.baseline,
        baseline_year=goal.baseline_year,
        deadline=goal.deadline,
        document=source.document,
        clause=source.clause,
        quote=source.quote,
        parent=target.parent,
        order=target.order,
        note=target.note,
        retired=False,
    )


def _add(session: Session, rows: Iterable[Base]) -> None:
    session.add_all(rows)
    session.flush()


def _document_row(item: Document) -> DocumentRow:
    return DocumentRow(
        code=item.code,
        kind=item.kind,
        number=item.number,
        issued_on=item.issued_on,
        other_issued_on=item.other_issued_on,
        date_note=item.date_note,
        issuer=item.issuer,
        title=item.title,
        status=item.status,
        replaced_by=item.replaced_by,
        note=item.note,
        source=item.source,
        verified=item.verified,
    )


def _organisation_row(item: Organisation) -> OrganisationRow:
    return OrganisationRow(code=item.code, kind=item.kind, province=item.province)


def _organisation_parts(item: Organisation) -> Iterable[Base]:
    for order, name in enumerate(item.names):
        yield OrganisationNameRow(
            organisation=item.code,
            order=order,
            name=name.name,
            short_name=name.short_name,
            abbreviation=name.abbreviation,
            superior=name.superior,
            place=name.place,
            valid_from=name.valid_from,
            valid_to=name.valid_to,
            source=name.source,
            verified=name.verified,
        )
    for order, successor in enumerate(item.successors):
        yield SuccessorRow(
            organisation=item.code,
            order=order,
            code=successor.code,
            name=successor.name,
            on=successor.on,
            scope=successor.scope,
            source=successor.source,
            verified=successor.verified,
        )


def _membership_rows(cluster: Cluster) -> Iterable[Base]:
    for member in cluster.members:
        yield MembershipRow(
            cluster=cluster.code,
            year=member.year,
            organisation=member.organisation,
            role=member.role.value,
            source=member.source,
        )


def _programme_row(item: Programme) -> ProgrammeRow:
    return ProgrammeRow(
        code=item.code,
        kind=item.kind.value,
        title=item.title,
        theme=item.theme,
        document=item.document,
        cluster=item.cluster,
        year_from=item.year_from,
        year_to=item.year_to,
        note=item.note,
        copied_from=item.copied_from,
    )


def _programme_parts(item: Programme) -> Iterable[Base]:
    for is_group, fields in ((False, item.fields), (True, item.groups)):
        for field in fields:
            yield FieldRow(
                programme=item.code,
                code=field.code,
                name=field.name,
                is_group=is_group,
                order=field.order,
            )
    for order, motto in enumerate(item.mottos):
        yield MottoRow(programme=item.code, order=order, text=motto)
    for basis in item.bases:
        yield LegalBasisRow(
            programme=item.code, order=basis.order, text=basis.text, document=basis.document
        )
    for passage in item.texts:
        yield ProgrammeTextRow(
            programme=item.code, section=passage.section.value, text=passage.text
        )
    for movement in item.movements:
        yield from _movement_rows(item.code, movement)
    yield from _work_rows(item)


def _movement_rows(programme: str, movement: Movement) -> Iterable[Base]:
    yield MovementRow(
        programme=programme,
        code=movement.code,
        name=movement.name,
        launch_level=movement.launch_level,
        launched_by=movement.launched_by,
        quote=movement.quote,
        order=movement.order,
    )
    for order, phase in enumerate(movement.phases):
        yield PhaseRow(
            programme=programme,
            movement=movement.code,
            order=order,
            name=phase.name,
            year_from=phase.year_from,
            year_to=phase.year_to,
            review=phase.review,
            review_year=phase.review_year,
        )


def _work_rows(item: Programme) -> Iterable[Base]:
    for task in item.tasks:
        yield TaskRow(
            id=task.id,
            programme=item.code,
            group=task.group,
            name=task.name,
            clause=task.clause,
            quote=task.quote,
            deliverable=task.deliverable,
            deadline=task.deadline,
            order=task.order,
            lead=task.lead,
        )
    for duty in item.duties:
        yield DutyRow(
            code=duty.code,
            programme=item.code,
            name=duty.name,
            due=duty.due,
            source=duty.source,
            quote=duty.quote,
            verified=duty.verified,
        )
