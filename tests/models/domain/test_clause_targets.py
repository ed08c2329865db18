"""A passage of our own in the style of the directives, defects included."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.domain.clauses import Proposal, propose_targets
from models.domain.targets import Direction, Kind, Scope
from models.usecases.reading import read_clause

PASSAGE = """\
Thực hiện Chỉ thị số 08/CT-BTTTT ngày 15/01/2024, Sở ban hành Kế hoạch số 12/KH-STTTT giai đoạn
2024 - 2026, gồm 05 nhóm nhiệm vụ và 12 giải pháp cho 10 năm tới.

1. Về bưu chính: Phần đầu đến hết năm 2024 tỷ lệ thôn, bản có điểm phục vụ đạt trên 95%, thời \
gian toàn trình bưu gửi nội

tỉnh không quá 24 giờ; xây dựng 02 trung tâm khai thác, sản lượng bưu phẩm tăng 15% so với năm \
2023; tỷ lệ bưu gửi thất lạc dưới 0,05%.

2. Về viễn thông: duy trì Top 10 – 15 cả nước, tỷ lệ phủ sóng 4G đạt $\\geq 99\\%$ dân số, mật \
độ thuê bao từ 85 - 90 thuê bao/100 dân, giảm tối thiểu 20% số thôn trắng sóng so với năm 2022; \
số trạm xây mới đạt 1.250 trạm; tỷ lệ SIM rác giảm xuống còn 1%.

3. Chuyển đổi số: 100% xã có tổ công nghệ số, trong đó 60% tổ hoạt động hiệu quả; năng suất tăng \
từ 8 - 10% mỗi năm; chi phí bình quân khoảng 62 - 63% dự toán; doanh thu đạt 1,5 - 1,8 nghìn tỷ \
đồng; nâng tỷ lệ hộ có Internet từ 70% lên 85%, vượt chỉ tiêu đặt ra 25%; giải ngân 100% vốn \
được giao; 100% người dân tiếp cận ít nhất 01 loại hình báo chí.
4. An toàn: 80 - 100% hệ thống cấp độ 3, 4, 5 (23 nhóm sản phẩm) được giám sát; đưa vào sử dụng \
01 nền tảng; tỷ lệ sự cố tồn ≤ 5 %; năm 2023 đã đạt 70%.

