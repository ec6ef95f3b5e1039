"""Signing in, staying in, stepping up for one sensitive deed, and signing out."""

from datetime import datetime
from typing import Annotated, Literal

from msgspec import Meta

from app.shared.contract.wire import (
    Body,
    DeviceId,
    Passcode,
    PersonaId,
    PersonalNumber,
    Secret,
    Wire,
)

StepUpOperation = Literal[
    "link_account", "unlink_account", "choose_default", "lock_account", "change_passcode",
    "approve_device", "unlink_device", "answer_foreign", "export_statement",
    "choose_route", "order_accounts", "undo_routing", "agree_place", "export_own_data",
    "pay_fee", "present_document",
]  # fmt: skip


class SignIn(Body):
    """
    Ask for a session.

    Attributes:
        personal_number: Twelve digits starting 000.
        passcode: Six digits. Wrong ones are counted on the server, per account and device.
        device_id: Made by the device at its first start; not a secret.
    """

    personal_number: PersonalNumber
    passcode: Passcode
    device_id: DeviceId


class Session(Wire):
    """
    A session that was opened.

    Attributes:
        token: Goes into ``Authorization: Bearer``; 256 random bits, stored hashed.
        personal_number: Whose session it is.
        full_name: As on the identity card, Vietnamese order; foreigners' names in Latin order.
        idle_seconds: Silence after which it ends (real time, not story time).
        absolute_seconds: Age after which it ends in any case.
    """

    token: Secret
    personal_number: PersonalNumber
    full_name: str
    idle_seconds: int
    absolute_seconds: int


class SeededSignIn(Wire):
    """
    One invented person who can sign in, listed so that nobody must know a number.

    ``passcode`` is the sample one; None once the holder has chosen another, which nobody is told.
    """

    persona: PersonaId
    personal_number: PersonalNumber
    passcode: Passcode | None
    full_name: str
    born_on: str
    situation_vi: str
    situation_en: str


class SeededSignIns(Wire):
    """Every seeded person with a sign-in, in the order of the seed files."""

    sign_ins: tuple[SeededSignIn, ...]


class StepUp(Body):
    """
    Prove again that it is me, for exactly one deed.

    Attributes:
        operation: The deed.
        target: What it is done to: ``provider_id/account_number`` to link, ``own`` to lock,
            ``route_target`` and ``order_target`` of ``routing`` to choose where money goes,
            ``payment_id/place_key`` to agree where a payment goes, ``request_id/answer`` to answer
            a foreign service, the link's id otherwise.
        passcode: Six digits, counted like a sign-in.
    """

    operation: StepUpOperation
    target: Annotated[str, Meta(max_length=80, pattern=r"^[a-z0-9_/]+$")]
    passcode: Passcode


class StepUpGrant(Wire):
    """A single-use proof bound to one operation and target; ``expires_at`` is UTC, real time."""

    grant: Secret
    expires_at: datetime
