"""Packages of every released format and kind, kept for ever, read as they were."""

from pathlib import Path

import pytest

from models.domain.package import FORMAT_VERSION, OLDEST_FORMAT_VERSION, PackageKind
from models.domain.signature import signed_text
from models.excel.reading import read_package
from models.security import signing

FOLDER = Path(__file__).parents[2] / "data" / "packages"
KEPT = sorted(path.name for path in FOLDER.glob("format-*.xlsx"))
READABLE = [name for name in KEPT if int(name.split("-")[1]) >= OLDEST_FORMAT_VERSION]


def test_the_format_before_and_the_one_before_that_are_read() -> None:
    assert max(FORMAT_VERSION - 2, 1) >= OLDEST_FORMAT_VERSION


def test_every_kind_of_the_present_format_is_kept() -> None:
    assert {f"format-{FORMAT_VERSION}-{kind.value}.xlsx" for kind in PackageKind} <= set(KEPT)


@pytest.mark.parametrize("name", READABLE)
def test_a_kept_package_is_read_whole_and_untouched(name: str) -> None:
    parsed = read_package((FOLDER / name).read_bytes(), name)

    _, number, kind = name.removesuffix(".xlsx").split("-")
    assert parsed.meta.kind is PackageKind(kind)
    assert parsed.meta.format_version == int(number)
    assert parsed.is_genuine
    assert not parsed.is_touched
    assert parsed.problems == ()


@pytest.mark.parametrize("name", [name for name in READABLE if not name.startswith("format-1-")])
def test_a_kept_package_is_still_signed_by_who_made_it(name: str) -> None:
    meta = read_package((FOLDER / name).read_bytes(), name).meta

    assert signing.is_signed_by(meta.public_key, meta.signature, signed_text(meta))
