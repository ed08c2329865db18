"""The form of one nomination: the words of its report and the council's votes on it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from models.domain.merits import MODE_WORDS
from models.domain.nominations import Nomination, SubjectKind, Votes
from views.pages.awards.words import award_choices, award_key
from views.widgets.choice import ChoiceField
from views.widgets.fields import LongTextField, TextField
from views.widgets.form import FormColumn

Change = Callable[[Nomination], Nomination]
_TEXTS = ("summary", "achievements", "measures", "compliance", "party_work")
_OF_COLLECTIVES = ("measures", "party_work")
_VOTES = ("votes_for", "votes_against", "votes_invalid")


class NominationForm(FormColumn):
    """The fields of one nomination; each commits by itself."""

    def __init__(self) -> None:
        super().__init__()
        tr = self.tr
        self.add("award", tr("Danh hiệu, hình thức"), ChoiceField(), required=True)
        self.add(
            "mode",
            tr("Loại hình khen thưởng"),
            ChoiceField(tuple(MODE_WORDS.items())),
            help=tr("Đột xuất, chuyên đề dùng mẫu báo cáo riêng. Chưa ghi thì coi là công trạng."),
        )
        self.add(
            "summary",
            tr("Tóm tắt thành tích"),
            LongTextField(rows=2),
            help=tr("Một, hai dòng cho danh sách trích ngang."),
        )
        self.add(
            "achievements",
            tr("Thành tích đạt được"),
            LongTextField(rows=8),
            help=tr("Mỗi dòng là một đoạn của báo cáo."),
        )
        self.add("measures", tr("Biện pháp, nguyên nhân"), LongTextField(rows=4))
        self.add("compliance", tr("Chấp hành chủ trương, pháp luật"), LongTextField(rows=3))
        self.add("party_work", tr("Tổ chức đảng, đoàn thể"), LongTextField(rows=3))
        self.add_section(
            tr("Kết quả bỏ phiếu"), tr("Gồm cả ý kiến bằng văn bản của người vắng mặt.")
        )
        self.add("votes_for", tr("Số phiếu tán thành"), TextField())
        self.add("votes_against", tr("Số phiếu không tán thành"), TextField())
        self.add("votes_invalid", tr("Số phiếu không hợp lệ"), TextField())

    def show_nomination(self, nomination: Nomination, on: date) -> None:
        """Fill every field."""
        self.clear_errors()
        is_collective = nomination.kind is SubjectKind.COLLECTIVE
        award = self.field("award")
        if isinstance(award, ChoiceField):
            award.set_choices(award_choices(nomination.kind, on), award_key(nomination))
        mode = self.field("mode")
        if isinstance(mode, ChoiceField):
            mode.set_value(nomination.mode)
        for key in _TEXTS:
            field = self.field(key)
            if isinstance(field, LongTextField):
                field.set_text(getattr(nomination, key))
        for key in _VOTES:
            field = self.field(key)
            if isinstance(field, TextField):
                count = getattr(nomination.votes, key) if nomination.votes else ""
                field.set_text(str(count))
        for key in _OF_COLLECTIVES:
            self.show_field(key, visible=is_collective)

    def change(self, key: str, text: str) -> Change | None:
        """Return what the new text of `key` does; None, and the error shown, when it is wrong."""
        self.clear_errors()
        if key == "award":
            code, _, path = text.partition("|")
            return lambda nomination: replace(nomination, award=code, path=path)
        if key not in _VOTES:
            return lambda nomination: replace(nomination, **{key: text})  # type: ignore[arg-type] # by key
        if text and not (text.isascii() and text.isdigit()):
            self.set_errors({key: self.tr("Hãy gõ số phiếu bằng chữ số.")})
            return None
        votes = self._votes()
        return lambda nomination: replace(nomination, votes=votes)

    def _votes(self) -> Votes | None:
        """Return the votes; none while nobody has counted those in favour."""
        texts = [self.text(key) for key in _VOTES]
        counts = [int(text) if text.isascii() and text.isdigit() else 0 for text in texts]
        if not texts[0]:
            return None
        return Votes(votes_for=counts[0], votes_against=counts[1], votes_invalid=counts[2])
