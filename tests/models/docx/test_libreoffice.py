"""LibreOffice opens the text documents without repair and reads the same words as the PDF has."""

import os
import shutil
import subprocess
from collections import Counter
from io import BytesIO
from pathlib import Path

import pytest
from pdfminer.high_level import extract_text

import resources
from models.docx.document import build_docx
from models.domain.sheets.blocks import Grid
from models.domain.sheets.dossier import dossier_sheets
from tests.models.docx.test_round_trip import IMPRINT
from tests.models.pdf.dossier_sample import build_and_read, sample_dossier

SOFFICE = shutil.which("soffice")


@pytest.mark.slow
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_the_words_of_the_text_document_are_those_of_the_pdf(tmp_path: Path) -> None:
    paper = sample_dossier()
    place = tmp_path / "ho-so.docx"
    place.write_bytes(build_docx(dossier_sheets(paper), IMPRINT))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(  # noqa: S603 - a program of the system, a file of our own
        [str(SOFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, place],
        check=True,
        capture_output=True,
        env={**os.environ, "HOME": str(tmp_path), "FONTCONFIG_FILE": str(fonts_of(tmp_path))},
    )
    office = words(extract_text(tmp_path / "ho-so.pdf"))
    ours = words(extract_text(BytesIO(build_and_read(paper).content)))
    heads = {
        word
        for sheet in dossier_sheets(paper)
        for block in sheet.blocks
        if isinstance(block, Grid)
        for column in block.columns
        for word in column.head.split()
    }
    assert set(office) == set(ours)
    assert set((office - ours) + (ours - office)) <= heads  # they repeat where a page breaks


def fonts_of(folder: Path) -> Path:
    """Return a font set-up in which the bundled face, of the same widths, stands for Times."""
    place = folder / "fonts.conf"
    place.write_text(
        f"<fontconfig><dir>{resources.path('fonts')}</dir><cachedir>{folder}/cache</cachedir>"
        "<alias binding='same'><family>Times New Roman</family>"
        "<prefer><family>Liberation Serif</family></prefer></alias></fontconfig>",
        "utf-8",
    )
    return place


def words(text: str) -> Counter[str]:
    """Return every word but page numbers, which depend on where pages break."""
    return Counter(word for word in text.replace("\u00a0", " ").split() if not word.isdigit())
