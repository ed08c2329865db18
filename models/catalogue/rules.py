"""The dated rules and money tables of resources/catalogue, as values of the domain."""

import tomllib
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import resources
from models.domain.bonus import BaseSalary, Coefficient, Tariff
from models.domain.eligibility import conditions as c
from models.domain.eligibility.facts import (
    AwardCode,
    Discipline,
    InitiativeLevel,
    Rating,
    SubjectKind,
)
from models.domain.eligibility.rules import AwardRule, Generation, Notice, RuleBook, Setting

Row = Mapping[str, Any]


def load_rules() -> RuleBook:
    """Return the rule book of ``catalogue/rules.toml``, generations oldest first.

    The file is part of the program: a mistake in it is a bug and raises KeyError or ValueError.
    """
    data = _read("catalogue/rules.toml")
    generations = [_generation(row, data["awards"]) for row in data["generations"]]
    return RuleBook(
        generations=tuple(sorted(generations, key=lambda generation: generation.starts)),
        settings=tuple(_setting(row) for row in data["settings"]),
    )


def load_money() -> Tariff:
    """Return the base salaries and coefficients of ``catalogue/money.toml``."""
    data = _read("catalogue/money.toml")
    return Tariff(
        base_salaries=tuple(BaseSalary(**row) for row in data["base_salaries"]),
        coefficients=tuple(
            Coefficient(
                code=row["code"],
                kind=SubjectKind(row["kind"]),
                starts=row["starts"],
                ends=row.get("ends"),
                value=Decimal(row["value"]),
                source=row["source"],
                verified=row["verified"],
            )
            for row in data["coefficients"]
        ),
    )


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.path(name).read_text(encoding="utf-8"))


def _generation(row: Row, awards: list[Row]) -> Generation:
    ends: date | None = row.get("ends")
    return Generation(
        id=row["id"],
        title=row["title"],
        starts=row["starts"],
        ends=ends,
        texts=tuple(row["texts"]),
        rules=tuple(
            _award(award, row["discipline_article"])
            for award in awards
            if award["law"] == row["law"]
        ),
        notices=tuple(Notice(**notice) for notice in row.get("notices", ())),
        discipline_article=row["discipline_article"],
        twice_article=row["twice_article"],
        dissolved_article=row["dissolved_article"],
        registration_article=row["registration_article"],
        source=row["source"],
        verified=row["verified"],
    )


def _setting(row: Row) -> Setting:
    lists = {"awards": tuple(row["awards"]), "generations": tuple(row["generations"])}
    return Setting(**{**row, **lists})


def _award(row: Row, discipline_article: str) -> AwardRule:
    return AwardRule(
        code=AwardCode(row["code"]),
        kind=SubjectKind(row["kind"]),
        conditions=_conditions(row["conditions"], discipline_article),
        other_routes=row["other_routes"],
        source=row["source"],
        verified=row["verified"],
    )


def _conditions(rows: list[Row], discipline_article: str) -> tuple[c.Condition, ...]:
    return tuple(_BUILDERS[row["type"]](row, discipline_article) for row in rows)


def _run(row: Row, discipline_article: str) -> c.Run:
    return c.Run(
        article=row["article"],
        discipline_article=discipline_article,
        length=row["length"],
        minimum=Rating[row["minimum"]] if "minimum" in row else None,
        titles=tuple(AwardCode(code) for code in row.get("titles", ())),
        after=AwardCode(row["after"]) if "after" in row else None,
        until_review=row.get("until_review", True),
        within=tuple(
            c.Within(
                article=within["article"],
                options=tuple(_option(option) for option in within["options"]),
            )
            for within in row.get("within", ())
        ),
    )


def _option(row: Row) -> c.Option:
    needs = tuple(
        c.Need(what=_countable(what), count=count)
        for what, count in row.items()
        if what != "flagless"
    )
    return c.Option(needs=needs, flagless=row.get("flagless", False))


def _countable(what: str) -> AwardCode | c.Tallied:
    return AwardCode(what) if what in AwardCode.__members__ else c.Tallied(what)


def _repeated(row: Row, discipline_article: str) -> c.Repeated:
    return c.Repeated(
        article=row["article"],
        discipline_article=discipline_article,
        code=AwardCode(row["code"]),
        spacings=tuple(row["spacings"]),
    )


def _any_of(row: Row, discipline_article: str) -> c.AnyOf:
    branches = [_conditions(one["conditions"], discipline_article) for one in row["branches"]]
    return c.AnyOf(article=row["article"], branches=tuple(branches))


_WORDS: Mapping[str, Callable[[Any], object]] = {
    "minimum": lambda word: Rating[word],
    "rating": lambda word: Rating[word],
    "limit": lambda word: Discipline[word],
    "level": lambda word: InitiativeLevel[word],
    "code": AwardCode,
    "share": c.Share,
    "percent": Decimal,
    "judgement": c.Judgement,
}


def _plain(condition: Callable[..., c.Condition]) -> Callable[[Row, str], c.Condition]:
    def build(row: Row, _discipline_article: str) -> c.Condition:
        fields = {
            name: _WORDS[name](word) if name in _WORDS else word
            for name, word in row.items()
            if name != "type"
        }
        return condition(**fields)

    return build


_BUILDERS: Mapping[str, Callable[[Row, str], c.Condition]] = {
    "rated_at_least": _plain(c.RatedAtLeast),
    "advanced_standard": _plain(c.AdvancedStandard),
    "undisciplined": _plain(c.Undisciplined),
    "outstanding": _plain(c.Outstanding),
    "holds": _plain(c.Holds),
    "never_held": _plain(c.NeverHeld),
    "run": _run,
    "repeated": _repeated,
    "initiative_within": _plain(c.InitiativeWithin),
    "share_at_least": _plain(c.ShareAtLeast),
    "fighters_at_least": _plain(c.FightersAtLeast),
    "exists_for": _plain(c.ExistsFor),
    "judged": _plain(c.Judged),
    "any_of": _any_of,
}
