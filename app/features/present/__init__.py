"""Showing a document to somebody in person."""
