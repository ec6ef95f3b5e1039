"""Which phone counts, and what is told of phones that come and go."""

from collections.abc import Iterator
from datetime import datetime

from app.shared.devices import covered, model_name
from app.shared.rules.notices import ToldEvent
from app.shared.rulesets import RuleSet
from backend_stub.storage.devices import Device
from backend_stub.storage.facts import HolderFacts

SILENT = ("activation", "seeded", "stand_in")
"""Ways of which nobody is told: nothing was changed behind anybody's back."""


def linked_device(facts: HolderFacts) -> Device | None:
    """The phone that counts: by what really happened, wherever the story's clock stands."""
    return next((one for one in facts.devices if one.ended is None), None)


def covered_name(facts: HolderFacts) -> str | None:
    """Of the linked phone, for who has not come in yet."""
    device = linked_device(facts)
    return covered(model_name(device.model)) if device else None


def told(facts: HolderFacts, now: datetime, rules: RuleSet) -> Iterator[ToldEvent]:
    """Each phone that came or went, and each time approval was asked or refused."""
    del rules
    for device in facts.devices:
        values: dict[str, str | int] = {"device": device.model}
        key: tuple[str, ...] = (device.id,)
        if device.way not in SILENT and device.linked_at <= now:
            yield ToldEvent(
                subject=f"device.linked.{device.way}", key=key, at=device.linked_at, values=values
            )
        at = device.unlinked_at
        if at is not None and at <= now and not _gave_way_to_a_stand_in(facts, device):
            yield ToldEvent(subject=f"device.{device.ended}", key=key, at=at, values=values)
    for one in facts.device_requests:
        key = (one.id, str(one.asks))
        if one.way == "old_device" and one.asked_at is not None and one.asked_at <= now:
            yield ToldEvent(subject="device.asked", key=key, at=one.asked_at)
            if one.state == "refused" and one.decided_at is not None and one.decided_at <= now:
                yield ToldEvent(subject="device.refused", key=key, at=one.decided_at)


def _gave_way_to_a_stand_in(facts: HolderFacts, device: Device) -> bool:
    after = facts.devices[facts.devices.index(device) + 1 :]
    return bool(after) and after[0].way == "stand_in"
