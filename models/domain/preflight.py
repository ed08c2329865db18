"""What must be looked at before a dossier is printed: each finding with its rule."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from models.domain.nominations import Dossier, Nomination, Person
from models.domain.sheets.blocks import Addressees, Grid, Head, Sheet, Signatures, Text, Title

_DOTS = re.compile(r"\.{4,}|…{2,}|\.\s?…|…\s?\.|_{3,}|\[\s*\]|x{4,}", re.IGNORECASE)
_POINT = re.compile(r"^\w{1,3}\) ")
_DECREE_30 = "Nghị định 30/2020/NĐ-CP, Phụ lục I"
_CHAPTER = "Điều 84 Luật 06/2022/QH15"
_PRACTICE = "Số trong tờ trình = số dòng danh sách = số báo cáo; tên, chức danh như nhau"


class Severity(StrEnum):
    """How much a finding weighs: what stops a paper, and what only wants a look."""

    ERROR = "error"
    WARNING = "warning"


class Rule(StrEnum):
    """What was checked."""

    MISSING = "missing"
    COUNTS = "counts"
    NAMES = "names"
    DATES = "dates"
    DOTS = "dots"
    STALE = "stale"
    GLYPHS = "glyphs"
    MARGINS = "margins"
    FONTS = "fonts"
    VOTES = "votes"
    ELIGIBILITY = "eligibility"
    YEARS = "years"
    TEXTS = "texts"
    FORMS = "forms"
    COPIES = "copies"


RULE_WORDS = {
    Rule.MISSING: "Thiếu thông tin",
    Rule.COUNTS: "Số lượng",
    Rule.NAMES: "Tên, chức danh",
    Rule.DATES: "Ngày tháng",
    Rule.DOTS: "Chỗ còn bỏ trống",
    Rule.STALE: "Số liệu đã đổi",
    Rule.GLYPHS: "Ký tự không in được",
    Rule.MARGINS: "Khổ giấy, lề trang",
    Rule.FONTS: "Phông chữ",
    Rule.VOTES: "Biểu quyết, thời hạn",
    Rule.ELIGIBILITY: "Điều kiện, tiêu chuẩn",
    Rule.YEARS: "Các năm trong báo cáo",
    Rule.TEXTS: "Lời văn sửa tay",
    Rule.FORMS: "Biểu mẫu",
    Rule.COPIES: "Bản sao kèm theo",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One finding: what is wrong, where, and by which rule; `nomination` is "" for the whole."""

    rule: Rule
    severity: Severity
    text: str
    where: str
    source: str
    nomination: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedFacts:
    """What the finished PDF shows of itself; sizes in millimetres, margins are the least found."""

    sheet_sizes_mm: tuple[tuple[float, float], ...] = ()
    loose_fonts: tuple[str, ...] = ()
    missing_glyphs: tuple[str, ...] = ()
    margins_mm: dict[str, float] = field(default_factory=dict)


def look_over(dossier: Dossier, sheets: Sequence[Sheet]) -> tuple[Finding, ...]:
    """Return what the facts and the words of a dossier's papers leave to be desired."""
    return (
        *_missing(dossier),
        *_missing_of_subjects(dossier),
        *_dates(dossier),
        *_counts(dossier, sheets),
        *_names(dossier, sheets),
        *_dots(sheets),
    )


def look_at_print(printed: PrintedFacts) -> tuple[Finding, ...]:
    """Return what the finished PDF does against the decree."""
    found: list[Finding] = []
    if printed.missing_glyphs:
        signs = " ".join(printed.missing_glyphs)
        found.append(
            _error(
                Rule.GLYPHS,
                f"Phông chữ không có ký tự {signs}; trên giấy sẽ là ô vuông. Hãy sửa lời văn.",
                "Toàn bộ hồ sơ",
                f"{_DECREE_30}, mục I.1 (bộ mã Unicode TCVN 6909:2001)",
            )
        )
    if printed.loose_fonts:
        names = ", ".join(printed.loose_fonts)
        found.append(
            _error(
                Rule.FONTS,
                f"Phông {names} không nằm trong tệp; máy khác có thể in khác.",
                "Toàn bộ hồ sơ",
                f"{_DECREE_30}, mục I.2",
            )
        )
    found.extend(_margins(printed))
    return tuple(found)


def words_of(sheet: Sheet) -> str:
    """Return all the words of a sheet, one line for each text, cell and name."""
    lines: list[str] = []
    for block in sheet.blocks:
        match block:
            case Text():
                lines.append(f"{block.label} {block.text}".strip())
            case Grid():
                lines.extend(cell for row in block.rows for cell in row.cells)
            case Title():
                lines += [block.title, block.subject, block.note]
            case Addressees():
                lines.extend(block.names)
            case Signatures():
                lines.extend(signer.name for signer in block.signers)
            case Head():
                lines.append(block.letterhead.agency)
            case _:
                pass
    return "\n".join(lines)


