"""Words of the printed programme: clauses joined, bases in paragraphs, nothing lost."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.domain.sheets.programme import basis_paragraphs, joined

WORDS = st.text(alphabet="abc đêừ", min_size=1, max_size=12).filter(lambda text: bool(text.strip()))


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        (("Một", "Hai"), "Một; Hai."),
        (("Một.", "Hai;", "Ba"), "Một. Hai; Ba."),
        (("Một,",), "Một."),
        (("", "  "), ""),
    ],
)
def test_clauses_keep_their_own_marks(parts: tuple[str, ...], whole: str) -> None:
    assert joined(parts) == whole


@given(st.lists(WORDS, min_size=1, max_size=6))
def test_no_word_of_a_clause_is_lost_and_the_end_is_a_full_stop(parts: list[str]) -> None:
    whole = joined(parts)
    assert whole.endswith(".")
    assert re.sub(r"[;. ]", "", whole) == re.sub(r" ", "", "".join(parts))


def test_a_basis_that_begins_anew_opens_a_paragraph() -> None:
    texts = ("Thực hiện A;", "Chỉ thị B.", "Thực hiện C", "Quyết định D.")
    assert basis_paragraphs(texts) == ("Thực hiện A; Chỉ thị B.", "Thực hiện C; Quyết định D.")
