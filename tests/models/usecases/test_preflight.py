"""What the program finds before a dossier is printed, and that it finds nothing else."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from models.domain.nominations import Dossier, Meeting, Nomination, Person, Signature, Votes
from models.domain.preflight import (
    Finding,
    PrintedFacts,
    Rule,
    Severity,
    look_at_print,
    look_over,
)
from models.domain.sheets.blocks import Grid, Sheet
from models.usecases.desk import Desk
from models.usecases.dossier_editing import edit_dossier, edit_nomination
from models.usecases.example import fill_with_example
from models.usecases.paper_set import ALL_PAPERS, compose_set
from models.usecases.paper_texts import paper_places, write_over
from models.usecases.preflight import preflight
from models.usecases.printing import read_source
from models.usecases.targets import ResultEdit, set_result
from models.usecases.typed import read_typed
from tests.models.usecases.test_paper_set import add_copy

FIGURE = "1097.vien-thong.ho-bang-rong-co-dinh"


@pytest.fixture
def code(desk: Desk) -> str:
    return fill_with_example(desk, 2023).value.dossier


def rules(desk: Desk, code: str) -> set[Rule]:
    return {finding.rule for finding in preflight(desk, code).findings}


def change(desk: Desk, code: str, how: Callable[[Dossier], Dossier]) -> tuple[Finding, ...]:
    edit_dossier(desk, code, how)
    return preflight(desk, code).findings


def sheets_of(desk: Desk, code: str) -> tuple[Dossier, tuple[Sheet, ...]]:
    source = read_source(desk, code)
    return source.dossier, compose_set(source, ALL_PAPERS)


def test_the_example_has_no_faults_of_its_own_making(desk: Desk, code: str) -> None:
    found = rules(desk, code)
    assert not found & {
        Rule.COUNTS,
        Rule.NAMES,
        Rule.DATES,
        Rule.DOTS,
        Rule.STALE,
        Rule.GLYPHS,
        Rule.MARGINS,
        Rule.FONTS,
        Rule.TEXTS,
        Rule.COPIES,
    }


def test_every_finding_says_where_and_by_which_rule(desk: Desk, code: str) -> None:
    assert preflight(desk, code).findings == ()
    found = change(desk, code, lambda d: replace(d, addressees=(), meeting=Meeting()))
    assert found
    assert all(finding.text and finding.where and finding.source for finding in found)


@pytest.mark.parametrize(
    ("how", "words"),
    [
        (lambda d: replace(d, signature=Signature(title="GIÁM ĐỐC")), "họ tên người ký"),
        (lambda d: replace(d, signature=Signature(name="Vàng A Sính")), "chức vụ người ký"),
        (lambda d: replace(d, addressees=()), "nơi gửi đến"),
        (lambda d: replace(d, meeting=replace(d.meeting, held_on=None)), "ngày họp"),
        (lambda d: replace(d, meeting=replace(d.meeting, chair="")), "người chủ trì"),
        (lambda d: replace(d, meeting=Meeting(held_on=date(2024, 2, 8))), "số thành viên"),
    ],
)
def test_what_is_missing_is_named(
    desk: Desk, code: str, how: Callable[[Dossier], Dossier], words: str
) -> None:
    found = change(desk, code, how)
    missing = [item for item in found if item.rule is Rule.MISSING and words in item.text]
    assert [item.severity for item in missing] == [Severity.ERROR]
    assert not preflight(desk, code).is_clear


def test_a_meeting_after_the_date_of_the_letter_is_an_error(desk: Desk, code: str) -> None:
    found = change(
        desk, code, lambda d: replace(d, meeting=replace(d.meeting, held_on=date(2024, 2, 21)))
    )
    assert [item.severity for item in found if item.rule is Rule.DATES] == [Severity.ERROR]


def test_a_meeting_on_the_very_day_of_the_letter_is_none(desk: Desk, code: str) -> None:
    found = change(
        desk, code, lambda d: replace(d, meeting=replace(d.meeting, held_on=date(2024, 2, 20)))
    )
    assert not [item for item in found if item.rule is Rule.DATES]


@pytest.mark.parametrize("text", ["Kết quả: ......", "đạt …… %", "Ông ____", "đã [ ] xong"])
def test_leftover_dots_are_found(desk: Desk, code: str, text: str) -> None:
    first = read_source(desk, code).dossier.nominations[0].code
    edit_nomination(desk, code, first, lambda item: replace(item, measures=text))
    assert Rule.DOTS in rules(desk, code)


def test_an_ordinary_ellipsis_is_no_leftover(desk: Desk, code: str) -> None:
    first = read_source(desk, code).dossier.nominations[0].code
    edit_nomination(desk, code, first, lambda item: replace(item, measures="Xã, phường…"))
    assert Rule.DOTS not in rules(desk, code)


def test_a_figure_that_changed_makes_the_dossier_stale(desk: Desk, code: str) -> None:
    edit = ResultEdit(
        target=FIGURE,
        period="2023",
        numerator=read_typed("912"),
        denominator=read_typed("1000"),
    )
    set_result(desk, edit)
    assert Rule.STALE in rules(desk, code)


def test_a_character_without_glyph_is_told(desk: Desk, code: str) -> None:
    first = read_source(desk, code).dossier.nominations[0].code
    edit_nomination(desk, code, first, lambda item: replace(item, measures="Khen 漢"))
    found = [item for item in preflight(desk, code).findings if item.rule is Rule.GLYPHS]
    assert "漢" in found[0].text


def test_a_vote_below_the_threshold_is_told_with_its_source(desk: Desk, code: str) -> None:
    title = next(n.code for n in read_source(desk, code).dossier.nominations if "CSTD" in n.award)
    votes = Votes(votes_for=7, votes_against=2, votes_invalid=0)
    edit_nomination(desk, code, title, lambda item: replace(item, votes=votes))
    found = [item for item in preflight(desk, code).findings if item.rule is Rule.VOTES]
    assert any("phiếu tán thành" in item.text and item.nomination == title for item in found)


def test_words_written_over_are_told_as_such(desk: Desk, code: str) -> None:
    place = next(item for item in paper_places(desk, code) if item.key == "opening")
    write_over(desk, code, [replace(place, text="Lời khác.")])
    assert Rule.TEXTS in rules(desk, code)


def test_a_copy_that_cannot_be_printed_is_told_and_does_not_stop_the_look(
    desk: Desk, code: str, tmp_path: Path
) -> None:
    (tmp_path / "hong.pdf").write_bytes(b"%PDF-1.4 hong")
    add_copy(desk, code, tmp_path / "hong.pdf")
    found = [item for item in preflight(desk, code).findings if item.rule is Rule.COPIES]
    assert "hong.pdf" in found[0].text


def test_a_roster_with_a_row_too_few_is_found(desk: Desk, code: str) -> None:
    dossier, sheets = sheets_of(desk, code)
    spoilt = tuple(_without_last_row(sheet) for sheet in sheets)
    found = {finding.rule for finding in look_over(dossier, spoilt)}
    assert Rule.COUNTS in found


def test_a_report_too_few_is_found(desk: Desk, code: str) -> None:
    dossier, sheets = sheets_of(desk, code)
    last = [sheet.key for sheet in sheets if sheet.key.startswith("report:")][-1]
    found = look_over(dossier, [sheet for sheet in sheets if sheet.key != last])
    assert Rule.COUNTS in {finding.rule for finding in found}


def test_a_position_that_differs_between_papers_is_found(desk: Desk, code: str) -> None:
    dossier, sheets = sheets_of(desk, code)
    item = dossier.nominations[1]
    renamed = _renamed(dossier, item, "Phó Trưởng phòng phụ trách")
    found = [f for f in look_over(renamed, sheets) if f.rule is Rule.NAMES]
    assert {f.nomination for f in found} == {item.code}


def test_a_finished_pdf_is_held_against_the_decree() -> None:
    clean = PrintedFacts(sheet_sizes_mm=((210.0, 297.0), (297.0, 210.0)))
    assert look_at_print(clean) == ()
    found = look_at_print(
        PrintedFacts(
            sheet_sizes_mm=((215.9, 279.4),),
            loose_fonts=("Helvetica",),
            missing_glyphs=("漢",),
            margins_mm={"trái": 25, "phải": 15, "trên": 20, "dưới": 20},
        )
    )
    assert [item.rule for item in found] == [Rule.GLYPHS, Rule.FONTS, Rule.MARGINS, Rule.MARGINS]


def _without_last_row(sheet: Sheet) -> Sheet:
    if not sheet.key.startswith("roster"):
        return sheet
    blocks = tuple(
        replace(block, rows=block.rows[:-1]) if isinstance(block, Grid) else block
        for block in sheet.blocks
    )
    return replace(sheet, blocks=blocks)


def _renamed(dossier: Dossier, item: Nomination, position: str) -> Dossier:
    assert isinstance(item.subject, Person)
    changed = replace(item, subject=replace(item.subject, position=position))
    return replace(
        dossier,
        nominations=tuple(changed if one.code == item.code else one for one in dossier.nominations),
    )
