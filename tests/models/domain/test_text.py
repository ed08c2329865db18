import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.domain.text import fold, match_key, nfc

PAIRS = [
    ("Điện Biên", unicodedata.normalize("NFD", "ĐIỆN BIÊN")),
    ("hoà bình", "hòa bình"),
    ("uỷ ban", "ủy ban"),
    ("Sơn\u00a0La", "son  la"),
]
LOOSE_PAIRS = [
    ("Bắc Cạn", "Bắc Kạn"),
    ("kỹ thuật", "kĩ thuật"),
    ("Tỷ lệ", "tỉ lệ"),
    ("quý I", "quí I"),
    ("“Làm gương” \u2013 kỷ cương", '"Làm gương" - kỉ cương'),
]

SECONDS = 5  # of this process; the slow way takes minutes


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_twins_have_one_key(one: str, other: str) -> None:
    assert fold(one) == fold(other)
    assert match_key(one) == match_key(other)


@pytest.mark.parametrize(("one", "other"), LOOSE_PAIRS)
def test_two_spellings_of_one_word_are_matched(one: str, other: str) -> None:
    assert match_key(one) == match_key(other)


@pytest.mark.parametrize(("one", "other"), [("tay", "tai"), ("may", "mai"), ("thuỷ", "thui")])
def test_two_words_stay_two(one: str, other: str) -> None:
    assert match_key(one) != match_key(other)


@given(st.text(max_size=40))
def test_composing_twice_changes_nothing_more(text: str) -> None:
    assert nfc(nfc(text)) == nfc(text)
    assert nfc(text).encode("utf-8").decode() == nfc(text)


@pytest.mark.parametrize("marks", ["\u0591\u05ae", "\u0323\u0301", "\u1dc0\u0f71", "\u3099\u0f71"])
def test_crafted_runs_of_marks_take_no_time(marks: str) -> None:
    started = time.process_time()
    nfc("a" + marks * 50_000)

    assert time.process_time() - started < SECONDS


def test_lone_surrogates_become_a_sign_that_can_be_written() -> None:
    assert nfc("é\ud800x") == "é\ufffdx"
