"""Things that are made when they are first used, so that a start pays for what it shows."""

import threading
from collections.abc import Callable
from typing import Any


class Late:
    """
    Stands for what ``make`` makes: reading or setting an attribute does it there.

    It is made once, by the first thread that asks; another one waits for it.
    """

    def __init__(self, make: Callable[[], Any]) -> None:
        vars(self).update(_late_make=make, _late_lock=threading.RLock())

    def __getattr__(self, name: str) -> Any:
        return getattr(_made(self), name)

    def __setattr__(self, name: str, value: Any) -> None:
        setattr(_made(self), name, value)


def _made(late: Late) -> Any:
    own = vars(late)
    if "_late_made" not in own:
        with own["_late_lock"]:
            if "_late_made" not in own:
                own["_late_made"] = own["_late_make"]()
    return own["_late_made"]
