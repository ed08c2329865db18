"""From a passage to targets: proposed, confirmed, kept with their words."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from models.domain.errors import UserError
from models.domain.targets import Aggregation, Kind, Scope
from models.usecases.desk import Desk
from models.usecases.entering import mark_of_target, remember_mark
from models.usecases.targets import get_target, list_targets
from models.usecases.targets_adding import (
    TargetDraft,
    add_targets,
    drafts_of,
    problem_of,
    retire_targets,
    usual_aggregation,
)
from models.usecases.targets_lint import lint_year

PROGRAMME = "chi-thi-03-2022"
DOCUMENT = "ct-03-2022"
PASSAGE = """
1. Về lĩnh vực bưu chính: Phấn đấu đến hết năm 2023, tối thiểu 85% xã có điểm bưu chính, trong đó
70% xã vùng sâu có người phục vụ; phát triển mới 12.500 điểm phục vụ.
2. Hạ tầng vệ tinh: Xây dựng 01 trạm thu mặt đất trước ngày 30/9/2023.
"""


def draft(**changes: object) -> TargetDraft:
    made = TargetDraft(
        name="Xã có điểm bưu chính",
        kind=Kind.AT_LEAST,
        direction=None,
        low=Decimal(85),
        high=None,
        unit="%",
        field="Bưu chính",
        scope=Scope.NATIONAL,
        aggregation=Aggregation.RATIO,
        quote="tối thiểu 85% xã có điểm bưu chính",
    )
    return replace(made, **changes)  # type: ignore[arg-type] # by name


def test_a_passage_is_proposed_in_the_fields_of_the_programme(desk: Desk) -> None:
    drafts = drafts_of(desk, PASSAGE, programme=PROGRAMME)
    assert [(one.kind, one.low) for one in drafts] == [
        (Kind.AT_LEAST, Decimal(85)),
        (Kind.ATTAIN, Decimal(70)),
        (Kind.COUNT, Decimal(12500)),
        (Kind.DELIVER, Decimal(1)),
    ]
    known = {line.target.field for line in list_targets(desk, 2023)}
    assert drafts[0].field in known | {"buu-chinh"}
    assert drafts[1].parent == 0
    assert [one.is_open for one in drafts] == [False, False, True, False]
    assert drafts[3].deadline == date(2023, 9, 30)
    assert drafts[0].aggregation is Aggregation.RATIO


def test_confirmed_drafts_become_targets_with_quote_document_and_parent(desk: Desk) -> None:
    whole, part, *_ = drafts_of(desk, PASSAGE, programme=PROGRAMME, document=DOCUMENT)
    ids = add_targets(desk, [whole, part], programme=PROGRAMME, document=DOCUMENT).value
    kept = get_target(desk, ids[1], 2023).line.target
    assert kept.parent == ids[0]
    assert kept.source.document == DOCUMENT
    assert kept.source.quote == part.quote
    assert kept.goal.low == Decimal(70)
    orders = [line.target.order for line in list_targets(desk, 2023) if line.target.id in ids]
    assert orders == sorted(orders)


def test_the_same_words_get_the_same_id_and_a_second_one_another(desk: Desk) -> None:
    first = add_targets(desk, [draft()], programme=PROGRAMME, document="").value
    second = add_targets(desk, [draft()], programme=PROGRAMME, document="").value
    assert first == ("chi-thi-03-2022.xa-co-diem-buu-chinh",)
    assert second == ("chi-thi-03-2022.xa-co-diem-buu-chinh-2",)
    found = [item for item in lint_year(desk, 2023) if set(item.targets) == {*first, *second}]
    assert [item.code_label for item in found] == ["Trùng nhau"]


def test_what_the_programme_has_already_is_marked(desk: Desk) -> None:
    whole, *_ = drafts_of(desk, PASSAGE, programme=PROGRAMME)
    assert not whole.is_known
    add_targets(desk, [whole], programme=PROGRAMME, document=DOCUMENT)
    again = drafts_of(desk, PASSAGE, programme=PROGRAMME)
    assert [one.is_known for one in again] == [True, False, False, False]


def test_a_field_the_programme_does_not_have_is_added_to_it(desk: Desk) -> None:
    ids = add_targets(
        desk, [draft(field="Hạ tầng vệ tinh")], programme=PROGRAMME, document=DOCUMENT
    ).value
    line = get_target(desk, ids[0], 2023).line
    assert line.target.field == "ha-tang-ve-tinh"
    assert line.field_name == "Hạ tầng vệ tinh"


def test_the_mark_chosen_for_a_document_settles_its_next_passage(desk: Desk) -> None:
    remember_mark(desk, DOCUMENT, ",")
    assert mark_of_target(desk, list_targets(desk, 2023)[0].target.id) == ","
    assert mark_of_target(desk, "1097.buu-chinh.diem-phuc-vu") == ""
    drafts = drafts_of(desk, PASSAGE, programme=PROGRAMME, document=DOCUMENT)
    assert not any(one.is_open for one in drafts)
    other = drafts_of(desk, PASSAGE, programme=PROGRAMME, document="kh-1097-2023")
    assert any(one.is_open for one in other)
    assert drafts_of(desk, PASSAGE, programme=PROGRAMME, mark=".")[2].low == Decimal("12.5")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"name": " "}, "phải có tên"),
        ({"low": None}, "mức yêu cầu bằng số"),
        ({"high": Decimal(1)}, "Hãy đổi chỗ"),
        ({"is_open": True}, "hai cách đọc"),
    ],
)
def test_an_incomplete_draft_is_refused_and_nothing_is_kept(
    desk: Desk, changes: dict[str, object], words: str
) -> None:
    wrong = draft(**changes)
    assert words in problem_of(wrong)
    count = len(list_targets(desk, 2023))
    with pytest.raises(UserError, match=words):
        add_targets(desk, [draft(), wrong], programme=PROGRAMME, document="")
    assert len(list_targets(desk, 2023)) == count


def test_an_unknown_programme_is_refused(desk: Desk) -> None:
    with pytest.raises(UserError, match="Không có chương trình"):
        add_targets(desk, [draft()], programme="khong-co", document="")


def test_a_target_no_longer_followed_can_be_followed_again(desk: Desk) -> None:
    target = list_targets(desk, 2023)[0].target.id
    retire_targets(desk, [target])
    assert target not in {line.target.id for line in list_targets(desk, 2023)}
    retire_targets(desk, [target], retired=False)
    assert target in {line.target.id for line in list_targets(desk, 2023)}


def test_the_usual_rule_of_a_kind_never_adds_or_averages_shares() -> None:
    for kind in Kind:
        rule = usual_aggregation(kind, "%")
        assert rule not in (Aggregation.SUM, Aggregation.MEAN)


def test_the_example_plan_has_its_two_known_duplicates(desk: Desk) -> None:
    found = lint_year(desk, 2023)
    pairs = [item.sentence for item in found if item.code.value == "duplicate"]
    assert any("cáp quang" in sentence for sentence in pairs)
    assert any("dịch vụ công trực tuyến" in sentence for sentence in pairs)
    assert any("năm 2000" in item.sentence for item in found)
    owned = lint_year(desk, 2023, owners=True)
    assert {item.code.value for item in owned} - {item.code.value for item in found} == {"no_owner"}
