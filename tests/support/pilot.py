"""The pilot of the walks, for tests: one finger, one window, the same way of finding things."""

from app.devtools.pilot import NotFoundError, Pilot

__all__ = ["NotFoundError", "Pilot"]
