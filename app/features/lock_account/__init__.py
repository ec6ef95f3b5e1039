"""Locking one's own account: what it shuts, what goes on, and how it is opened again."""
