"""Choosing another passcode: the present one, the new one, the new one once more."""
