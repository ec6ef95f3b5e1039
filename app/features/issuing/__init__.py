"""Asking for an account, and following the request to its end."""
