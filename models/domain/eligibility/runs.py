"""Years in a row: chains that a gap breaks and an unknown year leaves open."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from models.domain.eligibility.answers import Reason, every, some
from models.domain.eligibility.conditions import Need, Option, Run, Tallied, Within
from models.domain.eligibility.facts import AwardCode, History, Rating, SubjectKind
from models.domain.eligibility.words import (
    AWARD_NAMES,
    DISCIPLINE_NAMES,
    at_least_text,
    rating_text,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Years in a row up to one year: those that are proven, and those that may belong to it."""

    last: int
    proven: tuple[int, ...]
    possible: tuple[int, ...]


def run_reasons(run: Run, history: History) -> tuple[Reason, ...]:
    """Return the reasons for the run itself, for what lies within it, and for discipline."""
    lower = _lower_bound(run, history)
    best: tuple[Reason, ...] = ()
    for last in _ends(run, history, lower):
        reasons = _reasons_up_to(run, history, _stretch(run, history, last, lower))
        if not best or _rank(reasons) > _rank(best):
            best = reasons
    return best


def discipline_reason(article: str, history: History, years: Iterable[int]) -> Reason | None:
    """Return the failed reason for the first disciplined year of `years`, None without one."""
    for year in years:
        discipline = history.discipline(year)
        if discipline is not None:
            return Reason(
                article=article,
                met=False,
                found=f"năm {year} bị kỷ luật {DISCIPLINE_NAMES[discipline]}",
                required="không bị kỷ luật; sau kỷ luật tính lại từ khi hết thời hạn",
            )
    return None


def _ends(run: Run, history: History, lower: int | None) -> Iterator[int]:
    yield history.review
    if run.until_review:
        return
    first = history.first_year if lower is None else lower + 1
    for last in range(history.review - 1, first + run.length - 2, -1):
        # After a discipline everything is counted anew, so no run may end before one.
        if _breaks_by_discipline(history, last + 1):
            return
        yield last


def _rank(reasons: tuple[Reason, ...]) -> int:
    return {False: 0, None: 1, True: 2}[every(reason.met for reason in reasons)]


def _lower_bound(run: Run, history: History) -> int | None:
    granted = history.years_of(run.after) if run.after else ()
    return granted[0] if granted else None


def _stretch(run: Run, history: History, last: int, lower: int | None) -> Stretch:
    proven: list[int] = []
    possible: list[int] = []
    year = last
    while lower is None or year > lower:
        good = _is_good(run, history, year)
        # Unknown years before the record begins are asked for only as far as the run needs them;
        # otherwise no record would ever be complete.
        if good is False or (
            good is None and year < history.first_year and len(possible) >= run.length
        ):
            break
        if good and len(proven) == len(possible):
            proven.insert(0, year)
        possible.insert(0, year)
        year -= 1
    return Stretch(last=last, proven=tuple(proven), possible=tuple(possible))


def _breaks_by_discipline(history: History, year: int) -> bool:
    # For a collective the field holds the discipline of its members, which ends no run of the unit.
    person = history.subject.kind is SubjectKind.INDIVIDUAL
    return person and history.discipline(year) is not None


def _is_good(run: Run, history: History, year: int) -> bool | None:
    if _breaks_by_discipline(history, year):
        return False
    signs = [history.holds(title, year) for title in run.titles]
    if run.minimum is not None:
        rating = history.rating(year)
        signs.append(None if rating is None else rating.value >= run.minimum.value)
    return some(signs)


def _reasons_up_to(run: Run, history: History, stretch: Stretch) -> tuple[Reason, ...]:
    met: bool | None = False
    if len(stretch.proven) >= run.length:
        met = True
    elif len(stretch.possible) >= run.length:
        met = None
    chain = Reason(
        article=run.article,
        met=met,
        found=_found_text(run, history, stretch),
        required=_required_text(run, history),
    )
    counted = tuple(_within_reason(within, history, stretch) for within in run.within)
    disciplined = None
    if met is False and history.subject.kind is SubjectKind.INDIVIDUAL:
        span = range(stretch.last, stretch.last - run.length, -1)
        disciplined = discipline_reason(run.discipline_article, history, span)
    return (chain, disciplined, *counted) if disciplined else (chain, *counted)


def _within_reason(within: Within, history: History, stretch: Stretch) -> Reason:
    met = some(_option_met(option, history, stretch) for option in within.options)
    wanted = dict.fromkeys(need.what for option in within.options for need in option.needs)
    found = "; ".join(_count_text(what, history, stretch) for what in wanted)
    if any(option.flagless for option in within.options):
        found += f"; {_flag_text(history.subject.flag_eligible)}"
    before = stretch.last - len(stretch.possible)
    if met is not True and before < history.first_year and history.year(before) is None:
        found += f"; chưa xét các năm trước {before + 1} vì chưa có dữ liệu"
    return Reason(
        article=within.article,
        met=met,
        found=f"trong chuỗi năm {_span_text(stretch.proven)}: {found}",
        required="ít nhất " + " hoặc ".join(_option_text(option) for option in within.options),
    )


