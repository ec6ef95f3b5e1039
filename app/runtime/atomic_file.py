"""Small files that are whole after any kill: written beside, forced to the disk, then renamed."""

import os
from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """
    Replace the file; a kill at any moment leaves the old content or the new.

    Readable by its owner alone.

    Raises:
        OSError: The folder cannot be written.
    """
    beside = path.with_name(path.name + ".new")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
    if os.name == "posix":  # the new name itself must reach the disk too
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def set_aside(path: Path) -> Path:
    """
    Rename what cannot be read to the next free ``….damaged-N``, so that nothing is lost.

    Raises:
        OSError: It cannot be renamed.
    """
    number = 1
    while (aside := path.with_name(f"{path.name}.damaged-{number}")).exists():
        number += 1
    path.rename(aside)
    return aside
