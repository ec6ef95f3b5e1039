"""Network faults that a phone beside the panel asks for by header, with the panel's key."""

import asyncio

from backend_stub.limits import limits
from backend_stub.problems import Refusal


async def play_fault(header: bytes) -> None:
    """
    Wait or fail as the header says: ``delay=MILLISECONDS`` or ``failure``.

    Raises:
        Refusal: The failure asked for, or a header that says neither.
    """
    if header == b"failure":
        raise Refusal("simulated_failure")
    name, _, amount = header.partition(b"=")
    longest = limits().service.longest_wait_seconds * 1000
    if name != b"delay" or not amount.isdigit() or len(amount) > 6 or int(amount) > longest:
        raise Refusal("bad_request", "Stage-Fault: failure, or delay=MILLISECONDS")
    await asyncio.sleep(int(amount) / 1000)
