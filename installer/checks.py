"""What `dev.py test` runs: form, lint, types, layers, tests. All of them, whatever fails first."""

import os
from collections.abc import Sequence
from pathlib import Path

from environment import python, run

NO_TESTS_COLLECTED = 5
MOST_PROCESSES = 4


def run_checks(pytest_arguments: Sequence[str]) -> int:
    """Run every check, the tests last so that their summary is the last line; 0 if all pass."""
    interpreter = python()
    checks: dict[str, tuple[str | Path, ...]] = {
        "ruff format": (interpreter, "-m", "ruff", "format", "--check", "."),
        "ruff check": (interpreter, "-m", "ruff", "check", "."),
        "mypy": (interpreter, "-m", "mypy"),
        "lint-imports": (_script("lint-imports"), "--no-logo"),
    }
    codes: dict[str, int] = {}
    for name, command in checks.items():
        print(f"\n== {name}", flush=True)
        codes[name] = run(*command)
    failed = [name for name, code in codes.items() if code]
    if failed:
        print(f"\nFailed before the tests: {', '.join(failed)}", flush=True)
    # A choice of tests says nothing about coverage, so it is measured for all of them only; and
    # only all of them are worth several processes.
    processes = min(os.cpu_count() or 1, MOST_PROCESSES)
    of_all = ("-n", str(processes), "--cov", "--cov-report=term")
    chosen = tuple(pytest_arguments) or of_all
    print("\n== pytest", flush=True)
    code = run(interpreter, "-m", "pytest", "-m", "not slow", *chosen)
    if code:
        print(f"\npytest ended with exit code {code}", flush=True)
    return 1 if failed or code else 0


def run_slow_tests(pytest_arguments: Sequence[str]) -> int:
    """Run only the tests marked slow; having none is no failure."""
    print("\n== pytest, slow tests only", flush=True)
    code = run(python(), "-m", "pytest", "-m", "slow", *pytest_arguments)
    return 0 if code == NO_TESTS_COLLECTED else code


def _script(name: str) -> Path:
    folder = python().parent
    windows = folder / f"{name}.exe"
    return windows if windows.exists() else folder / name
