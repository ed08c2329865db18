"""A face is registered once, whoever asks first, or one paper is set in two versions of it."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields, replace
from pathlib import Path
from threading import Barrier

from reportlab.pdfbase import pdfmetrics

from models.pdf.fonts import FontSet, Typeface, choose_fonts, register

THREADS = 6


def a_family_nobody_registered(folder: Path) -> FontSet:
    family = choose_fonts(None)
    for field in fields(family):
        file = shutil.copy(getattr(family, field.name), folder)
        family = replace(family, **{field.name: Path(file)})
    return family


def test_threads_that_ask_at_once_get_one_face(tmp_path: Path) -> None:
    family, gate = a_family_nobody_registered(tmp_path), Barrier(THREADS)

    def ask() -> tuple[Typeface, object]:
        gate.wait()
        face = register(family)
        return face, pdfmetrics.getFont(face.regular)

    with ThreadPoolExecutor(THREADS) as pool:
        answers = [job.result() for job in [pool.submit(ask) for _ in range(THREADS)]]

    assert len({id(face) for face, _ in answers}) == 1
    assert len({id(font) for _, font in answers}) == 1
