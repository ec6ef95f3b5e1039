"""
A second opinion on what phones show: ``prove credentials``; needs Node.js and npm.

A verifier that nobody here wrote is fetched, each package held to its hash, and asked about a right
presentation and several wrong ones. Answers 0 where it agrees.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

_TESTS = Path(__file__).resolve().parents[2] / "tests" / "interop"


def prove_credentials() -> int:
    """Run it; prints why each wrong one was refused."""
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        print("Node.js and npm are needed for this proof, and for nothing else")
        return 2
    with tempfile.TemporaryDirectory(prefix="prove-") as name:
        folder = Path(name) / "second_opinion"
        shutil.copytree(_TESTS / "second_opinion", folder)
        quiet = ["--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]
        subprocess.run([npm, "ci", *quiet], cwd=folder, check=True)
        command = [sys.executable, "-m", "pytest", "-q", "-rP", "-n0"]
        given = os.environ | {"DINH_DANH_SECOND_OPINION": str(folder)}
        return subprocess.run(
            [*command, str(_TESTS / "test_second_opinion.py")], env=given, check=False
        ).returncode
