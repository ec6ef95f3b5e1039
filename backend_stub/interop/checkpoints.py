"""Signed checkpoints of the access log: in the database, and copied to a file outside it."""

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import Connection, insert, select

from backend_stub.interop import jws
from backend_stub.interop.keys import ACCESS_LOG, known_key, log_key
from backend_stub.storage.access_tables import access_checkpoints
from backend_stub.storage.engine import writing_of

if TYPE_CHECKING:
    from jwcrypto.jwk import JWK

KIND = "dinh-danh-checkpoint+jwt"


class Checkpoint(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """
    How the log stood.

    Attributes:
        seq, chain: Number and digest (hexadecimal) of the last entry then.
        iat: Seconds of real time.
    """

    seq: int
    chain: str
    iat: int


def note_checkpoint(db: Connection, seq: int, chain: bytes, really: datetime) -> None:
    """Sign the log as it stands, and copy that outside once the transaction is kept."""
    key = log_key(db)
    said = Checkpoint(seq=seq, chain=chain.hex(), iat=int(really.timestamp()))
    token = jws.sign({"typ": KIND, "kid": key["kid"]}, said, key)
    begun = db.execute(select(access_checkpoints.c.seq).limit(1)).first() is None
    db.execute(insert(access_checkpoints).values(seq=seq, token=token))
    writing = writing_of(db)
    if writing.folder is not None:
        path = copy_in(writing.folder, key.thumbprint())
        writing.kept.append(partial(_append, path, token, begun=begun))


def copy_in(folder: Path, thumbprint: str) -> Path:
    """The copy's file for the log that a key signs: a log begun anew has a key and a file anew."""
    return folder / f"access-log-{thumbprint[:12]}.checkpoints"


def kept_checkpoints(db: Connection) -> list[Checkpoint | None]:
    """Those in the database, in order; None for one that its key did not sign."""
    wanted = select(access_checkpoints.c.token).order_by(access_checkpoints.c.seq)
    return _read(db, list(db.execute(wanted).scalars()))


def copied_checkpoints(db: Connection, folder: Path) -> list[Checkpoint | None] | None:
    """Those in the copy, as they came; None where there is no copy of this log."""
    key = known_key(db, ACCESS_LOG)
    path = copy_in(folder, key.thumbprint()) if key is not None else None
    if path is None or not path.is_file():
        return None
    return _read(db, path.read_text(encoding="ascii", errors="replace").splitlines())


def _read(db: Connection, tokens: list[str]) -> list[Checkpoint | None]:
    key = known_key(db, ACCESS_LOG)
    if key is None:
        return [None for _ in tokens]
    return [_one(token, key) for token in tokens]


def _one(token: str, key: "JWK") -> Checkpoint | None:
    try:
        return msgspec.convert(jws.opened(token, key, KIND), Checkpoint)
    except (jws.TokenRefused, msgspec.ValidationError):
        return None


def _append(path: Path, token: str, *, begun: bool) -> None:
    if begun:  # a reset forgot the log before it: its copy would speak of nothing
        for old in path.parent.glob(copy_in(path.parent, "*").name):
            old.unlink(missing_ok=True)
    with path.open("a", encoding="ascii") as file:
        file.write(f"{token}\n")
