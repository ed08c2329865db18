"""Caps, thresholds, windows and deadlines: as the catalogue has them, as this office set them."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue.rules import load_rules
from models.domain.changed import Changed
from models.domain.eligibility import Generation, Setting
from models.domain.eligibility.facts import AwardCode
from models.domain.eligibility.words import AWARD_NAMES
from models.domain.errors import UserError
from models.domain.values import decimal_text, read_decimal
from models.domain.voting import VotingRule
from models.schema.merits import AwardSettingRow
from models.usecases.desk import Desk, Saved

NAMES = {
    "cap": "Tỷ lệ tối đa",
    "vote_threshold": "Tỷ lệ phiếu tối thiểu",
    "vote_base": "Cơ sở tính tỷ lệ phiếu",
    "ballot": "Cách lấy ý kiến",
    "quorum": "Tỷ lệ thành viên dự họp tối thiểu",
    "report_window": "Số năm báo cáo thành tích",
    "deadline": "Hạn trình",
    "public_listing": "Số ngày làm việc công khai",
    "worked_months": "Số tháng làm việc tối thiểu",
}
UNIT_WORDS = {"percent": "%", "years": "năm", "days": "ngày", "months": "tháng"}
CHOICES = {
    "vote_base": {"all_members": "tổng số thành viên", "present": "số có mặt"},
    "ballot": {"secret": "bỏ phiếu kín", "open": "biểu quyết"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingLine:
    """One setting for the awards it names, under one generation; `own` when the office set it."""

    setting: Setting
    award: str
    generation: str
    own: bool

    @property
    def name(self) -> str:
        """What the setting is called."""
        return NAMES.get(self.setting.code, self.setting.code)

    @property
    def award_name(self) -> str:
        """The award it is for, or that it is for all."""
        return AWARD_NAMES[AwardCode(self.award)] if self.award else "Mọi danh hiệu, hình thức"


def list_settings(desk: Desk, on: date) -> tuple[SettingLine, ...]:
    """Return the settings in force on `on`, one line for each award."""
    book = load_rules()
    generation = book.at(on).id
    with desk.store.read() as session:
        own = _own(session)
    lines = []
    for setting in book.settings:
        if setting.generations and generation not in setting.generations:
            continue
        for award in setting.awards or ("",):
            mine = own.get((setting.code, award, generation))
            lines.append(
                SettingLine(
                    setting=mine or setting,
                    award=award,
                    generation=generation,
                    own=mine is not None,
                )
            )
    return tuple(lines)


def put_setting(desk: Desk, line: SettingLine, value: str, source: str) -> Saved[None]:
    """Set a value for this office. Raises UserError for a value that is none, or no source."""
    checked = _checked(line.setting, value.strip())
    if not source.strip():
        raise UserError("Hãy ghi căn cứ của quy định này, ví dụ số quyết định của tỉnh.")
    key = (line.setting.code, line.award, line.generation)
    with desk.store.write(desk.mark()) as session:
        row = session.get(AwardSettingRow, key)
        if row is None:
            row = AwardSettingRow(code=key[0], award=key[1], generation=key[2])
            session.add(row)
        row.value, row.source, row.verified = checked, source, True
    return Saved(value=None, changed=Changed.AWARDS, at=desk.now())


def reset_setting(desk: Desk, line: SettingLine) -> Saved[None]:
    """Go back to what the catalogue says."""
    with desk.store.write(desk.mark()) as session:
        row = session.get(AwardSettingRow, (line.setting.code, line.award, line.generation))
        if row is not None:
            session.delete(row)
    return Saved(value=None, changed=Changed.AWARDS, at=desk.now())


def settings_of(session: Session, generation: Generation, award: str) -> tuple[Setting, ...]:
    """Return what holds for `award`, this office's own values first, then the specific ones."""
    own = _own(session)
    mine = [
        found
        for (_code, of_award, of_generation), found in own.items()
        if of_generation == generation.id and of_award in ("", award)
    ]
    mine.sort(key=lambda setting: not setting.awards)
    specific: list[Setting] = []
    general: list[Setting] = []
    for setting in load_rules().settings_for(generation.id, award):
        (specific if setting.awards else general).append(setting)
    # An own value for all awards must not go before what the law says of this one.
    own_specific = [setting for setting in mine if setting.awards]
    own_general = [setting for setting in mine if not setting.awards]
    return (*own_specific, *specific, *own_general, *general)


