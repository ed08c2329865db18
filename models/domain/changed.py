"""What kind of data an operation changed, so that only those screens refresh."""

from enum import Flag, auto


class Changed(Flag):
    """Kinds of data; combine with ``|``."""

    NOTHING = 0
    TARGETS = auto()
    RESULTS = auto()
    PROGRAMMES = auto()
    DOCUMENTS = auto()
    PACKAGES = auto()
    AWARDS = auto()
    ORGANISATIONS = auto()
    SETTINGS = auto()
    BACKUPS = auto()
    EVERYTHING = (
        TARGETS
        | RESULTS
        | PROGRAMMES
        | DOCUMENTS
        | PACKAGES
        | AWARDS
        | ORGANISATIONS
        | SETTINGS
        | BACKUPS
    )
