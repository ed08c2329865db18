"""Settings of this office go before those of the catalogue, and never before what is special."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from models.domain.errors import UserError
from models.domain.nominations import Meeting, Person, Votes
from models.usecases.award_settings import (
    SettingLine,
    list_settings,
    put_setting,
    reset_setting,
    value_words,
)
from models.usecases.awards import list_subjects, save_subject
from models.usecases.desk import Desk
from models.usecases.dossier_editing import (
    add_nomination,
    edit_dossier,
    edit_nomination,
    start_dossier,
)
from models.usecases.proposal_checks import open_dossier

DAY = date(2024, 2, 20)
NINE = tuple(f"Người {n} - Uỷ viên" for n in range(9))


def line(desk: Desk, code: str, award: str = "") -> SettingLine:
    found = list_settings(desk, DAY)
    return next(one for one in found if one.setting.code == code and one.award == award)


@pytest.mark.parametrize(
    ("code", "award", "typed", "kept", "words"),
    [
        ("cap", "CSTD_CO_SO", "15", "15", "15 %"),
        ("quorum", "", "66,67", "66.67", "66,67 %"),
        ("deadline", "CO_CP", "31/01", "01-31", "31/01"),
        ("public_listing", "HCLD_3", "7", "7", "7 ngày"),
        ("ballot", "", "secret", "secret", "bỏ phiếu kín"),
        ("vote_threshold", "", "", "", "chưa định"),
    ],
)
def test_a_typed_value_is_kept_in_one_form(  # noqa: PLR0913, PLR0917 - one case
    desk: Desk, code: str, award: str, typed: str, kept: str, words: str
) -> None:
    put_setting(desk, line(desk, code, award), typed, "Quyết định 14/2024/QĐ-UBND")
    own = line(desk, code, award)
    assert (own.own, own.setting.value, own.setting.verified) == (True, kept, True)
    assert value_words(own.setting) == words


@pytest.mark.parametrize(
    ("code", "award", "typed", "told"),
    [
        ("quorum", "", "101", "ngoài khoảng"),
        ("quorum", "", "-1", "ngoài khoảng"),
        ("quorum", "", "hai phần ba", "không phải là số"),
        ("deadline", "CO_CP", "31/02", "ngày/tháng"),
        ("deadline", "CO_CP", "31", "ngày/tháng"),
        ("public_listing", "HCLD_3", "7,5", "số nguyên"),
        ("ballot", "", "giơ tay", "lựa chọn"),
    ],
)
def test_what_is_no_value_is_refused(
    desk: Desk, code: str, award: str, typed: str, told: str
) -> None:
    with pytest.raises(UserError, match=told):
        put_setting(desk, line(desk, code, award), typed, "Quy chế")
    assert not line(desk, code, award).own


def test_a_value_without_a_source_is_refused(desk: Desk) -> None:
    with pytest.raises(UserError, match="căn cứ"):
        put_setting(desk, line(desk, "quorum"), "50", " ")


def test_the_catalogue_comes_back(desk: Desk) -> None:
    before = line(desk, "quorum")
    put_setting(desk, before, "50", "Quy chế")
    reset_setting(desk, line(desk, "quorum"))
    assert line(desk, "quorum") == before


@pytest.fixture
def voted(desk: Desk) -> Callable[[str, int], tuple[str, ...]]:
    """Return what tells the doubts about a vote of `votes` of nine on an award."""
    save_subject(desk, Person(code="", full_name="Lò Thị Phương"))
    (person,) = list_subjects(desk).people

    def doubts(award: str, votes: int) -> tuple[str, ...]:
        code = start_dossier(desk, title="Hồ sơ", year=2023, dated=DAY).value
        edit_dossier(
            desk,
            code,
            lambda one: replace(one, meeting=Meeting(member_count=9, present=NINE)),
        )
        path = "house" if award == "CSTD_CO_SO" else "province"
        proposed = add_nomination(desk, code, person, award, path).value
        cast = Votes(votes_for=votes, votes_against=9 - votes, votes_invalid=0)
        edit_nomination(desk, code, proposed, lambda one: replace(one, votes=cast))
        found = open_dossier(desk, code).doubts
        return tuple(doubt.text for doubt in found if "phiếu" in doubt.text)

    return doubts


def test_the_threshold_of_the_award_goes_before_the_general_one(
    voted: Callable[[str, int], tuple[str, ...]],
) -> None:
    assert "88,89 %" in voted("CSTD_TINH_BO", 8)[0]
    assert voted("CSTD_CO_SO", 8) == ()
    assert "77,78 %" in voted("CSTD_CO_SO", 7)[0]


def test_a_general_value_of_the_office_does_not_lower_what_the_law_asks(
    desk: Desk, voted: Callable[[str, int], tuple[str, ...]]
) -> None:
    put_setting(desk, line(desk, "vote_threshold"), "50", "Quy chế")
    assert voted("CSTD_CO_SO", 5) == ()
    assert voted("CSTD_TINH_BO", 8) != ()


def test_a_value_of_the_office_for_the_award_itself_counts(
    desk: Desk, voted: Callable[[str, int], tuple[str, ...]]
) -> None:
    put_setting(desk, line(desk, "vote_threshold", "CSTD_TINH_BO"), "80", "Quy chế")
    assert voted("CSTD_TINH_BO", 8) == ()
