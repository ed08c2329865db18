"""Certificates on pre-printed stock: where each field stands, and how a printer strays."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum

STOCK, PLAIN = "phoi-in-san", "giay-trang"
_LEAST_MM, _MOST_MM = 50.0, 500.0
_LEAST_SCALE, _MOST_SCALE = 0.9, 1.1
_MOST_OFFSET_MM = 30.0


class FieldKind(StrEnum):
    """What a field prints."""

    NAME = "name"
    POSITION = "position"
    AWARD = "award"
    ACHIEVEMENT = "achievement"
    ISSUER = "issuer"
    NUMBER = "number"
    DATE = "date"
    SIGNER_TITLE = "signer_title"
    SIGNER_NAME = "signer_name"
    TEXT = "text"


FIELD_WORDS = {
    FieldKind.NAME: "Họ tên, tên tập thể",
    FieldKind.POSITION: "Chức vụ, đơn vị",
    FieldKind.AWARD: "Danh hiệu, hình thức",
    FieldKind.ACHIEVEMENT: "Thành tích",
    FieldKind.ISSUER: "Ai tặng",
    FieldKind.NUMBER: "Số quyết định, ngày",
    FieldKind.DATE: "Nơi, ngày ký",
    FieldKind.SIGNER_TITLE: "Chức vụ người ký",
    FieldKind.SIGNER_NAME: "Họ tên người ký",
    FieldKind.TEXT: "Chữ khác",
}


class Side(StrEnum):
    """How the words of a field stand in its width."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateField:
    """One field: `x_mm`, `y_mm` of its top left corner from the sheet's, its width and type.

    `text` is what a field of kind TEXT prints.
    """

    kind: FieldKind
    x_mm: float
    y_mm: float
    width_mm: float
    size_pt: float = 16
    bold: bool = False
    italic: bool = False
    capitals: bool = False
    side: Side = Side.CENTRE
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateLayout:
    """Where the fields of one kind of stock stand; `backdrop` is the SHA-256 of a scan, or "".

    A sheet that `is_framed` is printed on plain paper, with a frame of two lines.
    """

    code: str
    name: str
    width_mm: float
    height_mm: float
    fields: tuple[CertificateField, ...]
    backdrop: str = ""
    backdrop_name: str = ""
    is_framed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """How far the prints of one tray of one printer stray: added to and multiplied with mm."""

    printer: str = ""
    tray: str = ""
    right_mm: float = 0
    down_mm: float = 0
    scale_x: float = 1
    scale_y: float = 1

    def moved(self, x_mm: float, y_mm: float) -> tuple[float, float]:
        """Return where a point must be asked for, so that it lands where it is wanted."""
        return x_mm * self.scale_x + self.right_mm, y_mm * self.scale_y + self.down_mm


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateTexts:
    """The words of one certificate, by kind of field; `name` is whose it is."""

    name: str
    texts: Mapping[FieldKind, str] = field(default_factory=dict)

    def text_of(self, wanted: CertificateField) -> str:
        """Return what `wanted` prints."""
        text = wanted.text if wanted.kind is FieldKind.TEXT else self.texts.get(wanted.kind, "")
        return text.upper() if wanted.capitals else text


def marks_of(layout: CertificateLayout) -> tuple[tuple[float, float], ...]:
    """Return where the four crosses of the calibration sheet stand, in mm: 20 mm inside."""
    left, top, inset = 20.0, 20.0, 20.0
    right, bottom = layout.width_mm - inset, layout.height_mm - inset
    return ((left, top), (right, top), (left, bottom), (right, bottom))


def corrected(
    layout: CertificateLayout, measured: Sequence[tuple[float, float]], old: Correction
) -> Correction:
    """Return the correction that brings crosses measured at `measured` to their places.

    `measured` are the four crosses of `marks_of` in that order, printed with `old`. Raises
    ValueError when they are so far off that a slip of the ruler is likelier.
    """
    wanted = marks_of(layout)
    scale_x, right = _line([p[0] for p in wanted], [p[0] for p in measured])
    scale_y, down = _line([p[1] for p in wanted], [p[1] for p in measured])
    found = replace(
        old,
        scale_x=old.scale_x / scale_x,
        scale_y=old.scale_y / scale_y,
        right_mm=old.right_mm - old.scale_x * right / scale_x,
        down_mm=old.down_mm - old.scale_y * down / scale_y,
    )
    if not is_likely(found):
        message = "the crosses are too far from their places"
        raise ValueError(message)
    return found


def is_likely(correction: Correction) -> bool:
    """Return whether `correction` is one that a printer may need."""
    scales = (correction.scale_x, correction.scale_y)
    offsets = (correction.right_mm, correction.down_mm)
    return all(_LEAST_SCALE <= scale <= _MOST_SCALE for scale in scales) and all(
        abs(offset) <= _MOST_OFFSET_MM for offset in offsets
    )


