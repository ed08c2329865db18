"""Signing packages, and knowing who really made one that arrives."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain.changed import Changed
from models.domain.errors import UserError
from models.domain.organisations import OrganisationName, name_on
from models.domain.package import PackageMeta, Parsed
from models.domain.signature import (
    Proof,
    Signature,
    shown_fingerprint,
    signed_text,
    typed_fingerprint,
)
from models.excel.reading import read_package
from models.excel.sealed import Vouched
from models.schema.keys import OfficeKeyRow
from models.schema.organisations import OrganisationRow
from models.security import signing
from models.store.files import beside, put_in_place
from models.store.queries.organisations import names_of
from models.store.reasons import reason_of
from models.sync import files
from models.usecases.desk import Desk, Saved

_NOTE_LIMIT = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFacts:
    """A key an office is known by."""

    office: str
    office_name: str
    fingerprint: str
    note: str
    registered_at: datetime

    @property
    def shown(self) -> str:
        """Return the fingerprint as it is printed."""
        return shown_fingerprint(self.fingerprint)


def ensure_key(desk: Desk) -> str:
    """Return the fingerprint of this computer's key; the key is made the first time.

    Raises UserError when the key's file cannot be read or made.
    """
    return signing.fingerprint(signing.public_key(_private(desk)))


def seal(desk: Desk, meta: PackageMeta) -> PackageMeta:
    """Return `meta` signed with this computer's key; sign last, after the hash is known."""
    private = _private(desk)
    return replace(
        meta,
        public_key=signing.public_key(private),
        signature=signing.sign(private, signed_text(meta)),
    )


def vouched_for(desk: Desk) -> Vouched:
    """Return what tells whether the head of a package is signed by a key its sender is known by."""

    def vouched(meta: PackageMeta) -> bool:
        if not meta.signature:
            return False
        with desk.store.read() as session:
            return _proof(session, desk, meta).signature is Signature.VALID

    return vouched


def prove(session: Session, desk: Desk, parsed: Parsed) -> Proof:
    """Say what the signature of a package proves here; reads only."""
    meta = parsed.meta
    if not meta.signature:
        return Proof(signature=Signature.NONE)
    if not parsed.is_genuine:
        fingerprint = signing.fingerprint(meta.public_key)
        return Proof(signature=Signature.INVALID, fingerprint=fingerprint)
    return _proof(session, desk, meta)


def _proof(session: Session, desk: Desk, meta: PackageMeta) -> Proof:
    fingerprint = signing.fingerprint(meta.public_key)
    if not signing.is_signed_by(meta.public_key, meta.signature, signed_text(meta)):
        return Proof(signature=Signature.INVALID, fingerprint=fingerprint)
    known = _known(session, meta.sender)
    if meta.sender == desk.office:
        known |= _own(desk)
    if fingerprint in known:
        return Proof(signature=Signature.VALID, fingerprint=fingerprint)
    return Proof(signature=Signature.UNKNOWN_KEY, fingerprint=fingerprint, is_other_key=bool(known))


def register_key(desk: Desk, office: str, fingerprint: str, note: str = "") -> Saved[KeyFacts]:
    """Remember a key of `office` by the fingerprint its confirmation sheet shows.

    Raises UserError for an office nobody knows, or text that is no fingerprint.
    """
    typed = typed_fingerprint(fingerprint)
    at = desk.now()
    with desk.store.write(desk.mark()) as session:
        if session.get(OrganisationRow, office) is None:
            raise UserError(f"Không có đơn vị nào mang mã “{office}”. Hãy chọn lại đơn vị.")
        row = session.get(OfficeKeyRow, (office, typed))
        if row is None:
            row = OfficeKeyRow(office=office, fingerprint=typed, registered_at=at, note="")
            session.add(row)
        row.note = note[:_NOTE_LIMIT]
        facts = _facts(session, row, at.date())
    return Saved(value=facts, changed=Changed.PACKAGES, at=at)


