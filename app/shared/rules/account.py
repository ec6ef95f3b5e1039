"""Whether an account is locked, on what ground and since when."""

from datetime import datetime, timedelta

import msgspec

from app.shared.clock import start_of_day, viet_nam_day
from app.shared.contract.account import Account, AccountLock
from app.shared.rulesets import RuleSet
from app.shared.verdicts import Reason, Verdict

IDENTITY_EXPIRED = "identity_expired"
IDENTITY_TYPES = {"citizen": "identity_card", "foreigner": "passport"}
"""The document whose end can lock a holder's account, by kind of holder."""
_EXPIRY_RULES = {"citizen": "identity_expiry_effect", "foreigner": "passport_expiry_effect"}
_LOCK = "lock_account"


class AccountStanding(msgspec.Struct, frozen=True, kw_only=True):
    """
    How an account stands.

    Attributes:
        ground: ``identity_expired`` or a ``LockGround`` of the contract; None while it is open. A
            real lock is named before an expiry, since the expiry's cure does not lift it.
        since: When that ground began; UTC; None while it is open.
        verdict: Holds while it is open; one reason for each ground.
    """

    locked: bool
    ground: str | None
    since: datetime | None
    verdict: Verdict


def account_standing(account: Account, now: datetime, rules: RuleSet) -> AccountStanding:
    """
    How the account stands at ``now`` (UTC, story time).

    Real locks hold in both rule sets from ``since`` until just before ``until``. The end of the
    identity document (a foreigner's passport) locks from the first moment of the next day in Viet
    Nam where the rule set says so. Who has no account yet (level 0) has none that could be locked.

    Source: ``account_lock_grounds``, ``identity_expiry_effect``, ``passport_expiry_effect``.
    """
    grounds: list[tuple[str, datetime, Reason]] = [
        (lock.ground, lock.since, _real_lock(lock))
        for lock in sorted(account.locks, key=lambda lock: lock.since)
        if is_in_force(lock, now)
    ]
    expiry_rule = _EXPIRY_RULES[account.kind]
    ended_on = account.identity_expires_on
    locks_by_expiry = account.level > 0 and expiry_locks(account.kind, rules)
    if ended_on and locks_by_expiry and viet_nam_day(now) > ended_on:
        reason = Reason(expiry_rule, "reason.account_identity_expired", {"ends_on": ended_on})
        since = start_of_day(ended_on + timedelta(days=1))
        grounds.append((IDENTITY_EXPIRED, since, reason))
    if not grounds:
        reason = Reason(expiry_rule, "reason.account_open")
        return AccountStanding(
            locked=False, ground=None, since=None, verdict=Verdict(holds=True, reasons=(reason,))
        )
    ground, since, _ = grounds[0]
    reasons = tuple(reason for _, _, reason in grounds)
    return AccountStanding(
        locked=True, ground=ground, since=since, verdict=Verdict(holds=False, reasons=reasons)
    )


def expiry_locks(kind: str, rules: RuleSet) -> bool:
    """Whether the end of its identity document locks the account of such a holder."""
    return bool(rules.value(_EXPIRY_RULES[kind]) == _LOCK)


def is_in_force(lock: AccountLock, now: datetime) -> bool:
    """Whether a real lock holds at ``now``: from ``since`` until just before ``until``."""
    return lock.since <= now and (lock.until is None or now < lock.until)


def _real_lock(lock: AccountLock) -> Reason:
    values = {"since": viet_nam_day(lock.since)}
    return Reason("account_lock_grounds", f"reason.account_{lock.ground}", values)
