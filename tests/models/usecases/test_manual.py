"""The manual: complete, in order, searchable, its links and pictures there."""

import re
import unicodedata

import pytest

from models.usecases.manual import Topic, find_topics, manual, manual_folder

TOPICS = manual()


def test_the_index_names_pages_that_exist_once_each() -> None:
    keys = [topic.key for topic in TOPICS]

    assert len(keys) == len(set(keys))
    assert keys[0] == "first-day"


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.key)
def test_a_page_has_a_title_text_and_living_links(topic: Topic) -> None:
    assert topic.text.startswith(f"# {topic.title}\n")
    assert len(topic.text) > 200
    assert topic.text == unicodedata.normalize("NFC", topic.text)
    assert not re.search(r"\w!", topic.text)
    for name in re.findall(r"\]\(([^)]+)\)", topic.text):
        if not name.endswith(".md"):
            assert (manual_folder() / name).is_file(), name


def test_search_ignores_diacritics_and_puts_titles_first() -> None:
    found = find_topics(TOPICS, "sao luu")

    assert found[0].topic.key == "journal"
    assert len(found) > 3
    assert all(hit.passage for hit in found)


def test_search_without_words_lists_everything() -> None:
    assert len(find_topics(TOPICS, "  ")) == len(TOPICS)


def test_search_for_nonsense_finds_nothing() -> None:
    assert find_topics(TOPICS, "xyzzy") == ()
