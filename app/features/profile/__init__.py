"""The resident and how the phone looks and speaks."""