def voting_rule(settings: tuple[Setting, ...]) -> VotingRule:
    """Return what a vote asks under these settings."""
    found = {code: _first(settings, code) for code in ("vote_threshold", "quorum", "vote_base")}
    ballot = _first(settings, "ballot")
    threshold, quorum, base = found["vote_threshold"], found["quorum"], found["vote_base"]
    return VotingRule(
        threshold=Decimal(threshold.value) if threshold else None,
        quorum=Decimal(quorum.value) if quorum else None,
        secret=ballot is not None and ballot.value == "secret",
        of_present=base is not None and base.value == "present",
        source=threshold.source if threshold else "",
        verified=threshold.verified if threshold else False,
    )


def value_words(setting: Setting) -> str:
    """Return a value as the screen shows it: "90 %", "30/03", "bỏ phiếu kín", "chưa định"."""
    if not setting.value:
        return "chưa định"
    if setting.code in CHOICES:
        return CHOICES[setting.code].get(setting.value, setting.value)
    if setting.unit == "date":
        month, _, day = setting.value.partition("-")
        return f"{day}/{month}"
    return f"{setting.value.replace('.', ',')} {UNIT_WORDS.get(setting.unit, '')}".strip()


def typed_words(setting: Setting) -> str:
    """Return a value as it is typed into a field."""
    if setting.unit == "date" and setting.value:
        month, _, day = setting.value.partition("-")
        return f"{day}/{month}"
    return setting.value.replace(".", ",") if setting.code not in CHOICES else setting.value


def _first(settings: tuple[Setting, ...], code: str) -> Setting | None:
    return next((one for one in settings if one.code == code and one.value), None)


def _own(session: Session) -> dict[tuple[str, str, str], Setting]:
    known = {
        (setting.code, award): setting
        for setting in load_rules().settings
        for award in (setting.awards or ("",))
    }
    found = {}
    for row in session.execute(select(AwardSettingRow)).scalars():
        base = known.get((row.code, row.award))
        if base is not None:
            found[row.code, row.award, row.generation] = replace(
                base,
                awards=(row.award,) if row.award else (),
                generations=(row.generation,),
                value=row.value,
                source=row.source,
                verified=row.verified,
            )
    return found


def _checked(setting: Setting, text: str) -> str:
    """Return the canonical text of a typed value; an empty one means that nothing is set."""
    if not text:
        return ""
    if setting.code in CHOICES:
        if text not in CHOICES[setting.code]:
            raise UserError(f"“{text}” không phải là một lựa chọn. Hãy chọn trong danh sách.")
        return text
    if setting.unit == "date":
        return _checked_day(text)
    try:
        number = read_decimal(text.replace(",", "."))
    except ValueError as error:
        raise UserError(f"“{text}” không phải là số. Hãy gõ số, ví dụ 66,67.") from error
    most = 100 if setting.unit == "percent" else 1000
    if not number.is_finite() or not 0 <= number <= most:
        raise UserError(f"“{text}” nằm ngoài khoảng 0 đến {most}. Hãy kiểm tra lại.")
    if setting.unit != "percent" and number != number.to_integral_value():
        raise UserError(f"“{text}” phải là số nguyên. Hãy kiểm tra lại.")
    return decimal_text(number)


def _checked_day(text: str) -> str:
    day, slash, month = text.partition("/")
    try:
        # A leap year, so that 29/02 can be a last day.
        known = date(2024, int(month), int(day)) if slash else None
    except ValueError:
        known = None
    if known is None:
        raise UserError(f"“{text}” không phải là ngày/tháng. Hãy ghi ví dụ 31/10.")
    return f"{known:%m-%d}"
