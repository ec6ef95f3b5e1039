"""Foreign services' questions to a holder: as they stand, asked, answered, ended, and told."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Connection

from app.shared.clock import viet_nam_day
from app.shared.contract.foreign import (
    ForeignReceipt,
    ForeignRequest,
    ForeignRequests,
    UseLogRow,
)
from app.shared.foreign import ForeignService, foreign_question, foreign_service
from app.shared.rules.age import years_later
from app.shared.rules.foreign import PLATFORM, Finding, Proof, finding, foreign_sign_in
from app.shared.rules.notices import ToldEvent
from app.shared.rulesets import RuleSet, rule_set
from backend_stub.auth import hash_of
from backend_stub.interop import platform, service
from backend_stub.problems import Refusal
from backend_stub.services.access_notes import note_question
from backend_stub.services.renewals import LATER_IN_STORY
from backend_stub.services.standing import documents_in_force
from backend_stub.storage import foreign as written
from backend_stub.storage.facts import HolderFacts
from backend_stub.storage.foreign import OPEN_STEPS, ForeignAsking

UNPROVABLE = "foreign_unprovable"
CONSENT = "foreign_consent"


def state_at(asking: ForeignAsking, story_now: datetime, now: datetime) -> str | None:
    """Where it stands; None where it was not asked yet. What nobody answers in time has ended."""
    before = [step.kind for step in asking.steps if step.at <= story_now]
    if not before:
        return None
    return "expired" if before[-1] in OPEN_STEPS and now >= asking.ends_at else before[-1]


def request_at(
    facts: HolderFacts, asking: ForeignAsking, story_now: datetime, now: datetime, rules: RuleSet
) -> ForeignRequest | None:
    """The request as it stands; None where it was not asked yet."""
    state = state_at(asking, story_now, now)
    if state is None:
        return None
    is_open = state in OPEN_STEPS
    found = found_now(facts, asking, story_now, rules) if is_open else None
    refused = next((one.detail for one in asking.steps if one.kind == "refused"), None)
    return ForeignRequest(
        id=asking.id,
        service_id=asking.service_id,
        question_id=asking.question_id,
        state=cast("Any", state),
        asked_at=asking.asked_at,
        seconds_left=max(0, round((asking.ends_at - now).total_seconds())) if is_open else 0,
        refusal=cast("Any", refused) if state == "refused" else None,
        finding=found.answer if found else None,
        document_id=found.document_id if found else None,
        type_id=found.type_id if found else None,
        ended_on=found.ended_on if found else None,
        receipt=_receipt(asking, story_now),
    )


def requests_at(
    db: Connection, facts: HolderFacts, story_now: datetime, now: datetime, rules: RuleSet
) -> ForeignRequests:
    """Everything that reached the holder by ``story_now``, newest first, and the log of it."""
    seen = (request_at(facts, one, story_now, now, rules) for one in reversed(facts.askings))
    rows = written.log_of(db, facts.holder.id)
    return ForeignRequests(
        requests=tuple(one for one in seen if one is not None),
        log=tuple(
            UseLogRow(**{name: getattr(row, name) for name in UseLogRow.__struct_fields__})
            for row in rows
            if row.at <= story_now and use_kept(row.at, story_now, rules)
        ),
    )


def found_now(
    facts: HolderFacts, asking: ForeignAsking, story_now: datetime, rules: RuleSet
) -> Finding:
    """What would be answered, from what the holder has in force."""
    held = (
        Proof(
            id=one.id,
            type_id=one.type_id,
            fields=one.fields,
            expires_on=one.expires_on,
            restricted=tuple(it.kind for it in one.restrictions if it.holds(story_now)),
        )
        for one in documents_in_force(facts, story_now)
    )
    return finding(foreign_question(asking.question_id), held, viet_nam_day(story_now), rules)


def ask(
    db: Connection, asker: ForeignService, shown_to: str, story_now: datetime, now: datetime,
    rules: RuleSet, *, with_code: bool,
) -> ForeignAsking:  # fmt: skip
    """
    Let a service ask, and the platform put it before the holder, or keep it for who types the code.

    Raises:
        TokenRefused: The platform lets nobody see it; what a service signs itself never is.
    """
    token = service.ask(db, asker, now, with_code=with_code)
    received = platform.receive(db, token, viet_nam_day(story_now), now)
    own = service.known(db, asker, received.nonce)
    code = own.code if own else None
    asking = written.open_asking(
        db,
        {
            "holder_id": None if code else shown_to,
            "shown_to": shown_to,
            "service_id": received.service.id,
            "question_id": received.question,
            "nonce": received.nonce,
            "token": token,
            "code_hash": hash_of(code) if code else None,
            "rule_set_id": rules.id,
            "asked_at": story_now,
            "ends_at": received.ends_at,
        },
    )
    if received.distrust and not code:
        refuse(db, asking, shown_to, received.distrust, story_now, now, rules)
    return asking


def refuse(
    db: Connection, asking: ForeignAsking, holder_id: str, reason: str, at: datetime, now: datetime,
    rules: RuleSet,
) -> None:  # fmt: skip
    """The platform does not let this service ask: told to the holder, answered to nobody."""
    written.add_step(db, asking, "refused", at, reason)
    _log(db, asking, holder_id, "refused", at, now, rules, PLATFORM)


def refuse_not_open(asking: ForeignAsking, story_now: datetime, now: datetime) -> None:
    """
    Let a step pass that comes after every other of a request that waits.

    Raises:
        Refusal: There is no such request yet, it is over, or has a step later in the story.
    """
    state = state_at(asking, story_now, now)
    if state is None:
        raise Refusal("not_found")
    if asking.steps[-1].at > story_now:
        raise Refusal("request_closed", values=LATER_IN_STORY)
    if state not in OPEN_STEPS:
        raise Refusal("request_closed", values={"state": state})


def refuse_not_provided(rules: RuleSet) -> None:
    """
    Let a rule set pass that has the platform.

    Raises:
        Refusal: It has none.
    """
    if not foreign_sign_in(rules).holds:
        raise Refusal("not_provided", values={"rule_id": PLATFORM})


def answer(
    db: Connection, facts: HolderFacts, asking: ForeignAsking, agreed: str, story_now: datetime,
    now: datetime, rules: RuleSet,
) -> None:  # fmt: skip
    """
    Send the answer that the holder agreed to, judged at this moment, and keep the receipt.

    Raises:
        Refusal: The service is not to be trusted any more or the paper has ended (both are
            written down), or the answer is another one than was agreed to: nothing is sent.
    """
    asker, holder_id = foreign_service(asking.service_id), facts.holder.id
    if (distrust := asker.distrust_on(viet_nam_day(story_now))) is not None:
        refuse(db, asking, holder_id, distrust, story_now, now, rules)
        raise Refusal("request_closed", values={"state": "refused"}, keeps=True)
    found = found_now(facts, asking, story_now, rules)
    if found.answer == "unprovable":
        _log(db, asking, holder_id, "unprovable", story_now, now, rules, UNPROVABLE)
        values = {"type_id": found.type_id, "ended_on": found.ended_on}
        raise Refusal("proof_ended", values=values, keeps=True)
    if found.answer != agreed:
        raise Refusal("answer_changed")
    sent = platform.answer(
        db, asker, holder_id, asking.nonce, asking.question_id, now, yes=found.answer == "yes"
    )
    service.take_answer(db, asker, sent.token, now)
    written.write_receipt(
        db,
        asking,
        story_now,
        token=sent.token,
        subject=sent.subject,
        answer=found.answer,
        valid_seconds=sent.valid_seconds,
    )
    written.add_step(db, asking, "answered", story_now)
    _log(db, asking, holder_id, "answered", story_now, now, rules, CONSENT)


def decline(
    db: Connection, asking: ForeignAsking, holder_id: str, at: datetime, now: datetime,
    rules: RuleSet,
) -> None:  # fmt: skip
    """Nothing is sent; the service hears no answer."""
    written.add_step(db, asking, "declined", at)
    _log(db, asking, holder_id, "declined", at, now, rules, CONSENT)


def withdraw(
    db: Connection, asking: ForeignAsking, holder_id: str, story_now: datetime, now: datetime,
    rules: RuleSet,
) -> None:  # fmt: skip
    """
    Take consent back: the service is told and ends what it opened; what was sent stays in the log.

    Raises:
        Refusal: Nothing was answered by ``story_now``, or it was taken back before.
    """
    state = state_at(asking, story_now, now)
    if state is None:
        raise Refusal("not_found")
    if asking.steps[-1].at > story_now:
        raise Refusal("request_closed", values=LATER_IN_STORY)
    if state != "answered":
        raise Refusal("request_closed", values={"state": state})
    asker = foreign_service(asking.service_id)
    token = platform.withdrawal(db, asker, holder_id, asking.nonce, now)
    service.take_withdrawal(db, asker, token, now)
    written.add_step(db, asking, "withdrawn", story_now)
    _log(db, asking, holder_id, "withdrawn", story_now, now, rules, CONSENT)


def lapse(db: Connection, asking: ForeignAsking, story_now: datetime, now: datetime) -> bool:
    """End a request that nobody answered in time; answers whether it did."""
    if asking.steps[-1].kind not in OPEN_STEPS or now < asking.ends_at:
        return False
    at = max(story_now, asking.steps[-1].at)
    written.add_step(db, asking, "expired", at)
    if asking.holder_id is not None:
        rules = rule_set(asking.rule_set_id)
        _log(db, asking, asking.holder_id, "expired", at, now, rules, CONSENT)
    return True


def told(facts: HolderFacts, now: datetime, rules: RuleSet) -> Iterator[ToldEvent]:
    """Each question and what became of it; the same in every rule set."""
    del rules
    for asking in facts.askings:
        refused = any(step.kind == "refused" and step.at <= now for step in asking.steps)
        for step in asking.steps:
            if step.at > now or step.kind == "seen" or (refused and step.kind == "asked"):
                continue
            yield ToldEvent(
                subject=f"foreign.{step.kind}",
                key=(asking.id,),
                at=step.at,
                target_id=asking.id,
                values={"service": asking.service_id},
            )


def use_kept(at: datetime, story_now: datetime, rules: RuleSet) -> bool:
    """Whether the history of use still goes back so far."""
    until = years_later(viet_nam_day(at), rules.value("use_history_years"))
    return viet_nam_day(story_now) < until


def _receipt(asking: ForeignAsking, story_now: datetime) -> ForeignReceipt | None:
    sent = asking.receipt
    if sent is None or sent.at > story_now:
        return None
    return ForeignReceipt(
        reference=sent.reference,
        at=sent.at,
        audience=foreign_service(asking.service_id).issuer,
        subject=sent.subject,
        answer=sent.answer,
        valid_seconds=sent.valid_seconds,
    )


def _log(
    db: Connection, asking: ForeignAsking, holder_id: str, outcome: str, at: datetime,
    now: datetime, rules: RuleSet, rule_id: str,
) -> None:  # fmt: skip
    ruled = {"rule_id": rule_id, "rule_set_id": rules.id}
    written.log_use(db, holder_id, asking, outcome, at, **ruled)
    note_question(db, asking, holder_id, outcome, at, now, **ruled)
