"""Qt's own words in Vietnamese: complete sentences that keep Qt's placeholders."""

import re
import unicodedata
import xml.etree.ElementTree as ET
from collections import Counter

import pytest

import resources

PLACEHOLDER = re.compile(r"%(?:[0-9]|n|p)")
Message = tuple[str, str, str]


def messages() -> list[Message]:
    root = ET.parse(resources.path("i18n/qtbase_vi.ts")).getroot()  # noqa: S314 our own file
    return [
        (
            context.findtext("name", ""),
            message.findtext("source", ""),
            message.findtext("translation", ""),
        )
        for context in root.iter("context")
        for message in context.iter("message")
    ]


def test_no_source_is_translated_twice() -> None:
    counted = Counter((context, source) for context, source, _ in messages())
    assert [key for key, count in counted.items() if count > 1] == []


def test_every_translation_keeps_the_placeholders_and_the_mnemonic() -> None:
    wrong = [
        (context, source)
        for context, source, translation in messages()
        if sorted(PLACEHOLDER.findall(source)) != sorted(PLACEHOLDER.findall(translation))
        or source.count("&") != translation.count("&")
    ]
    assert wrong == []


def test_every_translation_is_composed_text() -> None:
    wrong = [text for _, _, text in messages() if unicodedata.normalize("NFC", text) != text]
    assert wrong == []
    assert all(text for _, _, text in messages())


@pytest.mark.parametrize(
    ("context", "source", "expected"),
    [
        ("QPlatformTheme", "OK", "Đồng ý"),
        ("QPlatformTheme", "Cancel", "Huỷ"),
        ("QLineEdit", "&Copy", "&Chép"),
        ("QFileDialog", "All Files (*)", "Mọi tệp (*)"),
        ("QPrintPreviewDialog", "Fit width", "Vừa bề rộng"),
    ],
)
def test_the_words_most_seen_are_there(context: str, source: str, expected: str) -> None:
    assert (context, source, expected) in messages()
