"""Files that the resident asked for, on this machine."""

import os
from pathlib import Path

from app.shared.contract.payments import Sheet


def put_down(folder: Path, sheet: Sheet) -> Path:
    """
    Write a file into a folder, and answer where; only its owner may read it: it is personal.

    Raises:
        OSError: The disk is full, or the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / Path(sheet.name).name
    with os.fdopen(
        os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8"
    ) as file:
        file.write(sheet.content)
    return path