Phấn đấu đến năm 2025:
- Đào tạo kỹ năng số cho 1.500 người trước ngày 30/6/2024; xếp hạng nhóm 20 - 25 cả nước;
- 90% cơ quan báo chí có nền tảng số trong Quý III/2024.
"""  # noqa: RUF001 - the en-dash is one of the defects

Row = tuple[str, str, str | None, str]
EXPECTED: list[Row] = [
    ("more_than", "95", None, "%"),
    ("at_most", "24", None, "giờ"),
    ("count", "2", None, "trung tâm"),
    ("grow_by", "15", None, "%"),
    ("less_than", "0.05", None, "%"),
    ("rank", "10", "15", "hạng"),
    ("at_least", "99", None, "%"),
    ("range", "85", "90", "thuê bao/100 dân"),
    ("cut_by", "20", None, "%"),
    ("attain", "1250", None, "trạm"),
    ("at_most", "1", None, "%"),
    ("attain", "100", None, "%"),
    ("attain", "60", None, "%"),
    ("grow_by", "8", "10", "%"),
    ("around", "62", "63", "%"),
    ("range", "1.5", "1.8", "nghìn tỷ đồng"),
    ("attain", "85", None, "%"),
    ("attain", "100", None, "%"),
    ("attain", "100", None, "%"),
    ("range", "80", "100", "%"),
    ("deliver", "1", None, "nền tảng"),
    ("at_most", "5", None, "%"),
    ("count", "1500", None, "người"),
    ("rank", "20", "25", "hạng"),
    ("attain", "90", None, "%"),
]


@pytest.fixture(scope="module")
def proposals() -> tuple[Proposal, ...]:
    return propose_targets(PASSAGE)


def named(proposals: tuple[Proposal, ...], words: str) -> Proposal:
    return next(one for one in proposals if words in one.quote)


def test_every_target_of_the_passage_is_proposed_and_nothing_else(
    proposals: tuple[Proposal, ...],
) -> None:
    found = [
        (p.kind.value, str(p.low), None if p.high is None else str(p.high), p.unit)
        for p in proposals
    ]

    assert found == EXPECTED


def test_every_quote_stands_in_the_passage(proposals: tuple[Proposal, ...]) -> None:
    flat = " ".join(PASSAGE.split())

    assert all(proposal.quote in flat for proposal in proposals)


def test_fields_deadlines_base_years_and_scope_come_along(proposals: tuple[Proposal, ...]) -> None:
    parcels = named(proposals, "sản lượng")

    assert (parcels.field, parcels.deadline, parcels.baseline_year) == (
        "bưu chính",
        date(2024, 12, 31),
        2023,
    )
    assert named(proposals, "1.500 người").deadline == date(2024, 6, 30)
    assert named(proposals, "nhóm 20").deadline == date(2025, 12, 31)
    assert named(proposals, "cơ quan báo chí").deadline == date(2024, 9, 30)
    assert named(proposals, "giải ngân").scope is Scope.ASSIGNED
    assert named(proposals, "trắng sóng").direction is Direction.LOWER
    assert named(proposals, "Top 10").deadline is None


def test_a_part_knows_what_it_is_part_of(proposals: tuple[Proposal, ...]) -> None:
    part = named(proposals, "trong đó 60%")

    assert part.parent is not None
    assert "100% xã có tổ công nghệ số" in proposals[part.parent].quote


def test_a_name_is_the_clause_without_its_number(proposals: tuple[Proposal, ...]) -> None:
    assert named(proposals, "4G").name == "Tỷ lệ phủ sóng 4G dân số"
    assert named(proposals, "24 giờ").name == "Thời gian toàn trình bưu gửi nội tỉnh"
    assert named(proposals, "01 nền tảng").name == "Đưa vào sử dụng nền tảng"
    assert named(proposals, "1.250").ambiguous


WORDS = (
    *("Phấn đấu", "đến năm 2025,", "tối thiểu", "trên", "khoảng", "không quá", "Top", "giảm"),
    *("80%", "70 - 85%", "12", "15 tỷ đồng", "3,", "xã có điểm bưu chính,", "trong đó", "đạt"),
    *("tăng", "hồ sơ;", "xây dựng 01 nền tảng.", "so với năm 2020", "1. Bưu chính:", "doanh thu"),
    "trước ngày 30/9/2024",
)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Căn cứ Quyết định số 1478/QĐ-TTg ngày 28/11/2022 của Thủ tướng Chính phủ.",
        "Phong trào thi đua giai đoạn 2021 - 2025, định hướng đến năm 2030.",
        "Hệ thống thông tin cấp độ 3, 4, 5 và 23 nhóm sản phẩm.",
        "Kế hoạch 05 năm, 10 chữ vàng, 08 lĩnh vực trọng tâm, cả 3 trụ cột, phủ sóng 4G và 5G.",
        "Từ năm 2022 đến năm 2030; ngày 07 tháng 4 năm 2023; lần thứ 13; 12/12.",
        "Năm 2023 toàn tỉnh đã đạt 85%.",
        "Hôm nay: 1.251",
    ],
)
def test_dates_numbers_of_documents_and_levels_are_no_targets(text: str) -> None:
    assert propose_targets(text) == ()


def test_half_a_date_is_not_a_deadline() -> None:
    (found,) = propose_targets("Tỷ lệ đạt 80% trước ngày 31/2/2024.")

    assert found.deadline is None


def test_figures_after_a_comma_state_targets_of_their_own() -> None:
    found = propose_targets("Doanh thu đạt khoảng 150 - 170 tỷ đồng, không quá 3% hồ sơ trễ hạn.")

    assert [(one.kind, one.low, one.unit) for one in found] == [
        (Kind.AROUND, Decimal(150), "tỷ đồng"),
        (Kind.AT_MOST, Decimal(3), "%"),
    ]


def test_lettered_items_of_a_directive_are_read_one_by_one() -> None:
    text = (
        "1. Phát triển chính quyền số\n"
        "a) 90% hồ sơ cấp tỉnh, 80% hồ sơ cấp huyện và 60% hồ sơ cấp xã được xử lý trên mạng.\n"
        "b) Phát triển ít nhất 300 doanh nghiệp số, trong đó có 10 doanh nghiệp xuất khẩu.\n"
        "c) Kinh tế số chiếm từ 20% GRDP trở lên, nộp ngân sách trên 150 tỷ đồng.\n"
        "d) Tỷ lệ thôn có tổ công nghệ số đạt 100% (năm 2022 đạt 85%)."
    )
    found = propose_targets(text)

    assert [(one.kind, one.low, one.name) for one in found] == [
        (Kind.ATTAIN, Decimal(90), "Hồ sơ cấp tỉnh"),
        (Kind.ATTAIN, Decimal(80), "Hồ sơ cấp huyện"),
        (Kind.ATTAIN, Decimal(60), "Hồ sơ cấp xã được xử lý trên mạng"),
        (Kind.AT_LEAST, Decimal(300), "Phát triển doanh nghiệp số"),
        (Kind.COUNT, Decimal(10), "Có doanh nghiệp xuất khẩu"),
        (Kind.AT_LEAST, Decimal(20), "Kinh tế số GRDP"),
        (Kind.MORE_THAN, Decimal(150), "Nộp ngân sách"),
        (Kind.ATTAIN, Decimal(100), "Tỷ lệ thôn có tổ công nghệ số (năm 2022 đạt 85%)"),
    ]
    assert {one.field for one in found} == {"Phát triển chính quyền số"}
    assert found[4].parent == 3


def test_a_product_with_a_day_is_proposed_without_a_number() -> None:
    text = "a) Ban hành Kế hoạch chuyển đổi số trước ngày 15/3/2024; ban hành hướng dẫn kịp thời."
    (found,) = propose_targets(text)

    assert (found.kind, found.low, found.name) == (
        Kind.DELIVER,
        Decimal(1),
        "Ban hành Kế hoạch chuyển đổi số",
    )
    assert found.deadline == date(2024, 3, 15)


def test_lines_broken_inside_a_sentence_read_as_one() -> None:
    whole = (
        "Đến năm 2025, tối thiểu 85% xã có điểm bưu chính, trong đó 70% xã vùng sâu có internet."
    )
    broken = whole.replace("trong đó ", "trong đó\n").replace("tối thiểu ", "tối thiểu\n")

    assert propose_targets(broken) == propose_targets(whole)
    title = "2.1. Bưu chính\n90% xã có điểm bưu chính."
    assert [one.field for one in propose_targets(title)] == [""]
    assert propose_targets(title)[0].quote == "90% xã có điểm bưu chính"


def test_the_mark_of_the_document_settles_a_passage() -> None:
    text = "Phát triển mới 12.500 điểm phục vụ, doanh thu đạt 1.250 tỷ đồng."

    assert [one.ambiguous for one in propose_targets(text)] == [True, True]
    thousands = propose_targets(text, decimal_hint=",")
    assert [(one.low, one.ambiguous) for one in thousands] == [
        (Decimal(12500), False),
        (Decimal(1250), False),
    ]
    assert propose_targets(text, decimal_hint=".")[0].low == Decimal("12.5")


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=25))
def test_every_quote_stands_in_its_passage_and_every_number_in_its_quote(words: list[str]) -> None:
    text = " ".join(words)
    for found in propose_targets(text):
        assert found.quote in " ".join(text.split())
        digits = re.findall(r"[0-9]+", found.quote)
        assert str(found.low).split(".")[0].lstrip("0") in {one.lstrip("0") for one in digits}


@given(st.text(alphabet="đạt tỷ lệ 0123456789%.,;:-–≥\n$\\()top", max_size=200))  # noqa: RUF001
def test_no_text_breaks_the_grammar(text: str) -> None:
    for found in propose_targets(text):
        assert found.high is None or found.high >= 0


def test_a_heading_names_the_field_of_the_list_under_it() -> None:
    text = "5.1. Báo chí\n- 90% cơ quan có nền tảng số.\nVề xuất bản:\n- 6 bản/người, đạt 80%."

    assert [one.field for one in propose_targets(text)] == ["Báo chí", "xuất bản"]


def test_the_command_line_gets_plain_data() -> None:
    (found,) = read_clause("Phấn đấu đến năm 2025 doanh thu đạt 1.9 - 2.1 tỷ USD.")

    assert found == {
        "kind": "range",
        "low": "1.9",
        "high": "2.1",
        "unit": "tỷ USD",
        "direction": "higher",
        "name": "Doanh thu",
        "field": "",
        "scope": "national",
        "deadline": "2025-12-31",
        "baseline_year": None,
        "quote": "Phấn đấu đến năm 2025 doanh thu đạt 1.9 - 2.1 tỷ USD",
        "parent": None,
        "ambiguous": False,
    }


def test_the_catalogue_quotes_are_read_as_a_person_read_them() -> None:
    """Most quotes of the hand-made catalogue give the same kind and numbers on their own."""
    import tomllib  # noqa: PLC0415 - only this test reads the catalogue

    folder = Path(__file__).parents[3] / "resources" / "catalogue" / "targets"
    rows = [
        row
        for file in sorted(folder.glob("*.toml"))
        for row in tomllib.loads(file.read_text("utf-8"))["target"]
        if row["kind"] != "describe"
    ]
    read = [
        row
        for row in rows
        if any(
            (one.kind, one.low, one.high)
            == (Kind(row["kind"]), Decimal(row["low"]), row.get("high") and Decimal(row["high"]))
            for one in propose_targets(row["quote"])
        )
    ]

    assert len(rows) > 80
    assert len(read) >= 0.95 * len(rows)
