"""An agency asks for somebody's fields: judged before anything is read, and logged."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.shared.agencies import Agency, agency, data_kinds, is_data_field
from app.shared.clock import viet_nam_day
from app.shared.contract.agencies import AgencyAnswer, AgencyRead, FieldAnswer, FieldReason
from app.shared.data_files import names_in
from app.shared.doctypes import document_type
from app.shared.identity import digits_of
from app.shared.programmes import programme
from app.shared.rules.documents import DocumentFacts
from app.shared.rules.duties import FieldVerdict, duty_of, judged, may_ask_for_papers
from backend_stub.limits import limits
from backend_stub.problems import Refusal
from backend_stub.services.payment_views import Looking, payments_seen
from backend_stub.services.standing import document_facts, documents_in_force, locked
from backend_stub.storage.access_log import Look, Noted, note_read, people_since
from backend_stub.storage.facts import Document, HolderFacts
from backend_stub.storage.tables import holders

if TYPE_CHECKING:  # the server's state stands on the seeds, and those on what is done here
    from backend_stub.calls import Call

_ADDRESSES = (("residence", "residence"), ("identity_card", "residence"))
_PERSONAL_NUMBER = 12


def ask(call: "Call", asked: AgencyRead) -> AgencyAnswer:
    """
    Answer each field as the duty says.

    Raises:
        Refusal: The request is malformed; or, written down in the log of whom it was about: who
            asks or what for is not the agency's, too many people were looked at, or the agency sees
            no such person, which is answered alike whether there is one.
    """
    _refuse_malformed(asked)
    if asked.agency_id not in names_in("agencies"):
        raise Refusal("agency_refused", values={"reason": "agency_unknown"})
    asker = agency(asked.agency_id)
    who = holders.c.personal_number == asked.personal_number
    holder_id = call.db.execute(select(holders.c.id).where(who)).scalar()
    _refuse_unrightful(call, asked, asker, holder_id)
    _refuse_mass_reading(call, asked, asker, holder_id)
    facts = call.facts(holder_id) if holder_id else None
    if facts is None or not _reaches(asker, facts, call.story_now):
        _note_refused(call, asked, asker, holder_id, "out_of_reach")
        raise Refusal("not_found", keeps=True)
    verdicts = judged(
        asker.id, asked.purpose_id, asked.fields, held_in_force(facts, call.story_now),
        viet_nam_day(call.story_now), call.rules, locked=locked(facts, call.story_now, call.rules),
    )  # fmt: skip
    answers = tuple(_answers(call, asker, facts, verdicts))
    fields = tuple((one.field, one.outcome, one.why) for one in verdicts)
    duty = duty_of(asker.id, asked.purpose_id)
    noted = _note(call, asked, asker, facts.holder.id, fields, outcome_of(fields), duty)
    given = [one.field.partition(".")[0] for one in answers if one.value is not None]
    return AgencyAnswer(
        reference=reference_of(noted.seq),
        at=noted.at,
        rule_set_id=call.rules.id,
        fields=answers,
        integrated=tuple(dict.fromkeys(one for one in given if one in names_in("document_types"))),
        papers_may_be_asked=may_ask_for_papers(call.rules),
    )


def reference_of(seq: int) -> str:
    """The public number of a look."""
    return f"TC-000-{seq:06}"


def outcome_of(fields: Iterable[tuple[str, str, str]]) -> str:
    """What became of a look as a whole."""
    refused = [outcome == "refused" for _, outcome, _ in fields]
    if all(refused):
        return "refused"
    return "partly" if any(refused) else "given"


def people_lately(call: "Call", staff_id: str) -> dict[str, datetime]:
    """Whom a member of staff looked at in the time that is counted, and when last (real time)."""
    since = call.now - timedelta(seconds=limits().agency.window_seconds)
    return people_since(call.db, staff_id, since)


# --- before anything is read ----------------------------------------------------------------------
def _refuse_malformed(asked: AgencyRead) -> None:
    if len(set(asked.fields)) != len(asked.fields):
        raise Refusal("bad_request", "$.fields: each once")
    if not all(is_data_field(field) for field in asked.fields):
        raise Refusal("bad_request", "$.fields: one that nothing has")
    if has_personal_number(asked.case_reference):
        raise Refusal("bad_request", "$.case_reference: a personal number does not belong there")


def has_personal_number(text: str) -> bool:
    """Whether twelve digits or more stand together in it, grouped or not."""
    run = 0
    for sign in digits_of(text):
        run = run + 1 if sign.isdigit() else 0
        if run >= _PERSONAL_NUMBER:
            return True
    return False


def _refuse_unrightful(
    call: "Call", asked: AgencyRead, asker: Agency, holder_id: str | None
) -> None:
    reason: FieldReason
    if asker.member(asked.staff_id) is None:
        reason = "staff_unknown"
    elif asker.purpose(asked.purpose_id) is None:
        reason = "purpose_unknown"
    else:
        return
    _note_refused(call, asked, asker, holder_id, reason)
    raise Refusal("agency_refused", values={"reason": reason}, keeps=True)


def _refuse_mass_reading(
    call: "Call", asked: AgencyRead, asker: Agency, holder_id: str | None
) -> None:
    people, limit = people_lately(call, asked.staff_id), limits().agency
    if len(people) < limit.people_most or holder_id in people:
        return
    _note_refused(call, asked, asker, holder_id, "mass_reading")
    free_at = min(people.values()) + timedelta(seconds=limit.window_seconds)
    wait = max(1, round((free_at - call.now).total_seconds()))
    values = {"wait_seconds": wait, "people": limit.people_most}
    raise Refusal("reading_slowed", values=values, keeps=True)


def _reaches(asker: Agency, facts: HolderFacts, now: datetime) -> bool:
    """Whether the person lives where the agency is in charge; an ended paper tells that as well."""
    if asker.reach is None:
        return True
    held = documents_in_force(facts, now)
    places = [
        one.fields.get(field, "")
        for type_id, field in _ADDRESSES
        for one in held
        if one.type_id == type_id
    ]
    return any(place.casefold().endswith(asker.reach.casefold()) for place in places)


# --- answers --------------------------------------------------------------------------------------
def held_in_force(facts: HolderFacts, now: datetime) -> list[DocumentFacts]:
    """The documents in force as the rules want them, ended ones too."""
    held = {one.id for one in documents_in_force(facts, now)}
    return [one for one in document_facts(facts, now) if one.id in held]


def _answers(
    call: "Call", asker: Agency, facts: HolderFacts, verdicts: Iterable[FieldVerdict]
) -> Iterable[FieldAnswer]:
    documents = {one.id: one for one in facts.documents}
    for one in verdicts:
        value, confirmed_at = None, None
        if one.outcome != "refused" and one.document_id is not None:
            document = documents[one.document_id]
            value = _of_document(one, document)
            confirmed_at = min(document.updated_at, call.story_now)
        elif one.outcome != "refused" and one.field in data_kinds():
            value = _of_register(call, asker, facts, one.field)
        yield FieldAnswer(
            field=one.field,
            outcome=one.outcome,
            why=one.why,
            rule_id=one.rule_id,
            value=value,
            confirmed_at=confirmed_at,
        )


def _of_document(verdict: FieldVerdict, document: Document) -> str | None:
    name = verdict.field.partition(".")[2]
    value, spec = document.fields.get(name), document_type(document.type_id).field(name)
    if value is None or spec is None:
        return None
    return spec.concealed(value, "vi") if verdict.outcome == "masked" else value


def _of_register(call: "Call", asker: Agency, facts: HolderFacts, field: str) -> str | None:
    """From registers; of benefits only what the agency itself pays."""
    who = facts.holder
    of_person = {
        "person.full_name": who.full_name,
        "person.born_on": who.born_on.isoformat(),
        "person.personal_number": who.personal_number,
    }
    if field in of_person:
        return of_person[field]
    seen = payments_seen(Looking(call.db, facts, call.story_now, call.rules, facts.holder.id))
    own = [one for one in seen.programmes if programme(one.programme_id).agency == asker.id]
    if field == "benefits.amount":
        total = sum(one.amount_vnd for one in own)
        return str(total) if total else None
    mine = {one.programme_id for one in own}
    places = [one.rungs[0].place for one in seen.next if one.programme_id in mine and one.rungs]
    if not places:
        return None
    first = places[0]
    if first.provider_id is None:
        return f"cash:{first.agency_id}"
    return f"{first.provider_id}:{first.number_ending}"


# --- the log --------------------------------------------------------------------------------------
def _note_refused(
    call: "Call", asked: AgencyRead, asker: Agency, holder_id: str | None, why: FieldReason
) -> None:
    fields = tuple((field, "refused", why) for field in asked.fields)
    _note(call, asked, asker, holder_id, fields, "refused", "")


def _note(
    call: "Call", asked: AgencyRead, asker: Agency, holder_id: str | None,
    fields: tuple[tuple[str, str, str], ...], outcome: str, rule_id: str,
) -> Noted:  # fmt: skip
    """Write it down, and let the phone of whom it is about hear of it."""
    member, purpose = asker.member(asked.staff_id), asker.purpose(asked.purpose_id)
    look = Look(
        looker="agency",
        looker_id=asker.id,
        how="desk",
        purpose_id=purpose.id if purpose else "",
        fields=fields,
        outcome=outcome,
        rule_id=rule_id,
        rule_set_id=call.rules.id,
        role=member.role if member else "",
        staff_id=asked.staff_id if member else None,
        case_reference=asked.case_reference,
        flagged=any(why == "mass_reading" for _, _, why in fields),
    )
    noted = note_read(call.db, look, holder_id, call.story_now, call.now)
    if holder_id is not None:
        call.changed(holder_id)
    return noted
