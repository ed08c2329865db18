"""The sample dossier, report and programme are drawn as they were, byte for byte.

`python -m tests.models.pdf.make_golden` from the repository root makes the files anew, after
the pages were looked at.
"""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from models.pdf.dossier import build_dossier, build_sheets
from models.pdf.fonts import choose_fonts
from models.pdf.page import Imprint
from tests.models.pdf.dossier_sample import sample_dossier
from tests.models.pdf.report_sample import sample_report, sample_sheets

GOLDEN = Path(__file__).parents[2] / "golden" / "ho-so-mau.pdf"
GOLDEN_REPORT = GOLDEN.with_name("bao-cao-mau.pdf")


def drawn(content: bytes) -> list[bytes]:
    pages = PdfReader(BytesIO(content)).pages
    return [page.get_contents().get_data() for page in pages]  # type: ignore[union-attr]  # every page draws


def built() -> bytes:
    target = BytesIO()
    build_dossier(sample_dossier(), choose_fonts(None), target)
    return target.getvalue()


def built_report() -> bytes:
    target = BytesIO()
    imprint = Imprint(title="Mẫu", author="", dated=sample_report().date, draft=False)
    build_sheets(sample_sheets(), imprint, choose_fonts(None), target)
    return target.getvalue()


@pytest.mark.parametrize(
    ("place", "build"), [(GOLDEN, built), (GOLDEN_REPORT, built_report)], ids=["dossier", "report"]
)
def test_every_page_is_drawn_as_in_the_golden_file(place: Path, build: Callable[[], bytes]) -> None:
    golden = drawn(place.read_bytes())
    now = drawn(build())
    assert len(now) == len(golden)
    differing = [n + 1 for n, (a, b) in enumerate(zip(now, golden, strict=True)) if a != b]
    assert differing == []


def test_the_same_facts_give_the_same_bytes_twice() -> None:
    assert built() == built()