def _missing(dossier: Dossier) -> Iterator[Finding]:
    meeting, signature = dossier.meeting, dossier.signature
    asked = (
        (bool(dossier.addressees), "nơi gửi đến (Kính gửi)", "Tờ trình", f"{_DECREE_30}, mục II.9"),
        (bool(signature.title), "chức vụ người ký", "Tờ trình", f"{_DECREE_30}, mục II.7"),
        (bool(signature.name), "họ tên người ký", "Tờ trình", f"{_DECREE_30}, mục II.7"),
        (
            all(one.title and one.name for one in dossier.cosigners),
            "chức vụ hoặc họ tên của một người cùng ký",
            "Tờ trình",
            f"{_DECREE_30}, mục II.7",
        ),
        (meeting.held_on is not None, "ngày họp Hội đồng", "Biên bản họp Hội đồng", _CHAPTER),
        (bool(meeting.place), "địa điểm họp", "Biên bản họp Hội đồng", _CHAPTER),
        (bool(meeting.chair), "người chủ trì", "Biên bản họp Hội đồng", _CHAPTER),
        (bool(meeting.secretary), "thư ký", "Biên bản họp Hội đồng", _CHAPTER),
        (meeting.member_count is not None, "số thành viên", "Biên bản họp Hội đồng", _CHAPTER),
        (bool(meeting.present), "danh sách dự họp", "Biên bản họp Hội đồng", _CHAPTER),
        (bool(dossier.nominations), "người, tập thể được đề nghị", "Tờ trình", _CHAPTER),
    )
    for is_there, what, where, source in asked:
        if not is_there:
            yield _error(Rule.MISSING, f"Chưa có {what}.", where, source)


def _missing_of_subjects(dossier: Dossier) -> Iterator[Finding]:
    for item in dossier.nominations:
        for what in _lacking(item):
            yield Finding(
                rule=Rule.MISSING,
                severity=Severity.WARNING,
                text=f"Chưa có {what}.",
                where=f"Báo cáo thành tích: {item.subject_name}",
                source="Mẫu báo cáo thành tích",
                nomination=item.code,
            )
        if item.votes is None:
            yield Finding(
                rule=Rule.MISSING,
                severity=Severity.WARNING,
                text="Chưa ghi kết quả bỏ phiếu.",
                where=f"Biên bản họp Hội đồng: {item.subject_name}",
                source=_CHAPTER,
                nomination=item.code,
            )


def _lacking(item: Nomination) -> Iterator[str]:
    subject = item.subject
    asked: tuple[tuple[object, str], ...]
    if isinstance(subject, Person):
        asked = (
            (subject.gender, "giới tính"),
            (subject.born_on or subject.birth_year, "năm sinh"),
            (subject.home_town, "quê quán"),
            (subject.residence, "nơi thường trú"),
            (subject.position, "chức vụ"),
            (subject.unit, "đơn vị công tác"),
            (subject.qualification, "trình độ chuyên môn"),
        )
    else:
        asked = (
            (subject.address, "địa điểm trụ sở"),
            (subject.traits, "đặc điểm, tình hình"),
            (subject.duties, "chức năng, nhiệm vụ"),
        )
    yield from (what for value, what in asked if not value)
    if not item.achievements.strip():
        yield "nội dung thành tích"
    if not item.summary.strip():
        yield "tóm tắt thành tích cho danh sách"
    for record in item.history:
        if not record.decision_number:
            yield f"số quyết định của “{record.award_name}” năm {record.year}"


def _dates(dossier: Dossier) -> Iterator[Finding]:
    held_on, dated = dossier.meeting.held_on, dossier.dated
    if held_on is not None and held_on > dated:
        yield _error(
            Rule.DATES,
            f"Hội đồng họp ngày {held_on:%d/%m/%Y}, sau ngày {dated:%d/%m/%Y} của tờ trình.",
            "Biên bản họp Hội đồng",
            f"{_CHAPTER}: tờ trình căn cứ vào biên bản",
        )
    for item in dossier.nominations:
        for record in item.history:
            if record.decided_on is not None and record.decided_on > dated:
                yield _late(item, record.award_name, record.decided_on, dated)


def _late(item: Nomination, award: str, decided_on: date, dated: date) -> Finding:
    return Finding(
        rule=Rule.DATES,
        severity=Severity.ERROR,
        text=f"Quyết định “{award}” ngày {decided_on:%d/%m/%Y} sau ngày hồ sơ {dated:%d/%m/%Y}.",
        where=f"Báo cáo thành tích: {item.subject_name}",
        source="Mẫu báo cáo thành tích, mục III",
        nomination=item.code,
    )


