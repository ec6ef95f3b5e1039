"""The contract's values as JSON and back, strictly for the server and tolerantly for the app."""

import re
from collections.abc import Hashable
from functools import cache
from typing import Any, TypeVar, cast

import msgspec

T = TypeVar("T")

DEEPEST = 32
"""Levels of nesting that are read; the contract's deepest value has six."""

_TEXT = re.compile(rb'"(?:[^"\\]|\\.)*+"', re.DOTALL)
_BRACKET = re.compile(rb"[\[\]{}]")
_encoder = msgspec.json.Encoder()


class Unreadable(Exception):
    """
    Bytes that are not the value asked for.

    Attributes:
        path: Where, such as ``$.documents[2].issued_on``; ``$`` where it is the whole.
        reason: What is wrong, in English.
    """

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


def encode(value: Any) -> bytes:
    """
    JSON in UTF-8, fields in the order of their type; moments in UTC end in ``Z``.

    Raises:
        ValueError: Text holds a lone surrogate, which UTF-8 cannot carry.
    """
    return _encoder.encode(value)


def decode(raw: bytes, wanted: type[T], *, strict: bool) -> T:
    """
    Read ``raw`` as ``wanted``.

    Bad UTF-8, lone surrogates, NaN and infinities, wrong types and broken constraints are refused
    in both modes, and nesting that no parser stands. ``strict`` also refuses nesting over
    ``DEEPEST`` and a key that stands twice in an object, anywhere: the server must never read
    another value than the sender's log did.

    Raises:
        Unreadable: It is not one; the path and the reason say why.
    """
    if strict:
        _refuse_ambiguity(raw)
    try:
        value: T = _decoder(cast(Hashable, wanted)).decode(raw)
    except msgspec.ValidationError as err:
        reason, _, path = str(err).partition(" - at `")
        raise Unreadable(path.rstrip("`") or "$", reason) from None
    except UnicodeDecodeError:
        raise Unreadable("$", "not UTF-8") from None
    except (msgspec.DecodeError, ValueError) as err:
        raise Unreadable("$", str(err)) from None
    except RecursionError:
        raise Unreadable("$", "nested too deeply") from None
    return value


@cache
def _decoder(wanted: Hashable) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(cast(Any, wanted))


def _refuse_ambiguity(raw: bytes) -> None:
    """Read once with the standard parser, which is the one that shows every pair of an object."""
    import json  # noqa: PLC0415  # the app never reads strictly and starts without it

    _refuse_depth(raw)
    try:
        json.loads(raw.decode(), object_pairs_hook=_refuse_twins, parse_constant=_refuse_constant)
    except UnicodeDecodeError:
        raise Unreadable("$", "not UTF-8") from None
    except ValueError:
        return  # malformed: msgspec says so in its own words
    except RecursionError:
        raise Unreadable("$", "nested too deeply") from None


def _refuse_depth(raw: bytes) -> None:
    """Count brackets outside strings, before any parser goes down with them."""
    if raw.count(b"[") + raw.count(b"{") <= DEEPEST:
        return
    depth = 0
    for bracket in _BRACKET.findall(_TEXT.sub(b"", raw)):
        depth += 1 if bracket in b"[{" else -1
        if depth > DEEPEST:
            raise Unreadable("$", "nested too deeply")


def _refuse_twins(pairs: list[tuple[str, Any]]) -> None:
    if len({key for key, _ in pairs}) != len(pairs):
        raise Unreadable("$", "a key stands twice in one object")


def _refuse_constant(name: str) -> None:
    raise Unreadable("$", f"{name} is not JSON")
