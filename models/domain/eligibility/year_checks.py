"""Conditions on the year under review, and on the subject as it stands that day."""

from models.domain.eligibility.answers import Reason, some
from models.domain.eligibility.conditions import (
    AdvancedStandard,
    ExistsFor,
    FightersAtLeast,
    Judged,
    Judgement,
    Outstanding,
    RatedAtLeast,
    Share,
    ShareAtLeast,
    Undisciplined,
)
from models.domain.eligibility.facts import (
    FIGHTERS,
    AwardCode,
    History,
    InitiativeLevel,
    Rating,
    SubjectKind,
    YearFacts,
)
from models.domain.eligibility.words import (
    AWARD_NAMES,
    DISCIPLINE_NAMES,
    LEVEL_NAMES,
    at_least_text,
    number_text,
    rating_text,
)

_SHARE_NAMES = {
    Share.LDTT: "thành viên đạt Lao động tiên tiến",
    Share.COMPLETED: "thành viên hoàn thành nhiệm vụ",
}


def rated(condition: RatedAtLeast, history: History) -> tuple[Reason, ...]:
    """Check the rating of the year under review."""
    rating = history.rating(history.review)
    return (
        Reason(
            article=condition.article,
            met=_reaches(rating, condition.minimum),
            found=rating_text(rating, history.review),
            required=f"năm {history.review}: {at_least_text(condition.minimum)}",
        ),
    )


def advanced(condition: AdvancedStandard, history: History) -> tuple[Reason, ...]:
    """Check the LĐTT standard of the year under review.

    The rating alone does not prove it: Art. 24 asks for more, and the title is what says so.
    """
    year = history.review
    rating = history.rating(year)
    met, said = _advanced_met(_reaches(rating, condition.minimum), history, year)
    return (
        Reason(
            article=condition.article,
            met=met,
            found=f"{rating_text(rating, year)}; {said}",
            required=f"đạt tiêu chuẩn Lao động tiên tiến năm {year} "
            f"({at_least_text(condition.minimum)})",
        ),
    )


def _advanced_met(
    reached: bool | None,  # noqa: FBT001 - a tri-state fact, not a switch
    history: History,
    year: int,
) -> tuple[bool | None, str]:
    name = AWARD_NAMES[AwardCode.LDTT]
    held = [code for code in (AwardCode.LDTT, *FIGHTERS) if year in history.years_of(code)]
    if held:
        said = f"đã có danh hiệu {AWARD_NAMES[held[0]]}"
        if reached is False:
            return None, f"{said}, trái với mức xếp loại; một trong hai cần sửa"
        return True, said
    if reached is False:
        return False, f"dưới mức của {name}"
    where = history.proposed(AwardCode.LDTT, year)
    if where:
        return reached, f"{name} năm {year} đang đề nghị trong {where}"
    if reached:
        return None, f"mức xếp loại đạt, nhưng chưa ghi nhận {name} năm {year}"
    return None, f"chưa ghi nhận {name} năm {year}"


def undisciplined(condition: Undisciplined, history: History) -> tuple[Reason, ...]:
    """Check the discipline of the year under review."""
    year = history.review
    facts = history.year(year)
    met: bool | None = None
    found = f"năm {year}: chưa có dữ liệu"
    if facts is not None:
        discipline = facts.discipline
        met = discipline is None or discipline.value < condition.limit.value
        what = DISCIPLINE_NAMES[discipline] if discipline else "không có kỷ luật"
        found = f"năm {year}: {what}"
    whom = "không bị" if history.subject.kind is SubjectKind.INDIVIDUAL else "không ai bị"
    limit = DISCIPLINE_NAMES[condition.limit]
    return (
        Reason(
            article=condition.article,
            met=met,
            found=found,
            required=f"trong năm {whom} kỷ luật từ {limit} trở lên",
        ),
    )


