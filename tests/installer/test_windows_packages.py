"""What is handed out for Windows: names, the portable archive, the bill of materials, the sums."""

import hashlib
import json
import re
import sys
import zipfile
from pathlib import Path

import pytest
from environment import SetUpError
from windows import packages, places
from windows.materials import bill_of_materials, version

from desktop.machine import _PORTABLE_MARK

ROOT = Path(__file__).parents[2]


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    folder = tmp_path / "SoThiDua"
    (folder / "_internal" / "tài liệu").mkdir(parents=True)
    (folder / "SoThiDua.exe").write_bytes(b"MZ program")
    (folder / "_internal" / "tài liệu" / "đọc.txt").write_text("nội dung", encoding="utf-8")
    return folder


def test_the_setup_is_never_called_setup_alone() -> None:

    assert re.fullmatch(r"SoThiDua-\d+\.\d+\.\d+-setup\.exe", packages.setup_name())


def test_the_portable_archive_holds_the_bundle_and_the_mark_that_keeps_data_beside_it(
    bundle: Path, tmp_path: Path
) -> None:

    with zipfile.ZipFile(packages.make_portable(bundle, tmp_path / "a.zip")) as archive:
        names = set(archive.namelist())
    inside = {"SoThiDua.exe", "_internal/tài liệu/đọc.txt", _PORTABLE_MARK}
    assert names == {f"SoThiDua/{name}" for name in inside}


def test_the_portable_archive_has_the_same_bytes_each_time(bundle: Path, tmp_path: Path) -> None:

    first = packages.make_portable(bundle, tmp_path / "a.zip").read_bytes()
    (bundle / "SoThiDua.exe").touch()
    assert packages.make_portable(bundle, tmp_path / "b.zip").read_bytes() == first


def test_the_sums_are_those_of_the_files(tmp_path: Path) -> None:

    names = (packages.setup_name(), packages.portable_name(), packages.bill_name())
    for name in names:
        (tmp_path / name).write_bytes(name.encode())
    packages.write_sums(tmp_path)
    lines = (tmp_path / packages.SUMS).read_text(encoding="utf-8").splitlines()
    assert lines == [f"{hashlib.sha256(name.encode()).hexdigest()} *{name}" for name in names]


def test_the_bill_of_materials_names_every_locked_package_with_a_licence() -> None:

    libraries = next(Path(place) for place in sys.path if place.endswith("site-packages"))
    bill = json.loads(bill_of_materials(libraries))
    locked = (ROOT / "installer" / "requirements" / "run.txt").read_text(encoding="utf-8")
    pinned = set(re.findall(r"^([a-z0-9-]+)==", locked, re.MULTILINE))
    parts = {part["name"]: part for part in bill["components"]}
    assert bill["metadata"]["component"]["version"] == version()
    assert pinned <= parts.keys()
    assert {name for name, part in parts.items() if not part.get("licenses")} == set()
    references = [part["bom-ref"] for part in bill["components"]]
    assert len(set(references)) == len(references)
    assert set(bill["dependencies"][0]["dependsOn"]) == set(references)


def test_a_folder_with_something_mounted_in_it_is_not_deleted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:

    kept = tmp_path / "root" / "work" / "file.txt"
    kept.parent.mkdir(parents=True)
    kept.touch()
    monkeypatch.setattr(places, "_mounts", lambda: [kept.parent])
    with pytest.raises(SetUpError, match="mounted"):
        places.remove(tmp_path / "root")
    assert kept.exists()
