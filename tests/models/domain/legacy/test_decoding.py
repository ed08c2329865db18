import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.domain.legacy import (
    Encoding,
    decode,
    decode_run,
    encode,
    encoding_of_font,
    guess,
    reread,
)

TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
SMALL = sorted(
    {unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in TONES}
    | {"đ", *"bcdghklmnpqrstvx"}
)
CAPITAL = [letter.upper() for letter in SMALL]
PLAIN_CAPITALS = "ĂÂĐÊÔƠƯABCDEGHIKLMNOPQRSTUVXY"
SENTENCES = (
    "Sở Thông tin và Truyền thông tỉnh Lào Cai",
    "Tỷ lệ hộ gia đình có đường truyền băng rộng cáp quang",
    "Phát huy vai trò của người đứng đầu trong phong trào thi đua",
    "Cước phí, ngày 07 tháng 4 năm 2023: đạt 95,5 %",
)
texts_of_small = st.text(alphabet=[*SMALL, *" 0123456789.,-/"], max_size=60)


@given(texts_of_small)
def test_every_small_letter_comes_back_from_tcvn3(text: str) -> None:
    assert decode(encode(text, Encoding.TCVN3), Encoding.TCVN3) == text


@given(st.text(alphabet=[*SMALL, *CAPITAL, *" 0123456789.,-/"], max_size=60))
def test_every_letter_comes_back_from_vni(text: str) -> None:
    assert decode(encode(text, Encoding.VNI), Encoding.VNI) == text


@pytest.mark.parametrize("letter", SMALL)
def test_each_letter_alone_comes_back(letter: str) -> None:
    assert decode(encode(letter, Encoding.TCVN3), Encoding.TCVN3) == letter
    assert decode(encode(letter.upper(), Encoding.VNI), Encoding.VNI) == letter.upper()


@given(texts_of_small)
def test_a_font_of_capitals_gives_every_capital(text: str) -> None:
    written = encode(text, Encoding.TCVN3)

    assert decode_run(written, ".VnTimeH") == text.upper()
    assert decode_run(written, ".VnTime") == text


@pytest.mark.parametrize("letter", PLAIN_CAPITALS)
def test_capitals_with_a_code_come_back_from_tcvn3(letter: str) -> None:
    assert decode(encode(letter, Encoding.TCVN3), Encoding.TCVN3) == letter


@pytest.mark.parametrize("text", ["È Í Ó Õ Ú", "ẩ ý ã ó õ", "è í ó õ ú", "ÈÍÓÕÚ và ẩýãóõ"])
def test_letters_that_are_codes_of_others_are_not_corrupted(text: str) -> None:
    assert decode_run(text, "Times New Roman") == text
    assert reread(text) == text
    small = "èíóõúẩýãéẫ"
    assert decode(encode(small, Encoding.TCVN3), Encoding.TCVN3) == small


@given(st.text(max_size=60))
def test_text_in_any_other_font_is_only_composed(text: str) -> None:
    tame = text.encode("utf-8", "replace").decode()

    assert decode_run(tame, "Calibri") == decode(tame, Encoding.UNICODE)


def test_unicode_in_a_legacy_font_stays_unicode() -> None:
    assert decode_run("Số liệu của Sở", ".VnTimeH") == "Số liệu của Sở"
    assert decode_run("Cước", "VNI-Times") == "Cước"


def test_the_soft_hyphen_of_tcvn3_is_the_letter_u_with_a_horn() -> None:
    assert decode_run("t\u00ad liÖu", ".VnTime") == "tư liệu"


@pytest.mark.parametrize(
    ("font", "encoding"),
    [
        (".VnTime", Encoding.TCVN3),
        (".vnArialH", Encoding.TCVN3),
        (" .VnCommercial Script ", Encoding.TCVN3),
        ("VNI-Times", Encoding.VNI),
        ("vni-helve", Encoding.VNI),
        ("VNTime", Encoding.UNICODE),
        ("Times New Roman", Encoding.UNICODE),
        ("", Encoding.UNICODE),
    ],
)
def test_the_name_of_the_font_tells_the_encoding(font: str, encoding: Encoding) -> None:
    assert encoding_of_font(font) is encoding


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("encoding", [Encoding.TCVN3, Encoding.VNI])
def test_without_a_font_the_letters_tell(sentence: str, encoding: Encoding) -> None:
    written = encode(sentence, encoding)

    assert guess([written]) is encoding
    assert reread(written) == sentence
    assert guess([sentence]) is Encoding.UNICODE
    assert reread(sentence) == sentence


@pytest.mark.parametrize(
    "text",
    [
        "Noël à la plage",
        "25 °C ± 2 µm; «abc»",
        "© 2023 Sổ Thi đua® «Gói»",
        "Microsoft® Windows®",
        "khoá, hoà, thuý, loã",
        "Là Bá Già Tràng An Phú Hà Nàng",
        "Ô A1 ÷ C3 ¼",
        "mañana",
        "São Paulo, Malmö",
        "điện",
        "",
    ],
)
def test_what_is_no_old_encoding_stays_as_it_is(text: str) -> None:
    assert reread(text) == text


def test_a_word_of_tcvn3_inside_unicode_is_reread_alone() -> None:
    assert (
        reread("Nội dung sửa đổi sau ®©y được áp dụng") == "Nội dung sửa đổi sau đây được áp dụng"
    )


def test_decomposed_letters_are_composed() -> None:
    assert reread(unicodedata.normalize("NFD", "Điện Biên")) == "Điện Biên"