def register_from(desk: Desk, place: Path, fingerprint: str = "") -> Saved[KeyFacts]:
    """Remember the key that signed the package at `place` for the office it names.

    `fingerprint`, when given, is the one read from paper and must be the same. Raises UserError
    when it is not, or the package is unsigned or its signature does not fit.
    """
    parsed = read_package(files.read_file(place), place.name)
    with desk.store.read() as session:
        proof = prove(session, desk, parsed)
    if proof.signature in (Signature.NONE, Signature.INVALID):
        raise UserError(
            f"Gói “{place.name}” {proof.signature.label}, nên không đăng ký khoá từ gói này được. "
            "Hãy xin đơn vị gửi xuất lại gói."
        )
    if fingerprint and typed_fingerprint(fingerprint) != proof.fingerprint:
        raise UserError(
            f"Dấu vân tay vừa nhập khác khoá của gói “{place.name}” "
            f"({shown_fingerprint(proof.fingerprint)}). Gói có thể không do đơn vị ấy lập; "
            "hãy hỏi lại đơn vị trước khi nhập."
        )
    return register_key(desk, parsed.meta.sender, proof.fingerprint, f"từ gói {place.name}")


def forget_key(desk: Desk, office: str, fingerprint: str) -> Saved[None]:
    """Stop knowing `office` by this key, for a computer that was lost or given away."""
    with desk.store.write(desk.mark()) as session:
        row = session.get(OfficeKeyRow, (office, typed_fingerprint(fingerprint)))
        if row is None:
            raise UserError("Khoá này chưa được đăng ký cho đơn vị. Hãy xem lại danh sách khoá.")
        session.delete(row)
    return Saved(value=None, changed=Changed.PACKAGES, at=desk.now())


def list_keys(desk: Desk) -> tuple[KeyFacts, ...]:
    """Return every registered key, by office."""
    with desk.store.read() as session:
        query = select(OfficeKeyRow).order_by(OfficeKeyRow.office, OfficeKeyRow.fingerprint)
        rows = session.execute(query).scalars()
        return tuple(_facts(session, row, desk.today()) for row in rows)


def _facts(session: Session, row: OfficeKeyRow, today: date) -> KeyFacts:
    names = names_of(session, row.office)
    return KeyFacts(
        office=row.office,
        office_name=_short(names, today) or row.office,
        fingerprint=row.fingerprint,
        note=row.note,
        registered_at=row.registered_at,
    )


def _short(names: tuple[OrganisationName, ...], today: date) -> str:
    name = name_on(names, today) if names else None
    return (name.short_name or name.name) if name else ""


def _known(session: Session, office: str) -> set[str]:
    query = select(OfficeKeyRow.fingerprint).where(OfficeKeyRow.office == office)
    return set(session.execute(query).scalars())


def _own(desk: Desk) -> set[str]:
    return {ensure_key(desk)} if desk.key_place.exists() else set()


def _private(desk: Desk) -> bytes:
    place = desk.key_place
    try:
        private = place.read_bytes() if place.exists() else _made(place)
        signing.public_key(private)
    except ValueError as error:
        raise UserError(
            f"Tệp khoá ký “{place}” đã hỏng nên không ký gói được. Hãy xoá tệp này để chương trình "
            "lập khoá mới, rồi báo Cụm trưởng đăng ký lại khoá của đơn vị."
        ) from error
    except OSError as error:
        raise UserError(
            f"Không đọc hoặc ghi được tệp khoá ký “{place}” ({reason_of(error)}). "
            "Hãy kiểm tra quyền ghi của thư mục dữ liệu rồi thử lại."
        ) from error
    return private


def _made(place: Path) -> bytes:
    private = signing.new_key()
    temporary = beside(place, ".making")
    temporary.touch(mode=0o600)
    temporary.write_bytes(private)
    put_in_place(temporary, place)
    return private
