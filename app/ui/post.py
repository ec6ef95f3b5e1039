"""The one door from a worker to the interface's thread."""

from collections.abc import Callable

from kivy.clock import Clock


def post(deed: Callable[[], None]) -> None:
    """Do it on the interface's thread, in its next frame."""
    Clock.schedule_once(lambda _: deed())
