"""Read numbers and clauses for the command line: texts in, plain JSON data out."""

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

from models.docx.passage import docx_text
from models.domain.clauses import Proposal, propose_targets
from models.domain.errors import UserError
from models.domain.numbers import Candidate, read_number
from models.domain.values import Plain, decimal_text
from models.pdf.passage import pdf_text
from models.store.reasons import reason_of

Row = dict[str, Plain]
PASSAGE_SUFFIXES = (".txt", ".md", ".docx", ".pdf")
_LIMIT_BYTES = 50 << 20


def read_numbers(texts: Iterable[str]) -> list[Row]:
    """Return ``{"text", "readings", "ambiguous"}`` for each text.

    A reading is ``{"value", "low", "high", "operator", "unit", "scale"}`` with decimals as text
    or null; "scale" is the multiplier of a magnitude word such as "tỷ", "1" without one.
    """
    found: list[Row] = []
    for text in texts:
        reading = read_number(text)
        readings: list[Plain] = [_candidate(candidate) for candidate in reading.candidates]
        found.append({"text": text, "readings": readings, "ambiguous": reading.ambiguous})
    return found


def read_clause(text: str) -> list[Row]:
    """Return the targets a passage states, for a person to confirm.

    Each is ``{"kind", "low", "high", "unit", "direction", "name", "field", "scope", "deadline",
    "baseline_year", "quote", "parent", "ambiguous"}``: decimals as text, dates ISO, "parent" the
    place in this list of the target it is part of, or null.
    """
    return [_proposal(proposal) for proposal in propose_targets(text)]


def passage_of(file: Path) -> str:
    """Return the text of a passage kept as plain text, Word or PDF.

    Raises UserError for another kind of file, one that cannot be read, and a scan without text.
    """
    suffix = file.suffix.lower()
    if suffix not in PASSAGE_SUFFIXES:
        raise UserError(
            f"Chưa đọc được văn bản từ tệp “{file.name}”. Hãy mở tệp .docx, .pdf hoặc .txt, "
            "hoặc dán đoạn văn vào."
        )
    try:
        if file.stat().st_size > _LIMIT_BYTES:
            raise UserError(f"Tệp “{file.name}” lớn hơn 50 MB. Hãy dán đoạn cần đọc vào.")
        content = file.read_bytes()
    except OSError as error:
        raise UserError(
            f"Không đọc được tệp “{file.name}” ({reason_of(error)}). Hãy kiểm tra đường dẫn."
        ) from error
    readers = {".docx": docx_text, ".pdf": pdf_text}
    text = readers.get(suffix, _plain_text)(content, file.name)
    if not text.strip():
        raise UserError(
            f"Tệp “{file.name}” không có chữ nào đọc được; có thể đó là bản quét. "
            "Hãy gõ hoặc dán đoạn văn vào."
        )
    return text


def _plain_text(content: bytes, name: str) -> str:
    for encoding in ("utf-8-sig", "utf-16"):
        try:
            return content.decode(encoding)
        except UnicodeError:
            continue
    raise UserError(
        f"Tệp “{name}” không phải chữ Unicode. Hãy lưu lại ở dạng UTF-8 hoặc dán đoạn văn vào."
    )


def _proposal(found: Proposal) -> Row:
    return {
        "kind": found.kind.value,
        "low": _number(found.low),
        "high": _number(found.high),
        "unit": found.unit,
        "direction": found.direction.value,
        "name": found.name,
        "field": found.field,
        "scope": found.scope.value,
        "deadline": None if found.deadline is None else found.deadline.isoformat(),
        "baseline_year": found.baseline_year,
        "quote": found.quote,
        "parent": found.parent,
        "ambiguous": found.ambiguous,
    }


def _candidate(candidate: Candidate) -> Row:
    return {
        "value": _number(candidate.value),
        "low": _number(candidate.low),
        "high": _number(candidate.high),
        "operator": candidate.operator,
        "unit": candidate.unit,
        "scale": _number(candidate.scale),
    }


def _number(value: Decimal | None) -> str | None:
    return None if value is None else decimal_text(value)
