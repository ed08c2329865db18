"""Forms of the papers: one for every day, a number only where a source names it."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from models.catalogue.forms import load_forms
from models.domain.forms import FormKind, form_on

FIRST = date(2017, 10, 1)


@pytest.mark.parametrize("kind", list(FormKind))
def test_there_is_exactly_one_form_for_every_day(kind: FormKind) -> None:
    forms = [form for form in load_forms() if form.kind is kind]
    forms.sort(key=lambda form: form.valid_from)
    assert forms[0].valid_from <= FIRST
    for before, after in pairwise(forms):
        assert before.valid_to is not None
        assert after.valid_from == before.valid_to + timedelta(days=1)
    assert forms[-1].valid_to is None


@pytest.mark.parametrize(
    ("day", "collective", "individual"),
    [
        (date(2023, 12, 31), "Mẫu số 01", "Mẫu số 02"),
        (date(2024, 1, 1), "Mẫu số 02", "Mẫu số 03"),
        (date(2025, 6, 30), "Mẫu số 02", "Mẫu số 03"),
        (date(2025, 7, 1), "", ""),
    ],
)
def test_the_number_is_that_of_the_decree_in_force_on_the_day(
    day: date, collective: str, individual: str
) -> None:
    assert form_on(load_forms(), FormKind.COLLECTIVE_REPORT, day).number == collective
    assert form_on(load_forms(), FormKind.INDIVIDUAL_REPORT, day).number == individual


def test_a_dossier_older_than_every_form_takes_the_first() -> None:
    assert form_on(load_forms(), FormKind.COLLECTIVE_REPORT, date(2010, 1, 1)).valid_from == FIRST


def test_every_form_names_its_source_and_what_is_not_verified_says_so() -> None:
    for form in load_forms():
        assert form.source
        if not form.verified and form.valid_from >= date(2024, 1, 1):
            assert form.number == ""


def test_sudden_and_thematic_reports_have_an_occasion_and_no_history() -> None:
    for form in load_forms():
        is_short = form.kind in (FormKind.SUDDEN_REPORT, FormKind.THEMATIC_REPORT)
        assert bool(form.occasion) == is_short
        assert form.has_history != is_short


def test_a_kind_without_forms_is_a_bug_of_ours() -> None:
    with pytest.raises(ValueError, match="no form"):
        form_on((), FormKind.COLLECTIVE_REPORT, FIRST)
