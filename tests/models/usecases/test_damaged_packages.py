"""A good package, damaged at random: never a crash, never a hang, never a change."""

import hashlib
import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from models.domain.errors import UserError
from models.domain.package import FORMAT_VERSION, PackageKind
from models.excel.annotating import Mark, annotate
from models.excel.listing import read_list
from models.usecases.desk import Desk
from models.usecases.example import fill_with_example
from models.usecases.exchange import export_submission, preview
from models.usecases.safety import state_hash
from tests.models.excel.sent_files import parts_of, zipped

ROUNDS = 2_000
OTHER_ROUNDS = 200
KEPT = Path(__file__).parents[2] / "data" / "packages"
SECONDS = 2.0
SEED = 20231216


@pytest.fixture
def content(make_desk: Callable[..., Desk], tmp_path: Path) -> bytes:
    member = make_desk("dien-bien", office="dien-bien")
    fill_with_example(member, 2023)
    return export_submission(member, tmp_path / "nop.xlsx").value.place.read_bytes()


def damaged(content: bytes, rounds: int) -> Iterator[bytes]:
    """Yield copies: bits flipped in the zip, or in one part beneath valid checksums, or cut."""
    chance = random.Random(SEED)  # noqa: S311 - damage need not be secret
    parts = parts_of(content)
    names = sorted(parts)
    for number in range(rounds):
        if number % 4 == 0:
            yield content[: chance.randrange(len(content))]
            continue
        if number % 4 == 1:
            name = chance.choice(names)
            part = flipped(parts[name], chance) if parts[name] else b"x"
            yield zipped(parts | {name: part}, packed=False)
            continue
        yield flipped(content, chance)


def flipped(content: bytes, chance: random.Random) -> bytes:
    copy = bytearray(content)
    for _ in range(chance.choice((1, 1, 3, 16))):
        copy[chance.randrange(len(copy))] ^= 1 << chance.randrange(8)
    return bytes(copy)


def survive(desk: Desk, content: bytes, place: Path, rounds: int) -> float:
    """Look at every damaged copy; return the longest time one took."""
    before = hashlib.sha256(desk.place.read_bytes()).hexdigest()
    state = state_hash(desk)
    longest = 0.0
    sentences: list[str] = []
    for copy in damaged(content, rounds):
        place.write_bytes(copy)
        started = time.process_time()
        try:
            preview(desk, place)
        except UserError as error:
            sentences.append(error.text)
        longest = max(longest, time.process_time() - started)
    assert len(sentences) > rounds / 2
    assert all(text.endswith(".") for text in sentences)
    assert state_hash(desk) == state
    assert hashlib.sha256(desk.place.read_bytes()).hexdigest() == before
    return longest


def test_a_hundred_damaged_packages_change_nothing(
    desk: Desk, content: bytes, tmp_path: Path
) -> None:
    assert survive(desk, content, tmp_path / "hong.xlsx", 100) < SECONDS


@pytest.mark.slow
def test_two_thousand_damaged_packages_change_nothing(
    desk: Desk, content: bytes, tmp_path: Path
) -> None:
    assert survive(desk, content, tmp_path / "hong.xlsx", ROUNDS) < SECONDS


@pytest.mark.slow
@pytest.mark.parametrize("kind", [kind for kind in PackageKind if kind.value != "submission"])
def test_damaged_packages_of_every_other_kind_change_nothing(
    make_desk: Callable[..., Desk], tmp_path: Path, kind: PackageKind
) -> None:
    receiver = make_desk("dien-bien", office="dien-bien")
    content = (KEPT / f"format-{FORMAT_VERSION}-{kind.value}.xlsx").read_bytes()

    assert survive(receiver, content, tmp_path / "hong.xlsx", OTHER_ROUNDS) < SECONDS


def test_damaged_lists_and_copies_to_annotate_are_refused_in_words(content: bytes) -> None:
    marks = [Mark(sheet="Chỉ tiêu", cell="L9", text="Sai.")]
    outcomes: list[bool] = []
    for copy in damaged(content, 60):
        for read in (
            lambda: read_list(copy, "hong.xlsx"),  # noqa: B023 - used at once
            lambda: annotate(copy, marks, "hong.xlsx"),  # noqa: B023 - used at once
        ):
            try:
                read()
            except UserError:
                outcomes.append(False)
            else:
                outcomes.append(True)

    assert outcomes.count(False) > len(outcomes) / 2
