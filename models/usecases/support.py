"""The support bundle: what a helper needs to know, and nothing personal unless the user agrees."""

import io
import json
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from models.backup.copies import BadCopyError, copy_database
from models.backup.salvage import readable_tables
from models.backup.shelf import all_in, folder_of
from models.domain.errors import UserError
from models.migrations import SCHEMA
from models.store.engine import quick_check
from models.store.outfile import write_whole
from models.store.place import read_header

_LONGEST_LOG = 2_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleOrder:
    """What goes into a bundle.

    `about` are versions by name, `hide` texts that may name a person (user names, the home
    folder), which are blotted out; `with_data` adds the workspace itself.
    """

    workspace: Path
    logs: tuple[Path, ...]
    about: Mapping[str, str]
    hide: tuple[str, ...]
    with_data: bool = False


def write_bundle(order: BundleOrder, to: Path) -> Path:
    """Write the bundle as a ZIP file at `to`. Raises UserError when it cannot be written."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as bundle:
        facts = json.dumps(_facts(order), ensure_ascii=False, indent=2)
        bundle.writestr("thong-tin.json", _blotted(facts, order.hide))
        for log in order.logs:
            if log.is_file():
                text = log.read_bytes()[-_LONGEST_LOG:].decode("utf-8", "replace")
                bundle.writestr(f"nhat-ky-loi/{log.name}", _blotted(text, order.hide))
        if order.with_data and order.workspace.is_file():
            _add_data(bundle, order.workspace, to.with_name(f".{to.name}.db"))
    write_whole(to, stream.getvalue())
    return to


def _facts(order: BundleOrder) -> dict[str, object]:
    place = order.workspace
    facts: dict[str, object] = {
        "versions": dict(order.about),
        "program_schema": SCHEMA,
        "workspace_exists": place.is_file(),
    }
    if not place.is_file():
        return facts
    facts["workspace_bytes"] = place.stat().st_size
    try:
        facts["workspace_schema"] = read_header(place).schema
    except UserError as error:
        facts["header_refused"] = error.text
    facts["quick_check"] = quick_check(place) or "ok"
    facts["tables"] = {
        table.name: {"rows": len(table.rows), "whole": table.is_whole}
        for table in readable_tables(place)
    }
    facts["backups"] = [
        {"name": item.place.name, "bytes": item.size} for item in all_in(folder_of(place))
    ]
    return facts


def _add_data(bundle: zipfile.ZipFile, place: Path, temporary: Path) -> None:
    try:
        copy_database(place, temporary)
        bundle.write(temporary, "so-thi-dua.db")
    except BadCopyError:
        bundle.write(place, "so-thi-dua-hong.db")
    finally:
        temporary.unlink(missing_ok=True)


def _blotted(text: str, hide: tuple[str, ...]) -> str:
    for secret in sorted({item for item in hide if item.strip()}, key=len, reverse=True):
        for spelling in {secret, json.dumps(secret, ensure_ascii=False)[1:-1]}:
            text = re.sub(re.escape(spelling), "(đã che)", text)
    return text
