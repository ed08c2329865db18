from dataclasses import replace
from datetime import date
from decimal import Decimal

from models.domain.clauses import FindingCode, lint_targets, lint_texts
from models.domain.targets import Aggregation, Goal, Kind, Scope, Source, Target


def target(key: str, name: str, low: str = "80", **changes: object) -> Target:
    goal = Goal(
        id=key,
        kind=Kind.RANGE,
        low=Decimal(low),
        high=Decimal(100),
        unit="%",
        deadline=date(2025, 12, 31),
    )
    made = Target(
        id=key,
        programme="p",
        field="f",
        name=name,
        goal=replace(goal, **{k: v for k, v in changes.items() if k not in _TARGET}),  # type: ignore[arg-type]  # fields by name
        scope=Scope.NATIONAL,
        aggregation=Aggregation.RATIO,
        source=Source(document="d", clause="1", quote=name),
    )
    return replace(made, **{k: v for k, v in changes.items() if k in _TARGET})  # type: ignore[arg-type]  # fields by name


_TARGET = ("aggregation", "parent", "field", "scope")


def codes(*targets: Target, owners: dict[str, str] | None = None) -> list[FindingCode]:
    return [found.code for found in lint_targets(targets, year=2023, owners=owners)]


def test_a_target_stated_twice_is_found_by_its_words_and_numbers() -> None:
    one = target("a", "Tỷ lệ phủ của hạ tầng mạng băng rộng cáp quang (hộ gia đình, xã)")
    other = target("b", "Tỷ lệ phủ hạ tầng mạng băng rộng cáp quang (hộ gia đình và xã)")

    (found,) = lint_targets([one, other], year=2023)

    assert (found.code, found.targets) == (FindingCode.DUPLICATE, ("a", "b"))
    assert "cùng đặt mức 80 - 100 %" in found.sentence


def test_two_clauses_with_the_same_words_and_other_numbers_disagree() -> None:
    name = "Hộ gia đình sử dụng băng rộng cố định"

    (found,) = lint_targets([target("a", name), target("b", name, "70")], year=2023)

    assert found.code is FindingCode.DISAGREE
    assert "đặt mức 80 - 100 % nhưng" in found.sentence


def test_parts_other_fields_and_other_deadlines_do_not_disagree() -> None:
    name = "Hộ gia đình sử dụng băng rộng cố định"
    whole = target("a", name)

    assert codes(whole, target("b", name, "70", parent="a")) == []
    assert codes(whole, target("b", name, "70", field="g")) == []
    assert codes(whole, target("b", name, "70", deadline=date(2030, 12, 31))) == []
    assert codes(whole, target("b", "Doanh nghiệp dùng hợp đồng điện tử")) == []


def test_gaps_are_named_one_by_one() -> None:
    bare = target("a", "Doanh thu bưu chính", unit="", deadline=None)
    share = target("b", "Dân số có điện thoại thông minh", aggregation=Aggregation.MEAN)

    assert codes(bare, share, owners={"b": "Phòng Bưu chính"}) == [
        FindingCode.NO_UNIT,
        FindingCode.NO_OWNER,
        FindingCode.NO_DEADLINE,
        FindingCode.NO_DENOMINATOR,
    ]
    assert codes(target("c", "Xếp hạng", kind=Kind.RANK, unit="")) == []


def test_a_base_year_long_gone_or_not_over_is_questioned() -> None:
    growth = {"kind": Kind.GROW_BY}

    assert codes(target("a", "Thu phí nội dung", baseline_year=2000, **growth)) == [
        FindingCode.BASE_YEAR
    ]
    assert codes(target("a", "Thu phí nội dung", baseline_year=2025, **growth)) == [
        FindingCode.BASE_YEAR
    ]
    assert codes(target("a", "Thu phí nội dung", baseline_year=2015, **growth)) == []


def test_a_copy_from_last_year_shows_what_was_left_behind() -> None:
    before = {"bases": "Thực hiện Chỉ thị số 03/CT-BTTTT ngày 16/12/2022 về thi đua năm 2023."}
    texts = [
        ("bases", "Thực hiện Chỉ thị số 03/CT-BTTTT ngày 16/12/2022 về thi đua năm 2023."),
        ("aim", "Tăng 5% so với năm 2023 trong giai đoạn từ năm 2021 - 2025, xong năm 2024."),
    ]

    found = lint_texts(texts, year=2024, last_year=before)

    assert [(one.code, one.targets) for one in found] == [
        (FindingCode.STALE_YEAR, ("bases",)),
        (FindingCode.STALE_NUMBER, ("bases",)),
    ]
    assert "số 03/CT-BTTTT giữ nguyên từ năm trước" in found[1].sentence
