"""Rules and generations of the law, and the settings beside them."""

from dataclasses import dataclass
from datetime import date

from models.domain.eligibility.conditions import Condition
from models.domain.eligibility.facts import AwardCode, SubjectKind
from models.domain.errors import UserError


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardRule:
    """What one award asks of one kind of subject.

    `other_routes` names in Vietnamese the routes to the same award that no record can decide.
    """

    code: AwardCode
    kind: SubjectKind
    conditions: tuple[Condition, ...]
    other_routes: str
    source: str
    verified: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A warning every answer carries from `starts` on."""

    article: str
    starts: date
    found: str
    required: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Generation:
    """The law as it stood from `starts` to `ends` (both included, None without end).

    Without `rules` its conditions are unknown, and every question is answered "needs check".
    """

    id: str
    title: str
    starts: date
    ends: date | None
    texts: tuple[str, ...]
    rules: tuple[AwardRule, ...]
    notices: tuple[Notice, ...]
    discipline_article: str
    twice_article: str
    dissolved_article: str
    registration_article: str
    source: str
    verified: bool

    def rule(self, code: AwardCode, kind: SubjectKind) -> AwardRule | None:
        """Return the rule for `code`, None when this generation has none for that kind."""
        found = (rule for rule in self.rules if rule.code is code and rule.kind is kind)
        return next(found, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A cap, quorum, threshold, window or deadline with its source.

    `value` is canonical text: a decimal for `unit` "percent", "years", "days", "months" or
    "ratio", ``MM-DD`` for "date" (the last day that is in time), a word for "choice"; empty when
    nobody could say. `awards` and `generations` are empty where the setting holds for all.
    """

    code: str
    awards: tuple[str, ...]
    generations: tuple[str, ...]
    value: str
    unit: str
    text: str
    source: str
    verified: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleBook:
    """All generations, oldest first, and the settings beside them."""

    generations: tuple[Generation, ...]
    settings: tuple[Setting, ...]

    def at(self, on: date) -> Generation:
        """Return the generation in force on `on`; UserError when there is none."""
        for generation in self.generations:
            if generation.starts <= on and (generation.ends is None or on <= generation.ends):
                return generation
        message = (
            f"Không có bộ quy định nào cho ngày {on:%d/%m/%Y}. "
            "Hãy kiểm tra ngày của hồ sơ hoặc chọn bộ quy định bằng tay."
        )
        raise UserError(message)

    def named(self, generation_id: str) -> Generation:
        """Return the generation with this id, chosen by hand; UserError when there is none."""
        for generation in self.generations:
            if generation.id == generation_id:
                return generation
        known = ", ".join(generation.id for generation in self.generations)
        message = f"Không có bộ quy định “{generation_id}”. Hãy chọn một trong: {known}."
        raise UserError(message)

    def settings_for(self, generation_id: str, award: str = "") -> tuple[Setting, ...]:
        """Return what is set for `award` in a generation, what is set for all awards last."""
        found = [
            setting
            for setting in self.settings
            if generation_id in (setting.generations or (generation_id,))
            and award in (setting.awards or (award,))
        ]
        return tuple(sorted(found, key=lambda setting: not setting.awards))
