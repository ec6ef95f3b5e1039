"""Notices: what the resident was told, with one thing to do about each."""
