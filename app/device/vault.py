"""A simulated keyring: one small file an owner, in a folder outside the data folder."""

import hashlib
import secrets
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from app.runtime.atomic_file import set_aside, write_whole

_PART_BYTES = 32


class _Kept(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    part: Annotated[bytes, Meta(min_length=_PART_BYTES, max_length=_PART_BYTES)]
    failed_tries: Annotated[int, Meta(ge=0)] = 0


class SimulatedVault:
    """
    Stands in for the phone's hardware-backed keyring.

    The count of wrong passcodes lies in the same file as the second part of the key: whoever
    deletes the file to win more tries has destroyed the key. It cannot stop somebody who puts an
    older copy of the file back; a real keyring can.
    """

    def __init__(self, folder: Path, device_id: str) -> None:
        self._folder, self._device_id = folder, device_id

    def second_part(self, owner: str) -> bytes:
        """As the port says. Raises OSError where the folder cannot be written."""
        kept = self._read(owner)
        if kept is None:
            kept = _Kept(secrets.token_bytes(_PART_BYTES))
            self._write(owner, kept)
        return kept.part

    def failed_tries(self, owner: str) -> int:
        """As the port says."""
        kept = self._read(owner)
        return kept.failed_tries if kept else 0

    def count_try(self, owner: str) -> int:
        """As the port says. Raises OSError where the folder cannot be written."""
        part, tries = self.second_part(owner), self.failed_tries(owner) + 1
        self._write(owner, _Kept(part, tries))
        return tries

    def clear_tries(self, owner: str) -> None:
        """As the port says. Raises OSError where the folder cannot be written."""
        kept = self._read(owner)
        if kept and kept.failed_tries:
            self._write(owner, _Kept(kept.part))

    def forget(self, owner: str) -> None:
        """As the port says."""
        self._path(owner).unlink(missing_ok=True)

    def _path(self, owner: str) -> Path:
        name = hashlib.sha256(f"{self._device_id}\n{owner}".encode()).hexdigest()[:16]
        return self._folder / f"simulated-keyring-{name}.json"

    def _read(self, owner: str) -> _Kept | None:
        path = self._path(owner)
        try:
            return msgspec.json.decode(path.read_bytes(), type=_Kept)
        except FileNotFoundError:
            return None
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            set_aside(path)
            return None

    def _write(self, owner: str, kept: _Kept) -> None:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(self._path(owner), msgspec.json.encode(kept))
