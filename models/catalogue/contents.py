"""What a catalogue holds."""

from dataclasses import dataclass

from models.domain.awards import Award, LawGeneration
from models.domain.documents import Document
from models.domain.organisations import Cluster, Organisation
from models.domain.programmes import Programme
from models.domain.targets import Target


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """What a new workspace starts with; every reference inside it resolves."""

    documents: tuple[Document, ...]
    organisations: tuple[Organisation, ...]
    clusters: tuple[Cluster, ...]
    programmes: tuple[Programme, ...]
    targets: tuple[Target, ...]
    awards: tuple[Award, ...]
    generations: tuple[LawGeneration, ...]
