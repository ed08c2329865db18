"""What a person changed in a document of ours: bookmarked texts, read back."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn

from models.docx.writing import BOOKMARK_PREFIX
from models.domain.errors import UserError
from models.domain.plain import tame

_LARGEST_BYTES = 80 * (1 << 20)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadDocument:
    """The dossier the file names ("" when it is not ours), its texts by bookmark, its tables.

    A table is its rows, a row the words of its cells; a merged cell stands once.
    """

    code: str
    texts: dict[str, str]
    tables: tuple[tuple[tuple[str, ...], ...], ...] = ()


def read_document(place: Path) -> ReadDocument:
    """Return what stands under our bookmarks in the DOCX at `place`.

    Raises UserError when it cannot be read, is no DOCX, or would unpack to more than 80 MB.
    """
    try:
        content = place.read_bytes()
        with ZipFile(BytesIO(content)) as archive:
            if sum(item.file_size for item in archive.infolist()) > _LARGEST_BYTES:
                raise _refused(place)
        document = docx.Document(BytesIO(content))
    except (OSError, BadZipFile, PackageNotFoundError, KeyError, ValueError) as error:
        raise _refused(place) from error
    body = document.element.body
    return ReadDocument(
        code=document.core_properties.identifier or "",
        texts=_texts(body),
        tables=tuple(_table(one) for one in body.iterchildren(qn("w:tbl"))),
    )


def _table(table: Any) -> tuple[tuple[str, ...], ...]:  # noqa: ANN401 - lxml's own
    return tuple(
        tuple(_cell(cell) for cell in row.iterchildren(qn("w:tc")))
        for row in table.iterchildren(qn("w:tr"))
    )


def _cell(cell: Any) -> str:  # noqa: ANN401 - lxml's own
    parts = [
        "".join(_PRINTED[node.tag] or node.text or "" for node in line.iter(*_PRINTED))
        for line in cell.iter(qn("w:p"))
    ]
    return " ".join(" ".join(tame(part).split()) for part in parts if part.strip())


def _texts(body: Any) -> dict[str, str]:  # noqa: ANN401 - lxml's own
    """Walk the paragraphs in order; a bookmark may span several."""
    found: dict[str, list[str]] = {}
    names: dict[str, str] = {}
    for paragraph in body.iter(qn("w:p")):
        for name in names.values():
            found[name].append("")
        for node in paragraph.iter():
            _take(node, names, found)
    return {name: _plain(lines) for name, lines in found.items()}


def _take(node: Any, names: dict[str, str], found: dict[str, list[str]]) -> None:  # noqa: ANN401 - lxml's own
    """Note where a bookmark begins and ends, and give text to those that are open."""
    if node.tag == qn("w:bookmarkStart"):
        name = node.get(qn("w:name")) or ""
        if name.startswith(BOOKMARK_PREFIX):
            names[node.get(qn("w:id"))] = name
            found[name] = [""]
    elif node.tag == qn("w:bookmarkEnd"):
        names.pop(node.get(qn("w:id")), None)
    elif node.tag in _PRINTED:
        for name in names.values():
            found[name][-1] += _PRINTED[node.tag] or node.text or ""


_PRINTED = {
    qn("w:t"): "",
    qn("w:tab"): " ",
    qn("w:br"): "\n",
    qn("w:noBreakHyphen"): "-",
}


def _plain(lines: list[str]) -> str:
    text = tame("\n".join(lines))
    return "\n".join(line.strip() for line in text.split("\n") if line.strip())


def _refused(place: Path) -> UserError:
    return UserError(
        f"Tệp “{place.name}” không đọc được như một văn bản Word (.docx). Hãy mở tệp bằng Word, "
        "lưu lại ở dạng .docx rồi thử lần nữa."
    )
