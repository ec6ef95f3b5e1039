"""One holder's copy on the disk: an SQLite file whose records are sealed; whole after any kill."""

import hashlib
import sqlite3
from contextlib import suppress
from pathlib import Path

from app.data.sealing import SealBroken, Sealed, new_salt, seal, unseal
from app.runtime.atomic_file import set_aside

SCHEMA_VERSION = 1
_APPLICATION = 0x44444348  # marks the file as ours
_VERIFIER = "verifier"
_KNOWN = b"opened"


class CacheDamaged(Exception):
    """The file is not a copy that this app wrote and can read."""


class WrongKey(Exception):
    """The file is whole, and this key does not open it."""


class CacheUnwritable(Exception):
    """Nothing is wrong with what is there, but the disk takes nothing more."""


class CacheFile:
    """
    Sealed records by id, in a file of one owner.

    WAL and ``synchronous=FULL``: what ``write`` returned from survives a kill and a power cut, as
    far as the operating system keeps its word.

    Attributes:
        salt: For deriving the key; of the file, or a fresh one where there is none yet.
    """

    def __init__(self, path: Path, owner: str) -> None:
        self.path, self._owner = path, owner
        self.salt = new_salt()
        self._key = b""
        self._new = False
        self._db: sqlite3.Connection | None = None

    def open(self, salt: bytes | None = None) -> None:
        """
        Open it, or begin it where there is none, with ``salt`` if one is given.

        Raises:
            CacheDamaged: Not SQLite, not ours, another schema version, or changed from outside.
            CacheUnwritable: It cannot be opened or made.
        """
        try:
            self._db = db = sqlite3.connect(
                self.path, isolation_level=None, check_same_thread=False
            )
            self._new = not db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
            if not self._new:
                self._inspect(db)
                self.salt = self._head(db)[0]
            elif salt:
                self.salt = salt
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("PRAGMA synchronous = FULL")
        except sqlite3.OperationalError as error:
            self.close()
            raise CacheUnwritable(str(error)) from None
        except (sqlite3.Error, CacheDamaged) as error:
            self.close()
            raise CacheDamaged(str(error)) from None

    def unlock(self, key: bytes) -> None:
        """
        Use this key from now on; a new file is made with it.

        Raises:
            WrongKey: It is not the one that the file was made with.
            CacheDamaged: The file was changed from outside.
            CacheUnwritable: It cannot be made.
        """
        try:
            if self._new:
                self._lay_out(self._opened, seal(key, _KNOWN, self._label(_VERIFIER)))
            unseal(key, self._head(self._opened)[1], self._label(_VERIFIER))
        except SealBroken:
            raise WrongKey from None
        except sqlite3.OperationalError as error:
            raise CacheUnwritable(str(error)) from None
        except sqlite3.Error as error:
            raise CacheDamaged(str(error)) from None
        self._key = key

    def read(self, record_id: str) -> bytes | None:
        """
        What was written last; None where nothing was.

        Raises:
            CacheDamaged: The file or this record was changed from outside.
        """
        try:
            row = self._opened.execute(
                "SELECT nonce, content FROM records WHERE id = ?", (record_id,)
            ).fetchone()
            return row and unseal(self._key, Sealed(*row), self._label(record_id))
        except (sqlite3.Error, SealBroken, TypeError) as error:
            raise CacheDamaged(f"{record_id}: {type(error).__name__}") from None

    def write(self, record_id: str, content: bytes) -> None:
        """
        Replace a record; a kill leaves the old one or the new one.

        Raises:
            CacheUnwritable: The disk is full or may not be written.
            CacheDamaged: The file was changed from outside.
        """
        sealed = seal(self._key, content, self._label(record_id))
        try:
            self._opened.execute(
                "INSERT OR REPLACE INTO records (id, nonce, content) VALUES (?, ?, ?)",
                (record_id, sealed.nonce, sealed.content),
            )
        except sqlite3.OperationalError as error:
            raise CacheUnwritable(str(error)) from None
        except sqlite3.Error as error:
            raise CacheDamaged(str(error)) from None

    def reseal(self, key: bytes, salt: bytes) -> None:
        """
        Seal every record anew, with a key of another salt: all of them or, after a kill, none.

        Raises:
            CacheUnwritable: The disk takes nothing more: everything is as it was.
            CacheDamaged: A record does not open, so that none was changed.
        """
        db = self._opened
        try:
            db.execute("BEGIN IMMEDIATE")
            try:
                self._reseal_all(db, key, salt)
                db.execute("COMMIT")
            except BaseException:
                db.execute("ROLLBACK")
                raise
        except sqlite3.OperationalError as error:
            raise CacheUnwritable(str(error)) from None
        except (sqlite3.Error, SealBroken) as error:
            raise CacheDamaged(type(error).__name__) from None
        self._key, self.salt = key, salt
        with suppress(sqlite3.Error):  # what the old key opens need not lie in the log any longer
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Forget the key and let go of the file."""
        self._key = b""
        if self._db is not None:
            self._db.close()
            self._db = None

    def set_aside(self) -> None:
        """Rename the file, with what SQLite keeps beside it, so that a new one can be made."""
        self.close()
        if self.path.exists():
            aside = set_aside(self.path)
            for suffix in ("-wal", "-shm"):
                beside = self.path.with_name(self.path.name + suffix)
                if beside.exists():
                    beside.rename(aside.with_name(aside.name + suffix))

    def delete(self) -> None:
        """Remove it for good."""
        self.close()
        for suffix in ("", "-wal", "-shm"):
            self.path.with_name(self.path.name + suffix).unlink(missing_ok=True)

    # --- inside -----------------------------------------------------------------------------------
    @property
    def _opened(self) -> sqlite3.Connection:
        if self._db is None:
            msg = "the cache file is closed"
            raise CacheDamaged(msg)
        return self._db

    def _inspect(self, db: sqlite3.Connection) -> None:
        """Refuse what is not ours before anything is written to it."""
        application = db.execute("PRAGMA application_id").fetchone()[0]
        version = db.execute("PRAGMA user_version").fetchone()[0]
        if (application, version) != (_APPLICATION, SCHEMA_VERSION):
            msg = f"application {application}, schema {version}"
            raise CacheDamaged(msg)
        if db.execute("PRAGMA quick_check").fetchone() != ("ok",):
            msg = "SQLite finds it damaged"
            raise CacheDamaged(msg)

    def _lay_out(self, db: sqlite3.Connection, verifier: Sealed) -> None:
        """All of it or nothing: a kill leaves a file without tables, which is begun again."""
        db.execute("BEGIN IMMEDIATE")
        db.execute("CREATE TABLE head (salt BLOB, nonce BLOB, content BLOB, checksum BLOB)")
        db.execute("CREATE TABLE records (id TEXT PRIMARY KEY, nonce BLOB, content BLOB)")
        db.execute("INSERT INTO head VALUES (?, ?, ?, ?)", _head_of(self.salt, verifier))
        db.execute(f"PRAGMA application_id = {_APPLICATION}")
        db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        db.execute("COMMIT")
        self._new = False

    def _reseal_all(self, db: sqlite3.Connection, key: bytes, salt: bytes) -> None:
        rows = db.execute("SELECT id, nonce, content FROM records").fetchall()
        for record_id, nonce, content in rows:
            label = self._label(record_id)
            again = seal(key, unseal(self._key, Sealed(nonce, content), label), label)
            db.execute(
                "UPDATE records SET nonce = ?, content = ? WHERE id = ?",
                (again.nonce, again.content, record_id),
            )
        verifier = seal(key, _KNOWN, self._label(_VERIFIER))
        db.execute(
            "UPDATE head SET salt = ?, nonce = ?, content = ?, checksum = ?",
            _head_of(salt, verifier),
        )

    def _head(self, db: sqlite3.Connection) -> tuple[bytes, Sealed]:
        """
        Salt and verifier. The checksum tells a damaged head from a wrong passcode, which must be
        counted.
        """
        try:
            rows = db.execute("SELECT salt, nonce, content, checksum FROM head").fetchall()
        except sqlite3.Error as error:
            raise CacheDamaged(str(error)) from None
        if len(rows) != 1 or not all(isinstance(part, bytes) for part in rows[0]):
            msg = "no head"
            raise CacheDamaged(msg)
        salt, nonce, content, checksum = rows[0]
        if checksum != _checksum(salt, nonce, content):
            msg = "the head was changed"
            raise CacheDamaged(msg)
        return salt, Sealed(nonce, content)

    def _label(self, record_id: str) -> bytes:
        """Bound to each record, so that none can stand in for another, nor for another owner's."""
        return f"{SCHEMA_VERSION}\n{self._owner}\n{record_id}".encode()


def _head_of(salt: bytes, verifier: Sealed) -> tuple[bytes, bytes, bytes, bytes]:
    checksum = _checksum(salt, verifier.nonce, verifier.content)
    return salt, verifier.nonce, verifier.content, checksum


def _checksum(*parts: bytes) -> bytes:
    return hashlib.sha256(b"".join(len(part).to_bytes(4, "big") + part for part in parts)).digest()
