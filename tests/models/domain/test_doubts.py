"""What is doubtful about a dossier: votes, quorum, caps, listing, deadlines, clashes."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from models.domain.awards import Award, AwardGroup, AwardPath, AwardSubject
from models.domain.doubts import Circumstances, doubts_of, working_days
from models.domain.eligibility import Setting
from models.domain.nominations import (
    AwardRecord,
    Course,
    Dossier,
    DossierState,
    Meeting,
    Nomination,
    Person,
    Signature,
    Votes,
)
from models.domain.voting import VotingRule, attendance, is_quorate, vote_share

RULE = VotingRule(
    threshold=Decimal(90),
    quorum=Decimal("66.67"),
    secret=True,
    of_present=False,
    source="nguồn",
    verified=False,
)
NINE = tuple(f"Người {n} - Uỷ viên" for n in range(9))


def nomination(
    code: str = "n1", award: str = "CSTD_TINH_BO", votes: int | None = None
) -> Nomination:
    cast = None if votes is None else Votes(votes_for=votes, votes_against=0, votes_invalid=0)
    return Nomination(
        code=code, subject=Person(code=f"p-{code}", full_name="Lò Văn A"), award=award, votes=cast
    )


def dossier(*items: Nomination, **changed: object) -> Dossier:
    made = Dossier(
        code="d",
        office="lao-cai",
        year=2023,
        title="Hồ sơ",
        state=DossierState.DRAFT,
        dated=date(2024, 2, 20),
        addressees=(),
        recipients=(),
        signature=Signature(),
        meeting=Meeting(member_count=9, present=NINE),
        nominations=items,
    )
    return replace(made, **changed)  # type: ignore[arg-type] # by name


def setting(code: str, value: str, unit: str) -> Setting:
    return Setting(
        code=code,
        awards=("X",),
        generations=(),
        value=value,
        unit=unit,
        text="",
        source="nguồn",
        verified=False,
    )


def texts(
    made: Dossier,
    *settings: Setting,
    others: Sequence[Dossier] = (),
    deciders: dict[str, str] | None = None,
    **more: Any,
) -> list[str]:
    around = Circumstances(
        awards={n.code: award((deciders or {}).get(n.code, "")) for n in made.nominations},
        voting=dict.fromkeys((n.code for n in made.nominations), more.get("rule", RULE)),
        settings={n.code: settings for n in made.nominations},
        others=others,
        today=date(2024, 2, 20),
        earlier=more.get("earlier", ()),
    )
    return [doubt.text for doubt in doubts_of(made, around)]


def award(decided_by: str) -> Award:
    return Award(
        code="X",
        path=AwardPath.STATE,
        name="",
        group=AwardGroup.TITLE,
        subject=AwardSubject.BOTH,
        article="",
        decided_by=decided_by,
        decided_in_house=False,
        form_title="",
        report_years=None,
        report_years_verified=False,
        valid_from=date(2024, 1, 1),
        valid_to=None,
        source="",
    )


@pytest.mark.parametrize(("votes", "told"), [(9, 0), (8, 1), (0, 1)])
def test_nine_tenths_of_nine_members_are_nine(votes: int, told: int) -> None:
    assert len(texts(dossier(nomination(votes=votes)))) == told


def test_a_vote_is_of_those_present_where_the_meeting_says_so() -> None:
    meeting = Meeting(member_count=10, present=NINE[:8], absent=("B (ý kiến bằng văn bản)", "C"))
    item = nomination(votes=9)
    assert vote_share(item, meeting, RULE) == 90
    assert vote_share(item, replace(meeting, vote_base="present"), RULE) == 100
    assert attendance(meeting).voters == 9


def test_more_votes_than_voters_are_told() -> None:
    meeting = Meeting(member_count=9, present=NINE[:8])
    assert "9 phiếu" in texts(dossier(nomination(votes=9), meeting=meeting))[0]


@pytest.mark.parametrize(("came", "enough"), [(6, True), (5, False)])
def test_two_thirds_of_nine_are_six(came: int, enough: bool) -> None:  # noqa: FBT001 - a case
    meeting = Meeting(member_count=9, present=NINE[:came])
    assert is_quorate(meeting, RULE) is enough
    assert (not texts(dossier(nomination(), meeting=meeting))) is enough


def test_nobody_listed_leaves_the_quorum_open() -> None:
    assert is_quorate(Meeting(member_count=9), RULE) is None


def test_an_open_ballot_is_told_where_a_secret_one_is_asked() -> None:
    meeting = Meeting(member_count=9, present=NINE, ballot="open")
    assert "bỏ phiếu kín" in texts(dossier(nomination(votes=9), meeting=meeting))[0]


def test_awards_of_the_president_and_the_prime_minister_do_not_share_a_letter() -> None:
    both = dossier(nomination("n1"), nomination("n2"))
    deciders = {"n1": "Chủ tịch nước", "n2": "Thủ tướng Chính phủ"}
    said = texts(both, deciders=deciders)[0]
    assert "do Chủ tịch nước và do Thủ tướng Chính phủ quyết định" in said
    assert "lập riêng" in said
    assert texts(both, deciders=dict.fromkeys(deciders, "Chủ tịch nước")) == []


@pytest.mark.parametrize(("fighters", "told"), [(3, 0), (4, 1)])
def test_fifteen_of_a_hundred_advanced_workers_may_be_base_fighters(
    fighters: int, told: int
) -> None:
    advanced = [nomination(f"a{n}", "LDTT") for n in range(20)]
    chosen = [nomination(f"c{n}", "CSTD_CO_SO") for n in range(fighters)]
    made = dossier(*advanced, *chosen)
    assert len(texts(made, setting("cap", "15", "percent"))) == told


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        (date(2024, 1, 22), date(2024, 2, 2), 10),
        (date(2024, 1, 23), date(2024, 2, 2), 9),
        (date(2024, 2, 3), date(2024, 2, 4), 0),
        (date(2024, 2, 5), date(2024, 2, 4), 0),
    ],
)
def test_saturdays_and_sundays_are_no_working_days(first: date, last: date, days: int) -> None:
    assert working_days(first, last) == days


def test_a_list_published_too_shortly_is_told() -> None:
    asked = setting("public_listing", "10", "days")
    shown = Course(listed_from=date(2024, 1, 22), listed_to=date(2024, 2, 2))
    assert texts(dossier(nomination(), course=shown), asked) == []
    late = replace(shown, listed_from=date(2024, 1, 23))
    assert "9 ngày" in texts(dossier(nomination(), course=late), asked)[0]
    assert "chưa ghi ngày công khai" in texts(dossier(nomination()), asked)[0]


@pytest.mark.parametrize(
    ("sent", "told"), [(date(2024, 3, 30), 0), (date(2024, 3, 31), 1), (None, 0)]
)
def test_the_last_day_is_in_time(sent: date | None, told: int) -> None:
    asked = setting("deadline", "03-30", "date")
    assert len(texts(dossier(nomination(), course=Course(sent_on=sent)), asked)) == told


def test_one_achievement_on_two_paths_is_told_once() -> None:
    item = nomination("n1", "BK_TINH_BO")
    twin = replace(item, code="n2", path="ministry")
    other = dossier(twin, code="d2", title="Hồ sơ Bộ")
    assert "“Hồ sơ Bộ”" in texts(dossier(item), others=[other])[0]
    assert len(texts(dossier(item, twin))) == 1
    title = replace(twin, award="CSTD_CO_SO")
    assert texts(dossier(item, title)) == []


DONE = "Đưa 17 thủ tục hành chính lên mức toàn trình trước hạn"


def held(award: str, year: int, achievement: str = "") -> AwardRecord:
    return AwardRecord(
        award=award,
        award_name="Bằng khen",
        is_title=False,
        year=year,
        achievement=achievement,
    )


@pytest.mark.parametrize(
    ("record", "told"),
    [
        (held("GIAY_KHEN", 2023), "cho thành tích năm 2023"),
        (held("GIAY_KHEN", 2022), ""),
        (held("GIAY_KHEN", 2021, DONE.upper()), "năm 2021 vì cùng thành tích ấy"),
        (held("GIAY_KHEN", 2021, "Việc khác hẳn, không giống thành tích này"), ""),
        (held("LDTT", 2023), ""),
    ],
)
def test_what_the_register_already_rewarded_is_told(record: AwardRecord, told: str) -> None:
    item = replace(nomination("n1", "BK_TINH_BO"), summary=DONE, history=(record,))
    found = texts(dossier(item))
    assert bool(found) is bool(told)
    assert all(told in text for text in found)
    assert texts(dossier(replace(item, outcome="granted"))) == []


def test_words_of_an_achievement_copied_from_an_earlier_year_are_told() -> None:
    item = replace(nomination("n1", "BK_TINH_BO"), achievements=DONE)
    past = dossier(replace(item, code="n9"), code="d9", year=2021, title="Hồ sơ cũ")
    assert "“Hồ sơ cũ”" in texts(dossier(item), earlier=[past])[0]
    refused = replace(past, nominations=(replace(past.nominations[0], outcome="refused"),))
    assert texts(dossier(item), earlier=[refused]) == []
