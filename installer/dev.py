"""Everything a developer starts: python3 installer/dev.py VERB.

Verbs: run, test, build, windows, bench, lock.

Needs Python 3.11 or 3.12 and nothing else: the first call makes `.venv` in the repository from
the locked requirements, and on Debian (as root) installs the libraries that Qt needs. It may be
interrupted and repeated at any time. pip is left to its own configuration on this machine.
"""

import argparse
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from checks import run_checks, run_slow_tests
from environment import ROOT, NotHereError, SetUpError, has_screen, python, run, set_up
from locking import lock

OUT = ROOT / "out"
BUNDLE = ROOT / "dist" / "SoThiDua"
REFUSED = 1
WRONG_USAGE = 2
NOT_HERE = 3  # this machine cannot, which says nothing about the program


def main(arguments: Sequence[str]) -> int:
    """Set up, then do what was asked; return the exit code."""
    asked, rest = _parser().parse_known_args(arguments)
    if rest and asked.verb not in ("run", "test", "bench"):
        print(f"dev.py {asked.verb} does not know {' '.join(rest)}", file=sys.stderr)
        return WRONG_USAGE
    try:
        set_up()
        return _do(asked, rest)
    except NotHereError as error:
        print(error, file=sys.stderr)
        return NOT_HERE
    except SetUpError as error:
        print(error, file=sys.stderr)
        return REFUSED


def _do(asked: argparse.Namespace, rest: Sequence[str]) -> int:
    match asked.verb:
        case "run":
            return run_program(rest)
        case "test":
            return run_slow_tests(rest) if asked.slow else run_checks(rest)
        case "build":
            return build(self_test=asked.self_test)
        case "windows":
            return windows_program(only=asked.only, prove=asked.prove)
        case "bench":
            return bench(rest)
        case _:
            lock(upgrade=asked.upgrade)
            return 0


def run_program(arguments: Sequence[str]) -> int:
    """Open the program on the example cluster; with no screen, write the example to out/."""
    program = (python(), "-m", "desktop")
    if arguments:
        return run(*program, *arguments)
    if has_screen():
        return run(*program, "--practice")
    code = run(*program, "demo", OUT)
    if code == 0:
        print(f"No screen here, so the example was written to {OUT}:")
        for kind, pattern in (("packages", "xlsx"), ("papers", "pdf"), ("screenshots", "png")):
            found = sorted(OUT.glob(f"*/*.{pattern}"))  # not each office's archive
            folders = sorted({str(path.parent.relative_to(ROOT)) for path in found})
            print(f"  {len(found)} {kind} (.{pattern}) in {', '.join(folders) or 'no folder'}")
    return code


def build(*, self_test: bool) -> int:
    """Make the one-directory bundle in dist/, and try it from there if asked."""
    shutil.rmtree(BUNDLE, ignore_errors=True)
    folders = ("--distpath", ROOT / "dist", "--workpath", ROOT / "build" / "pyinstaller")
    spec = ROOT / "installer" / "so-thi-dua.spec"
    options = ("--noconfirm", "--clean", "--log-level=WARN")
    code = run(python(), "-m", "PyInstaller", *options, *folders, spec)
    if code:
        return code
    size = sum(path.lstat().st_size for path in BUNDLE.rglob("*") if not path.is_dir())
    print(f"Bundle: {BUNDLE.relative_to(ROOT)} ({size / 1_000_000:.0f} MB)", flush=True)
    return run(_command_line_program(), "self-test") if self_test else 0


def windows_program(*, only: str | None, prove: bool) -> int:
    """Make what Windows users get, on Debian under Wine, and prove it there if asked."""
    from windows import chain, wine  # noqa: PLC0415  for this verb only

    if sys.platform != "win32" and not wine.inside():
        chain.check()
        again: list[str | Path] = [python(), ROOT / "installer" / "dev.py", "windows"]
        choices = [*(("--only", only) if only else ()), *(("--prove",) if prove else ())]
        return wine.enter(*again, *choices)
    wine.listen_to_the_end()
    chain.prepare()
    if only != "proof":
        chain.make(only)
    return chain.prove() if prove or only == "proof" else 0


def bench(names: Sequence[str]) -> int:
    """Run the measurements in tests/bench, all or those named, and print their tables."""
    scripts = sorted((ROOT / "tests" / "bench").glob("bench_*.py"))
    chosen = [script for script in scripts if not names or _bench_name(script) in names]
    if not chosen:
        print(f"Measurements: {', '.join(map(_bench_name, scripts)) or 'none'}", file=sys.stderr)
        return WRONG_USAGE
    codes: list[int] = []
    for script in chosen:
        print(f"\n== {_bench_name(script)}", flush=True)
        codes.append(run(python(), script))
    return max(codes)


def _bench_name(script: Path) -> str:
    return script.stem.removeprefix("bench_")


def _command_line_program() -> Path:
    """On Windows a program without a console cannot print, so the bundle has one that can."""
    return BUNDLE / ("SoThiDua-cli.exe" if sys.platform == "win32" else "SoThiDua")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dev.py", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    verbs = parser.add_subparsers(dest="verb", required=True)
    verbs.add_parser("run", help="open the program (arguments go to it)", add_help=False)
    test = verbs.add_parser("test", help="run all checks (arguments go to pytest)")
    test.add_argument("--slow", action="store_true", help="only the tests marked slow")
    made = verbs.add_parser("build", help="make the bundle for this platform in dist/")
    made.add_argument("--self-test", action="store_true", help="try the bundle once made")
    theirs = verbs.add_parser("windows", help="make the setup and portable program for Windows")
    theirs.add_argument("--prove", action="store_true", help="try them under Wine once made")
    parts = ("bundle", "packages", "sums", "proof")
    theirs.add_argument("--only", choices=parts, help="one part of the work, on what is there")
    verbs.add_parser("bench", help="measure (names choose which)")
    locked = verbs.add_parser("lock", help="write installer/requirements from pyproject.toml")
    locked.add_argument("--upgrade", action="store_true", help="take newer versions")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
