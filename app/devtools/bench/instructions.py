"""Instructions of a command under valgrind: the same on a busy machine as on a calm one."""

import os
import re
import shutil
import subprocess


def countable() -> bool:
    """Whether valgrind is here."""
    return shutil.which("valgrind") is not None


def count_instructions(command: list[str], environment: dict[str, str]) -> float:
    """
    Millions of instructions that the command takes.

    Raises:
        RuntimeError: valgrind gave no count.
    """
    ran = subprocess.run(
        [
            shutil.which("valgrind") or "valgrind",
            "--tool=callgrind",
            f"--callgrind-out-file={os.devnull}",
            *command,
        ],
        env={**environment, "PYTHONHASHSEED": "0"},
        capture_output=True,
        text=True,
        timeout=400,
        check=False,
    )
    found = re.search(r"Collected : (\d+)", ran.stderr)
    if found is None:
        msg = f"no count of {command[-3:]}: {ran.stderr[-300:]}"
        raise RuntimeError(msg)
    return int(found[1]) / 1e6
