"""Words and choices that the parts of this page share."""

from datetime import date

from models.domain.awards import AwardPath
from models.domain.nominations import DossierState, Nomination, SubjectKind
from models.domain.targets import Verdict
from models.usecases.awards import award_names, awards_for

STATE_WORDS = {
    DossierState.DRAFT: ("Đang soạn", "unknown"),
    DossierState.COMPLETE: ("Đã đủ giấy tờ", "info"),
    DossierState.VOTED: ("Hội đồng đã bỏ phiếu", "info"),
    DossierState.SENT: ("Đã trình", "info"),
    DossierState.RETURNED: ("Bị trả lại", "warn"),
    DossierState.DECIDED: ("Đã có quyết định", "good"),
    DossierState.ARCHIVED: ("Đã lưu hồ sơ", "unknown"),
}
KIND_WORDS = {SubjectKind.INDIVIDUAL: "Cá nhân", SubjectKind.COLLECTIVE: "Tập thể"}
PATH_WORDS = {
    AwardPath.HOUSE: "Giám đốc Sở quyết định",
    AwardPath.PROVINCE: "Trình Ủy ban nhân dân tỉnh",
    AwardPath.MINISTRY: "Trình Bộ, qua cụm thi đua",
    AwardPath.STATE: "Trình cấp Nhà nước",
}
VERDICT_WORDS = {
    "eligible": "Đủ điều kiện",
    "needs_check": "Cần kiểm tra",
    "not_eligible": "Chưa đủ điều kiện",
}
VERDICT_LOOKS = {
    "eligible": Verdict.MET,
    "not_eligible": Verdict.NOT_MET,
    "needs_check": Verdict.AT_RISK,
}


def award_choices(kind: SubjectKind, on: date) -> list[tuple[str, str]]:
    """Return "code|path" and name of what a subject of `kind` can be proposed for on `on`."""
    return [(f"{item.code}|{item.path.value}", item.name) for item in awards_for(kind, on)]


def award_key(nomination: Nomination) -> str:
    """Return what stands for the award of `nomination` in `award_choices`."""
    return f"{nomination.award}|{nomination.path}"


def award_words(nomination: Nomination, on: date) -> str:
    """Return the name of the award proposed, on its path where the law of `on` knows it."""
    names = dict(award_choices(nomination.kind, on))
    known = award_names(nomination.kind)
    return names.get(award_key(nomination), known.get(nomination.award, nomination.award))


def votes_words(nomination: Nomination) -> str:
    """Return the votes as "9 tán thành, 0 không, 0 không hợp lệ"; empty before the vote."""
    votes = nomination.votes
    if votes is None:
        return ""
    return (
        f"{votes.votes_for} tán thành, {votes.votes_against} không, "
        f"{votes.votes_invalid} không hợp lệ"
    )
