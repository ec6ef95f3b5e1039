"""Copying and pasting: the port, and a clipboard that lives as long as the phone."""

from typing import Protocol


class Clipboard(Protocol):
    """Text that the resident carries from one place to another."""

    def copy(self, text: str) -> None:
        """Replace what is held."""

    def paste(self) -> str:
        """What is held; empty where nothing is."""


class PhoneClipboard:
    """Of this phone alone: nothing leaves it, and nothing comes in from the desktop."""

    def __init__(self) -> None:
        self._text = ""

    def copy(self, text: str) -> None:
        """Replace what is held."""
        self._text = text

    def paste(self) -> str:
        """What is held; empty where nothing is."""
        return self._text
