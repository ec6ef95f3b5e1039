"""Saying something about the draft: typed, sent, its receipt, changed or taken back."""
