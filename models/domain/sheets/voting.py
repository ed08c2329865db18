"""Papers around a vote: the ballot, the counting minutes, the unit's own review."""

from models.domain.office_papers import Count, Nominee, VotePaper
from models.domain.papers import Ballot, count_words
from models.domain.sheets.blocks import (
    Align,
    Column,
    Grid,
    Head,
    Look,
    Row,
    Sheet,
    Signatures,
    Text,
    Title,
)
from models.domain.sheets.minutes import VOTE_COLUMNS, moment_words, vote_rows
from models.domain.sheets.words import finished, number_words

_BALLOT = (
    Column(head="TT", share=12),
    Column(head="Họ và tên, chức vụ, đơn vị / Tên tập thể", share=70, align=Align.LEFT),
    Column(head="Hình thức đề nghị", share=47, align=Align.LEFT),
    Column(head="Đồng ý", share=18),
    Column(head="Không đồng ý", share=18),
)
_REVIEW = (
    Column(head="TT", share=10),
    Column(head="Tập thể, cá nhân", share=60, align=Align.LEFT),
    Column(head="Danh hiệu, hình thức", share=45, align=Align.LEFT),
    Column(head="Số người đồng ý", share=25),
    Column(head="Tỷ lệ", share=25),
)
_BLANK = "\u00a0" * 12


def ballot_sheet(paper: VotePaper, *, key: str, name: str) -> Sheet:
    """Return the ballot: a mark in one of two columns for each nominee, no name, no signature."""
    return Sheet(
        key=key,
        name=name,
        blocks=(
            Head(letterhead=paper.letterhead),
            Title(title="PHIẾU BẦU", subject=paper.subject[:1].upper() + paper.subject[1:]),
            Text(
                text="Thành viên Hội đồng đánh dấu X vào một trong hai cột “Đồng ý”, “Không đồng "
                "ý” của từng trường hợp. Để trống hoặc đánh dấu cả hai cột là không hợp lệ.",
                look=Look.BODY,
                key="guide",
            ),
            Grid(columns=_BALLOT, rows=_ballot_rows(paper.nominees)),
            Text(text="Phiếu bầu không ghi tên và không ký.", look=Look.REMARK, clings=True),
        ),
    )


def count_sheet(count: Count, *, key: str, name: str) -> Sheet:
    """Return the counting minutes; what is not known is left blank for a pen."""
    head = count.letterhead
    counters = count.counters or (_BLANK, _BLANK, _BLANK)
    return Sheet(
        key=key,
        name=name,
        blocks=(
            Head(letterhead=head, numbered=number_words("", f"BB-{head.abbreviation}")),
            Title(title="BIÊN BẢN", subject=f"Kiểm phiếu {count.subject}"),
            Text(label="Thời gian:", text=moment_words(count.at)),
            Text(label="Địa điểm:", text=count.place),
            Text(label="Ban kiểm phiếu:", text=f"{count_words(len(counters))} người"),
            *(Text(text=f"- {person};") for person in counters),
            Text(label="Tổng số thành viên Hội đồng:", text=_known(count.member_count)),
            Text(label="Số phiếu phát ra:", text=_known(count.given_count)),
            Text(label="Số phiếu thu về:", text=_known(count.returned_count)),
            *_written(count.written_count),
            Text(text=f"Kết quả kiểm phiếu (tỷ lệ tính trên {count.base_words}):", kept_lines=6),
            Grid(columns=VOTE_COLUMNS, rows=_count_rows(count)),
            Text(
                text=finished(
                    "Biên bản được lập và thông qua ngay sau khi kiểm phiếu; phiếu bầu được niêm "
                    "phong, lưu cùng hồ sơ"
                ),
                key="closing",
            ),
            Signatures(signers=count.signers),
        ),
    )


def review_sheet(paper: VotePaper, *, key: str, name: str) -> Sheet:
    """Return the unit's review of emulation titles, its facts left blank for the unit to write."""
    rows = tuple(
        Row(cells=(str(number), nominee.full, nominee.award, "", ""))
        for number, nominee in enumerate(paper.nominees, start=1)
    )
    return Sheet(
        key=key,
        name=name,
        blocks=(
            Head(
                letterhead=paper.letterhead,
                numbered=number_words("", f"BB-{paper.letterhead.abbreviation}"),
            ),
            Title(title="BIÊN BẢN", subject=f"Bình xét thi đua, khen thưởng năm {paper.year}"),
            Text(label="Thời gian:", text=""),
            Text(label="Địa điểm:", text=""),
            Text(label="Thành phần tham dự:", text=""),
            Text(label="Chủ trì:", text=""),
            Text(label="Thư ký:", text=""),
            Text(
                text="Sau khi nghe báo cáo thành tích, đối chiếu với tiêu chuẩn và thảo luận, hội "
                "nghị biểu quyết đề nghị các trường hợp sau:",
                key="review",
            ),
            Grid(columns=_REVIEW, rows=rows),
            Text(text=finished("Biên bản đã được đọc cho mọi người cùng nghe và nhất trí")),
            Signatures(signers=paper.signers),
        ),
    )


def _ballot_rows(nominees: tuple[Nominee, ...]) -> tuple[Row, ...]:
    return tuple(
        Row(cells=(str(number), nominee.full, nominee.award, "", ""))
        for number, nominee in enumerate(nominees, start=1)
    )


def _count_rows(count: Count) -> tuple[Row, ...]:
    rows = []
    voted = {(ballot.subject, ballot.award): ballot for ballot in count.ballots}
    for number, nominee in enumerate(count.nominees, start=1):
        ballot: Ballot | None = voted.get((nominee.called, nominee.award))
        if ballot is None or count.base_count <= 0:
            rows.append(Row(cells=(str(number), nominee.called, nominee.award, "", "", "", "")))
            continue
        (known,) = vote_rows((ballot,), count.base_count)
        rows.append(Row(cells=(str(number), *known.cells[1:])))
    return tuple(rows)


def _known(number: int | None) -> str:
    return _BLANK if number is None else count_words(number)


def _written(number: int) -> tuple[Text, ...]:
    if not number:
        return ()
    return (Text(label="Trong đó ý kiến bằng văn bản:", text=count_words(number)),)
