"""What a build must be able to do on the machine it stands on."""

import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import resources
from desktop import __version__, machine
from desktop.answers import Answer
from models.domain.errors import UserError
from models.usecases.desk import Desk, Surroundings
from models.usecases.example import fill_with_example
from models.usecases.exchange import export_submission, preview, take_in
from models.usecases.printing import print_dossier
from models.usecases.safety import Reason, backup_now, check_file, check_journal, look_inside
from models.usecases.workspace import close_workspace, create_workspace, open_workspace

_YEAR = 2023
_MEMBER, _LEADER = "dien-bien", "lao-cai"


class FaultError(Exception):
    """A check that did not come out as it must."""


class SelfTest:
    """Checks that build on one another, in a folder that is gone afterwards."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._member = folder / "thanh-vien.db"
        self._leader = folder / "cum-truong.db"
        self._package = folder / "goi.xlsx"

    def checks(self) -> dict[str, Callable[[], str]]:
        """Return the checks in order; each returns what it found, or raises."""
        return {
            "resources": self._read_resources,
            "fonts": self._find_fonts,
            "workspace": self._make_workspaces,
            "reopen": self._reopen,
            "backup": self._back_up,
            "export": self._write_package,
            "import": self._read_package,
            "pdf": self._make_pdf,
            "manual": _read_manual,
            "rescue": self._write_kit,
            "window": self._show_window,
        }

    def _read_resources(self) -> str:
        wanted = ("catalogue/rules.toml", "i18n/qtbase_vi.ts", "icons/app.svg", "fonts")
        _expect_none([name for name in wanted if not resources.path(name).exists()])
        return "đủ tệp kèm theo"

    def _find_fonts(self) -> str:
        from models.pdf.fonts import (  # noqa: PLC0415  reportlab is heavy
            choose_fonts,
            missing_glyphs,
            vietnamese_letters,
        )

        fonts = choose_fonts(machine.surroundings().fonts)
        _expect_none(sorted(missing_glyphs("".join(vietnamese_letters()), fonts)))
        return "phông chữ có đủ chữ Việt"

    def _make_workspaces(self) -> str:
        for place, office in ((self._member, _MEMBER), (self._leader, _LEADER)):
            desk = create_workspace(
                place, office=office, year=_YEAR, practice=False, surroundings=_surroundings()
            )
            close_workspace(desk, backup=False)
        desk = self._open(self._member)
        count = fill_with_example(desk, _YEAR).value.result_count
        close_workspace(desk, backup=False)
        return f"đã ghi {count} kết quả"

    def _reopen(self) -> str:
        desk = self._open(self._member)
        try:
            broken = check_journal(desk)
            words = check_file(desk)
        finally:
            close_workspace(desk, backup=False)
        if broken is not None:
            raise FaultError(f"nhật ký đứt ở dòng {broken}")
        return words

    def _back_up(self) -> str:
        desk = self._open(self._member)
        try:
            backup = backup_now(desk, Reason.MANUAL).value
            contents = look_inside(backup)
        finally:
            close_workspace(desk, backup=False)
        return f"bản sao lưu có {contents.change_count} dòng nhật ký"

    def _write_package(self) -> str:
        desk = self._open(self._member)
        try:
            return f"gói {export_submission(desk, self._package).value.row_count} dòng"
        finally:
            close_workspace(desk, backup=False)

    def _read_package(self) -> str:
        desk = self._open(self._leader)
        try:
            seen = preview(desk, self._package)
            new = take_in(desk, self._package).value.counts.new
        finally:
            close_workspace(desk, backup=False)
        if seen.refusal or seen.counts.problem or not new:
            raise FaultError(seen.refusal or "gói đọc lại không khớp")
        return f"nhập {new} số mới"

    def _make_pdf(self) -> str:
        from models.usecases.awards import list_dossiers  # noqa: PLC0415  as the others

        desk = self._open(self._member)
        try:
            code = list_dossiers(desk)[0].code
            printed = print_dossier(desk, code, self._folder / "ho-so.pdf")
        finally:
            close_workspace(desk, backup=False)
        _expect_none(list(printed.missing_glyphs))
        return f"hồ sơ {printed.page_count} trang"

    def _write_kit(self) -> str:
        from models.usecases.sealed_copies import (  # noqa: PLC0415  as the others
            open_sealed,
            write_sealed_kit,
        )

        password = machine.surroundings().new_id()
        desk = self._open(self._member)
        try:
            file = write_sealed_kit(desk, self._folder, password, lambda _d, _t, _w: None).value
        finally:
            close_workspace(desk, backup=False)
        contents = look_inside(open_sealed(file, password, self._folder / "mo"))
        return f"bộ cứu hộ có mật khẩu mở lại được, {contents.change_count} dòng nhật ký"

    def _show_window(self) -> str:
        from desktop.pictures import take_pictures  # noqa: PLC0415  Qt comes last

        desk = self._open(self._leader)
        try:
            made = take_pictures(desk, self._folder)
        finally:
            close_workspace(desk, backup=False)
        _expect_none([place.name for place in made if not place.is_file()])
        return f"đã mở {len(made)} trang"

    def _open(self, place: Path) -> Desk:
        return open_workspace(place, surroundings=_surroundings())


def run_self_test() -> Answer:
    """Run every check; exit code 1 when one fails. One that follows a failed one may fail too."""
    found: list[tuple[str, bool, str]] = []
    with TemporaryDirectory(prefix="so-thi-dua-") as folder:
        for name, check in SelfTest(Path(folder)).checks().items():
            found.append(_tried(name, check))
    failed = [name for name, passed, _ in found if not passed]
    return Answer(
        data={
            "version": __version__,
            "python": sys.version.split()[0],
            "passed": not failed,
            "checks": [
                {"name": name, "passed": passed, "found": words} for name, passed, words in found
            ],
        },
        lines=[f"{'Đạt' if ok else 'HỎNG'}  {name}: {words}" for name, ok, words in found],
        exit_code=1 if failed else 0,
    )


def _read_manual() -> str:
    from models.usecases.manual import manual  # noqa: PLC0415  as the others

    topics = manual()
    _expect_none([key for key in ("first-day", "targets") if key not in {t.key for t in topics}])
    return f"hướng dẫn {len(topics)} trang"


def _tried(name: str, check: Callable[[], str]) -> tuple[str, bool, str]:
    try:
        return name, True, check()
    except UserError as error:
        return name, False, error.text
    except Exception as error:  # noqa: BLE001  a self-test reports every fault and goes on
        return name, False, f"{type(error).__name__}: {error}"


def _surroundings() -> Surroundings:
    return machine.surroundings()


def _expect_none(faults: list[str]) -> None:
    if faults:
        raise FaultError(f"thiếu {', '.join(faults)}")
