"""What is doubtful about a whole dossier: votes, caps, listing, deadlines, awards that clash.

Nothing here forbids; each warning names its source and whether that was verified.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from models.domain.awards import Award
from models.domain.eligibility import Setting
from models.domain.nominations import REFUSED, Dossier, Nomination, Votes
from models.domain.text import fold
from models.domain.values import decimal_text
from models.domain.voting import VotingRule, attendance, is_quorate, vote_share

_STATE_PRESIDENT, _PRIME_MINISTER = "Chủ tịch nước", "Thủ tướng Chính phủ"
_BASE_FIGHTER, _ADVANCED = "CSTD_CO_SO", "LDTT"
_SATURDAY = 5
_TELLING = 20
_ONE_AWARD = "Điều 5 khoản 2 điểm c Luật 06/2022/QH15"
_COMMENDATIONS = frozenset({"BK_TINH_BO", "BK_TTG", "HCLD_1", "HCLD_2", "HCLD_3", "GIAY_KHEN"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """One doubt: a sentence, where the rule stands, whether that was verified.

    `nomination` is the code of the one it is about, empty for the whole dossier.
    """

    text: str
    source: str
    verified: bool = True
    nomination: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What a dossier is looked at with.

    `awards`, `voting` and `settings` are by nomination code; `others` are the other dossiers of
    the same year, `earlier` those of the years before. `months` are those worked in the year of
    the dossier, where somebody said, by nomination code.
    """

    awards: Mapping[str, Award]
    voting: Mapping[str, VotingRule]
    settings: Mapping[str, Sequence[Setting]]
    others: Sequence[Dossier]
    today: date
    months: Mapping[str, int] = field(default_factory=dict)
    earlier: Sequence[Dossier] = ()


def doubts_of(dossier: Dossier, around: Circumstances) -> tuple[Doubt, ...]:
    """Return what is doubtful, first what concerns the whole dossier."""
    found = [*_mixed_levels(dossier, around), *_quorum(dossier, around), *_caps(dossier, around)]
    for item in dossier.nominations:
        found += _vote(dossier, item, around)
        found += _listing(dossier, item, around)
        found += _deadline(dossier, item, around)
        found += _rewarded(dossier, item, around)
        found += _months(dossier, item, around)
        found += _twice(dossier, item, around)
    return tuple(found)


def working_days(first: date, last: date) -> int:
    """Return how many Mondays to Fridays lie between two days, both counted; holidays too."""
    days = (first + timedelta(days=offset) for offset in range((last - first).days + 1))
    return sum(day.weekday() < _SATURDAY for day in days)


def last_day(deadline: Setting, year: int) -> date:
    """Return the last day that is in time for the merits of `year`: one of the year after."""
    month, _, day = deadline.value.partition("-")
    return date(year + 1, int(month), int(day))


def setting_of(settings: Sequence[Setting], code: str) -> Setting | None:
    """Return the setting called `code` that says something; the one for the award goes first."""
    return next((one for one in settings if one.code == code and one.value), None)


def _mixed_levels(dossier: Dossier, around: Circumstances) -> Iterator[Doubt]:
    deciders = {around.awards[item.code].decided_by for item in dossier.nominations}
    if {_STATE_PRESIDENT, _PRIME_MINISTER} <= deciders:
        yield Doubt(
            text="Hồ sơ có cả hình thức do Chủ tịch nước và do Thủ tướng Chính phủ quyết định. "
            "Tờ trình được lập riêng cho từng cấp; xin đừng gộp lại.",
            source="Ghi chú (2) của mẫu báo cáo thành tích, theo lawnet.vn",
        )


def _quorum(dossier: Dossier, around: Circumstances) -> Iterator[Doubt]:
    rule = next(iter(around.voting.values()), None)
    if rule is None or is_quorate(dossier.meeting, rule) is not False:
        return
    who = attendance(dossier.meeting)
    yield Doubt(
        text=f"Cuộc họp có {who.present} trên {who.members} thành viên dự, "
        f"ít hơn {_shown(rule.quorum)} %.",
        source=rule.source,
        verified=rule.verified,
    )


def _caps(dossier: Dossier, around: Circumstances) -> Iterator[Doubt]:
    fighters = [item for item in dossier.nominations if item.award == _BASE_FIGHTER]
    everyone = (*dossier.nominations, *(n for other in around.others for n in other.nominations))
    advanced = {item.subject.code for item in everyone if item.award == _ADVANCED}
    cap = setting_of(around.settings.get(fighters[0].code, ()), "cap") if fighters else None
    if cap is None or not advanced:
        return
    most = Decimal(cap.value) * len(advanced) / 100
    if len(fighters) > most:
        yield Doubt(
            text=f"Đề nghị {len(fighters)} Chiến sĩ thi đua cơ sở trên {len(advanced)} người đạt "
            f"Lao động tiên tiến, nhiều hơn {_shown(Decimal(cap.value))} %.",
            source=cap.source,
            verified=cap.verified,
        )


