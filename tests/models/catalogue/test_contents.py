"""What the catalogue says about documents, organisations, programmes and targets."""

import unicodedata
from collections import Counter
from datetime import date
from decimal import Decimal

import resources
from models.catalogue import Catalogue
from models.domain.documents import Document
from models.domain.organisations import Organisation, Role, name_on
from models.domain.programmes import Programme
from models.domain.targets import Direction, Kind, Scope, Target

SEVEN = ["son-la", "lai-chau", "dien-bien", "lao-cai", "ha-giang", "cao-bang", "lang-son"]


def document(catalogue: Catalogue, code: str) -> Document:
    return next(item for item in catalogue.documents if item.code == code)


def organisation(catalogue: Catalogue, code: str) -> Organisation:
    return next(item for item in catalogue.organisations if item.code == code)


def programme(catalogue: Catalogue, code: str) -> Programme:
    return next(item for item in catalogue.programmes if item.code == code)


def target(catalogue: Catalogue, identifier: str) -> Target:
    return next(item for item in catalogue.targets if item.id == identifier)


def test_all_files_are_in_normal_form_and_have_no_invisible_spaces() -> None:
    for file in sorted(resources.path("catalogue").rglob("*.toml")):
        text = file.read_text(encoding="utf-8")
        assert unicodedata.is_normalized("NFC", text), file.name
        assert not {"\u00a0", "\u00ad", "\u200b", "\ufeff"} & set(text), file.name


def test_the_blank_number_and_day_of_the_roster_decision_stay_blank(catalogue: Catalogue) -> None:
    roster = document(catalogue, "qd-phan-cong-cum-2023")
    assert (roster.number, roster.issued_on, roster.kind) == ("", None, "QĐ")


def test_both_dates_of_directive_01_are_kept_and_marked_as_disagreeing(
    catalogue: Catalogue,
) -> None:
    found = document(catalogue, "ct-01-2023")
    assert (found.issued_on, found.other_issued_on) == (date(2023, 1, 20), date(2023, 1, 10))
    assert "không khớp" in found.date_note
    assert not found.verified


def test_a_decision_numbered_2021_keeps_its_written_date_of_2016(catalogue: Catalogue) -> None:
    found = document(catalogue, "qd-37-2021")
    assert (found.number, found.issued_on) == ("37/2021/QĐ-TTg", date(2016, 12, 26))
    assert found.date_note


def test_the_cluster_programme_has_neither_number_nor_day(catalogue: Catalogue) -> None:
    found = document(catalogue, "ctr-cum-2-2023")
    assert (found.kind, found.number, found.issued_on) == ("CTr", "", None)
    assert "tháng 02 năm 2023" in found.date_note


def test_numbers_of_documents_are_unique(catalogue: Catalogue) -> None:
    numbers = Counter(item.number for item in catalogue.documents if item.number)
    assert max(numbers.values()) == 1


def test_a_document_without_date_says_why_or_is_a_rule_read_second_hand(
    catalogue: Catalogue,
) -> None:
    undated = [item for item in catalogue.documents if item.issued_on is None]
    assert [item.code for item in undated if not item.date_note and item.verified] == []


def test_the_cluster_of_2023_has_seven_members_and_lao_cai_leads(catalogue: Catalogue) -> None:
    (cluster,) = catalogue.clusters
    assert [item.organisation for item in cluster.members] == SEVEN
    assert {item.year for item in cluster.members} == {2023}
    assert [m.organisation for m in cluster.members if m.role is Role.LEADER] == ["lao-cai"]
    assert not [m for m in cluster.members if m.role is Role.DEPUTY]


def test_a_department_is_called_by_the_name_of_the_day(catalogue: Catalogue) -> None:
    names = organisation(catalogue, "lao-cai").names
    before, after = name_on(names, date(2025, 2, 28)), name_on(names, date(2025, 3, 1))
    assert before.name == "Sở Thông tin và Truyền thông tỉnh Lào Cai"
    assert (before.abbreviation, before.superior) == ("STTTT", "UBND TỈNH LÀO CAI")
    assert after.name == "Sở Khoa học và Công nghệ tỉnh Lào Cai"
    assert (after.abbreviation, after.verified) == ("SKHCN", False)


