"""Choosing another passcode."""

from app.shared.contract.wire import Body, Passcode, Secret


class PasscodeChange(Body):
    """
    Another passcode from now on.

    Attributes:
        grant: A step-up for ``change_passcode`` and ``own``, got with the present one.
        passcode: The new one, six digits.
    """

    grant: Secret
    passcode: Passcode
