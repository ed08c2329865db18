"""The manual: pages of `resources/help`, in the order of its index, searchable."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

import resources
from models.domain.text import fold, nfc

_INDEX = "index.toml"
_PASSAGE = 90
_MARKUP = re.compile(r"!\[[^\]]*\]\([^)]*\)|\]\([^)]*\)|[#*_`>|\[\]]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One page of the manual in Markdown; `group` is the heading it stands under."""

    key: str
    title: str
    group: str
    text: str
    search_key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicHit:
    """A topic in which all words were found, with the words around the first."""

    topic: Topic
    passage: str


def manual_folder() -> Path:
    """Return the folder of the manual; pictures are named from there."""
    return resources.path("help")


def manual() -> tuple[Topic, ...]:
    """Return every page, in order; pages that the index does not name come last."""
    folder = manual_folder()
    index = tomllib.loads((folder / _INDEX).read_text("utf-8"))
    named = [(key, group["title"]) for group in index["group"] for key in group["pages"]]
    known = {key for key, _ in named}
    others = sorted(path.stem for path in folder.glob("*.md") if path.stem not in known)
    pages = [*named, *((key, "Khác") for key in others)]
    return tuple(
        _topic(folder / f"{key}.md", group)
        for key, group in pages
        if (folder / f"{key}.md").is_file()
    )


def find_topics(topics: tuple[Topic, ...], text: str) -> tuple[TopicHit, ...]:
    """Return the topics that hold every word of `text`, diacritics apart; titles first."""
    words = fold(text).split()
    if not words:
        return tuple(TopicHit(topic=topic, passage="") for topic in topics)
    found = [topic for topic in topics if all(word in topic.search_key for word in words)]
    found.sort(key=lambda topic: not all(word in fold(topic.title) for word in words))
    return tuple(TopicHit(topic=topic, passage=_passage(topic, words[0])) for topic in found)


def _topic(file: Path, group: str) -> Topic:
    text = nfc(file.read_text("utf-8"))
    first, _, _ = text.partition("\n")
    return Topic(
        key=file.stem,
        title=first.lstrip("# ").strip() or file.stem,
        group=group,
        text=text,
        search_key=fold(text),
    )


def _passage(topic: Topic, word: str) -> str:
    plain = " ".join(_MARKUP.sub(" ", topic.text.partition("\n")[2]).split())
    at = fold(plain).find(word)
    start = max(0, at - _PASSAGE // 3) if at > 0 else 0
    cut = plain[start : start + _PASSAGE].strip()
    return f"… {cut} …" if start else f"{cut} …"
