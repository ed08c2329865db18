"""Tờ trình (Nghị định 30/2020, Mẫu 1.4; contents as in older official submissions)."""

from typing import Any

from reportlab.platypus import Spacer

from models.domain.papers import Passage, SubmissionLetter
from models.pdf.closing import Closing, signed_by_one
from models.pdf.heading import heading, number_words, title_block
from models.pdf.page import Room
from models.pdf.passages import addressees, bases, finished, passages
from models.pdf.pen import Pen

TITLE = "TỜ TRÌNH"


def letter_symbol(letter: SubmissionLetter) -> str:
    """Return the sign after the number: "TTr-STTTT" unless the letter says otherwise."""
    return letter.symbol or f"TTr-{letter.letterhead.abbreviation}"


def letter_story(pen: Pen, letter: SubmissionLetter, room: Room) -> list[Any]:
    """Return the flowables of the letter, its last words ending in "./."."""
    *before, last = letter.body or (Passage(text=""),)
    ending = Passage(text=finished(last.text), kind=last.kind, titled=last.titled)
    body = passages(pen, (*before, ending))
    signature = signed_by_one(
        pen,
        letter.signer,
        recipients=letter.recipients,
        filed=letter.filed,
        width_pt=room.width,
    )
    number = number_words(letter.number, letter_symbol(letter))
    return [
        heading(pen, letter.letterhead, width_pt=room.width, numbered=number, date=letter.date),
        *title_block(pen, TITLE, letter.subject, width_pt=room.width),
        *addressees(pen, letter.addressees, width_pt=room.width),
        *bases(pen, letter.bases),
        Spacer(1, 2),
        *body[:-1],
        Closing(body[-1], signature, page_pt=room.height),
    ]
