"""Signatures of packages: what is signed, how a key is called, what a check may find."""

import re
from dataclasses import dataclass
from enum import StrEnum

from models.domain.errors import UserError
from models.domain.package import PackageMeta
from models.domain.values import canonical_json

FINGERPRINT_DIGITS = 32
_GROUP = 4
_BETWEEN = re.compile(r"[\s\-:.]+")
_FINGERPRINT = re.compile(rf"[0-9A-F]{{{FINGERPRINT_DIGITS}}}")


class Signature(StrEnum):
    """What the signature of a package proves."""

    VALID = "valid"
    INVALID = "invalid"
    UNKNOWN_KEY = "unknown_key"
    NONE = "none"

    @property
    def label(self) -> str:
        """Return the words of the screen."""
        return _LABELS[self]


_LABELS = {
    Signature.VALID: "chữ ký đúng của đơn vị gửi",
    Signature.INVALID: "chữ ký không khớp nội dung gói",
    Signature.UNKNOWN_KEY: "có chữ ký, khoá chưa đăng ký",
    Signature.NONE: "không có chữ ký",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What the signature of a package proves; `fingerprint` is empty in an unsigned one.

    `is_other_key` says that the sender is known by another key than the one that signed.
    """

    signature: Signature = Signature.NONE
    fingerprint: str = ""
    is_other_key: bool = False

    @property
    def needs_consent(self) -> bool:
        """Say whether a person must choose to take the package in all the same."""
        return self.signature in (Signature.NONE, Signature.INVALID) or self.is_other_key

    def sentence(self, sender_name: str) -> str:
        """Return what to tell the person who looks at the package."""
        shown = shown_fingerprint(self.fingerprint)
        if self.signature is Signature.VALID:
            return f"Gói do {sender_name} lập; chữ ký khớp với khoá đã đăng ký."
        if self.signature is Signature.INVALID:
            return (
                "Chữ ký không khớp nội dung: phần nhận dạng của gói đã bị sửa sau khi lập. "
                f"Hãy hỏi lại {sender_name} trước khi nhập."
            )
        if self.signature is Signature.NONE:
            return (
                "Gói không có chữ ký nên không biết chắc ai lập. "
                f"Hãy hỏi lại {sender_name} trước khi nhập."
            )
        if self.is_other_key:
            return (
                f"Gói ký bằng khoá {shown}, khác khoá đã đăng ký của {sender_name}. Có thể đơn vị "
                "đổi máy; hãy hỏi lại đơn vị rồi đăng ký thêm khoá này, hoặc không nhập gói."
            )
        return (
            f"Gói có chữ ký nguyên vẹn, nhưng khoá {shown} chưa được đăng ký cho {sender_name}. "
            "Hãy so với dấu vân tay in trên phiếu xác nhận của đơn vị rồi đăng ký khoá một lần."
        )


def signed_text(meta: PackageMeta) -> str:
    """Return the text a signature covers: the whole head, through its hashes values and sheets.

    Packages from before sheets had a hash keep the text they were signed with.
    """
    sheets = {"sheets": meta.sheets_hash} if meta.sheets_hash else {}
    return canonical_json(
        {
            **sheets,
            "format_version": meta.format_version,
            "package_id": meta.package_id,
            "kind": meta.kind.value,
            "from": meta.sender,
            "to": meta.receiver,
            "cluster": meta.cluster,
            "year": meta.year,
            "period": meta.period,
            "made_at": meta.made_at,
            "journal_head": meta.journal_head,
            "sha256": meta.content_hash,
        }
    )


def shown_fingerprint(fingerprint: str) -> str:
    """Return a fingerprint in groups of four, as it is printed and read out."""
    groups = range(0, len(fingerprint), _GROUP)
    return " ".join(fingerprint[start : start + _GROUP] for start in groups)


def typed_fingerprint(text: str) -> str:
    """Return the fingerprint a person typed, grouped or not. Raises UserError."""
    found = _BETWEEN.sub("", text).upper()
    if not _FINGERPRINT.fullmatch(found):
        raise UserError(
            f"“{text.strip()[:80]}” không phải dấu vân tay của khoá: phải đủ {FINGERPRINT_DIGITS} "
            "chữ số và chữ cái từ A đến F. Hãy chép đúng như trên phiếu xác nhận của đơn vị."
        )
    return found
