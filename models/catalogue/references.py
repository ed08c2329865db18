"""Checks that codes are unique and that what refers to something finds it."""

from collections.abc import Iterable

from models.catalogue.contents import Catalogue
from models.domain.programmes import Programme


def check_references(catalogue: Catalogue) -> None:
    """Raise ValueError with the first code that stands twice or leads nowhere."""
    documents = _unique("documents.toml: document", (item.code for item in catalogue.documents))
    organisations = _unique(
        "organisations.toml: organisation", (item.code for item in catalogue.organisations)
    )
    clusters = _unique("organisations.toml: cluster", (item.code for item in catalogue.clusters))
    _unique("programmes/: code", (item.code for item in catalogue.programmes))
    _unique("programmes/: tasks", (t.id for item in catalogue.programmes for t in item.tasks))
    _unique("programmes/: duties", (d.code for item in catalogue.programmes for d in item.duties))
    _check_organisations(catalogue, organisations)
    for programme in catalogue.programmes:
        _check_programme(programme, documents, clusters)
    _check_targets(catalogue, documents)
    _check_awards(catalogue, documents)


def _check_organisations(catalogue: Catalogue, organisations: set[str]) -> None:
    for item in catalogue.organisations:
        heirs = (heir.code for heir in item.successors if heir.code)
        _known(f"organisations.toml: {item.code} successors", heirs, organisations)
    for cluster in catalogue.clusters:
        where = f"organisations.toml: {cluster.code} members"
        _known(where, (member.organisation for member in cluster.members), organisations)
        _unique(where, (f"{member.year} {member.organisation}" for member in cluster.members))


def _check_programme(programme: Programme, documents: set[str], clusters: set[str]) -> None:
    where = f"programmes/: {programme.code}"
    groups = _unique(
        f"{where} fields, groups", (item.code for item in (*programme.fields, *programme.groups))
    )
    _unique(f"{where} movements", (item.code for item in programme.movements))
    _known(f"{where} document", [programme.document], documents)
    _known(f"{where} cluster", [programme.cluster] if programme.cluster else [], clusters)
    _known(f"{where} bases", (b.document for b in programme.bases if b.document), documents)
    _known(f"{where} duties", (duty.source for duty in programme.duties if duty.source), documents)
    _known(f"{where} tasks", (task.group for task in programme.tasks), groups)


def _check_targets(catalogue: Catalogue, documents: set[str]) -> None:
    targets = _unique("targets/: target", (item.id for item in catalogue.targets))
    fields = {(p.code, field.code) for p in catalogue.programmes for field in p.fields}
    for item in catalogue.targets:
        where = f"targets/: {item.id}"
        _known(f"{where} document", [item.source.document], documents)
        _known(f"{where} parent", [item.parent] if item.parent else [], targets)
        if (item.programme, item.field) not in fields:
            message = f"{where} field is none of {item.programme}: {item.field}"
            raise ValueError(message)


def _check_awards(catalogue: Catalogue, documents: set[str]) -> None:
    _unique(
        "awards.toml: award",
        (f"{item.code} {item.path} {item.valid_from}" for item in catalogue.awards),
    )
    _unique("awards.toml: generation", (item.code for item in catalogue.generations))
    for item in catalogue.generations:
        cited = (item.law, item.decree, item.circular)
        _known(f"awards.toml: {item.code}", (code for code in cited if code), documents)


def _unique(where: str, codes: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for code in codes:
        if code in found:
            message = f"{where} stands twice: {code}"
            raise ValueError(message)
        found.add(code)
    return found


def _known(where: str, codes: Iterable[str], known: set[str]) -> None:
    for code in codes:
        if code not in known:
            message = f"{where} refers to nothing: {code}"
            raise ValueError(message)
