"""The text of a Word document, paragraph by paragraph, tables row by row."""

import io
from collections.abc import Iterator
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from models.domain.errors import UserError

_MAIN = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LIMIT_BYTES = 100 << 20


def docx_text(content: bytes, name: str) -> str:
    """Return the words of a .docx, one paragraph a line, deleted text left out.

    Raises UserError that names the file when it is damaged, locked or too large.
    """
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            if archive.getinfo(_MAIN).file_size > _LIMIT_BYTES:
                raise UserError(f"Tệp “{name}” quá lớn. Hãy dán đoạn cần đọc vào.")
            root = fromstring(archive.read(_MAIN))
    except (BadZipFile, KeyError, ParseError, DefusedXmlException, RuntimeError, OSError) as error:
        raise UserError(
            f"Tệp “{name}” không phải tài liệu Word đọc được. "
            "Hãy mở tệp bằng Word, lưu lại dạng .docx không đặt mật khẩu, hoặc dán đoạn văn vào."
        ) from error
    return "\n".join("".join(_words(paragraph)) for paragraph in root.iter(f"{_W}p"))


def _words(paragraph: object) -> Iterator[str]:
    for part in paragraph.iter():  # type: ignore[attr-defined] # an element, untyped in the library
        if part.tag == f"{_W}t":
            yield part.text or ""
        elif part.tag in (f"{_W}tab", f"{_W}br", f"{_W}cr"):
            yield " "
        elif part.tag == f"{_W}noBreakHyphen":
            yield "-"
