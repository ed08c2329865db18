"""Loads the whole catalogue as frozen facts."""

from pathlib import Path

import resources
from models.catalogue.awards import read_awards
from models.catalogue.contents import Catalogue
from models.catalogue.documents import read_documents
from models.catalogue.organisations import read_organisations
from models.catalogue.programmes import read_programme
from models.catalogue.references import check_references
from models.catalogue.tables import Table, read_table
from models.catalogue.targets import read_targets


def load_catalogue(folder: Path | None = None) -> Catalogue:
    """Return the catalogue in `folder`, by default the one shipped with the program.

    Raises ValueError naming file and key when the data are wrong: that is a bug of ours.
    """
    place = folder or resources.path("catalogue")
    organisations, clusters = read_organisations(read_table(place / "organisations.toml"))
    awards, generations = read_awards(read_table(place / "awards.toml"))
    found = Catalogue(
        documents=read_documents(read_table(place / "documents.toml")),
        organisations=organisations,
        clusters=clusters,
        programmes=tuple(read_programme(top) for top in _tables(place / "programmes")),
        targets=read_targets(_tables(place / "targets")),
        awards=awards,
        generations=generations,
    )
    check_references(found)
    return found


def _tables(folder: Path) -> tuple[Table, ...]:
    return tuple(read_table(file) for file in sorted(folder.glob("*.toml")))
