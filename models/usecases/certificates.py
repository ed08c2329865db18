"""Certificates on pre-printed stock: layouts kept, printers corrected, a batch for a dossier."""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from models.domain.certificates import (
    CertificateLayout,
    CertificateTexts,
    Correction,
    FieldKind,
    corrected,
    kept_inside,
    layout_body,
    layout_of,
    plain_layout,
    stock_layout,
)
from models.domain.changed import Changed
from models.domain.errors import UserError
from models.domain.nominations import Nomination, Person
from models.domain.papers import PaperDate, date_words
from models.domain.results import Attachment
from models.domain.text import collation_key, fold
from models.pdf.certificate import Sheets, build_calibration, build_certificates
from models.pdf.copies import IMAGE_ENDINGS
from models.pdf.fonts import choose_fonts
from models.schema.workspace import PRINTERS_KEY, SettingRow
from models.store import attachments
from models.store.paper_texts import drop_layout, write_layout
from models.store.queries.papers import certificate_layouts
from models.usecases.desk import Desk, Saved
from models.usecases.paper_set import SetSource
from models.usecases.printing import read_source
from models.usecases.report_paper import called

_BLANK = "\u00a0" * 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Certificates to print, in the order of the decision's list."""

    certificates: tuple[CertificateTexts, ...]
    title: str


def list_layouts(desk: Desk) -> tuple[CertificateLayout, ...]:
    """Return the layouts by name, with the two that every office begins with."""
    with desk.store.read() as session:
        kept = {item[0]: layout_of(*item) for item in certificate_layouts(session)}
    begun = {layout.code: layout for layout in (stock_layout(), plain_layout())}
    return tuple(sorted((begun | kept).values(), key=lambda one: collation_key(one.name)))


def layout_named(desk: Desk, wanted: str) -> CertificateLayout:
    """Return the layout with the code or the name `wanted`. UserError when there is none."""
    known = list_layouts(desk)
    found = next((one for one in known if wanted == one.code), None)
    found = found or next((one for one in known if fold(wanted) == fold(one.name)), None)
    if found is None:
        names = "; ".join(f"{one.code} ({one.name})" for one in known)
        raise UserError(f"Không có bố cục giấy khen “{wanted}”. Hãy chọn một trong: {names}.")
    return found


def save_layout(desk: Desk, layout: CertificateLayout) -> Saved[CertificateLayout]:
    """Keep a layout, a new one where it has no code yet; its fields stay on the sheet.

    Raises UserError without a name.
    """
    if not layout.name.strip():
        raise UserError("Bố cục giấy khen phải có tên. Hãy gõ tên bố cục.")
    kept = CertificateLayout(
        code=layout.code or f"gk-{desk.surroundings.new_id()}",
        name=layout.name.strip(),
        width_mm=layout.width_mm,
        height_mm=layout.height_mm,
        fields=tuple(kept_inside(layout, one) for one in layout.fields),
        backdrop=layout.backdrop,
        backdrop_name=layout.backdrop_name,
        is_framed=layout.is_framed,
    )
    with desk.store.write(desk.mark()) as session:
        write_layout(session, kept.code, kept.name, layout_body(kept))
    return Saved(value=kept, changed=Changed.AWARDS, at=desk.now())


def remove_layout(desk: Desk, code: str) -> Saved[None]:
    """Take a layout away."""
    with desk.store.write(desk.mark()) as session:
        drop_layout(session, code)
    return Saved(value=None, changed=Changed.AWARDS, at=desk.now())


def keep_backdrop(desk: Desk, file: Path) -> Attachment:
    """Copy the scan of a blank certificate into the workspace.

    Raises UserError when it is not a picture.
    """
    if file.suffix.lower() not in IMAGE_ENDINGS:
        raise UserError(f"Tệp “{file.name}” không phải ảnh. Hãy chọn ảnh quét PNG hoặc JPG.")
    return attachments.keep_file(desk.evidence_folder, file)


def backdrop_place(desk: Desk, layout: CertificateLayout) -> Path | None:
    """Return the scan of the blank, None where there is none."""
    if not layout.backdrop:
        return None
    kept = Attachment(sha256=layout.backdrop, name=layout.backdrop_name, size=0)
    place = attachments.kept_path(desk.evidence_folder, kept)
    return place if place.is_file() else None


def batch_of(desk: Desk, code: str) -> Batch:
    """Return the certificates of what the office itself decides in dossier `code`."""
    source = read_source(desk, code)
    awards = source.material.awards
    own = [item for item in source.dossier.nominations if awards[item.code].decided_in_house]
    if not own:
        raise UserError(
            "Hồ sơ này không có danh hiệu, hình thức nào do đơn vị quyết định nên không có giấy "
            "khen để in."
        )
    texts = tuple(_texts(source, item) for item in own)
    return Batch(certificates=texts, title=source.dossier.title)


