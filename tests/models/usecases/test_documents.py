"""Documents: correct, add, attach, and see what rests on each."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from models.domain.errors import UserError
from models.usecases.desk import Desk
from models.usecases.documents import (
    DocumentEdit,
    attach_file,
    attached_path,
    dependants,
    detach_file,
    document_kinds,
    edit_of,
    list_documents,
    save_document,
)


def document(desk: Desk, code: str) -> DocumentEdit:
    return edit_of(next(d.document for d in list_documents(desk) if d.document.code == code))


def test_the_blank_number_and_both_dates_come_with_the_first_data(desk: Desk) -> None:
    assert document(desk, "qd-phan-cong-cum-2023").number == ""
    directive = document(desk, "ct-01-2023")
    assert (directive.issued_on, directive.other_issued_on) == (
        date(2023, 1, 20),
        date(2023, 1, 10),
    )


def test_saving_what_was_read_changes_nothing(desk: Desk) -> None:
    before = document(desk, "ct-01-2023")
    save_document(desk, before)
    assert document(desk, "ct-01-2023") == before


def test_a_document_cannot_replace_itself(desk: Desk) -> None:
    edit = replace(document(desk, "nd-91-2017"), replaced_by="nd-91-2017")
    with pytest.raises(UserError, match="không thể thay thế chính nó"):
        save_document(desk, edit)


def test_a_new_document_gets_a_code_and_can_be_told_to_replace_another(desk: Desk) -> None:
    new = DocumentEdit(
        code="", kind="KH", number="12/KH-STTTT", issued_on=None, issuer="Sở", title="Kế hoạch"
    )
    code = save_document(desk, new).value
    save_document(
        desk, replace(document(desk, "kh-1097-2023"), status="replaced", replaced_by=code)
    )
    assert [(item.page, item.id) for item in dependants(desk, code)] == [
        ("documents", "kh-1097-2023")
    ]


def test_what_rests_on_a_document_is_named_with_where_to_find_it(desk: Desk) -> None:
    found = dependants(desk, "kh-1097-2023")
    pages = {(item.kind, item.page) for item in found}
    assert ("Chỉ tiêu", "targets") in pages
    assert ("Việc định kỳ", "programme") in pages
    assert "programme:ke-hoach-1097" in {item.id for item in found}
    bases = dependants(desk, "ct-01-2023")
    assert [item.id for item in bases] == ["programme:cum-2-2023"]
    assert {item.page for item in dependants(desk, "luat-06-2022")} == {"awards"}


def test_a_file_is_kept_by_its_content_and_untied_again(desk: Desk, tmp_path: Path) -> None:
    scan = tmp_path / "quet.pdf"
    scan.write_bytes(b"%PDF")
    kept = attach_file(desk, "kh-1097-2023", scan).value
    scan.unlink()
    assert attached_path(desk, kept).read_bytes() == b"%PDF"
    detach_file(desk, "kh-1097-2023", kept.sha256)
    found = next(d for d in list_documents(desk) if d.document.code == "kh-1097-2023")
    assert found.attachments == ()
    assert attached_path(desk, kept).exists()


def test_every_kind_in_use_is_in_the_list_of_kinds(desk: Desk) -> None:
    known = {kind.abbreviation for kind in document_kinds()}
    used = {facts.document.kind for facts in list_documents(desk)} - {""}
    assert used <= known
    assert {"QyĐ", "CTr", "TTr"} <= known
