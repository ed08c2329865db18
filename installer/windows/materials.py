"""The bill of materials (CycloneDX 1.6): every part of the program, its version and its licence."""

import ast
import json
import re
import uuid
from importlib import metadata
from pathlib import Path

from environment import REQUIREMENTS, ROOT

_SPACE = uuid.UUID("5f0c1c0e-2f7b-4b53-9d0a-3d1f6a0f6b52")
_PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;]+)")
# Parts inside the wheels and beside them that no requirement names: name, licence, where from.
_INSIDE = {
    "CPython": ("PSF-2.0", "the interpreter and its standard library"),
    "SQLite": ("blessing", "inside CPython"),
    "OpenSSL": ("Apache-2.0", "inside CPython"),
    "libffi": ("MIT", "inside CPython"),
    "Expat": ("MIT", "inside CPython"),
    "zlib": ("Zlib", "inside CPython"),
    "bzip2": ("bzip2-1.0.6", "inside CPython"),
    "liblzma": ("0BSD", "inside CPython"),
    "Microsoft Visual C++ runtime": ("Microsoft redistributable", "beside CPython and Qt"),
    "PyInstaller bootloader": ("GPL-2.0-or-later WITH Bootloader-exception", "starts the program"),
    "Liberation Serif": ("OFL-1.1", "resources/fonts"),
    "Noto Sans": ("OFL-1.1", "resources/fonts"),
    "Lucide": ("ISC", "resources/icons"),
}
_QT = ("LGPL-3.0-only", "Qt's own libraries, inside the wheels of PySide6")


def version() -> str:
    """Read the program's version without importing it."""
    tree = ast.parse((ROOT / "desktop" / "__init__.py").read_text(encoding="utf-8"))
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
            return str(node.value.value)
    message = "desktop/__init__.py names no __version__"
    raise ValueError(message)


def bill_of_materials(packages: Path) -> str:
    """Return the bill as JSON; `packages` is the site-packages folder with the licences' words.

    The same parts give the same text, so nothing in it tells when or where it was written.
    """
    pins = _pins()
    parts = [_package(name, number, packages) for name, number in pins.items()]
    parts += [_part(name, *rest) for name, rest in _INSIDE.items()]
    parts.append({**_part("Qt", *_QT), "version": pins["pyside6"]})
    subject = {
        "type": "application",
        "bom-ref": "so-thi-dua",
        "name": "Sổ Thi đua",
        "version": version(),
        "licenses": [{"license": {"id": "MIT"}}],
    }
    bill = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(_SPACE, json.dumps(parts, sort_keys=True))}",
        "version": 1,
        "metadata": {"component": subject},
        "components": parts,
        "dependencies": [
            {"ref": "so-thi-dua", "dependsOn": sorted(str(part["bom-ref"]) for part in parts)}
        ],
    }
    return json.dumps(bill, ensure_ascii=False, indent=2) + "\n"


def _pins() -> dict[str, str]:
    lines = (REQUIREMENTS / "run.txt").read_text(encoding="utf-8").splitlines()
    return {match[1]: match[2] for line in lines if (match := _PINNED.match(line))}


def _package(name: str, number: str, packages: Path) -> dict[str, object]:
    part: dict[str, object] = {
        "type": "library",
        "bom-ref": f"pkg:pypi/{name}@{number}",
        "name": name,
        "version": number,
        "purl": f"pkg:pypi/{name}@{number}",
    }
    if words := _licence_of(name, packages):
        part["licenses"] = [{"license": {"name": words}}]
    return part


def _licence_of(name: str, packages: Path) -> str:
    normal = re.sub(r"[-_.]+", "-", name).lower()
    for found in metadata.distributions(path=[str(packages)]):
        if re.sub(r"[-_.]+", "-", found.metadata["Name"]).lower() == normal:
            named = ("License-Expression", "License")
            declared = next((found.metadata[key] for key in named if key in found.metadata), "")
            classified = [
                line.rpartition(" :: ")[2]
                for line in found.metadata.get_all("Classifier") or []
                if line.startswith("License :: ")
            ]
            first = declared.strip().splitlines()
            return first[0] if first else ", ".join(classified)
    return ""


def _part(name: str, licence: str, about: str) -> dict[str, object]:
    kind = {"license": {"name": licence}} if " " in licence else {"license": {"id": licence}}
    if " WITH " in licence:
        return {**_named(name, about), "licenses": [{"expression": licence}]}
    return {**_named(name, about), "licenses": [kind]}


def _named(name: str, about: str) -> dict[str, object]:
    reference = re.sub(r"\W+", "-", name).lower()
    return {"type": "library", "bom-ref": reference, "name": name, "description": about}
