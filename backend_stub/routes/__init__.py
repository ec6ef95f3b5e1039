"""The endpoints, one file a noun of the contract: unpack, ask a service, name the reply."""

from backend_stub.routes import (
    account,
    benefits,
    desk,
    devices,
    documents,
    family,
    feed,
    foreign,
    issuing,
    notices,
    passcode,
    pay_runs,
    payments,
    renewals,
    session,
    stage,
)

__all__ = (
    "account",
    "benefits",
    "desk",
    "devices",
    "documents",
    "family",
    "feed",
    "foreign",
    "issuing",
    "notices",
    "passcode",
    "pay_runs",
    "payments",
    "renewals",
    "session",
    "stage",
)
