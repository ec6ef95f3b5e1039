"""Linking a payment account in three steps: which one, whose it is, the code."""
