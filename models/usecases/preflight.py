"""Looking a dossier over before it is printed: facts, words, law, and the very PDF."""

from collections.abc import Iterator
from dataclasses import dataclass

from models.domain.eligibility import Answer, Verdict
from models.domain.errors import UserError
from models.domain.preflight import Finding, PrintedFacts, Rule, Severity, look_at_print, look_over
from models.pdf.copies import readable
from models.pdf.inspection import inspect
from models.usecases.desk import Desk
from models.usecases.paper_set import ALL_PAPERS, PaperKind, SetSource, compose_set
from models.usecases.paper_texts import places_of
from models.usecases.printing import (
    DossierPreview,
    PrintChoice,
    copies_of,
    preview_sheets,
    read_source,
)
from models.usecases.proposal_checks import OpenDossier, open_dossier

_RULES_FALLBACK = "Luật Thi đua, khen thưởng"


@dataclass(frozen=True, slots=True, kw_only=True)
class Preflight:
    """The findings, the weightiest first; `is_clear` when nothing stops the printing."""

    dossier: str
    title: str
    findings: tuple[Finding, ...]

    @property
    def is_clear(self) -> bool:
        """Whether there is no error among the findings."""
        return not any(finding.severity is Severity.ERROR for finding in self.findings)


def preflight(desk: Desk, code: str) -> Preflight:
    """Return what is to be looked at in dossier `code`. UserError when there is none."""
    source = read_source(desk, code)
    opened = open_dossier(desk, code)
    sheets = compose_set(source, ALL_PAPERS)
    own = tuple(kind for kind in ALL_PAPERS if kind is not PaperKind.COPIES)
    preview = preview_sheets(desk, source, sheets, PrintChoice(kinds=own))
    findings = [
        *look_over(source.dossier, sheets),
        *look_at_print(_printed(preview)),
        *_law(opened),
        *_stale(source),
        *_years(source),
        *_texts(source),
        *_forms(source),
        *_copies(desk, source),
    ]
    weight = list(Severity)
    findings.sort(key=lambda finding: weight.index(finding.severity))
    return Preflight(dossier=code, title=source.dossier.title, findings=tuple(findings))


def _printed(preview: DossierPreview) -> PrintedFacts:
    return inspect(preview.data, preview.page_count, preview.missing_glyphs)


def _law(opened: OpenDossier) -> Iterator[Finding]:
    for item in opened.dossier.nominations:
        answer = opened.answers.get(item.code)
        if answer is not None and answer.verdict is not Verdict.ELIGIBLE:
            yield _answered(item.code, item.subject_name, answer)
    for doubt in opened.doubts:
        unsure = "" if doubt.verified else " (chưa xác minh)"
        yield Finding(
            rule=Rule.VOTES,
            severity=Severity.WARNING,
            text=doubt.text,
            where="Biên bản họp Hội đồng" if doubt.nomination else "Toàn bộ hồ sơ",
            source=f"{doubt.source}{unsure}",
            nomination=doubt.nomination,
        )


def _answered(code: str, name: str, answer: Answer) -> Finding:
    is_refused = answer.verdict is Verdict.NOT_ELIGIBLE
    wanted = [reason for reason in answer.reasons if reason.met is not True]
    first = wanted[0] if wanted else None
    why = f" {first.required}: {first.found}." if first else ""
    verdict = "Chưa đủ điều kiện." if is_refused else "Cần xác minh điều kiện."
    return Finding(
        rule=Rule.ELIGIBILITY,
        severity=Severity.ERROR if is_refused else Severity.WARNING,
        text=f"{verdict}{why}",
        where=f"Báo cáo thành tích: {name}",
        source=first.article if first else _RULES_FALLBACK,
        nomination=code,
    )


def _stale(source: SetSource) -> Iterator[Finding]:
    for reason in source.material.stale:
        yield Finding(
            rule=Rule.STALE,
            severity=Severity.ERROR,
            text=f"{reason.what}: khi lập {reason.at_drafting}, nay {reason.now}. Bản in mang chữ "
            "DỰ THẢO cho đến khi cập nhật số liệu.",
            where="Báo cáo thành tích",
            source="Số liệu trong báo cáo lấy từ kết quả đã ghi",
        )


def _years(source: SetSource) -> Iterator[Finding]:
    for item in source.dossier.nominations:
        rows = source.material.years.get(item.code, ())
        blank = [row.year for row in rows if not row.award]
        if blank:
            award = source.material.awards[item.code]
            unsure = "" if award.report_years_verified else " (chưa xác minh)"
            yield Finding(
                rule=Rule.YEARS,
                severity=Severity.WARNING,
                text=f"Báo cáo {len(rows)} năm chưa có danh hiệu, xếp loại của năm "
                f"{', '.join(blank)}.",
                where=f"Báo cáo thành tích: {item.subject_name}",
                source=f"Thời gian báo cáo của “{award.name}”{unsure}",
                nomination=item.code,
            )


def _texts(source: SetSource) -> Iterator[Finding]:
    for place in places_of(source):
        if place.is_written_over:
            later = " Số liệu, thông tin gốc đã đổi sau đó." if place.is_outdated else ""
            yield Finding(
                rule=Rule.TEXTS,
                severity=Severity.WARNING,
                text=f"Lời văn “{place.label or place.key}” được sửa tay, không theo hồ sơ.{later}",
                where=place.sheet_name,
                source="Lời văn lấy lại từ Word hoặc dán vào",
            )


def _forms(source: SetSource) -> Iterator[Finding]:
    told: set[str] = set()
    for form in source.material.forms.values():
        if not form.verified and form.kind not in told:
            told.add(form.kind)
            yield Finding(
                rule=Rule.FORMS,
                severity=Severity.WARNING,
                text="Biểu mẫu báo cáo chưa xác minh theo văn bản hiện hành; số mẫu để trống. Hãy "
                "đối chiếu với hướng dẫn của Sở Nội vụ.",
                where="Báo cáo thành tích",
                source=form.source,
            )


def _copies(desk: Desk, source: SetSource) -> Iterator[Finding]:
    for copy in copies_of(desk, source.extras):
        try:
            readable(copy)
        except UserError as error:
            yield Finding(
                rule=Rule.COPIES,
                severity=Severity.ERROR,
                text=error.text,
                where="Bản sao quyết định, minh chứng",
                source="Tệp đính kèm được in sau hồ sơ",
            )
