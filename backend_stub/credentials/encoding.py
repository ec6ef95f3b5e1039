"""Base64url without padding (RFC 7515), read strictly."""

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import sha256


def to_base64url(raw: bytes) -> str:
    """As text."""
    return urlsafe_b64encode(raw).rstrip(b"=").decode("ascii")


def from_base64url(text: str) -> bytes:
    """
    The bytes.

    Raises:
        ValueError: It is not base64url, or not in the one form that those bytes have.
    """
    try:
        raw = urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
    except (binascii.Error, UnicodeEncodeError):
        raise ValueError(text[:20]) from None
    if to_base64url(raw) != text:
        raise ValueError(text[:20])
    return raw


def digest(text: str) -> str:
    """SHA-256 over ASCII text, in base64url."""
    return to_base64url(sha256(text.encode("ascii")).digest())
