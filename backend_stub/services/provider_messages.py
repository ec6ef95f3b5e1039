"""What providers send: signed with a key of each, checked, and logged where it is not taken."""

import hmac
import secrets
from hashlib import sha256
from typing import Literal

from sqlalchemy import Connection, insert, select

from app.shared.data_files import names_in
from backend_stub.logs import write_line
from backend_stub.storage.payment_tables import provider_keys

About = Literal["account", "order"]
"""Whose account it is, or what became of an order to pay."""


def key_of(db: Connection, provider_id: str) -> bytes:
    """The key with which the provider signs; made when first asked for."""
    table = provider_keys
    own = table.c.provider_id == provider_id
    kept = db.execute(select(table.c.key).where(own)).scalar()
    if kept is not None:
        return bytes(kept)
    key = secrets.token_bytes(32)
    db.execute(insert(table).values(provider_id=provider_id, key=key))
    return key


def signature(key: bytes, about: About, *said: str | int) -> str:
    """
    HMAC-SHA-256 over everything that is said, in hexadecimal.

    Parts stand on lines of their own behind what they are about, so that no message can be taken
    for one of another kind; the last part alone may hold line ends.
    """
    whole = "\n".join((about, *map(str, said)))
    return hmac.new(key, whole.encode(errors="surrogatepass"), sha256).hexdigest()


def is_signed(db: Connection, provider_id: str, given: str, about: About, *said: str | int) -> bool:
    """Whether the provider exists and has said exactly this."""
    if provider_id not in names_in("providers"):
        return False
    right = signature(key_of(db, provider_id), about, *said)
    return hmac.compare_digest(right.encode(), given.encode(errors="surrogatepass"))


def log_refused(about: About, provider_id: str, reason: str) -> None:
    """A message that was not taken, as the server's log has it: by whom and why, not what."""
    known = provider_id in names_in("providers")
    name = provider_id if known else ""  # what nobody knows may be anything
    write_line(event="provider_message_refused", about=about, provider=name, reason=reason)
