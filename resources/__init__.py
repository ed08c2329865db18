"""Read-only data: fonts, icons, catalogue, translations, help."""

from pathlib import Path


def path(name: str) -> Path:
    """Return the file or folder `name` (slash-separated) of this package.

    Works from source, from a wheel and from a frozen bundle.
    """
    return Path(__file__).parent.joinpath(*name.split("/"))
