"""Renewing one document: what it takes, and the file's way to the new document."""
