"""A dossier handed to another office reads there as it was written."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from models.domain.errors import UserError
from models.domain.nominations import Dossier, Signature
from models.usecases.awards import get_dossier
from models.usecases.desk import Desk
from models.usecases.dossier_editing import edit_dossier
from models.usecases.example import example_dossier, fill_with_example
from models.usecases.handing_on import dossier_file, take_dossier_file, write_dossier_file
from models.usecases.merits import get_merits
from models.usecases.nominating import nominate
from models.usecases.proposal_checks import open_dossier

MakeDesk = Callable[..., Desk]


@pytest.fixture
def sender(make_desk: MakeDesk) -> Desk:
    desk = make_desk("son-la", office="son-la")
    fill_with_example(desk, 2023)
    return desk


def without_codes(dossier: Dossier) -> Dossier:
    """Return a dossier without what each workspace names for itself."""
    return replace(dossier, nominations=tuple(replace(n, code="") for n in dossier.nominations))


def test_a_dossier_is_the_same_in_the_leaders_workspace(
    sender: Desk, make_desk: MakeDesk, tmp_path: Path
) -> None:
    code = nominate(sender, example_dossier()).value
    second = Signature(authority="KT. GIÁM ĐỐC", title="PHÓ GIÁM ĐỐC", name="Lê Thị Hoa")
    edit_dossier(
        sender,
        code,
        lambda d: replace(d, meeting=replace(d.meeting, ballot="secret"), cosigners=(second,)),
    )
    place = write_dossier_file(sender, code, tmp_path / "ho-so.json")
    leader = make_desk("lao-cai")
    taken = take_dossier_file(leader, place).value

    there, here = get_dossier(sender, code), get_dossier(leader, taken)
    assert here.office == "son-la"
    assert without_codes(here) == without_codes(there)
    person = there.nominations[1].subject.code
    assert len(get_merits(leader, person).initiatives) == 2


def test_figures_without_the_senders_results_are_told_as_changed(
    sender: Desk, make_desk: MakeDesk
) -> None:
    code = nominate(sender, example_dossier()).value
    leader = make_desk("lao-cai")
    fill_with_example(leader, 2023)
    taken = nominate(leader, dossier_file(sender, code)).value
    assert open_dossier(leader, taken).changed != ()


def test_only_what_goes_one_way_is_handed_on(sender: Desk) -> None:
    code = nominate(sender, example_dossier()).value
    assert dossier_file(sender, code, path="ministry")["nominations"] == []


def test_a_dossier_of_an_unknown_office_is_refused(sender: Desk, desk: Desk) -> None:
    code = nominate(sender, example_dossier()).value
    data = dossier_file(sender, code) | {"office": "khong-co"}
    with pytest.raises(UserError, match="khong-co"):
        nominate(desk, data)


@pytest.mark.parametrize("content", [b"", b"[1]", b"{", b'{"title": 1}', b"\xff\xfe"])
def test_a_file_that_is_no_dossier_is_refused_in_words(
    desk: Desk, tmp_path: Path, content: bytes
) -> None:
    place = tmp_path / "la.json"
    place.write_bytes(content)
    with pytest.raises(UserError):
        take_dossier_file(desk, place)
