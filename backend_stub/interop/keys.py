"""Keys of the platform and of each simulated service: made in the database, never in a file."""

import hmac
import secrets
from base64 import urlsafe_b64encode
from hashlib import sha256
from typing import TYPE_CHECKING

from sqlalchemy import Connection, insert, select

from app.shared.foreign import ForeignService
from backend_stub.storage.foreign_tables import interop_keys

if TYPE_CHECKING:
    from jwcrypto.jwk import JWK

PLATFORM = "platform"
_PAIRWISE = "pairwise"
_PLATFORM_KEY_ID = "platform-1"
ACCESS_LOG = "access_log"
_LOG_KEY_ID = "access-log-1"


def platform_key(db: Connection) -> "JWK":
    """The platform's signing key; made where there is none yet."""
    return signing_key(db, PLATFORM, _PLATFORM_KEY_ID)


def service_key(db: Connection, service: ForeignService) -> "JWK":
    """A service's own signing key: for the simulated service's side alone."""
    return signing_key(db, service.id, service.key_id)


def log_key(db: Connection) -> "JWK":
    """The key that signs the access log's checkpoints; made where there is none yet."""
    return signing_key(db, ACCESS_LOG, _LOG_KEY_ID)


def public(key: "JWK") -> "JWK":
    """What the other side is given of a key."""
    from jwcrypto.jwk import JWK  # noqa: PLC0415  # 80 ms that no start needs

    return JWK.from_json(key.export_public())


def subject_for(db: Connection, holder_id: str, issuer: str) -> str:
    """
    What one service calls one holder: the same each time there, and another at every other service.

    Nobody without the platform's secret can match two of them, or find the holder in one.
    """
    secret = _kept(db, _PAIRWISE) or _keep(db, _PAIRWISE, secrets.token_hex(32))
    told = f"{holder_id} {issuer}".encode()
    digest = hmac.digest(bytes.fromhex(secret), told, sha256)
    return urlsafe_b64encode(digest).rstrip(b"=").decode()


def known_key(db: Connection, owner: str) -> "JWK | None":
    """The public key of who signs under that name; None where nothing was ever signed."""
    from jwcrypto.jwk import JWK  # noqa: PLC0415  # as above

    kept = _kept(db, owner)
    return public(JWK.from_json(kept)) if kept else None


def signing_key(db: Connection, owner: str, key_id: str) -> "JWK":
    """The key of who signs under that name, at most 40 signs; made where there is none yet."""
    from jwcrypto.jwk import JWK  # noqa: PLC0415  # as above

    kept = _kept(db, owner)
    if kept is not None:
        return JWK.from_json(kept)
    made = JWK.generate(kty="EC", crv="P-256", kid=key_id, use="sig")
    _keep(db, owner, made.export())
    return made


def _kept(db: Connection, owner: str) -> str | None:
    return db.execute(select(interop_keys.c.private).where(interop_keys.c.owner == owner)).scalar()


def _keep(db: Connection, owner: str, private: str) -> str:
    db.execute(insert(interop_keys).values(owner=owner, private=private))
    return private
