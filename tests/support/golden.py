"""Keeps what was agreed in files: a test compares with them, and a person accepts a new one."""

import difflib
import json
import os
from pathlib import Path

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
ACCEPT = "DINH_DANH_ACCEPT"
"""Set to 1, what is found becomes what is agreed. Look at the difference before committing it."""


class Golden:
    """Compares with the files below ``folder``."""

    def __init__(self, folder: Path = GOLDEN) -> None:
        self._folder = folder

    def check_json(self, name: str, found: bytes) -> None:
        """Fail where ``found`` is not, key by key and in this order, what was agreed on."""
        text = json.dumps(json.loads(found), ensure_ascii=False, indent=2) + "\n"
        path = self._folder / name
        if os.environ.get(ACCEPT) == "1":
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        if not path.exists():
            raise AssertionError(f"{name} was never agreed on; {ACCEPT}=1 writes it")
        agreed = path.read_text(encoding="utf-8")
        if agreed != text:
            lines = difflib.unified_diff(
                agreed.splitlines(), text.splitlines(), "agreed", "found", lineterm=""
            )
            raise AssertionError(f"{name} has changed\n" + "\n".join(lines))
