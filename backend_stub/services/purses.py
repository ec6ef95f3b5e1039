"""Out of whose accounts a holder is paid, and by whose choices."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from app.shared.clock import viet_nam_day
from app.shared.rules.linking import Linker
from app.shared.rulesets import RuleSet
from backend_stub.services.mandates import receiving_guardian
from backend_stub.services.whereabouts import abroad_at
from backend_stub.storage.facts import Holder, HolderFacts, read_facts
from backend_stub.storage.mandate_tables import CORPORATE


@dataclass(frozen=True, slots=True)
class Purse:
    """
    A holder's money: whose it is, and whose linked accounts take it.

    Attributes:
        holder: For whom the money is; what was chosen for a programme is this one's.
        owner: Whose accounts receive, in whose order: the holder, or who acts for a child.
        abroad: Nobody is there to fetch cash.
    """

    holder: HolderFacts
    owner: HolderFacts
    abroad: bool = False

    @property
    def is_guarded(self) -> bool:
        """Whether somebody else's accounts receive."""
        return self.owner.holder.id != self.holder.holder.id


def purse_of(db: Connection, facts: HolderFacts, now: datetime, rules: RuleSet) -> Purse:
    """
    The holder's purse at ``now``.

    A child's money goes to who acts for the child, until the day on which the child acts alone:
    from then on the child's own accounts receive, and until there are any, cash.
    """
    owner = facts
    guardian = receiving_guardian(facts, now, viet_nam_day(now), rules)
    if guardian is not None:
        owner = read_facts(db, guardian.guardian_id)
    return Purse(facts, owner, abroad=abroad_at(owner, now) is not None)


def linker_of(holder: Holder) -> Linker:
    """Which kind of holder the rules about linking see."""
    return "organisation" if holder.kind == CORPORATE else holder.kind
