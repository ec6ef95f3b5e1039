"""Secrets of the phone's copy: the key that a passcode opens, and records sealed with it."""

import secrets
from dataclasses import dataclass

_MEMORY_KIB = 64 * 1024
_PASSES = 3
_LANES = 4
"""Argon2id as promise 2 of the product has it; no law says it."""
KEY_BYTES = 32
SALT_BYTES = 16
_NONCE_BYTES = 12


class SealBroken(Exception):
    """Not sealed with this key, not this record, or changed since."""


def derive_key(passcode: str, second_part: bytes, salt: bytes) -> bytes:
    """
    The key of a holder's copy: 32 bytes. Takes a few tenths of a second and 64 MiB, on purpose.

    Args:
        passcode: Six digits.
        second_part: From the vault, outside the data folder: the file alone cannot be guessed at.
        salt: Of the cache file.
    """
    from cryptography.hazmat.primitives.hashes import SHA256  # noqa: PLC0415 — first use, in a worker
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id  # noqa: PLC0415 — as above
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF  # noqa: PLC0415 — as above

    slow = Argon2id(
        salt=salt, length=KEY_BYTES, iterations=_PASSES, lanes=_LANES, memory_cost=_MEMORY_KIB
    ).derive(passcode.encode())
    mixed = HKDF(SHA256(), KEY_BYTES, salt=salt, info=b"dinh-danh cache 1")
    return mixed.derive(slow + second_part)


def new_salt() -> bytes:
    """For the key of one copy."""
    return secrets.token_bytes(SALT_BYTES)


@dataclass(frozen=True, slots=True)
class Sealed:
    """One record as it lies in the file."""

    nonce: bytes
    content: bytes


def seal(key: bytes, content: bytes, label: bytes) -> Sealed:
    """Encrypt with AES-256-GCM; ``label`` names record, owner and version and is bound to it."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 — as above

    nonce = secrets.token_bytes(_NONCE_BYTES)
    return Sealed(nonce, AESGCM(key).encrypt(nonce, content, label))


def unseal(key: bytes, sealed: Sealed, label: bytes) -> bytes:
    """
    The content.

    Raises:
        SealBroken: Another key, another label, or a changed byte.
    """
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415 — as above
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 — as above

    try:
        return AESGCM(key).decrypt(sealed.nonce, sealed.content, label)
    except (InvalidTag, ValueError):
        raise SealBroken from None
