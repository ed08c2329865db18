"""Everything the page of the programme shows, read in one go off the screen's thread."""

from dataclasses import dataclass

from models.domain.programmes import Programme, ProgrammeKind
from models.usecases.desk import Desk
from models.usecases.documents import DocumentFacts, list_documents
from models.usecases.exemplars import ExemplarLine, list_exemplars
from models.usecases.organisations import ClusterView, cluster
from models.usecases.programme_copy import Leftover, last_programme, leftovers
from models.usecases.programme_undo import last_dropped
from models.usecases.programmes import (
    ProgrammeView,
    get_programme,
    list_programmes,
    main_programme,
)
from models.usecases.registrations import RegistrationLine, list_registrations


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """The programmes of a year and all of the one that is shown; `view` is None without any.

    `source` is the code of last year's programme to make this year's from, "" where the cluster
    already has one or never had. `dropped` is what was taken out last and can be put
    back, `documents` are code and words of every document.
    """

    programmes: tuple[Programme, ...]
    view: ProgrammeView | None
    cluster: ClusterView
    source: str
    exemplars: tuple[ExemplarLine, ...] = ()
    registrations: tuple[RegistrationLine, ...] = ()
    leftovers: tuple[Leftover, ...] = ()
    dropped: str = ""
    documents: tuple[tuple[str, str], ...] = ()


def load_page(desk: Desk, year: int, code: str) -> Loaded:
    """Return what the page shows of `year`: the programme `code`, or the main one."""
    found = list_programmes(desk, year)
    wanted = code if code in {item.code for item in found} else main_programme(desk, year)
    has_own = any(item.kind is ProgrammeKind.CLUSTER for item in found)
    group = cluster(desk, year)
    source = "" if has_own else last_programme(desk, year)
    if not wanted:
        return Loaded(programmes=found, view=None, cluster=group, source=source)
    out = last_dropped(desk, wanted)
    return Loaded(
        programmes=found,
        view=get_programme(desk, wanted),
        cluster=group,
        source=source,
        exemplars=list_exemplars(desk, wanted),
        registrations=list_registrations(desk, wanted, year),
        leftovers=leftovers(desk, wanted),
        dropped=out.name if out else "",
        documents=tuple((item.document.code, _cited(item)) for item in list_documents(desk)),
    )


def _cited(item: DocumentFacts) -> str:
    return f"{item.document.number}  {item.document.title}".strip() or item.document.code


def programme_with(desk: Desk, year: int, wanted: str) -> str:
    """Return the code of the programme of `year` that has the task or duty wanted; "" for none."""
    for found in list_programmes(desk, year):
        view = get_programme(desk, found.code)
        keys = [line.task.id for line in view.tasks]
        keys += [f"duty:{item.duty.code}" for item in view.duties]
        if wanted in keys:
            return found.code
    return ""