def _counts(dossier: Dossier, sheets: Sequence[Sheet]) -> Iterator[Finding]:
    """Compare points of each letter with rows of its roster, and all with the reports."""
    rosters = {sheet.key.partition(":")[2]: sheet for sheet in sheets if _is(sheet, "roster")}
    for letter in (sheet for sheet in sheets if _is(sheet, "letter")):
        points = sum(isinstance(b, Text) and bool(_POINT.match(b.text)) for b in letter.blocks)
        roster = rosters.get(letter.key.partition(":")[2])
        rows = _row_count(roster) if roster else points
        if points != rows:
            yield _error(
                Rule.COUNTS,
                f"{letter.name} nêu {points} trường hợp, danh sách có {rows} dòng.",
                letter.name,
                _PRACTICE,
            )
    reports = sum(sheet.key.startswith("report:") for sheet in sheets)
    if reports and reports != len(dossier.nominations):
        yield _error(
            Rule.COUNTS,
            f"Có {len(dossier.nominations)} trường hợp đề nghị nhưng {reports} báo cáo.",
            "Báo cáo thành tích",
            _PRACTICE,
        )


def _is(sheet: Sheet, paper: str) -> bool:
    return sheet.key == paper or sheet.key.startswith(f"{paper}:")


def _row_count(sheet: Sheet) -> int:
    grids = (block for block in sheet.blocks if isinstance(block, Grid))
    return sum(not row.spanning for grid in grids for row in grid.rows)


def _names(dossier: Dossier, sheets: Sequence[Sheet]) -> Iterator[Finding]:
    """Look for each name, and a person's position and unit, in every paper that must bear it."""
    texts = {
        paper: "\n".join(words_of(sheet) for sheet in sheets if _is(sheet, paper))
        for paper in ("letter", "roster", "minutes")
    }
    papers = {"letter": "Tờ trình", "roster": "Danh sách trích ngang"}
    for item in dossier.nominations:
        report = next((s for s in sheets if s.key == f"report:{item.code}"), None)
        checked = [(papers[paper], texts[paper]) for paper in papers if texts[paper]]
        if report is not None:
            checked.append(("Báo cáo thành tích", words_of(report)))
        for where, words in checked:
            lost = [name for name in _names_of(item) if name and name not in words]
            if lost and not _stays_home(item, where, words):
                yield Finding(
                    rule=Rule.NAMES,
                    severity=Severity.ERROR,
                    text=f"Không thấy “{'”, “'.join(lost)}” đúng như trong hồ sơ.",
                    where=f"{where}: {item.subject_name}",
                    source=_PRACTICE,
                    nomination=item.code,
                )


def _stays_home(item: Nomination, where: str, words: str) -> bool:
    """Return whether a letter rightly leaves `item` out, because the office decides on it."""
    return where != "Báo cáo thành tích" and item.subject_name not in words


def _names_of(item: Nomination) -> tuple[str, ...]:
    subject = item.subject
    if isinstance(subject, Person):
        return (subject.full_name, subject.position, subject.unit)
    return (subject.name,)


def _dots(sheets: Sequence[Sheet]) -> Iterator[Finding]:
    for sheet in sheets:
        found = _DOTS.search(words_of(sheet))
        if found:
            yield Finding(
                rule=Rule.DOTS,
                severity=Severity.WARNING,
                text=f"Còn chỗ để trống “{found.group()}” trong lời văn.",
                where=f"{sheet.group}: {sheet.name}" if sheet.group else sheet.name,
                source="Văn bản hoàn chỉnh trước khi trình ký",
            )


def _margins(printed: PrintedFacts) -> Iterator[Finding]:
    a4 = (210, 297)
    odd = [s for s in printed.sheet_sizes_mm if {round(s[0]), round(s[1])} != set(a4)]
    if odd:
        width, height = odd[0]
        yield _error(
            Rule.MARGINS,
            f"Có trang khổ {width:.0f} x {height:.0f} mm, không phải A4.",
            "Toàn bộ hồ sơ",
            f"{_DECREE_30}, mục I.1",
        )
    allowed = {"trái": (30, 35), "phải": (15, 20), "trên": (20, 25), "dưới": (20, 25)}
    for side, width in printed.margins_mm.items():
        least, most = allowed[side]
        if not least <= width <= most:
            yield _error(
                Rule.MARGINS,
                f"Lề {side} {width:.0f} mm, ngoài khoảng {least} đến {most} mm.",
                "Toàn bộ hồ sơ",
                f"{_DECREE_30}, mục I.3",
            )


def _error(rule: Rule, text: str, where: str, source: str) -> Finding:
    return Finding(rule=rule, severity=Severity.ERROR, text=text, where=where, source=source)
