"""How the command line shows a target."""

from models.domain.values import Plain
from models.usecases.targets import TargetLine
from models.usecases.wording import requirement_words, verdict_words


def target_data(line: TargetLine) -> Plain:
    """Return a target as data; keys are documented in the help of ``targets``."""
    target, goal, judgement = line.target, line.target.goal, line.judgement
    return {
        "id": target.id,
        "programme": target.programme,
        "field": target.field,
        "field_name": line.field_name,
        "name": target.name,
        "kind": goal.kind.value,
        "direction": goal.direction.value if goal.direction else None,
        "low": goal.low,
        "high": goal.high,
        "unit": goal.unit,
        "scope": target.scope.value,
        "aggregation": target.aggregation.value,
        "deadline": goal.deadline,
        "baseline": goal.baseline,
        "baseline_year": goal.baseline_year,
        "parent": target.parent or None,
        "document": line.document_number,
        "clause": target.source.clause,
        "quote": target.source.quote,
        "assigned_low": line.assigned.low if line.assigned else None,
        "assigned_high": line.assigned.high if line.assigned else None,
        "results": [
            {
                "period": result.period,
                "value": result.value,
                "numerator": result.numerator,
                "denominator": result.denominator,
                "note": result.note,
            }
            for result in line.results
        ],
        "verdict": judgement.verdict.value,
        "ratio": judgement.ratio,
        "sentence": judgement.sentence,
    }


def target_line(line: TargetLine) -> str:
    """Return a target as one line for people."""
    asked = requirement_words(line.target.goal)
    word = verdict_words(line.judgement.verdict)
    return f"{line.target.id}\t{line.target.name}\t{asked}\t{word}"
