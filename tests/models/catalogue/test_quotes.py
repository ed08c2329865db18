"""Every quote stands in its document and carries the numbers that are read out of it."""

import re
from collections.abc import Mapping
from decimal import Decimal

from models.catalogue import Catalogue
from models.domain.targets import Kind, Target

WORDS_OF_KIND = {
    Kind.AT_LEAST: r"≥|\\geq|tối thiểu|trở lên",
    Kind.MORE_THAN: r">|trên",
    Kind.RANGE: r"\d(%)? (-|đến) \d",
    Kind.AROUND: r"khoảng",
    Kind.RANK: r"Top|nhóm|thứ hạng",
    Kind.GROW_BY: r"tăng",
    Kind.CUT_BY: r"[Gg]iảm",
    Kind.DELIVER: r"xây dựng",
}


def numbers_in(quote: str) -> set[Decimal]:
    """Return the numbers of a quote: "27.000" is thousands, "95.5" has a decimal point."""
    found = set()
    for token in re.findall(r"\d+(?:\.\d+)*", quote):
        thousands = re.fullmatch(r"\d{1,3}(\.\d{3})+", token)
        found.add(Decimal(token.replace(".", "") if thousands else token))
    return found


def numbers_of(target: Target) -> set[Decimal]:
    """Return the numbers a target reads out of its quote."""
    values = (target.goal.low, target.goal.high, target.goal.baseline_year)
    return {Decimal(value) for value in values if value is not None}


def test_every_quote_of_a_target_stands_in_its_document(
    catalogue: Catalogue, pages: Mapping[str, str]
) -> None:
    absent = [t.id for t in catalogue.targets if t.source.quote not in pages[t.source.document]]
    assert absent == []


def test_quotes_stand_in_the_files_as_they_are_after_nfc_and_white_space(
    catalogue: Catalogue, seeds: Mapping[str, str]
) -> None:
    folded = {code: re.sub(r"\s+", " ", text) for code, text in seeds.items()}
    absent = [t.id for t in catalogue.targets if t.source.quote not in folded[t.source.document]]
    assert absent == []


def test_every_number_of_a_target_stands_in_its_quote(catalogue: Catalogue) -> None:
    unsaid = {
        t.id: numbers_of(t) - numbers_in(t.source.quote)
        for t in catalogue.targets
        if numbers_of(t) - numbers_in(t.source.quote)
    }
    assert unsaid == {}


def test_the_words_of_a_quote_bear_out_the_kind_of_its_target(catalogue: Catalogue) -> None:
    unsaid = [
        (t.id, t.goal.kind)
        for t in catalogue.targets
        if not re.search(WORDS_OF_KIND.get(t.goal.kind, ""), t.source.quote)
    ]
    assert unsaid == []


def test_attaining_is_never_read_out_of_a_quote_that_says_at_least(catalogue: Catalogue) -> None:
    wrong = [
        t.id
        for t in catalogue.targets
        if t.goal.kind is Kind.ATTAIN
        and "15 tuổi trở lên" not in t.source.quote
        and re.search(r"≥|\\geq|tối thiểu|trở lên|>| trên \d", t.source.quote)
    ]
    assert wrong == []


def test_a_deadline_is_named_in_the_quote_or_the_note_says_where(catalogue: Catalogue) -> None:
    unsaid = [
        t.id
        for t in catalogue.targets
        if t.goal.deadline and str(t.goal.deadline.year) not in f"{t.source.quote} {t.note}"
    ]
    assert unsaid == []


def test_a_clause_leads_to_the_dash_in_which_the_quote_stands(
    catalogue: Catalogue, seeds: Mapping[str, str]
) -> None:
    plan = seeds["kh-1097-2023"]
    parts = {
        "II.1": dashes_between(plan, "1. Thi đua đẩy mạnh", "2. Thi đua thực hành"),
        "III.1.a": dashes_between(plan, "a) Về phát triển", "b) Về thực hành"),
        "III.1.b": dashes_between(plan, "b) Về thực hành", "2. Khen thưởng hàng năm"),
    }
    assert [len(part) for part in parts.values()] == [10, 6, 8]
    astray = []
    for target in catalogue.targets:
        if target.programme != "ke-hoach-1097":
            continue
        part, dash = target.source.clause.split(", gạch đầu dòng ")
        if target.source.quote not in parts[part][int(dash) - 1]:
            astray.append(target.id)
    assert astray == []


def dashes_between(text: str, start: str, end: str) -> list[str]:
    """Return the dash items between two headings, each on one line across page breaks."""
    body = text.partition(f"\n{start}")[2].partition(f"\n{end}")[0]
    return [re.sub(r"\s+", " ", item) for item in re.split(r"\n- ", body)[1:]]


def test_every_percent_of_part_two_of_the_plan_is_somebodys_target(
    catalogue: Catalogue, seeds: Mapping[str, str]
) -> None:
    plan = seeds["kh-1097-2023"]
    rest = " ".join(dashes_between(plan, "1. Thi đua đẩy mạnh", "2. Thi đua thực hành"))
    quotes = {t.source.quote for t in catalogue.targets if t.source.clause.startswith("II.1,")}
    for quote in sorted(quotes, key=len, reverse=True):
        rest = rest.replace(quote, " ")
    assert re.findall(r"\S+ \S+ [\d.]+\S*", rest) == []


def test_every_quote_of_a_programme_stands_in_its_document(
    catalogue: Catalogue, pages: Mapping[str, str]
) -> None:
    quotes = [
        (programme, quote)
        for programme in catalogue.programmes
        for quote in (
            programme.theme,
            *programme.mottos,
            *(item.text for item in programme.bases),
            *(item.quote for item in programme.movements),
            *(item.quote for item in programme.tasks),
            *(item.quote for item in programme.duties),
        )
    ]
    assert [quote for programme, quote in quotes if quote not in pages[programme.document]] == []


def test_a_duty_is_verified_exactly_when_words_are_quoted_for_it(catalogue: Catalogue) -> None:
    duties = [duty for programme in catalogue.programmes for duty in programme.duties]
    assert [duty.code for duty in duties if duty.verified != bool(duty.quote)] == []
    assert [duty.code for duty in duties if duty.verified and not duty.source] == []


def test_the_tasks_follow_their_clauses_and_leave_nothing_out(
    catalogue: Catalogue, seeds: Mapping[str, str]
) -> None:
    programme = next(item for item in catalogue.programmes if item.code == "cum-2-2023")
    clauses = dict(re.findall(r"^([23]\.\d)\.(.*)$", seeds["ctr-cum-2-2023"], re.MULTILINE))
    assert len(clauses) == 11
    for number, text in clauses.items():
        rest = text
        for task in (item for item in programme.tasks if item.clause == number):
            before, found, rest = rest.partition(task.quote)
            assert found, task.id
            skipped = re.sub(r"^ Về [^:]+:", "", before)
            assert not re.search(r"\w", skipped), (task.id, skipped)
        closing = re.sub(r"Với phương châm đó, Cụm Thi đua số 2 .*", "", rest)
        assert not re.search(r"\w", closing), (number, closing)


def test_every_passage_of_the_cluster_programme_stands_in_the_sample(
    catalogue: Catalogue, pages: Mapping[str, str]
) -> None:
    programme = next(item for item in catalogue.programmes if item.code == "cum-2-2023")
    page = pages["ctr-cum-2-2023"]

    lost = [
        passage.section
        for passage in programme.texts
        for line in passage.text.split("\n")
        if line.rstrip(".") not in page
    ]

    assert len(programme.texts) == 5
    assert lost == []