def _vote(dossier: Dossier, item: Nomination, around: Circumstances) -> Iterator[Doubt]:
    rule = around.voting[item.code]
    share = vote_share(item, dossier.meeting, rule)
    if share is not None and rule.threshold is not None and share < rule.threshold:
        yield Doubt(
            text=f"{item.subject_name}: {_shown(share)} % phiếu tán thành, "
            f"dưới mức {_shown(rule.threshold)} %.",
            source=rule.source,
            verified=rule.verified,
            nomination=item.code,
        )
    if item.votes is not None and rule.secret and dossier.meeting.ballot == "open":
        yield Doubt(
            text=f"{item.subject_name}: danh hiệu này phải bỏ phiếu kín, nhưng cuộc họp ghi là "
            "biểu quyết.",
            source=rule.source,
            verified=rule.verified,
            nomination=item.code,
        )
    voters = attendance(dossier.meeting).voters
    if item.votes is not None and voters and _cast(item.votes) > voters:
        yield Doubt(
            text=f"{item.subject_name}: có {_cast(item.votes)} phiếu nhưng chỉ {voters} người dự "
            "hoặc gửi ý kiến bằng văn bản.",
            source="Biên bản họp Hội đồng",
            nomination=item.code,
        )


def _cast(votes: Votes) -> int:
    return votes.votes_for + votes.votes_against + votes.votes_invalid


def _listing(dossier: Dossier, item: Nomination, around: Circumstances) -> Iterator[Doubt]:
    asked = setting_of(around.settings[item.code], "public_listing")
    if asked is None:
        return
    course, days = dossier.course, int(asked.value)
    until = course.listed_to or dossier.meeting.held_on
    listed = working_days(course.listed_from, until) if course.listed_from and until else 0
    if listed < days:
        told = f"mới công khai {listed} ngày làm việc" if listed else "chưa ghi ngày công khai"
        yield Doubt(
            text=f"{item.subject_name}: {told}, cần {days} ngày làm việc trước khi họp.",
            source=asked.source,
            verified=asked.verified,
            nomination=item.code,
        )


def _deadline(dossier: Dossier, item: Nomination, around: Circumstances) -> Iterator[Doubt]:
    asked = setting_of(around.settings[item.code], "deadline")
    if asked is None:
        return
    last = last_day(asked, dossier.year)
    sent = dossier.course.sent_on or max(around.today, dossier.dated)
    if sent > last:
        yield Doubt(
            text=f"{item.subject_name}: hạn trình {last:%d/%m/%Y} đã qua.",
            source=asked.source,
            verified=asked.verified,
            nomination=item.code,
        )


def _rewarded(dossier: Dossier, item: Nomination, around: Circumstances) -> Iterator[Doubt]:
    """Tell what the register or an earlier dossier already rewarded; titles rest on other years."""
    if item.award not in _COMMENDATIONS or item.outcome:
        return
    told = [
        f"đã được tặng {record.award_name} năm {record.year} vì cùng thành tích ấy"
        if _is_same_text(item, record.achievement)
        else f"đã được tặng {record.award_name} cho thành tích năm {record.year}"
        for record in item.history
        if record.award in _COMMENDATIONS
        and (record.year == dossier.year or _is_same_text(item, record.achievement))
    ]
    told += [
        f"có cùng lời văn thành tích với đề nghị năm {other.year} trong “{other.title}”"
        for other in around.earlier
        for twin in other.nominations
        if twin.subject.code == item.subject.code
        and twin.outcome != REFUSED
        and _is_same_text(item, twin.summary, twin.achievements)
    ]
    for words in dict.fromkeys(told):
        yield Doubt(
            text=f"{item.subject_name} {words}. Một thành tích không được khen nhiều lần; hãy đối "
            "chiếu thành tích.",
            source=_ONE_AWARD,
            nomination=item.code,
        )


def _is_same_text(item: Nomination, *texts: str) -> bool:
    """Tell whether one of `texts` says of an achievement what `item` says, word for word."""
    own = {fold(text) for text in (item.summary, item.achievements)}
    return any(len(fold(text)) >= _TELLING and fold(text) in own for text in texts)


def _months(dossier: Dossier, item: Nomination, around: Circumstances) -> Iterator[Doubt]:
    asked = setting_of(around.settings[item.code], "worked_months")
    text = months_lacking(asked, around.months.get(item.code), dossier.year)
    if asked is not None and text:
        yield Doubt(
            text=f"{item.subject_name}: {text}",
            source=asked.source,
            verified=asked.verified,
            nomination=item.code,
        )


def months_lacking(asked: Setting | None, worked: int | None, year: int) -> str:
    """Return the sentence on too few months worked in `year`, "" where nothing is lacking.

    Months of maternity leave and after an accident at work count as worked.
    """
    if asked is None or worked is None or worked >= Decimal(asked.value):
        return ""
    return (
        f"năm {year} ghi {worked} tháng công tác, ít hơn {_whole(asked.value)} tháng. Thời gian "
        "nghỉ thai sản, nghỉ do tai nạn lao động được tính vào; nếu chưa cộng thì hãy sửa số tháng."
    )


def _whole(value: str) -> str:
    return decimal_text(Decimal(value)).replace(".", ",")


def _twice(dossier: Dossier, item: Nomination, around: Circumstances) -> Iterator[Doubt]:
    if item.award not in _COMMENDATIONS:
        return
    for other in (dossier, *around.others):
        for twin in other.nominations:
            same = twin.subject.code == item.subject.code and twin.award in _COMMENDATIONS
            if same and twin.code != item.code and (other is not dossier or twin.code > item.code):
                where = "trong chính hồ sơ này" if other is dossier else f"trong “{other.title}”"
                yield Doubt(
                    text=f"{item.subject_name} còn được đề nghị khen thưởng năm {dossier.year} "
                    f"{where}. Một thành tích không được khen nhiều lần; hãy đối chiếu thành tích.",
                    source=_ONE_AWARD,
                    nomination=item.code,
                )


def _shown(value: Decimal | None) -> str:
    if value is None:
        return "?"
    return decimal_text(value.quantize(Decimal("0.01"))).replace(".", ",")
