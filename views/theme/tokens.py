"""The colours and measures of the program, in one place."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """One look: colours as ``#RRGGBB``, measures in device-independent pixels.

    `text`, `muted`, `accent` and the status colours are readable (4.5:1) on `ground`, `surface`,
    `raised` and `selection`; `on_accent` on `accent` and `accent_hover`, `on_practice` on
    `practice`, each status colour on its `…_soft` ground.
    """

    dark: bool
    ground: str
    surface: str
    raised: str
    line: str
    control: str
    text: str
    muted: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_soft: str
    selection: str
    focus: str
    good: str
    good_soft: str
    info: str
    info_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str
    unknown: str
    unknown_soft: str
    practice: str
    on_practice: str
    space_xs: int = 4
    space_s: int = 8
    space_m: int = 12
    space_l: int = 16
    space_xl: int = 24
    radius: int = 6
    row_height: int = 30
    field_height: int = 32
    body_px: int = 14
    table_px: int = 13
    title_px: int = 20

    def colour(self, role: str) -> str:
        """Return the colour called `role` (``"muted"``, ``"good_soft"`` …)."""
        value = getattr(self, role)
        if not isinstance(value, str):
            raise KeyError(role)
        return value


LIGHT = Tokens(
    dark=False,
    ground="#F6F7F9",
    surface="#FFFFFF",
    raised="#EFF2F5",
    line="#DFE3E8",
    control="#858F9B",
    text="#1B1F24",
    muted="#5B6570",
    accent="#0B5CAD",
    accent_hover="#094B8E",
    on_accent="#FFFFFF",
    accent_soft="#E3EEF9",
    selection="#E6F0FA",
    focus="#0B5CAD",
    good="#176E41",
    good_soft="#E4F3EA",
    info="#0B5CAD",
    info_soft="#E3EEF9",
    warn="#875000",
    warn_soft="#FBF0DD",
    bad="#B3261E",
    bad_soft="#FBE9E7",
    unknown="#5B6570",
    unknown_soft="#EEF0F3",
    practice="#F2C14E",
    on_practice="#2B2000",
)

DARK = Tokens(
    dark=True,
    ground="#16191D",
    surface="#1E2227",
    raised="#282D34",
    line="#373E47",
    control="#76818D",
    text="#E8EBEF",
    muted="#A9B3BE",
    accent="#78B6F5",
    accent_hover="#9CCAF8",
    on_accent="#0A1A2A",
    accent_soft="#21374D",
    selection="#223B54",
    focus="#8CC2F8",
    good="#6FD09E",
    good_soft="#1D3A2B",
    info="#78B6F5",
    info_soft="#21374D",
    warn="#EDBB6C",
    warn_soft="#42331A",
    bad="#FF9C93",
    bad_soft="#4A2523",
    unknown="#A9B3BE",
    unknown_soft="#2B3138",
    practice="#7A5A10",
    on_practice="#FFF3D6",
)

HIGH_CONTRAST = Tokens(
    dark=True,
    ground="#000000",
    surface="#000000",
    raised="#0A0A0A",
    line="#FFFFFF",
    control="#FFFFFF",
    text="#FFFFFF",
    muted="#E6E6E6",
    accent="#FFE14D",
    accent_hover="#FFEB85",
    on_accent="#000000",
    accent_soft="#2B2600",
    selection="#003C5C",
    focus="#FFE14D",
    good="#7CFFB2",
    good_soft="#00210F",
    info="#7FD0FF",
    info_soft="#001C2E",
    warn="#FFD27A",
    warn_soft="#2B1D00",
    bad="#FFA9A1",
    bad_soft="#330A07",
    unknown="#E6E6E6",
    unknown_soft="#1A1A1A",
    practice="#FFE14D",
    on_practice="#000000",
)

STATUS_ROLES = ("good", "info", "warn", "bad", "unknown")
