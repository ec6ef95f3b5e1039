"""Draws one feature's gallery in a fresh process, so that edited code is what is drawn."""

import subprocess
import sys


def run_again(feature: str) -> int:
    """Draw the quick gallery of a feature anew; returns the exit code."""
    command = [sys.executable, "-m", "app.devtools", "gallery", feature, "--quick"]
    return subprocess.run(command, check=False).returncode
