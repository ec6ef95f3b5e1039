"""Runs every check that is not a test: format, lint, types, imports and catalogues."""

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from app.devtools import catalogues

ROOT = Path(__file__).resolve().parents[2]
BESIDE = Path(sys.executable).parent

COMMANDS = {
    "types": [sys.executable, "-m", "mypy"],
    "format": [sys.executable, "-m", "ruff", "format", "--check", "."],
    "lint": [sys.executable, "-m", "ruff", "check", "--quiet", "."],
    "imports": [str(BESIDE / "lint-imports"), "--cache-dir", "build/import_linter"],
}


def main(_argv: list[str] | None = None) -> int:
    """Run them all, two at a time; print what each found and exit non-zero on any fault."""
    started = time.monotonic()
    with ThreadPoolExecutor(max_workers=2) as two:
        results = dict(zip(COMMANDS, two.map(_run, COMMANDS.values()), strict=True))
    faults = catalogues.faults()
    results["catalogues"] = (not faults, "\n".join(faults))
    for name, (passed, said) in results.items():
        print(f"{name:<11}{'passed' if passed else 'FAILED'}")
        if not passed:
            print(said)
    failed = sum(not passed for passed, _ in results.values())
    seconds = time.monotonic() - started
    print(f"{len(results) - failed} checks passed, {failed} failed, in {seconds:.1f} s")
    return 1 if failed else 0


def _run(command: list[str]) -> tuple[bool, str]:
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return ran.returncode == 0, (ran.stdout + ran.stderr).strip()
