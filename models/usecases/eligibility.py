"""Ask whether people and collectives may be proposed, and why."""

from datetime import date

from models.catalogue.rules import load_rules
from models.domain.eligibility import (
    Answer,
    Generation,
    RuleBook,
    Subject,
    evaluate,
    evaluate_all,
)
from models.domain.eligibility.reading import read_request


def evaluate_file(data: object) -> list[dict[str, object]]:
    """Return the answers to a request file, one per subject in its order.

    `data` is the parsed JSON: ``{"date", "subjects": [...]}``, and optionally ``"generation"``,
    the id of a rule generation chosen by hand. Raises UserError for data that cannot be read.
    """
    request = read_request(data)
    rules = generation_for(load_rules(), request.on, request.generation)
    return [
        _answer_json(evaluate(one.subject, one.award, request.on, rules))
        for one in request.proposals
    ]


def generation_for(book: RuleBook, on: date, chosen: str = "") -> Generation:
    """Return the rules in force on `on`, or those `chosen` by hand."""
    return book.named(chosen) if chosen else book.at(on)


def generation_choices(by_day: str = "Theo ngày của hồ sơ") -> list[tuple[str, str]]:
    """Return the generations that can be chosen by hand; "" is the one of the dossier's date."""
    known = [(one.id, one.title) for one in load_rules().generations]
    return [("", by_day), *known]


def proposable_awards(
    subjects: tuple[Subject, ...], on: date, rules: Generation
) -> dict[str, tuple[Answer, ...]]:
    """Return, by subject id, what everyone could be proposed for on `on` and what is missing."""
    return {subject.id: evaluate_all(subject, on, rules) for subject in subjects}


def _answer_json(answer: Answer) -> dict[str, object]:
    return {
        "id": answer.subject,
        "verdict": answer.verdict.value,
        "reasons": [
            {
                "article": reason.article,
                "met": reason.met,
                "found": reason.found,
                "required": reason.required,
            }
            for reason in answer.reasons
        ],
        "earliest": answer.earliest,
    }
