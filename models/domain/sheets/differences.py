"""The last page of a draft: which figures changed since the papers were written."""

from collections.abc import Sequence

from models.domain.papers import DraftReason
from models.domain.sheets.blocks import Align, Column, Grid, Row, Sheet, Title

TITLE = "SỐ LIỆU ĐÃ THAY ĐỔI"
NAME = "Số liệu đã thay đổi"
KEY = "differences"
_NOTE = "(Trang này chỉ có ở bản dự thảo; cập nhật số liệu rồi in lại để có bản chính thức)"
_COLUMNS = (
    Column(head="TT", share=12),
    Column(head="Nội dung", share=78, align=Align.LEFT),
    Column(head="Khi lập hồ sơ", share=38),
    Column(head="Hiện nay", share=37),
)


def differences_sheet(reasons: Sequence[DraftReason]) -> Sheet:
    """Return the list of differences."""
    rows = tuple(
        Row(cells=(str(number), reason.what, reason.at_drafting, reason.now))
        for number, reason in enumerate(reasons, start=1)
    )
    return Sheet(
        key=KEY,
        name=NAME,
        blocks=(Title(title=TITLE, note=_NOTE), Grid(columns=_COLUMNS, rows=rows)),
    )
