"""Signing in with a personal number and a passcode."""
