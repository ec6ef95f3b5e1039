"""Notices that the process which started this one has ended, however it ended."""

import asyncio
import os
import signal
import sys
from collections.abc import Callable

_EVERY = 0.5  # seconds
_PR_SET_PDEATHSIG = 1


async def watch_parent(parent: int, stop: Callable[[], None]) -> None:
    """
    Call ``stop`` once ``parent`` is no longer the parent.

    On Linux the kernel says so at once; everywhere the parent's id is looked at twice a second. The
    kernel's signal also comes when only the thread that started this process has ended, so it is a
    reason to look, not to stop.
    """
    looked = asyncio.Event()
    if sys.platform == "linux":
        asyncio.get_running_loop().add_signal_handler(signal.SIGUSR1, looked.set)
        _ask_kernel()
    while os.getppid() == parent:
        try:
            await asyncio.wait_for(looked.wait(), _EVERY)
            looked.clear()
        except TimeoutError:
            continue
    stop()


def _ask_kernel() -> None:
    import ctypes  # noqa: PLC0415  # 5 ms that only a demo's server needs

    try:
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGUSR1)
    except (AttributeError, OSError):  # another C library: the look every half second is enough
        return
