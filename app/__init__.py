"""The phone: its screens, what they know, and how they ask the server."""

__version__ = "0.1.0"
