"""Midnight of the birthday on which a child begins to act alone."""