def print_certificates(
    desk: Desk,
    certificates: Sequence[CertificateTexts],
    layout: CertificateLayout,
    correction: Correction,
    *,
    progress: Callable[[int, int], None] | None = None,
) -> bytes:
    """Return the certificates as they go to the printer: words alone, corrected."""
    sheets = Sheets(layout=layout, correction=correction)
    return build_certificates(
        certificates, sheets, choose_fonts(desk.surroundings.fonts), progress=progress
    )


def preview_certificates(
    desk: Desk, certificates: Sequence[CertificateTexts], layout: CertificateLayout
) -> bytes:
    """Return the certificates as they will look: words over the scan of the blank."""
    sheets = Sheets(layout=layout, backdrop=backdrop_place(desk, layout))
    return build_certificates(certificates, sheets, choose_fonts(desk.surroundings.fonts))


def calibration_sheet(desk: Desk, layout: CertificateLayout, correction: Correction) -> bytes:
    """Return the sheet that shows how far a printer strays."""
    sheets = Sheets(layout=layout, correction=correction)
    return build_calibration(sheets, choose_fonts(desk.surroundings.fonts))


def list_corrections(desk: Desk) -> tuple[Correction, ...]:
    """Return what is known of each tray of each printer."""
    with desk.store.read() as session:
        row = session.get(SettingRow, PRINTERS_KEY)
        kept = json.loads(row.value) if row else []
    return tuple(Correction(**item) for item in kept)


def correction_for(desk: Desk, printer: str, tray: str) -> Correction:
    """Return the correction of a tray; none at all where it was never measured."""
    known = (c for c in list_corrections(desk) if (c.printer, c.tray) == (printer, tray))
    return next(known, Correction(printer=printer, tray=tray))


def save_correction(desk: Desk, correction: Correction) -> Saved[Correction]:
    """Keep the correction of one tray of one printer."""
    key = (correction.printer, correction.tray)
    others = [c for c in list_corrections(desk) if (c.printer, c.tray) != key]
    kept = sorted((*others, correction), key=lambda c: (c.printer, c.tray))
    text = json.dumps(
        [asdict(item) for item in kept], ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    with desk.store.write(desk.mark()) as session:
        row = session.get(SettingRow, PRINTERS_KEY)
        if row is None:
            session.add(SettingRow(key=PRINTERS_KEY, value=text))
        else:
            row.value = text
    return Saved(value=correction, changed=Changed.AWARDS, at=desk.now())


def measure(
    desk: Desk,
    layout: CertificateLayout,
    measured: Sequence[tuple[float, float]],
    old: Correction,
) -> Saved[Correction]:
    """Keep the correction that four measured crosses ask for.

    Raises UserError when they are so far off that a slip of the ruler is likelier.
    """
    try:
        found = corrected(layout, measured, old)
    except ValueError as error:
        raise UserError(
            "Số đo lệch quá xa so với chỗ in dấu cộng. Hãy đo lại từ mép trái và mép trên, theo "
            "đúng thứ tự dấu 1 đến 4."
        ) from error
    return save_correction(desk, found)


def _texts(source: SetSource, item: Nomination) -> CertificateTexts:
    dossier, decision = source.dossier, source.extras.decision
    signature = dossier.signature
    if decision and decision.signature.title:
        signature = decision.signature
    subject = item.subject
    place = (
        ", ".join(part for part in (subject.position, subject.unit) if part)
        if isinstance(subject, Person)
        else source.material.office.name
    )
    number = decision.number if decision else ""
    day = decision.decided_on if decision else None
    dated = day or dossier.dated
    on = PaperDate(day=day.day if day else None, month=dated.month, year=dated.year)
    titles = "\n".join(part for part in (signature.authority, signature.title) if part)
    return CertificateTexts(
        name=item.subject_name,
        texts={
            FieldKind.NAME: called(item),
            FieldKind.POSITION: place,
            FieldKind.AWARD: source.material.awards[item.code].name,
            FieldKind.ACHIEVEMENT: item.summary,
            FieldKind.ISSUER: f"Giám đốc {source.material.office.name}",
            FieldKind.NUMBER: f"Quyết định số {number or _BLANK} {date_words(on)}",
            FieldKind.DATE: f"{source.material.office.place}, {date_words(on)}",
            FieldKind.SIGNER_TITLE: titles,
            FieldKind.SIGNER_NAME: signature.name,
        },
    )
