"""The shipped rules and money tables are complete and free of gaps."""

from datetime import timedelta
from itertools import pairwise

from models.catalogue.loading import load_catalogue
from models.catalogue.rules import load_money, load_rules
from models.domain.eligibility import AwardCode, SubjectKind

COLLECTIVE_TITLES = {
    AwardCode.TTLDTT,
    AwardCode.TTLDXS,
    AwardCode.CO_TINH_BO,
    AwardCode.CO_CP,
}
PERSONAL_TITLES = {
    AwardCode.LDTT,
    AwardCode.CSTD_CO_SO,
    AwardCode.CSTD_TINH_BO,
    AwardCode.CSTD_TQ,
    AwardCode.KNC,
}


def test_generations_follow_each_other_day_by_day() -> None:
    generations = load_rules().generations
    assert len(generations) == 4
    for earlier, later in pairwise(generations):
        assert earlier.ends is not None
        assert later.starts - earlier.ends == timedelta(days=1)
    assert generations[-1].ends is None


def test_rules_and_forms_know_the_same_generations() -> None:
    forms = {(one.code, one.valid_to) for one in load_catalogue().generations}
    assert {(one.id, one.ends) for one in load_rules().generations} == forms


def test_every_award_has_a_rule_for_its_kinds() -> None:
    for generation in load_rules().generations[1:]:
        kinds = {(rule.code, rule.kind) for rule in generation.rules}
        people = {(code, SubjectKind.INDIVIDUAL) for code in set(AwardCode) - COLLECTIVE_TITLES}
        units = {(code, SubjectKind.COLLECTIVE) for code in set(AwardCode) - PERSONAL_TITLES}
        assert kinds == people | units
        assert len(kinds) == len(generation.rules)


def test_every_condition_cites_an_article() -> None:
    for generation in load_rules().generations:
        for rule in generation.rules:
            assert rule.source
            for condition in rule.conditions:
                assert "Điều" in condition.article


def test_settings_have_a_source_and_are_unique_per_award_and_generation() -> None:
    book = load_rules()
    for generation in book.generations:
        for award in ("", *AwardCode):
            found = book.settings_for(generation.id, award)
            assert all(setting.source and setting.text for setting in found)
            own = [setting.code for setting in found if setting.awards]
            assert len(own) == len(set(own))


def test_settings_of_an_award_come_before_those_of_all() -> None:
    book = load_rules()
    votes = [
        setting.value
        for setting in book.settings_for("luat-2003-nd-91", AwardCode.CSTD_TQ)
        if setting.code == "vote_threshold"
    ]
    assert votes == ["90", "80"]
    caps = [
        (setting.value, setting.verified)
        for setting in book.settings_for("luat-2003-nd-91", AwardCode.CSTD_CO_SO)
        if setting.code == "cap"
    ]
    assert caps == [("15", True)]


def test_coefficients_of_one_award_neither_overlap_nor_leave_gaps() -> None:
    rows: dict[tuple[str, SubjectKind], list[tuple[object, object]]] = {}
    for one in load_money().coefficients:
        following = None if one.ends is None else one.ends + timedelta(days=1)
        rows.setdefault((one.code, one.kind), []).append((one.starts, following))
    for spans in rows.values():
        for earlier, later in pairwise(spans):
            assert earlier[1] == later[0]
        assert spans[-1][1] is None
    assert {code for code, _ in rows} == {code.value for code in AwardCode}
