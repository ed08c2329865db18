"""Numbers and quantities as the screen and the papers show them: "27.000", "89,6 %"."""

from decimal import ROUND_DOWN, ROUND_HALF_UP, Context, Decimal

from models.domain.values import decimal_text

_NEAREST = Context(prec=120, rounding=ROUND_HALF_UP)
_DOWNWARD = Context(prec=120, rounding=ROUND_DOWN)
_HUNDREDTH = Decimal("0.01")


def show_number(value: Decimal) -> str:
    """Return all digits of `value` with a decimal comma and dots between thousands."""
    whole, _, rest = decimal_text(value).partition(".")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    if len(digits) > 3:  # noqa: PLR2004 - thousands have three digits
        digits = f"{int(digits):,}".replace(",", ".")
    return f"{sign}{digits},{rest}" if rest else f"{sign}{digits}"


def show_quantity(value: Decimal, unit: str) -> str:
    """Return the number and its unit, with the space that "89,6 %" has."""
    return f"{show_number(value)} {unit}" if unit else show_number(value)


def show_rounded(value: Decimal, *, unlike: Decimal | None = None) -> str:
    """Return a computed value with at most two decimals.

    More decimals are kept where two would make it look equal to `unlike`, the bound it is
    compared with and differs from.
    """
    for places in (2, 4, 6, 10):
        rounded = _NEAREST.quantize(value, Decimal(1).scaleb(-places))
        if unlike is None or value == unlike or rounded != unlike:
            return show_number(rounded)
    return show_number(value)


def show_share(ratio: Decimal) -> str:
    """Return a completion ratio as a percentage, rounded as a calculator does.

    It never shows a whole percent it has not reached, nor 100 % of what is more.
    """
    percent = _DOWNWARD.multiply(ratio, Decimal(100))
    if ratio > 1:
        return f"{show_rounded(percent, unlike=Decimal(100))} %"
    rounded = _NEAREST.quantize(percent, _HUNDREDTH)
    if rounded > percent and rounded == rounded.to_integral_value():
        rounded = _DOWNWARD.quantize(percent, _HUNDREDTH)
    return f"{show_number(rounded)} %"