def test_names_of_an_organisation_follow_one_another_without_gap(catalogue: Catalogue) -> None:
    for item in catalogue.organisations:
        assert item.names, item.code
        for earlier, later in zip(item.names, item.names[1:], strict=False):
            assert earlier.valid_to is not None
            assert later.valid_from is not None
            assert (later.valid_from - earlier.valid_to).days == 1, item.code


def test_ha_giang_passes_to_tuyen_quang_and_yen_bai_to_lao_cai(catalogue: Catalogue) -> None:
    day = date(2025, 7, 1)
    for code, heir in (("ha-giang", "tuyen-quang"), ("yen-bai", "lao-cai")):
        first = organisation(catalogue, code).successors[0]
        assert (first.code, first.on, first.scope) == (heir, day, "")
    assert name_on(organisation(catalogue, "lao-cai").names, day).valid_from == day


def test_the_ministry_changes_its_name_on_the_first_of_march_2025(catalogue: Catalogue) -> None:
    names = organisation(catalogue, "bo-tttt").names
    assert name_on(names, date(2025, 2, 28)).short_name == "Bộ TTTT"
    assert name_on(names, date(2025, 3, 1)).short_name == "Bộ KH&CN"


def test_fields_belong_to_their_programme(catalogue: Catalogue) -> None:
    counts = {item.code: len(item.fields) for item in catalogue.programmes}
    assert counts == {
        "chi-thi-67-2019": 6,
        "chi-thi-05-2021": 6,
        "chi-thi-03-2022": 8,
        "ke-hoach-1097": 11,
        "cum-2-2023": 6,
    }


def test_the_cluster_programme_has_its_mottos_bases_groups_and_tasks(
    catalogue: Catalogue,
) -> None:
    found = programme(catalogue, "cum-2-2023")
    assert found.mottos == (
        "Trung thành, Dũng cảm, Tận tụy, Sáng tạo, Nghĩa tình",
        "Làm gương, Kỷ cương, Trọng tâm, Bứt phá",
    )
    assert [item.document for item in found.bases] == [
        "qd-2341-2022",
        "ct-03-2022",
        "ct-01-2023",
        "qd-phan-cong-cum-2023",
    ]
    assert len(found.groups) == 5
    assert 40 <= len(found.tasks) <= 55
    used = {task.group for task in found.tasks}
    assert used == {item.code for item in (*found.fields, *found.groups)}


def test_names_are_spelled_right_where_the_quotes_are_not(catalogue: Catalogue) -> None:
    tasks = programme(catalogue, "cum-2-2023").tasks
    misspelt = next(item for item in tasks if "Phuy vai trò" in item.quote)
    assert misspelt.name.startswith("Phát huy vai trò")
    names = [item.name for item in tasks] + [item.name for item in catalogue.targets]
    assert not [n for n in names for bad in ("Phuy", "Phần đầu", "chuyên đổi", "$") if bad in n]


def test_task_ids_count_within_their_clause(catalogue: Catalogue) -> None:
    counts: Counter[str] = Counter()
    for task in programme(catalogue, "cum-2-2023").tasks:
        counts[task.clause] += 1
        assert task.id == f"cum2-2023.{task.clause}.{counts[task.clause]:02d}"


def test_the_infrastructure_movement_has_two_phases_wherever_the_plan_is_meant(
    catalogue: Catalogue,
) -> None:
    for code in ("ke-hoach-1097", "cum-2-2023"):
        movements = programme(catalogue, code).movements
        found = next(item for item in movements if item.code == "ha-tang-tiet-kiem")
        spans = [(p.year_from, p.year_to, p.review, p.review_year) for p in found.phases]
        assert spans == [(2022, 2025, "sơ kết", 2025), (2026, 2030, "tổng kết", 2030)]


def test_movements_name_one_of_the_four_launching_levels(catalogue: Catalogue) -> None:
    levels = {m.launch_level for item in catalogue.programmes for m in item.movements}
    assert levels == {"national", "sector", "cluster"}


