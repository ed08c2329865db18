"""May this subject be proposed for this award on this day: the answer with its reasons."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from models.domain.eligibility.answers import Answer, Reason, Verdict, verdict_of
from models.domain.eligibility.checks import reasons_for
from models.domain.eligibility.conditions import Holds, Run
from models.domain.eligibility.facts import (
    COMMENDATIONS,
    AwardCode,
    History,
    Subject,
    SubjectKind,
)
from models.domain.eligibility.outlook import futures
from models.domain.eligibility.rules import AwardRule, Generation
from models.domain.eligibility.runs import discipline_reason
from models.domain.eligibility.words import AWARD_NAMES, years_text
from models.domain.errors import UserError

_KIND_NAMES = {SubjectKind.INDIVIDUAL: "cá nhân", SubjectKind.COLLECTIVE: "tập thể"}


def evaluate(subject: Subject, award_code: AwardCode, on: date, rules: Generation) -> Answer:
    """Return whether `subject` may be proposed for `award_code` on `on` under `rules`.

    Facts later than `on` do not count. A condition that surely fails decides; an unknown one
    leaves the verdict at "needs check" unless it does not matter. Advisory reasons have `met`
    None and leave the verdict alone. Raises UserError when the award is not for such a subject.
    """
    rule = rules.rule(award_code, subject.kind)
    if rule is None:
        return _without_rule(subject, award_code, rules)
    history = History(subject, on)
    binding = tuple(_binding(rule, history, rules))
    verdict = verdict_of(binding)
    return Answer(
        subject=subject.id,
        award=award_code.value,
        verdict=verdict,
        reasons=(*binding, *_advisories(rule, history, rules)),
        earliest=_earliest(rule, history, rules, verdict),
        other_routes=rule.other_routes,
    )


def evaluate_all(subject: Subject, on: date, rules: Generation) -> tuple[Answer, ...]:
    """Return one answer per award that `rules` know for the kind of `subject`."""
    codes = (rule.code for rule in rules.rules if rule.kind is subject.kind)
    return tuple(evaluate(subject, code, on, rules) for code in codes)


def _binding(rule: AwardRule, history: History, rules: Generation) -> Iterator[Reason]:
    for condition in rule.conditions:
        yield from reasons_for(condition, history)
    later = _disciplined_since(history, rules)
    if later is not None:
        yield later
    dissolved = history.subject.dissolved and history.subject.kind is SubjectKind.COLLECTIVE
    if dissolved and rules.dissolved_article:
        yield Reason(
            article=rules.dissolved_article,
            met=False,
            found="đơn vị đã giải thể, kết thúc hoạt động",
            required="không khen thưởng tổ chức đã giải thể khi sắp xếp",
        )


def _disciplined_since(history: History, rules: Generation) -> Reason | None:
    """Return the open reason for a person disciplined after the year under review.

    The record knows the year of a discipline only, not whether it came before the proposal.
    """
    if history.subject.kind is not SubjectKind.INDIVIDUAL:
        return None
    years = range(history.review + 1, history.on.year + 1)
    found = discipline_reason(rules.discipline_article, history, years)
    return None if found is None else replace(found, met=None)


def _advisories(rule: AwardRule, history: History, rules: Generation) -> Iterator[Reason]:
    for notice in rules.notices:
        if history.on >= notice.starts:
            yield _advice(notice.article, notice.found, notice.required)
    used = tuple(_used_twice(rule, history))
    if used:
        yield _advice(
            rules.twice_article,
            "; ".join(used),
            "một thành tích không khen nhiều lần, nhiều hình thức; hãy đối chiếu thành tích",
        )
    facts = history.year(history.review)
    if facts is not None and facts.registered is False:
        yield _advice(
            rules.registration_article,
            f"năm {history.review}: chưa đăng ký thi đua",
            "có đăng ký thi đua từ đầu năm (chưa xác minh quy định hiện hành)",
        )


def _used_twice(rule: AwardRule, history: History) -> Iterator[str]:
    """Name the commendations that already rewarded the years this proposal rests on."""
    rewards = COMMENDATIONS if rule.code in COMMENDATIONS else frozenset[AwardCode]()
    for code in sorted(rewards - {rule.code}):
        if history.review in history.years_of(code) and code not in _asked_for(rule):
            yield f"thành tích năm {history.review} đã được tặng {AWARD_NAMES[code]}"
    if rule.code not in COMMENDATIONS | {AwardCode.CO_TINH_BO}:
        return
    lengths = [one.length for one in rule.conditions if isinstance(one, Run)]
    since = history.review - max(lengths, default=1) + 1
    again = [year for year in history.years_of(rule.code) if year >= since]
    if again:
        yield f"đã được tặng {AWARD_NAMES[rule.code]} {years_text(again)}"


def _asked_for(rule: AwardRule) -> frozenset[AwardCode]:
    """Return the awards that the rule itself counts, which are no second reward."""
    held = {one.code for one in rule.conditions if isinstance(one, Holds)}
    runs = [one for one in rule.conditions if isinstance(one, Run)]
    options = [option for run in runs for within in run.within for option in within.options]
    counted = {need.what for option in options for need in option.needs}
    return frozenset(held | {one for one in counted if isinstance(one, AwardCode)})


def _advice(article: str, found: str, required: str) -> Reason:
    return Reason(article=article, met=None, found=found, required=required, advisory=True)


def _earliest(rule: AwardRule, history: History, rules: Generation, verdict: Verdict) -> int | None:
    if verdict is not Verdict.NOT_ELIGIBLE:
        return history.on.year
    ahead = tuple(futures(history))
    if ahead and _never_held(rule, ahead[-1]):
        return None
    for future in ahead:
        if verdict_of(_binding(rule, future, rules)) is not Verdict.NOT_ELIGIBLE:
            return future.on.year
    return None


def _never_held(rule: AwardRule, last: History) -> bool:
    """Tell whether an award the rule asks for is not even held after many good years."""
    asked = (one for one in rule.conditions if isinstance(one, Holds))
    return any(reason.met is False for one in asked for reason in reasons_for(one, last))


def _without_rule(subject: Subject, code: AwardCode, rules: Generation) -> Answer:
    if rules.rules:
        message = (
            f"Đối tượng “{subject.id}”: trường “propose” là {code.value} "
            f"({AWARD_NAMES[code]}), không dành cho {_KIND_NAMES[subject.kind]}. "
            "Hãy chọn hình thức khác hoặc sửa trường “kind”."
        )
        raise UserError(message)
    reason = Reason(
        article=rules.title,
        met=None,
        found="bộ quy định này chưa có nguyên văn điều kiện trong chương trình",
        required=f"đối chiếu điều kiện tặng {AWARD_NAMES[code]} với văn bản, kết luận bằng tay",
    )
    return Answer(
        subject=subject.id,
        award=code.value,
        verdict=Verdict.NEEDS_CHECK,
        reasons=(reason,),
        earliest=None,
    )
