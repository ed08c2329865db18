"""What goes on the stick: the setup, the portable archive, the bill of materials, the sums."""

import os
import shutil
import zipfile
from pathlib import Path

from environment import ROOT, SetUpError, run
from windows.materials import bill_of_materials, version
from windows.places import HERE, say, sha256

PORTABLE_MARK = "portable.txt"
SUMS = "SHA256SUMS.txt"
_EARLIEST = (1980, 1, 1, 0, 0, 0)
_ABOUT_PORTABLE = """\
Sổ Thi đua chạy ngay từ thư mục này, không cần cài đặt: mở tệp SoThiDua.exe.
Vì có tệp portable.txt này, dữ liệu nằm trong thư mục con “du-lieu” bên cạnh chương trình.
Trước khi rút USB, hãy đóng cửa sổ chương trình và chọn “Safely Remove” của Windows.
Nâng cấp: giải nén bản mới đè lên thư mục này; thư mục “du-lieu” giữ nguyên.
"""


def setup_name(number: str | None = None) -> str:
    """Return the setup's file name; never setup.exe alone, which Windows treats specially."""
    return f"SoThiDua-{number or version()}-setup.exe"


def portable_name() -> str:
    """Return the portable archive's file name."""
    return f"SoThiDua-{version()}-portable.zip"


def bill_name() -> str:
    """Return the bill of materials' file name."""
    return f"SoThiDua-{version()}.cdx.json"


def make(bundle: Path, libraries: Path, out: Path) -> None:
    """Make all files from `bundle` in `out`; `libraries` is where the licences are told."""
    setup = make_setup(bundle, out / setup_name())
    portable = make_portable(bundle, out / portable_name())
    bill = out / bill_name()
    bill.write_text(bill_of_materials(libraries), encoding="utf-8", newline="\n")
    write_sums(out)
    for path in (setup, portable, bill):
        say(f"{path.relative_to(ROOT)}: {path.stat().st_size / 1_000_000:.1f} MB")


def write_sums(out: Path) -> None:
    """Write the SHA-256 of each file as `sha256sum --check` reads it."""
    files = (out / setup_name(), out / portable_name(), out / bill_name())
    lines = [f"{sha256(path)} *{path.name}\n" for path in files]
    (out / SUMS).write_text("".join(lines), encoding="utf-8", newline="\n")


def make_older_setup(bundle: Path, out: Path, number: str, leftover: str) -> Path:
    """Make a setup that calls itself `number` and has one file more; trials upgrade from it."""
    copy = out / "older"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(bundle, copy, copy_function=os.link)
    (copy / "_internal" / leftover).touch()
    made = make_setup(copy, out / setup_name(number), number=number, quick=True)
    shutil.rmtree(copy)
    return made


def make_setup(
    bundle: Path, place: Path, *, number: str | None = None, quick: bool = False
) -> Path:
    """Make the setup program with NSIS; `number` is the version it gives itself."""
    number = number or version()
    numbers = ".".join([*number.split("."), "0", "0", "0"][:4])
    size = sum(path.stat().st_size for path in bundle.rglob("*") if path.is_file())
    facts = {
        "VERSION": number,
        "NUMBERS": numbers,
        "SOURCE": str(bundle),
        "OUT": str(place),
        "ICON": str(HERE / "app.ico"),
        "SIZE_KB": str(size // 1024),
    }
    if quick:
        facts["QUICK"] = "1"
    if cpu := _setup_cpu():
        facts["CPU"] = cpu
    words = [f"-D{name}={value}" for name, value in facts.items()]
    place.unlink(missing_ok=True)
    script = HERE / "setup.nsi"
    if run(_makensis(), "-V2", "-WX", "-INPUTCHARSET", "UTF8", *words, script):
        message = "NSIS could not make the setup; its words are above."
        raise SetUpError(message)
    return place


def make_portable(bundle: Path, place: Path) -> Path:
    """Pack the bundle with the mark that keeps its data beside it; the same bytes each time."""
    files = sorted(path for path in bundle.rglob("*") if path.is_file())
    with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        _add(archive, PORTABLE_MARK, _ABOUT_PORTABLE.replace("\n", "\r\n").encode("utf-8-sig"))
        for path in files:
            _add(archive, path.relative_to(bundle).as_posix(), path.read_bytes())
    return place


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(f"SoThiDua/{name}", _EARLIEST)
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, content)


def _makensis() -> str:
    folders = (Path(r"C:\Program Files (x86)\NSIS"), Path(r"C:\Program Files\NSIS"))
    found = shutil.which("makensis") or next(
        (str(folder / "makensis.exe") for folder in folders if folder.exists()), None
    )
    if found is None:
        message = "NSIS (makensis) is not on this machine; it makes the setup program."
        raise SetUpError(message)
    return found


def _setup_cpu() -> str | None:
    """Ask for a 64-bit setup where NSIS has the parts, so that a 64-bit Wine can run it."""
    stub = "lzma_solid-amd64-unicode"
    places = (Path("/usr/share/nsis/Stubs"), Path(_makensis()).parent / "Stubs")
    return "amd64-unicode" if any((place / stub).exists() for place in places) else None
