"""What is told about a passcode."""

from collections.abc import Iterator
from datetime import datetime

from app.shared.rules.notices import ToldEvent
from app.shared.rulesets import RuleSet
from backend_stub.storage.facts import HolderFacts
from backend_stub.storage.passcodes import CHANGED


def told(facts: HolderFacts, now: datetime, rules: RuleSet) -> Iterator[ToldEvent]:
    """Each change; what to do where it was not the holder."""
    del rules
    for number, one in enumerate(facts.passcodes):
        if one.kind == CHANGED and one.at <= now:
            key = (facts.holder.id, str(number))
            yield ToldEvent(subject="passcode.changed", key=key, at=one.at)