def outstanding(condition: Outstanding, history: History) -> tuple[Reason, ...]:
    """Check for the best rating or an initiative in the year under review."""
    year = history.review
    rating = history.rating(year)
    initiative = had_initiative(history, year, condition.level)
    level = LEVEL_NAMES[condition.level]
    said = {True: "có", False: "không có", None: "chưa rõ"}[initiative]
    return (
        Reason(
            article=condition.article,
            met=some((_reaches(rating, condition.rating), initiative)),
            found=f"{rating_text(rating, year)}; {said} sáng kiến, đề tài cấp {level} trở lên",
            required=f"{at_least_text(condition.rating)} hoặc có sáng kiến, đề tài, đề án "
            f"được cấp {level} trở lên công nhận trong năm {year}",
        ),
    )


def share(condition: ShareAtLeast, history: History) -> tuple[Reason, ...]:
    """Check a share of the members, in percent."""
    facts = history.year(history.review)
    percent = getattr(facts, condition.share.value) if facts else None
    name = _SHARE_NAMES[condition.share]
    found = "chưa có số liệu" if percent is None else f"{number_text(percent)} %"
    return (
        Reason(
            article=condition.article,
            met=None if percent is None else percent >= condition.percent,
            found=f"năm {history.review}: {found} {name}",
            required=f"ít nhất {number_text(condition.percent)} % {name}",
        ),
    )


def fighters(condition: FightersAtLeast, history: History) -> tuple[Reason, ...]:
    """Check the number of CSTĐ cơ sở among the members."""
    facts = history.year(history.review)
    count = facts.cstdcs_count if facts else None
    found = "chưa có số liệu" if count is None else str(count)
    name = AWARD_NAMES[AwardCode.CSTD_CO_SO]
    return (
        Reason(
            article=condition.article,
            met=None if count is None else count >= condition.count,
            found=f"năm {history.review}: {found} {name}",
            required=f"ít nhất {condition.count} cá nhân đạt {name}",
        ),
    )


def exists(condition: ExistsFor, history: History) -> tuple[Reason, ...]:
    """Check the age of the collective in full years."""
    founded = history.subject.founded
    met: bool | None = None
    found = "chưa rõ ngày thành lập"
    if founded is not None:
        on = history.on
        birthday_ahead = (on.month, on.day) < (founded.month, founded.day)
        age = on.year - founded.year - birthday_ahead
        met = age >= condition.years
        found = f"thành lập năm {founded.year}, đến ngày {on:%d/%m/%Y} được {age} năm tròn"
    return (
        Reason(
            article=condition.article,
            met=met,
            found=found,
            required=f"được thành lập và hoạt động từ {condition.years} năm trở lên",
        ),
    )


def judged(condition: Judged, history: History) -> tuple[Reason, ...]:
    """Check what the record states of a judgement made elsewhere."""
    met = _stated(condition.judgement, history.year(history.review))
    said = {
        True: "hồ sơ ghi là đạt",
        False: "hồ sơ ghi là không đạt",
        None: "dữ liệu trong sổ không đủ để kết luận",
    }
    return (
        Reason(article=condition.article, met=met, found=said[met], required=condition.required),
    )


def _reaches(rating: Rating | None, minimum: Rating) -> bool | None:
    return None if rating is None else rating.value >= minimum.value


def had_initiative(history: History, year: int, level: InitiativeLevel) -> bool | None:
    """Tell whether `year` brought an initiative of `level` or higher; None when unknown."""
    facts = history.year(year)
    recorded = (facts.initiatives or ()) if facts else ()
    if any(one.value >= level.value for one in recorded):
        return True
    if facts is None or facts.initiatives is None or facts.rating is None:
        return None
    return False


def _stated(judgement: Judgement, facts: YearFacts | None) -> bool | None:
    if facts is None or judgement is Judgement.ELSEWHERE:
        return None
    if judgement is Judgement.CLUSTER_LEADER:
        return facts.cluster_leader
    return facts.targets_exceeded
