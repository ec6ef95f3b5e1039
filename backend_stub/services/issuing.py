"""Requests for an account: asking, its appointment, what is handed in, and what is told."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Connection

from app.shared.clock import viet_nam_day
from app.shared.contract.issuing import IssuingEvent, IssuingFile, IssuingStart
from app.shared.holidays import public_holidays
from app.shared.offices import Office, offices
from app.shared.rules.issuing import OPEN_STATES, as_of, days_rule, state_after
from app.shared.rules.notices import ToldEvent
from app.shared.rulesets import RuleSet, rule_set
from backend_stub.problems import Refusal
from backend_stub.services.appointments import refuse_taken
from backend_stub.services.levels import biometrics_held, eligible, level_at
from backend_stub.services.renewals import LATER_IN_STORY
from backend_stub.services.standing import documents_in_force
from backend_stub.storage import issuing as written
from backend_stub.storage.facts import HolderFacts
from backend_stub.storage.issuing import Issuing

_PASSED = "pass"


def whole_file(facts: HolderFacts, file: Issuing) -> IssuingFile:
    """The file with every step it ever takes, as ``as_of`` wants it."""
    rules = rule_set(file.rule_set_id)
    rule_id = _days_rule(facts, file)
    events = tuple(
        IssuingEvent(kind=cast("Any", step.kind), at=step.at, detail=step.detail)
        for step in file.steps
    )
    return IssuingFile(
        id=file.id,
        code=file.code,
        holder_id=file.holder_id,
        full_name=facts.holder.full_name,
        through_guardian=file.asked_by != file.holder_id,
        level=file.level,
        state=cast("Any", state_after(events)),
        rule_id=rule_id,
        days=rules.value(rule_id),
        asked_at=file.asked_at,
        started_on=None,
        due_on=None,
        supplement=None,
        refusal=None,
        office=file.office,
        slot_at=file.slot_at,
        phone_ending=file.phone[-3:] if file.phone else None,
        events=events,
    )


def file_at(facts: HolderFacts, file: Issuing, now: datetime) -> IssuingFile | None:
    """The file as it stands at ``now``; None where it was not asked for yet."""
    return as_of(whole_file(facts, file), now, public_holidays())


def open_file(facts: HolderFacts, now: datetime) -> IssuingFile | None:
    """The holder's request under way at ``now``."""
    seen = (file_at(facts, file, now) for file in facts.issuings)
    return next((file for file in seen if file and file.state in OPEN_STATES), None)


def refuse_not_open(file: Issuing, seen: IssuingFile | None, now: datetime) -> IssuingFile:
    """
    Let a step pass that comes after every other of an open file.

    Raises:
        Refusal: There is no such file at ``now``, it is over, or has a step later in the story.
    """
    if seen is None:
        raise Refusal("not_found")
    if file.steps[-1].at > now:
        raise Refusal(
            "issuing_closed",
            "The story's clock was moved back behind this file's last step.",
            values=LATER_IN_STORY,
        )
    if seen.state not in OPEN_STATES:
        raise closed(seen.state)
    return seen


def closed(state: str) -> Refusal:
    """The file does not take that step in this state."""
    return Refusal("issuing_closed", values={"state": state})


def refuse_not_entitled(facts: HolderFacts, level: int, now: datetime, rules: RuleSet) -> None:
    """
    Let pass who may have an account of that level and does not yet.

    Raises:
        Refusal: The level is held, the rules say no (with every condition), or a step of an earlier
            request comes later in the story.
    """
    held = level_at(facts, now, rules)
    if held >= level:
        raise Refusal("level_held", values={"level": held})
    answer = eligible(facts, viet_nam_day(now), rules)
    if level not in answer.levels:
        raise Refusal(
            "not_eligible",
            values={
                "answer": answer.answer,
                "levels": list(answer.levels),
                "rules": [one.rule_id for one in answer.conditions if one.state != "met"],
            },
        )
    if any(step.at > now for file in facts.issuings for step in file.steps):
        raise Refusal("issuing_closed", values=LATER_IN_STORY)


