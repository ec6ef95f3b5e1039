"""The access log as residents see it, and the desk as an agency's staff finds it."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, cast

import msgspec
from sqlalchemy import Row

from app.shared.agencies import Agency
from app.shared.clock import viet_nam_day
from app.shared.contract.access_log import Access, AccessLog, Inquiry, SeenField
from app.shared.contract.agencies import AgencyDesk, DeskInquiry, InquiryState, PastRead
from app.shared.holidays import public_holidays
from app.shared.rules.age import years_later
from app.shared.rules.notices import ToldEvent
from app.shared.rules.working_days import add_working_days
from app.shared.rulesets import RuleSet
from backend_stub.limits import limits
from backend_stub.services.access import people_lately, reference_of
from backend_stub.services.foreign import use_kept
from backend_stub.storage import access_log as written
from backend_stub.storage import inquiries as asked

if TYPE_CHECKING:  # the server's state stands on the seeds, and those on what is done here
    from sqlalchemy import Connection

    from backend_stub.calls import Call

_OVERREACHING = (
    "outside_duty", "staff_unknown", "purpose_unknown", "out_of_reach", "mass_reading",
)  # fmt: skip
"""Reasons that are told: somebody wanted more than a duty gives. A hidden paper is none."""
_DUE = {"why": "agency_answer_days", "complaint": "complaint_decide_days"}


def log_of(db: "Connection", holder_id: str, now: datetime, rules: RuleSet) -> AccessLog:
    """Every look at one person's data by ``now`` that is still kept, newest first."""
    inquiries: dict[str, list[Row[Any]]] = {}
    for row in asked.inquiries_of(db, holder_id):
        if row.asked_at <= now:
            inquiries.setdefault(row.access_id, []).append(row)
    looks = (row for row in written.looks_at(db, holder_id) if row.at <= now)
    entries = [
        access_of(row, inquiries.get(row.id, ()), now, rules)
        for row in looks
        if use_kept(row.at, now, rules)
    ]
    entries.sort(key=lambda one: one.at, reverse=True)
    years = rules.value("use_history_years")
    since = years_later(viet_nam_day(now), -years) + timedelta(days=1)
    return AccessLog(entries=tuple(entries), kept_since=since)


def access_of(
    row: Row[Any], inquiries: Iterable[Row[Any]], now: datetime, rules: RuleSet
) -> Access:
    """One look; who exactly looked for an agency stays with the agency."""
    named = row._mapping  # noqa: SLF001  # SQLAlchemy's public name for it
    same = {name: named[name] for name in Access.__struct_fields__ if name in named}
    fields = msgspec.convert(
        [dict(zip(SeenField.__struct_fields__, one, strict=True)) for one in row.fields],
        tuple[SeenField, ...],
    )
    return Access(
        **{**same, "fields": fields},
        reference=reference_of(row.seq),
        inquiries=tuple(_inquiry(one, now, rules) for one in inquiries),
    )


def state_of(row: Row[Any], now: datetime) -> InquiryState:
    """Where a question or complaint stands at ``now``."""
    if row.answered_at is None or row.answered_at > now:
        return "asked"
    return cast("InquiryState", row.decision or "answered")


def due_on(row: Row[Any], rules: RuleSet) -> date:
    """The last working day for its answer; Viet Nam date."""
    days = rules.value(_DUE[row.kind])
    return add_working_days(viet_nam_day(row.asked_at), days, public_holidays())


def desk_of(call: "Call", asker: Agency, staff_id: str) -> AgencyDesk:
    """What one member of staff finds: own earlier looks, and what waits for the agency."""
    now, limit = call.story_now, limits().agency
    rows = written.looks_by(call.db, staff_id, limit.reads_listed)
    return AgencyDesk(
        reads=tuple(_past(row) for row in rows if row.at <= now),
        inquiries=tuple(_for_desk(call, asker)),
        people=len(people_lately(call, staff_id)),
        most_people=limit.people_most,
    )


def told_of_access(db: "Connection", holder_id: str, now: datetime) -> tuple[ToldEvent, ...]:
    """Attempts beyond a duty and mass reading, one a day and agency; and what was answered."""
    found: dict[tuple[str, ...], ToldEvent] = {}
    looks = written.looks_at(db, holder_id)
    for row in reversed(looks):
        overreached = any(one[2] in _OVERREACHING for one in row.fields)
        if row.looker != "agency" or not overreached or row.at > now:
            continue
        subject = "access.mass_reading" if row.flagged else "access.refused"
        key = (row.looker_id.replace("_", "-"), viet_nam_day(row.at).isoformat())
        event = ToldEvent(
            subject=subject, key=key, at=row.at, target_id=row.id,
            values={"agency": row.looker_id},
        )  # fmt: skip
        found.setdefault((subject, *key), event)
    about = {row.id: row.looker_id for row in looks}
    for row in asked.inquiries_of(db, holder_id):
        if (state := state_of(row, now)) != "asked":
            found[row.id,] = ToldEvent(
                subject=f"access.{state}", key=(row.id,), at=row.answered_at,
                target_id=row.access_id,
                values={"agency": about[row.access_id], "reference": row.reference},
            )  # fmt: skip
    return tuple(found.values())


def _inquiry(row: Row[Any], now: datetime, rules: RuleSet) -> Inquiry:
    state = state_of(row, now)
    over = state != "asked"
    return Inquiry(
        reference=row.reference,
        kind=row.kind,
        state=state,
        asked_at=row.asked_at,
        due_on=due_on(row, rules),
        said=row.said,
        answer=row.answer if over else "",
        answered_at=row.answered_at if over else None,
    )


def _past(row: Row[Any]) -> PastRead:
    outcomes = [one[1] for one in row.fields]
    return PastRead(
        reference=reference_of(row.seq),
        at=row.at,
        purpose_id=row.purpose_id,
        case_reference=row.case_reference,
        allowed=outcomes.count("allowed"),
        masked=outcomes.count("masked"),
        refused=outcomes.count("refused"),
        flagged=row.flagged,
    )


def _for_desk(call: "Call", asker: Agency) -> Iterator[DeskInquiry]:
    rows = asked.inquiries_to(call.db, asker.id)
    if asker.hears_complaints:
        rows = [*asked.complaints(call.db), *rows]
    looks = written.looks_in(call.db, [row.access_id for row in rows])
    for row in rows:
        if row.asked_at > call.story_now:
            continue
        look = looks[row.access_id]
        state = state_of(row, call.story_now)
        yield DeskInquiry(
            id=row.id,
            reference=row.reference,
            kind=row.kind,
            state=state,
            agency_id=look.looker_id,
            look_reference=reference_of(look.seq),
            purpose_id=look.purpose_id,
            said=row.said,
            asked_at=row.asked_at,
            due_on=due_on(row, call.rules),
            answer=row.answer if state != "asked" else "",
        )
