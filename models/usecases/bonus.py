"""Ask how much money goes with an award."""

from datetime import date

from models.catalogue.rules import load_money
from models.domain.bonus import bonus
from models.domain.eligibility import SubjectKind
from models.domain.errors import UserError
from models.domain.values import decimal_text


def bonus_for(code: str, kind: str, on: date) -> dict[str, object]:
    """Return the money for an award of `kind` "individual" or "collective" decided on `on`.

    The coefficient is canonical text, amounts are whole đồng. Raises UserError for an unknown
    code or kind, or a date before the first base salary on record.
    """
    if kind not in {known.value for known in SubjectKind}:
        message = f"Loại đối tượng “{kind}” không có. Hãy ghi individual hoặc collective."
        raise UserError(message)
    result = bonus(code, SubjectKind(kind), on, load_money())
    return {
        "amount_vnd": result.amount_vnd,
        "coefficient": decimal_text(result.coefficient),
        "base_vnd": result.base_vnd,
        "source": result.source,
        "verified": result.verified,
    }