def _option_met(option: Option, history: History, stretch: Stretch) -> bool | None:
    needs = [_need_met(need, history, stretch) for need in option.needs]
    if option.flagless:
        flags = history.subject.flag_eligible
        needs.append(None if flags is None else not flags)
    return every(needs)


def _need_met(need: Need, history: History, stretch: Stretch) -> bool | None:
    sure = sum(_sure_count(need.what, history, year) for year in stretch.proven)
    if sure >= need.count:
        return True
    surely = sum(_sure_count(need.what, history, year) for year in stretch.possible)
    open_years = sum(_may_hold_more(need.what, history, year) for year in stretch.possible)
    # One unknown year may have brought any number of initiatives, but only one title.
    hidden = need.count if open_years and need.what is Tallied.INITIATIVE else open_years
    return None if surely + hidden >= need.count else False


def _sure_count(what: AwardCode | Tallied, history: History, year: int) -> int:
    if isinstance(what, AwardCode):
        return int(year in history.years_of(what))
    if what is Tallied.HTXS:
        return int(history.rating(year) is Rating.HTXS)
    facts = history.year(year)
    return len((facts.initiatives or ()) if facts else ())


def _may_hold_more(what: AwardCode | Tallied, history: History, year: int) -> bool:
    if isinstance(what, AwardCode):
        return history.holds(what, year) is None
    facts = history.year(year)
    if facts is None or facts.rating is None:
        return True
    return what is Tallied.INITIATIVE and facts.initiatives is None


def _count_text(what: AwardCode | Tallied, history: History, stretch: Stretch) -> str:
    count = sum(_sure_count(what, history, year) for year in stretch.proven)
    return f"{count} {_thing_text(what)}"


def _thing_text(what: AwardCode | Tallied) -> str:
    if isinstance(what, AwardCode):
        return f"lần {AWARD_NAMES[what]}"
    if what is Tallied.HTXS:
        return "năm hoàn thành xuất sắc nhiệm vụ"
    return "sáng kiến, đề tài cấp cơ sở trở lên"


def _option_text(option: Option) -> str:
    needs = " và ".join(f"{need.count} {_thing_text(need.what)}" for need in option.needs)
    return f"{needs} (đơn vị không thuộc diện tặng cờ)" if option.flagless else needs


def _flag_text(flag_eligible: bool | None) -> str:  # noqa: FBT001 - a tri-state fact, not a switch
    if flag_eligible is None:
        return "chưa rõ đơn vị có thuộc diện tặng cờ thi đua hay không"
    return "đơn vị thuộc diện tặng cờ" if flag_eligible else "đơn vị không thuộc diện tặng cờ"


def _span_text(years: tuple[int, ...]) -> str:
    if not years:
        return "(chưa có)"
    return str(years[0]) if len(years) == 1 else f"{years[0]} đến {years[-1]}"


def _found_text(run: Run, history: History, stretch: Stretch) -> str:
    if stretch.proven:
        text = f"liên tục {len(stretch.proven)} năm ({_span_text(stretch.proven)})"
    else:
        text = f"chưa có năm nào liên tục tính đến năm {stretch.last}"
    if len(stretch.proven) >= run.length:
        return text
    before = stretch.last - len(stretch.proven)
    lower = _lower_bound(run, history)
    if lower is not None and before <= lower:
        name = AWARD_NAMES[run.after] if run.after else ""
        return f"{text}; chỉ tính từ sau năm {lower}, năm được tặng {name}"
    return f"{text}; {_break_text(run, history, before)}"


def _break_text(run: Run, history: History, year: int) -> str:
    facts = history.year(year)
    if facts is None:
        return f"năm {year}: chưa có dữ liệu"
    if facts.discipline is not None and _breaks_by_discipline(history, year):
        return f"năm {year}: bị kỷ luật {DISCIPLINE_NAMES[facts.discipline]}"
    if run.minimum is not None or facts.rating is None:
        return rating_text(facts.rating, year)
    names = ", ".join(AWARD_NAMES[title] for title in run.titles)
    return f"năm {year}: không có {names}"


def _required_text(run: Run, history: History) -> str:
    signs = [] if run.minimum is None else [at_least_text(run.minimum)]
    signs += [AWARD_NAMES[title] for title in run.titles]
    text = f"từ {run.length} năm liên tục trở lên {' hoặc '.join(signs)}"
    if run.after is not None:
        granted = history.years_of(run.after)
        since = f" (năm {granted[0]})" if granted else ""
        text += f", sau khi được tặng {AWARD_NAMES[run.after]}{since}"
    return f"{text}, tính đến năm {history.review}" if run.until_review else text