def test_the_plan_has_its_three_duties(catalogue: Catalogue) -> None:
    due = [item.due for item in programme(catalogue, "ke-hoach-1097").duties]
    assert due == [date(2023, 3, 31), date(2025, 12, 31), date(2030, 12, 31)]


def test_at_least_78_targets_carry_a_number(catalogue: Catalogue) -> None:
    numeric = [t for t in catalogue.targets if t.goal.kind is not Kind.DESCRIBE]
    by_document = Counter(t.source.document for t in numeric)
    assert by_document == {"kh-1097-2023": 77, "ct-67-2019": 6, "ct-03-2022": 2}
    assert all(t.goal.low is not None and t.goal.unit for t in numeric)


def test_criteria_without_a_number_have_neither_value_nor_direction(catalogue: Catalogue) -> None:
    described = [t.goal for t in catalogue.targets if t.goal.kind is Kind.DESCRIBE]
    assert len(described) == 9
    assert {(goal.low, goal.high, goal.direction, goal.unit) for goal in described} == {
        (None, None, None, "")
    }


def test_spans_run_upwards_and_only_spans_have_a_high_end(catalogue: Catalogue) -> None:
    for item in catalogue.targets:
        low, high = item.goal.low, item.goal.high
        if high is not None:
            assert low is not None
            assert low < high, item.id
        if item.goal.kind is Kind.RANGE:
            assert high is not None, item.id


def test_every_field_of_the_plan_has_targets(catalogue: Catalogue) -> None:
    used = {t.field for t in catalogue.targets if t.programme == "ke-hoach-1097"}
    assert used == {item.code for item in programme(catalogue, "ke-hoach-1097").fields}


def test_targets_are_numbered_in_order_within_their_programme(catalogue: Catalogue) -> None:
    orders = [t.order for t in catalogue.targets if t.programme == "ke-hoach-1097"]
    assert orders == list(range(1, len(orders) + 1))


def test_what_the_document_says_twice_is_kept_twice(catalogue: Catalogue) -> None:
    for stem in ("1097.kts-xhs.dich-vu-cong-truc-tuyen", "1097.cds.cap-quang"):
        pair = [target(catalogue, f"{stem}-{n}") for n in (1, 2)]
        assert pair[0].source.quote != pair[1].source.quote
        assert all("hai lần" in item.note for item in pair)


def test_chosen_targets_read_as_the_document_means_them(catalogue: Catalogue) -> None:
    taxes = target(catalogue, "1097.cong-nghiep-ict.nop-ngan-sach").goal
    assert (taxes.low, taxes.high, taxes.unit) == (Decimal("1.9"), Decimal("2.1"), "tỷ USD")
    firms = target(catalogue, "1097.cong-nghiep-ict.doanh-nghiep-cong-nghe-so").goal
    assert (firms.low, firms.high) == (Decimal(75000), Decimal(85000))
    rank = target(catalogue, "1097.attt.gci").goal
    assert (rank.kind, rank.low, rank.high) == (Kind.RANK, Decimal(25), Decimal(30))
    assert rank.direction is Direction.LOWER
    spending = target(catalogue, "1097.tiet-kiem.chi-thuong-xuyen").goal
    assert (spending.kind, spending.direction) == (Kind.AROUND, Direction.LOWER)
    staff = target(catalogue, "1097.tiet-kiem.giam-bien-che").goal
    assert (staff.kind, staff.low, staff.baseline_year) == (Kind.CUT_BY, Decimal(10), 2015)
    paid = target(catalogue, "1097.bao-chi.thu-phi-noi-dung")
    assert paid.goal.baseline_year == 2000
    assert "khó tin" in paid.note
    share = target(catalogue, "1097.thong-tin-co-so.dai-ung-dung-cong-nghe")
    assert share.parent == "1097.thong-tin-co-so.dai-truyen-thanh"
    assert target(catalogue, "1097.tiet-kiem.giai-ngan-dau-tu-cong").scope is Scope.ASSIGNED
