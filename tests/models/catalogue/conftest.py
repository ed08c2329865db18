"""The five sample documents and the catalogue read from them."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from models.catalogue import Catalogue, load_catalogue
from models.domain.text import nfc

ROOT = Path(__file__).parents[3]
SEEDS = ROOT.parent / "shared" / "seeds"
FILE_OF_DOCUMENT = {
    "ct-03-2022": "000_8e0de9fd9babeebe.txt",
    "kh-1097-2023": "001_17235ee959363014.txt",
    "ctr-cum-2-2023": "002_9734ebd2e0220895.txt",
    "ct-05-2021": "003_c71d75f61a75b4c2.txt",
    "ct-67-2019": "004_8820437a3ad2afc2.txt",
}


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """Return the catalogue the program ships."""
    return load_catalogue()


@pytest.fixture(scope="session")
def seeds() -> Mapping[str, str]:
    """Return the text of each sample document by document code, with its line breaks."""
    missing = [name for name in FILE_OF_DOCUMENT.values() if not (SEEDS / name).is_file()]
    if missing:
        pytest.fail(
            "The sample documents are needed beside the repository, in ../shared/seeds; "
            f"not found: {', '.join(missing)}",
            pytrace=False,
        )
    return {
        code: nfc((SEEDS / name).read_text(encoding="utf-8"))
        for code, name in FILE_OF_DOCUMENT.items()
    }


@pytest.fixture(scope="session")
def pages(seeds: Mapping[str, str]) -> Mapping[str, str]:
    """Return the same texts on one line: no markdown asterisks, page breaks as spaces."""
    return {code: re.sub(r"\s+", " ", text.replace("*", "")) for code, text in seeds.items()}
