"""The networks that the panel can give a phone."""

from enum import Enum


class NetworkMode(Enum):
    """``SLOW`` and ``FAILING`` are played by the server, ``OFFLINE`` on the phone."""

    OK = "ok"
    SLOW = "slow"
    OFFLINE = "offline"
    FAILING = "failing"
