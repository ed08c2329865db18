"""The sample dossier is drawn as it was: every page's content, byte for byte.

`python -m tests.models.pdf.make_golden` from the repository root makes the file anew, after the
pages were looked at.
"""

from io import BytesIO
from pathlib import Path

from pypdf import PdfReader

from models.pdf.dossier import build_dossier
from models.pdf.fonts import choose_fonts
from tests.models.pdf.dossier_sample import sample_dossier

GOLDEN = Path(__file__).parents[2] / "golden" / "ho-so-mau.pdf"


def drawn(content: bytes) -> list[bytes]:
    pages = PdfReader(BytesIO(content)).pages
    return [page.get_contents().get_data() for page in pages]  # type: ignore[union-attr]  # every page draws


def built() -> bytes:
    target = BytesIO()
    build_dossier(sample_dossier(), choose_fonts(None), target)
    return target.getvalue()


def test_every_page_is_drawn_as_in_the_golden_file() -> None:
    golden = drawn(GOLDEN.read_bytes())
    now = drawn(built())
    assert len(now) == len(golden)
    differing = [n + 1 for n, (a, b) in enumerate(zip(now, golden, strict=True)) if a != b]
    assert differing == []


def test_the_same_facts_give_the_same_bytes_twice() -> None:
    assert built() == built()
