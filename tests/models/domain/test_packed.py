"""A packed text reads as the text it was packed from, wherever it is cut."""

from hypothesis import given
from hypothesis import strategies as st

from models.domain.packed import Packed, cut, encoded

PIECES = st.lists(st.text(alphabet="aệ🏅\n") | st.sampled_from(["ữ" * 5000, "0123456789" * 900]))


@given(PIECES, st.integers(min_value=1, max_value=7000))
def test_packed_or_not_the_pieces_are_the_same(pieces: list[str], size: int) -> None:
    text = "".join(pieces)

    found = list(cut(Packed(pieces), size))

    assert found == list(cut(text, size))
    assert "".join(found) == text


@given(PIECES)
def test_packed_or_not_the_bytes_are_the_same(pieces: list[str]) -> None:
    text = "".join(pieces)

    assert b"".join(encoded(Packed(pieces))) == b"".join(encoded(text)) == text.encode()
