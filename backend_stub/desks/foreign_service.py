"""Services abroad, played from the panel: each asks whoever is at its page, and hears or not."""

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from sqlalchemy import select

from app.shared.clock import viet_nam_day
from app.shared.contract.desk import DeskAct, DeskDeed, DeskFile
from app.shared.foreign import foreign_service, foreign_services
from backend_stub.calls import Call
from backend_stub.desks import Desk, opens
from backend_stub.interop.service import known
from backend_stub.services.foreign import ask, state_at
from backend_stub.services.levels import level_at
from backend_stub.storage.facts import HolderFacts
from backend_stub.storage.foreign import OPEN_STEPS, ForeignAsking, askings_shown_to
from backend_stub.storage.tables import holders

KIND = "foreign_service"


def _files(call: Call) -> Iterable[DeskFile]:
    for row in call.db.execute(select(holders.c.id).order_by(holders.c.personal_number)):
        facts = call.facts(row[0])
        if not level_at(facts, call.story_now, call.rules):
            continue  # who has no account signs in nowhere with it
        yield DeskFile(
            kind=KIND,
            id=facts.holder.id,
            code="",
            personal_number=facts.holder.personal_number,
            full_name=facts.holder.full_name,
            state="ready",
            waiting=False,
            deeds=tuple(
                DeskDeed(name=name, detail=one.id)
                for one in foreign_services()
                for name in ("ask", "show_code")
            ),
        )
        yield from _asked(call, facts)


def _asked(call: Call, facts: HolderFacts) -> Iterator[DeskFile]:
    """What was asked on this story day, newest first: a desk is cleared overnight."""
    today = viet_nam_day(call.story_now)
    for asking in reversed(askings_shown_to(call.db, facts.holder.id)):
        state = state_at(asking, call.story_now, call.now)
        if state is None or viet_nam_day(asking.asked_at) != today:
            continue
        code, heard = _heard(call, asking, state)
        host = urlsplit(foreign_service(asking.service_id).issuer).hostname or ""
        yield DeskFile(
            kind=KIND,
            id=asking.id,
            code=f"{host} {code}".rstrip(),
            personal_number=facts.holder.personal_number,
            full_name=facts.holder.full_name,
            state=heard,
            waiting=state in OPEN_STEPS,
            deeds=(),
        )


def _heard(call: Call, asking: ForeignAsking, state: str) -> tuple[str, str]:
    """
    The code on the service's page, while nobody has typed it, and where the sign-in stands.

    What it was answered is read from what the service itself checked and kept.
    """
    own = known(call.db, foreign_service(asking.service_id), asking.nonce)
    if state in OPEN_STEPS and asking.holder_id is None and own and own.code:
        return f"{own.code[:4]} {own.code[4:]}", "page"
    if state == "answered" and own and own.answer:
        return "", f"answered_{own.answer}"
    if state == "withdrawn":
        return "", "withdrawn" if own and own.ended_at else "answered_yes"
    return "", state


def _act(call: Call, file_id: str, act: DeskAct) -> None:
    asker = foreign_service(act.detail or "")
    with_code = act.deed == "show_code"
    asking = ask(call.db, asker, file_id, call.story_now, call.now, call.rules, with_code=with_code)
    call.changed(file_id)
    if call.writing is not None:
        seconds = (asking.ends_at - call.now).total_seconds()
        call.writing.kept.append(lambda: call.stub.end_request(asking.id, seconds))


DESK = opens(Desk(kind=KIND, files=_files, act=_act))
"""
Its questions come with the link into the app, or with a code to type; what it hears it checks.
"""
