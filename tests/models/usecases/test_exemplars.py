"""Exemplars found, and what members registered."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from models.domain.errors import UserError
from models.domain.organisations import Role
from models.domain.programmes import Registration
from models.usecases.desk import Desk
from models.usecases.exemplars import (
    ExemplarEdit,
    attach_exemplar_file,
    bin_exemplar,
    detach_exemplar_file,
    list_exemplars,
    save_exemplar,
)
from models.usecases.period_report import draw_report
from models.usecases.registrations import list_registrations, save_registration
from models.usecases.safety import state_hash

CODE = "cum-2-2023"
EDIT = ExemplarEdit(
    programme=CODE,
    code="",
    kind="collective",
    name="Tổ công nghệ số cộng đồng xã A",
    unit="Xã A",
    deed="Hướng dẫn 500 hộ dùng dịch vụ công.",
    spread="Giới thiệu tại hội nghị.",
    found_on=date(2023, 6, 1),
)


def test_an_exemplar_is_added_changed_and_binned(desk: Desk) -> None:
    code = save_exemplar(desk, EDIT).value
    save_exemplar(desk, replace(EDIT, code=code, unit="Xã B"))
    assert [item.exemplar.unit for item in list_exemplars(desk, CODE)] == ["Xã B"]
    bin_exemplar(desk, code, removed=True)
    assert list_exemplars(desk, CODE) == ()
    bin_exemplar(desk, code, removed=False)
    assert len(list_exemplars(desk, CODE)) == 1


@pytest.mark.parametrize("wrong", [{"name": " "}, {"kind": "khác"}])
def test_an_exemplar_needs_a_name_and_a_kind(desk: Desk, wrong: dict[str, str]) -> None:
    with pytest.raises(UserError):
        save_exemplar(desk, replace(EDIT, **wrong))  # type: ignore[arg-type] # its own fields


def test_evidence_is_tied_and_untied(desk: Desk, tmp_path: Path) -> None:
    photo = tmp_path / "anh.jpg"
    photo.write_bytes(b"anh")
    code = save_exemplar(desk, EDIT).value
    kept = attach_exemplar_file(desk, code, photo).value
    assert list_exemplars(desk, CODE)[0].evidence == (kept,)
    detach_exemplar_file(desk, code, kept.sha256)
    assert list_exemplars(desk, CODE)[0].evidence == ()


def test_exemplars_of_a_period_stand_in_its_report(desk: Desk) -> None:
    save_exemplar(desk, EDIT)
    assert [item.name for item in draw_report(desk, "2023-Q2").exemplars] == [EDIT.name]
    assert draw_report(desk, "2023-Q1").exemplars == ()


def test_the_same_exemplar_entered_on_two_machines_agrees(make_desk: object) -> None:
    desks = [make_desk(name) for name in ("mot", "hai")]  # type: ignore[operator] # a fixture
    for desk in desks:
        save_exemplar(desk, EDIT)
    assert state_hash(desks[0]) == state_hash(desks[1])


def test_every_member_can_register_and_the_leader_comes_first(desk: Desk) -> None:
    lines = list_registrations(desk, CODE, 2023)
    assert len(lines) == 7
    assert lines[0].role is Role.LEADER
    wanted = Registration(
        programme=CODE,
        office="son-la",
        registered_on=date(2023, 2, 20),
        number="15/ĐK-STTTT",
        titles="Cờ thi đua của Bộ",
        pledged_on=date(2023, 3, 30),
        pledge="Hoàn thành vượt mức các chỉ tiêu.",
    )
    save_registration(desk, wanted)
    found = {line.office: line.registration for line in list_registrations(desk, CODE, 2023)}
    assert found["son-la"] == wanted
    assert found["lao-cai"].registered_on is None
