"""Bringing documents into a wallet on request, and following what was asked for."""
