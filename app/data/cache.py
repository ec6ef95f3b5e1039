"""The copy of who is signed in: typed records with their age, sealed on the disk, damage said."""

import hashlib
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import msgspec

from app.data.errors import Unauthenticated
from app.data.ports import Vault
from app.runtime.listeners import Listeners
from app.runtime.tasks import Post
from app.shared.codec import Unreadable, decode, encode

if TYPE_CHECKING:
    from app.data.cache_file import CacheFile

T = TypeVar("T")


class Entry(msgspec.Struct, Generic[T], frozen=True):
    """A record and when the server gave it: story time, UTC."""

    value: T
    at: datetime


class WrongPasscode(Exception):
    """The copy is whole, and this passcode does not open it."""


class Cache:
    """
    Records of one owner at a time; may be called from any thread.

    Attributes:
        damage: A copy had to be set aside since the start; screens say so, and everything is
            fetched again.
        unkept: The disk took nothing: what is known is known until the app ends.
        epoch: Grows when an owner comes or goes, so that an answer to the last one is never kept
            for the next.
    """

    def __init__(self, folder: Path, vault: Vault, post: Post) -> None:
        self._folder, self._vault, self._post = folder, vault, post
        self._lock = threading.RLock()
        self._file: CacheFile | None = None
        self._key = b""
        self._owner = ""
        self._seen: dict[str, Entry[Any]] = {}
        self._listeners = Listeners()
        self.damage = False
        self.unkept = False
        self.epoch = 0

    def exists(self, owner: str) -> bool:
        """Whether this phone has a copy of that owner's data."""
        return self._path(owner).exists()

    def open(self, owner: str, passcode: str) -> None:
        """
        Open the copy that there is; in a worker, for it takes a few tenths of a second.

        Raises:
            WrongPasscode: Not the one it was made with.
            LookupError: There is none, or none any more: it was damaged and set aside.
        """
        from app.data import cache_file as on_disk  # noqa: PLC0415 — SQLite, at first use

        if not self.exists(owner):
            raise LookupError(owner)
        file = on_disk.CacheFile(self._path(owner), owner)
        try:
            key = self._unlock(file, owner, passcode)
        except on_disk.WrongKey:
            file.close()
            raise WrongPasscode from None
        except on_disk.CacheDamaged:
            self._set_aside(file)
            raise LookupError(owner) from None
        except (OSError, on_disk.CacheUnwritable):
            file.close()
            raise LookupError(owner) from None
        self._take(owner, file, key)

    def open_or_make(self, owner: str, passcode: str) -> None:
        """
        As ``open``, after the server accepted the passcode.

        A new copy is made where there is none. One that the passcode does not open is deleted
        first: it was made with a passcode that is one no more. One that is damaged is set aside.
        Where the disk takes nothing, records are kept in memory.
        """
        from app.data import cache_file as on_disk  # noqa: PLC0415 — SQLite, at first use

        file = on_disk.CacheFile(self._path(owner), owner)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            try:
                key = self._unlock(file, owner, passcode)
            except (on_disk.WrongKey, on_disk.CacheDamaged) as fault:
                if isinstance(fault, on_disk.WrongKey):
                    file.delete()
                else:
                    self._set_aside(file)
                file = on_disk.CacheFile(self._path(owner), owner)
                key = self._unlock(file, owner, passcode)
        except (OSError, on_disk.CacheUnwritable, on_disk.CacheDamaged):
            file.close()
            self.unkept = True
            self._take(owner, None, b"")
        else:
            self._take(owner, file, key)

    def reseal(self, passcode: str, epoch: int) -> None:
        """
        Seal the open copy for another passcode, whole or not at all; in a worker, as ``open``.

        Where the disk does not take it the copy is deleted rather than left to the old passcode:
        what is known is known until the app ends, and is fetched again. Does nothing for somebody
        who has signed out meanwhile.
        """
        from app.data import cache_file as on_disk  # noqa: PLC0415 — SQLite, at first use
        from app.data.sealing import derive_key, new_salt  # noqa: PLC0415 — as above

        owner, salt = self._owner, new_salt()
        key = derive_key(passcode, self._vault.second_part(owner), salt)
        with self._lock:
            if epoch != self.epoch or self._file is None:
                return
            try:
                self._file.reseal(key, salt)
                self._key = key
            except on_disk.CacheDamaged:
                self._file.salt, self._key = salt, key
                self._start_over()
            except on_disk.CacheUnwritable:
                self._file.delete()
                self._file, self.unkept = None, True

    def get(self, record_id: str, wanted: type[T]) -> Entry[T] | None:
        """The record; None where there is none, nobody is signed in, or it had to be set aside."""
        with self._lock:
            entry = self._seen.get(record_id)
            if entry is None and self._file is not None:
                entry = self._read(record_id, wanted)
                if entry is not None:
                    self._seen[record_id] = entry
            return entry

    def put(self, record_id: str, value: Any, at: datetime, epoch: int) -> None:
        """
        Keep a record.

        Raises:
            Unauthenticated: It is an answer to somebody who has signed out meanwhile.
        """
        from app.data import cache_file as on_disk  # noqa: PLC0415 — SQLite, at first use

        raw = at.isoformat().encode() + b"\n" + encode(value)
        with self._lock:
            if epoch != self.epoch or not self._owner:
                raise Unauthenticated
            self._seen[record_id] = Entry(value, at)
            if self._file is None:
                return
            try:
                self._file.write(record_id, raw)
            except on_disk.CacheUnwritable:
                self.unkept = True
            except on_disk.CacheDamaged:
                self._start_over()

    def close(self) -> None:
        """Nobody is signed in: forget key and records; the sealed file stays."""
        self._take("", None, b"")

    def wipe(self, owner: str) -> None:
        """Delete an owner's copy and what could open it."""
        from app.data.cache_file import CacheFile  # noqa: PLC0415 — SQLite, at first use

        self.close()
        self._vault.forget(owner)
        CacheFile(self._path(owner), owner).delete()

    def subscribe(self, listener: Callable[[], object]) -> Callable[[], None]:
        """Be told, on the interface's thread, when a copy had to be set aside."""
        return self._listeners.add(listener)

    # --- inside -----------------------------------------------------------------------------------
    def _path(self, owner: str) -> Path:
        """Names nobody: a list of files must not be a list of people."""
        return self._folder / f"copy-{hashlib.sha256(owner.encode()).hexdigest()[:16]}.sqlite3"

    def _unlock(self, file: "CacheFile", owner: str, passcode: str) -> bytes:
        from app.data.sealing import derive_key  # noqa: PLC0415 — cryptography, at first use

        file.open()
        key = derive_key(passcode, self._vault.second_part(owner), file.salt)
        file.unlock(key)
        return key

    def _take(self, owner: str, file: "CacheFile | None", key: bytes) -> None:
        with self._lock:
            if self._file is not None:
                self._file.close()
            self._owner, self._file, self._key = owner, file, key
            self._seen.clear()
            self.epoch += 1

    def _read(self, record_id: str, wanted: type[T]) -> Entry[T] | None:
        from app.data.cache_file import CacheDamaged  # noqa: PLC0415 — SQLite, at first use

        try:
            raw = self._file.read(record_id) if self._file else None
        except CacheDamaged:
            self._start_over()
            return None
        if raw is None:
            return None
        at, _, content = raw.partition(b"\n")
        try:
            return Entry(decode(content, wanted, strict=False), datetime.fromisoformat(at.decode()))
        except (Unreadable, ValueError):  # written by an app whose contract was another
            return None

    def _start_over(self) -> None:
        """Set the open file aside and go on with a new one of the same key and what is known."""
        from app.data import cache_file as on_disk  # noqa: PLC0415 — SQLite, at first use

        old = self._file
        if old is None:
            return
        self._set_aside(old)
        self._file = None
        file = on_disk.CacheFile(old.path, self._owner)
        try:
            file.open(old.salt)
            file.unlock(self._key)
            for record_id, entry in self._seen.items():
                file.write(record_id, entry.at.isoformat().encode() + b"\n" + encode(entry.value))
        except (on_disk.CacheDamaged, on_disk.CacheUnwritable):
            file.close()
            self.unkept = True
        else:
            self._file = file

    def _set_aside(self, file: "CacheFile") -> None:
        try:
            file.set_aside()
        except OSError:
            self.unkept = True
        self.damage = True
        self._post(self._listeners.tell)
