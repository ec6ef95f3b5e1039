"""Linking a payment account in three steps: of which kind, which one, and that it is right."""