def kept_inside(layout: CertificateLayout, wanted: CertificateField) -> CertificateField:
    """Return `wanted` with its corner on the sheet and its width within it."""
    width = min(max(wanted.width_mm, 10.0), layout.width_mm)
    return replace(
        wanted,
        width_mm=width,
        x_mm=min(max(wanted.x_mm, 0.0), layout.width_mm - width),
        y_mm=min(max(wanted.y_mm, 0.0), layout.height_mm - 3.0),
    )


def layout_body(layout: CertificateLayout) -> str:
    """Return `layout` without code and name as canonical JSON."""
    body = asdict(layout)
    del body["code"], body["name"]
    return json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def layout_of(code: str, name: str, body: str) -> CertificateLayout:
    """Return the layout of `layout_body`; sizes out of reason are brought within it."""
    data = json.loads(body)
    fields = tuple(
        CertificateField(**{**item, "kind": FieldKind(item["kind"]), "side": Side(item["side"])})
        for item in data["fields"]
    )
    return CertificateLayout(
        code=code,
        name=name,
        width_mm=min(max(float(data["width_mm"]), _LEAST_MM), _MOST_MM),
        height_mm=min(max(float(data["height_mm"]), _LEAST_MM), _MOST_MM),
        fields=fields,
        backdrop=data.get("backdrop", ""),
        backdrop_name=data.get("backdrop_name", ""),
        is_framed=data.get("is_framed", False),
    )


def stock_layout() -> CertificateLayout:
    """Return a layout for pre-printed stock to begin with: A4 held sideways.

    No source says where stock is printed; the places are only a start for the ruler.
    """
    return CertificateLayout(
        code=STOCK,
        name="Phôi in sẵn, A4 ngang",
        width_mm=297,
        height_mm=210,
        fields=(
            _centred(FieldKind.NAME, 92, 22, bold=True),
            _centred(FieldKind.POSITION, 104, 15, italic=True),
            _centred(FieldKind.ACHIEVEMENT, 116, 15),
            *_foot(),
        ),
    )


def plain_layout() -> CertificateLayout:
    """Return a layout for plain paper: every word is printed, with a frame."""
    nation = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    return CertificateLayout(
        code=PLAIN,
        name="Giấy trắng, A4 ngang",
        width_mm=297,
        height_mm=210,
        is_framed=True,
        fields=(
            _centred(FieldKind.TEXT, 24, 14, bold=True, text=nation),
            _centred(FieldKind.TEXT, 31, 14, bold=True, text="Độc lập - Tự do - Hạnh phúc"),
            _centred(FieldKind.ISSUER, 46, 16, bold=True, capitals=True),
            _centred(FieldKind.TEXT, 60, 15, text="tặng"),
            _centred(FieldKind.AWARD, 68, 36, bold=True, capitals=True),
            _centred(FieldKind.NAME, 92, 22, bold=True),
            _centred(FieldKind.POSITION, 104, 15, italic=True),
            _centred(FieldKind.ACHIEVEMENT, 116, 15),
            *_foot(),
        ),
    )


def _centred(  # noqa: PLR0913 - the look of a line
    kind: FieldKind,
    y_mm: float,
    size_pt: float,
    *,
    bold: bool = False,
    italic: bool = False,
    capitals: bool = False,
    text: str = "",
) -> CertificateField:
    return CertificateField(
        kind=kind,
        x_mm=48.5,
        y_mm=y_mm,
        width_mm=200,
        size_pt=size_pt,
        bold=bold,
        italic=italic,
        capitals=capitals,
        text=text,
    )


def _foot() -> tuple[CertificateField, ...]:
    """Return number at the left; date, title and name at the right."""
    number = CertificateField(
        kind=FieldKind.NUMBER, x_mm=25, y_mm=152, width_mm=90, size_pt=12, side=Side.LEFT
    )
    right = CertificateField(
        kind=FieldKind.SIGNER_TITLE, x_mm=160, y_mm=150, width_mm=115, size_pt=14, bold=True
    )
    return (
        number,
        replace(right, kind=FieldKind.DATE, y_mm=142, bold=False, italic=True),
        replace(right, capitals=True),
        replace(right, kind=FieldKind.SIGNER_NAME, y_mm=182),
    )


def _line(wanted: Sequence[float], measured: Sequence[float]) -> tuple[float, float]:
    """Return slope and offset of the straight line from wanted to measured (least squares)."""
    mean_w, mean_m = sum(wanted) / len(wanted), sum(measured) / len(measured)
    spread = sum((w - mean_w) ** 2 for w in wanted)
    both = sum((w - mean_w) * (m - mean_m) for w, m in zip(wanted, measured, strict=True))
    slope = both / spread if spread else 1.0
    if slope <= 0:
        message = "the crosses were measured in another order"
        raise ValueError(message)
    return slope, mean_m - slope * mean_w