def count_capture(
    db: Connection, facts: HolderFacts, outcome: str | None, now: datetime, rules: RuleSet
) -> None:
    """
    Keep a try at the face; one day's tries are limited.

    Raises:
        Refusal: The picture cannot be used (it is counted), or the day's tries are used up.
    """
    if outcome is None:
        raise Refusal("bad_request", "$.capture: level 1 needs a face")
    day = viet_nam_day(now)
    tries = [one for one in written.captures_of(db, facts.holder.id) if one.at <= now]
    failed = sum(viet_nam_day(one.at) == day and one.outcome != _PASSED for one in tries)
    most = rules.value("face_captures")
    if failed >= most:
        raise Refusal("face_not_captured", values={"reason": "used_up", "tries_left": 0})
    written.write_capture(db, facts.holder.id, now, outcome)
    if outcome != _PASSED:
        values = {"reason": outcome, "tries_left": most - failed - 1}
        raise Refusal("face_not_captured", values=values, keeps=True)


def start(
    db: Connection,
    facts: HolderFacts,
    asked_by: str,
    body: IssuingStart,
    now: datetime,
    rules: RuleSet,
) -> str:
    """
    Write the request down; answers its id.

    Raises:
        Refusal: Something is missing for that level, or the slot is not free.
        IntegrityError: Another request of the holder, or for the slot, was first.
    """
    if body.level == 1:
        if body.phone is None or body.email is None:
            raise Refusal("bad_request", "$: level 1 needs phone and email")
        first, detail = "submitted", None
    else:
        if body.office is None or body.slot_at is None:
            raise Refusal("bad_request", "$: level 2 needs office and slot_at")
        desks = desks_for(frozenset({facts.holder.kind}))
        refuse_taken(db, desks, body.office, body.slot_at, now)
        first, detail = "booked", body.office
    given = {
        "holder_id": facts.holder.id,
        "asked_by": asked_by,
        "level": body.level,
        "rule_set_id": rules.id,
        "asked_at": now,
        "phone": body.phone,
        "email": body.email,
        "office": body.office if body.level > 1 else None,
        "slot_at": body.slot_at if body.level > 1 else None,
    }
    return written.open_issuing(db, first, detail, given)


def desks_for(kinds: frozenset[str]) -> tuple[Office, ...]:
    """Every office that issues accounts to one of these kinds of holders."""
    return tuple(one for one in offices() if one.serves in kinds and "issuing" in one.services)


def told(facts: HolderFacts, now: datetime, rules: RuleSet) -> Iterator[ToldEvent]:
    """One event a step that somebody else made, or that the holder made and waits upon."""
    for file in facts.issuings:
        if file.level not in eligible(facts, viet_nam_day(file.asked_at), rules).levels:
            continue
        count: dict[str, int] = {}
        for step in file.steps:
            if step.at > now or step.kind in ("supplied", "moved"):
                continue
            count[step.kind] = count.get(step.kind, 0) + 1
            values: dict[str, str | int] = {"level": file.level}
            seen = file_at(facts, file, step.at)
            if seen is not None and seen.due_on is not None:
                values["due_on"] = seen.due_on.isoformat()
            if step.kind == "booked" and file.slot_at is not None:
                values["slot_on"] = viet_nam_day(file.slot_at).isoformat()
                values["office"] = file.office or ""
            yield ToldEvent(
                subject=f"issuing.{step.kind}",
                key=(file.id, str(count[step.kind])),
                at=step.at,
                target_id=file.id,
                values=values,
            )


def told_to_asker(
    facts: HolderFacts, asker_id: str, until: datetime, now: datetime
) -> Iterator[ToldEvent]:
    """What a desk did with a request that somebody else made for the holder, before ``until``."""
    for file in facts.issuings:
        for number, step in enumerate(file.steps):
            by_desk = step.kind in ("supplement", "issued", "refused")
            if file.asked_by == asker_id and by_desk and step.at <= now and step.at < until:
                yield ToldEvent(
                    subject=f"issuing.ward_{step.kind}",
                    key=(file.id, str(number)),
                    at=step.at,
                    target_id=file.id,
                    values={"level": file.level, "name": facts.holder.full_name},
                    opens=now < until,
                )


def _days_rule(facts: HolderFacts, file: Issuing) -> str:
    asked, day = file.asked_at, viet_nam_day(file.asked_at)
    cards = [one for one in documents_in_force(facts, asked) if one.type_id == "identity_card"]
    valid = any(card.expires_on is None or card.expires_on >= day for card in cards)
    held = biometrics_held(facts, asked)
    return days_rule(facts.holder.kind, file.level, card_valid=valid, biometrics_held=held)
