"""The desk that issues accounts: it receives, asks for one thing more, refuses, issues."""

from collections.abc import Iterable

from app.shared.contract.desk import DeskAct, DeskDeed, DeskFile
from app.shared.contract.issuing import IssuingFile
from app.shared.offices import issuing_terms
from app.shared.rules.issuing import OPEN_STATES
from backend_stub.calls import Call
from backend_stub.desks import Desk, opens
from backend_stub.problems import Refusal
from backend_stub.services.issuing import file_at, refuse_not_open
from backend_stub.storage.facts import HolderFacts
from backend_stub.storage.issuing import add_step, every_issuing

KIND = "issuing"
_STEPS = {
    "receive": "accepted", "ask": "supplement", "refuse": "refused", "issue": "issued",
    "miss": "withdrawn",
}  # fmt: skip
"""Deed → the step it writes. Who does not come has withdrawn."""
_CLOSING = ("refused", "issued", "withdrawn")


def _files(call: Call) -> Iterable[DeskFile]:
    for file in every_issuing(call.db):
        facts = call.facts(file.holder_id)
        seen = file_at(facts, file, call.story_now)
        if seen is not None:
            later = file.steps[-1].at > call.story_now
            yield DeskFile(
                kind=KIND,
                id=file.id,
                code=f"{file.code} ({file.level})",
                personal_number=facts.holder.personal_number,
                full_name=facts.holder.full_name,
                state=seen.state,
                waiting=seen.state in OPEN_STATES,
                deeds=() if later else tuple(_deeds(facts, seen)),
            )


def _deeds(facts: HolderFacts, file: IssuingFile) -> Iterable[DeskDeed]:
    if file.state == "booked":
        yield DeskDeed(name="receive")
        yield DeskDeed(name="miss")
    if file.state in ("submitted", "accepted"):
        yield DeskDeed(name="issue")
        for one in issuing_terms().supplements:
            if facts.holder.kind in one.serves:
                yield DeskDeed(name="ask", detail=one.id)
    if file.state in ("submitted", "accepted", "supplement"):
        for reason in issuing_terms().refusals:
            yield DeskDeed(name="refuse", detail=reason.id)


def _act(call: Call, file_id: str, act: DeskAct) -> None:
    file = next((one for one in every_issuing(call.db) if one.id == file_id), None)
    if file is None:
        raise Refusal("not_found")
    facts = call.facts(file.holder_id)
    refuse_not_open(file, file_at(facts, file, call.story_now), call.story_now)
    step = _STEPS[act.deed]
    add_step(call.db, file, step, call.story_now, act.detail, closes=step in _CLOSING)
    call.changed(file.holder_id)
    if file.asked_by != file.holder_id:
        call.changed(file.asked_by)


DESK = opens(Desk(kind=KIND, files=_files, act=_act))
