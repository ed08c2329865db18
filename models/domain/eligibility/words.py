"""Vietnamese words for codes, used in the phrases of reasons."""

from collections.abc import Sequence
from decimal import ROUND_FLOOR, Decimal

from models.domain.eligibility.facts import AwardCode, Discipline, InitiativeLevel, Rating
from models.domain.values import decimal_text

_SHORT = range(-4, 1)
AWARD_NAMES = {
    AwardCode.LDTT: "Lao động tiên tiến",
    AwardCode.CSTD_CO_SO: "Chiến sĩ thi đua cơ sở",
    AwardCode.CSTD_TINH_BO: "Chiến sĩ thi đua Bộ, tỉnh",
    AwardCode.CSTD_TQ: "Chiến sĩ thi đua toàn quốc",
    AwardCode.TTLDTT: "Tập thể lao động tiên tiến",
    AwardCode.TTLDXS: "Tập thể lao động xuất sắc",
    AwardCode.CO_TINH_BO: "Cờ thi đua của Bộ, tỉnh",
    AwardCode.CO_CP: "Cờ thi đua của Chính phủ",
    AwardCode.BK_TINH_BO: "Bằng khen của Bộ, tỉnh",
    AwardCode.BK_TTG: "Bằng khen của Thủ tướng Chính phủ",
    AwardCode.HCLD_3: "Huân chương Lao động hạng Ba",
    AwardCode.HCLD_2: "Huân chương Lao động hạng Nhì",
    AwardCode.HCLD_1: "Huân chương Lao động hạng Nhất",
    AwardCode.GIAY_KHEN: "Giấy khen",
    AwardCode.KNC: "Kỷ niệm chương",
}
RATING_NAMES = {
    Rating.HTXS: "hoàn thành xuất sắc nhiệm vụ",
    Rating.HTT: "hoàn thành tốt nhiệm vụ",
    Rating.HT: "hoàn thành nhiệm vụ",
    Rating.KHT: "không hoàn thành nhiệm vụ",
}
DISCIPLINE_NAMES = {
    Discipline.KHIEN_TRACH: "khiển trách",
    Discipline.CANH_CAO: "cảnh cáo",
    Discipline.HA_BAC_LUONG: "hạ bậc lương",
    Discipline.GIANG_CHUC: "giáng chức",
    Discipline.CACH_CHUC: "cách chức",
    Discipline.BUOC_THOI_VIEC: "buộc thôi việc",
}
LEVEL_NAMES = {
    InitiativeLevel.CO_SO: "cơ sở",
    InitiativeLevel.TINH_BO: "Bộ, tỉnh",
    InitiativeLevel.TOAN_QUOC: "toàn quốc",
}


def rating_text(rating: Rating | None, year: int) -> str:
    """Return "năm 2025: hoàn thành tốt nhiệm vụ", or that the rating is unknown."""
    if rating is None:
        return f"năm {year}: chưa rõ mức xếp loại"
    return f"năm {year}: {RATING_NAMES[rating]}"


def at_least_text(rating: Rating) -> str:
    """Return "hoàn thành tốt nhiệm vụ trở lên"; the best rating has nothing above it."""
    name = RATING_NAMES[rating]
    return name if rating is Rating.HTXS else f"{name} trở lên"


def years_text(years: Sequence[int]) -> str:
    """Return "năm 2021, 2023", or "không có"."""
    return "năm " + ", ".join(str(year) for year in years) if years else "không có"


def number_text(value: Decimal) -> str:
    """Return a number with the Vietnamese decimal comma, long fractions cut, never rounded up."""
    if value.as_tuple().exponent not in _SHORT:
        value = value.quantize(Decimal("0.01"), rounding=ROUND_FLOOR)
    return decimal_text(value).replace(".", ",")
