"""Where a holder is: abroad or in Viet Nam, by what was said last before the story's moment."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Connection

from app.shared.contract.wire import CodeChannel
from app.shared.places_abroad import places_abroad
from app.shared.rules.notices import ToldEvent
from app.shared.rulesets import RuleSet
from backend_stub.problems import Refusal
from backend_stub.storage.facts import HolderFacts
from backend_stub.storage.whereabouts import write_whereabouts


def abroad_at(facts: HolderFacts, now: datetime) -> str | None:
    """Id of the place abroad where the holder is at ``now``; None in Viet Nam."""
    said = [one.abroad for one in facts.whereabouts if one.at <= now]
    return said[-1] if said else None


def code_channel(facts: HolderFacts, now: datetime, rules: RuleSet) -> CodeChannel:
    """Which way a one-time code goes at ``now``: abroad there is no SIM of Viet Nam."""
    return rules.value("abroad_code_channel") if abroad_at(facts, now) else "sms"


def told(facts: HolderFacts, now: datetime, rules: RuleSet) -> Iterator[ToldEvent]:
    """Each change: codes go another way from then on, which a holder must hear of."""
    del rules
    for number, one in enumerate(facts.whereabouts):
        if one.at <= now:
            where = "abroad" if one.abroad else "viet_nam"
            key = (facts.holder.id, str(number))
            yield ToldEvent(subject=f"whereabouts.{where}", key=key, at=one.at)


def tell(db: Connection, facts: HolderFacts, abroad: str | None, now: datetime) -> bool:
    """
    The holder is there from ``now`` on; answers whether that is anything new.

    Raises:
        Refusal: There is no such place, or something later was said already.
    """
    if abroad is not None and abroad not in {one.id for one in places_abroad()}:
        raise Refusal("whereabouts_refused", values={"reason": "place_unknown"})
    if abroad_at(facts, now) == abroad:
        return False
    if any(one.at > now for one in facts.whereabouts):
        raise Refusal("whereabouts_refused", values={"reason": "later_in_story"})
    write_whereabouts(db, facts.holder.id, abroad, now)
    return True
