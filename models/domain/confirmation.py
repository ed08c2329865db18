"""The code on the confirmation sheet: eight signs that only exactly these values give.

It is made from what a person can read on paper (whose figures, which year, every value), not from
versions or package numbers, so that the same figures exported twice have the same code.
"""

import hashlib
import re
from collections.abc import Iterable

from models.domain.errors import UserError
from models.domain.package import PackageMeta, ResultValue, TaskValue
from models.domain.values import Plain, canonical_json

CODE_LENGTH = 8
_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_BITS_PER_SIGN = 5
_MARK = "SOTHIDUA"
_ALIKE = str.maketrans("OIL", "011")
_BETWEEN = re.compile(r"[\s\-.\u2010-\u2015]+")
_CODE = re.compile(rf"[{_SIGNS}]{{{CODE_LENGTH}}}")


def confirmation_code(
    meta: PackageMeta, results: Iterable[ResultValue], tasks: Iterable[TaskValue]
) -> str:
    """Return the eight signs for these values of `meta`'s sender, year and period."""
    said: dict[str, Plain] = {
        "office": meta.sender,
        "year": meta.year,
        "period": meta.period,
        "results": sorted(
            [item.target, item.period, canonical_json(item.content)]
            for item in results
            if any(part not in (None, "") for part in item.content)
        ),
        "tasks": sorted(
            [item.task, canonical_json(item.content)] for item in tasks if not item.is_empty
        ),
    }
    digest = hashlib.sha256(canonical_json(said).encode()).digest()
    number = int.from_bytes(digest, "big") >> (len(digest) * 8 - CODE_LENGTH * _BITS_PER_SIGN)
    signs = [
        _SIGNS[number >> (_BITS_PER_SIGN * place) & 31] for place in range(CODE_LENGTH - 1, -1, -1)
    ]
    return "".join(signs)


def shown_code(code: str) -> str:
    """Return a code as it is printed: two groups of four."""
    half = CODE_LENGTH // 2
    return f"{code[:half]}-{code[half:]}"


def typed_code(text: str) -> str:
    """Return the code a person typed, or a reader took from the square. Raises UserError.

    Capitals, blanks and hyphens do not matter; O is read as 0, I and L as 1.
    """
    taken = text.strip().split("|")
    said = taken[1] if taken[0] == _MARK and len(taken) > 1 else text
    found = _BETWEEN.sub("", said).upper().translate(_ALIKE)
    if not _CODE.fullmatch(found):
        raise UserError(
            f"“{text.strip()[:60]}” không phải mã xác nhận: mã có {CODE_LENGTH} chữ số và chữ cái, "
            "in ở cuối phiếu. Hãy gõ lại đúng như trên phiếu."
        )
    return found


def square_text(code: str, meta: PackageMeta) -> str:
    """Return what the square on the sheet holds."""
    return f"{_MARK}|{code}|{meta.sender}|{meta.year}|{meta.period}|{meta.package_id}"
