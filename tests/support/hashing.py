"""What a passcode's hash costs in tests: the least that Argon2id takes, in this process alone."""

from functools import cache

from msgspec.structs import replace

from backend_stub import passcodes
from backend_stub.limits import Limits, limits

LEAST_KIB = 8


@cache
def cheap_limits() -> Limits:
    """Everything as published but the cost; ``tests/backend_stub/test_parts.py`` holds that one."""
    published = limits()
    cost = replace(published.hashing, memory_kib=LEAST_KIB * published.hashing.lanes, passes=1)
    return replace(published, hashing=cost)


def hash_cheaply() -> None:
    """Thousands of tests hash; what is tried in them is who may do what, not how long it takes."""
    passcodes.limits = cheap_limits
