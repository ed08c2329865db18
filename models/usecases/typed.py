"""What a person typed as one number: exactly one reading, or a sentence that asks."""

from decimal import Decimal

from models.domain.errors import UserError
from models.domain.numbers import read_number
from models.domain.numbers.shown import show_number


def read_typed(text: str, *, decimal_hint: str = "") -> Decimal:
    """Return the one number `text` says; `decimal_hint` is "." or "," where that is known.

    Raises UserError when there is none, a span, or when two readings are possible; the number is
    never guessed.
    """
    reading = read_number(text, decimal_hint=decimal_hint)
    values = [one.value for one in reading.candidates if one.value is not None]
    if not values:
        raise UserError(f"“{text}” không đọc được thành một số. Hãy gõ số, ví dụ 95,5 hoặc 27000.")
    if reading.ambiguous:
        ways = " hoặc ".join(show_number(value) for value in values)
        plain = " hoặc ".join(format(value.normalize(), "f").replace(".", ",") for value in values)
        raise UserError(
            f"“{text}” có thể là {ways}. Hãy gõ rõ một cách, không dấu ngăn hàng nghìn: {plain}."
        )
    return values[0]
