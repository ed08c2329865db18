"""The text of a PDF that has any, page after page."""

import io
import logging

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from models.domain.errors import UserError

_MOST_PAGES = 200
logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # a damaged file is told in our own words


def pdf_text(content: bytes, name: str) -> str:
    """Return the words of a PDF; "" for a scan.

    Raises UserError that names the file when it is damaged, locked or longer than 200 pages.
    """
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UserError(f"Tệp “{name}” có mật khẩu. Hãy bỏ mật khẩu hoặc dán đoạn văn vào.")
        if len(reader.pages) > _MOST_PAGES:
            raise UserError(f"Tệp “{name}” dài hơn {_MOST_PAGES} trang. Hãy dán đoạn cần đọc vào.")
        return "\n".join(page.extract_text() for page in reader.pages)
    except (PyPdfError, ValueError, KeyError, OSError) as error:
        raise UserError(f"Tệp “{name}” không phải PDF đọc được. Hãy dán đoạn văn vào.") from error
