"""Linking this phone to an account that is on another one."""
