"""The locked account: on what ground, since when, what is behind the lock, and the way back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from app.data.errors import AppError
from app.runtime.tasks import Done
from app.runtime.view_model import Phase, ViewModel
from app.shared.contract.account import Account
from app.shared.rules.account import IDENTITY_EXPIRED, IDENTITY_TYPES, account_standing
from app.shared.rulesets import RuleSet


@dataclass(frozen=True, slots=True)
class LockedState:
    """
    What the lock screen shows.

    Attributes:
        ground: ``identity_expired`` or a ``LockGround`` of the contract; None while not known.
        real: A real lock, which holds in both rule sets; otherwise today's rule about expiry.
        also_expired: The identity document has ended too: it stays so after a real lock is lifted.
        since: UTC.
        identity_type: Document type of the identity document.
        ended_on: Its last valid day, where it has ended.
        type_ids: What is in the wallet, by name only.
        rule_set_id, rule_id: The rule that the lock follows from.
        explaining: The sheet with the way back is open.
        confirming, leaving: Signing out is asked about, is under way.
    """

    phase: Phase = Phase.LOADING
    ground: str | None = None
    real: bool = False
    also_expired: bool = False
    since: datetime | None = None
    identity_type: str = "identity_card"
    ended_on: date | None = None
    type_ids: tuple[str, ...] = ()
    rule_set_id: str = ""
    rule_id: str = ""
    explaining: bool = False
    confirming: bool = False
    leaving: bool = False
    error_key: str | None = None


def locked_state(account: Account, now: datetime, rules: RuleSet) -> LockedState:
    """The lock as the rules derive it; a state without ground where nothing is locked."""
    standing = account_standing(account, now, rules)
    expired = [r for r in standing.verdict.reasons if r.key == "reason.account_identity_expired"]
    first = standing.verdict.reasons[0]
    return LockedState(
        phase=Phase.CONTENT,
        ground=standing.ground,
        real=standing.locked and standing.ground != IDENTITY_EXPIRED,
        also_expired=bool(expired) and standing.ground != IDENTITY_EXPIRED,
        since=standing.since,
        identity_type=account.identity_type or IDENTITY_TYPES[account.kind],
        ended_on=account.identity_expires_on if expired else None,
        type_ids=account.document_types,
        rule_set_id=rules.id,
        rule_id=first.rule_id,
    )


class LockedViewModel(ViewModel[LockedState]):
    pass
