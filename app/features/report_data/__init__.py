"""Saying that a document's data is wrong, and following what becomes of it."""
