"""A renewal's screen in its states, for the gallery and the tests."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import msgspec

from app.features.renewal.permission import Blocked, why_not
from app.features.renewal.state import OneRenewal
from app.runtime.fault import Fault
from app.runtime.passcode_entry import PasscodeEntry
from app.runtime.view_model import Phase
from app.shared.contract.appointments import OfficeSlots
from app.shared.contract.documents import HeldDocument
from app.shared.contract.renewals import Fee, FeeState, RenewalEvent, RenewalFile
from app.shared.holidays import public_holidays
from app.shared.offices import office
from app.shared.rules.renewals import file_clock
from app.shared.rules.standing import standing_of
from app.shared.rulesets import RuleSet, rule_set
from app.testing.mandate_samples import BAO
from app.testing.specimens import CONFIRMED_AT, specimen, specimen_id

NOW = datetime(2026, 6, 15, 1, 30, tzinfo=UTC)
DAY = date(2026, 6, 15)
TODAY, DRAFT = rule_set("decree_69_2024"), rule_set("draft_2025_10")
_DUE = {"identity_card": date(2026, 6, 24), "driving_licence": date(2026, 6, 18)}


def _event(kind: Any, hour: int, detail: str | None = None) -> RenewalEvent:
    return RenewalEvent(kind=kind, at=datetime(2026, 6, 15, hour, 5, tzinfo=UTC), detail=detail)


OPENED, SUBMITTED, ACCEPTED = _event("fee_due", 1), _event("submitted", 1), _event("accepted", 3)
PAID = Fee(state="paid", code="LP-000-2606-0093", paid_at=SUBMITTED.at)
FILE = RenewalFile(
    id=specimen_id(9),
    code="GH-000-2606-0417",
    document_id=specimen_id(1),
    type_id="identity_card",
    state="submitted",
    fee_vnd=50_000,
    submitted_at=SUBMITTED.at,
    due_on=_DUE["identity_card"],
    missing_paper=None,
    refusal=None,
    new_document_id=None,
    events=(OPENED, SUBMITTED),
    fee=PAID,
)


def before(document: HeldDocument, rules: RuleSet = DRAFT, **more: Any) -> OneRenewal:
    """That document before submission, beside three usable others."""
    standing = standing_of(document, DAY, rules)
    shown = OneRenewal(
        phase=Phase.CONTENT,
        type_id=document.type_id,
        document=document,
        standing=standing,
        blocked=why_not(document, DAY, account_open=True),
        rules=rules,
        due_on=_DUE.get(document.type_id, date(2026, 6, 22)),
        others_usable=3,
        can_link=True,
        as_of=CONFIRMED_AT,
        now=NOW,
    )
    return replace(shown, **more)


def with_file(**changes: Any) -> OneRenewal:
    """The hidden card with its file in some state, and the office's clock where that has it."""
    file = msgspec.structs.replace(FILE, **changes)
    shown = replace(CARD, file=file, today=DAY)
    if file.state not in ("submitted", "accepted", "paper_missing"):
        return shown
    clock = file_clock(file.events, 7, DAY, public_holidays(), slot_at=file.slot_at)
    return replace(shown, clock=clock, due_on=clock[-1].on)


def free(office_id: str, day: int) -> tuple[OfficeSlots, ...]:
    """What that counter has on a day of June."""
    return (OfficeSlots(office=office_id, slots=office(office_id).slots_on(date(2026, 6, day))),)


CARD = before(specimen("identity_card", 1, "2026-06-14", fields={}))
CARD = replace(CARD, until=date(2045, 10, 14), born_on=date(1985, 10, 14))
LICENCE = before(specimen("driving_licence", 3, "2026-07-01"))
LICENCE = replace(LICENCE, until=date(2036, 6, 18), class_ends=(("B", date(2036, 6, 18)),))
MISSING = with_file(
    state="paper_missing",
    missing_paper="portrait_photo",
    events=(OPENED, SUBMITTED, ACCEPTED, _event("paper_missing", 4, "portrait_photo")),
)
STOPPED = replace(
    MISSING,
    today=date(2026, 6, 18),
    clock=file_clock(MISSING.file.events, 7, date(2026, 6, 18), public_holidays())
    if MISSING.file
    else (),
    due_on=date(2026, 6, 29),
)
REFUSED = with_file(
    state="refused",
    refusal="photo_unlike",
    fee=msgspec.structs.replace(PAID, state="refunded", refunded_at=_event("refused", 6).at),
    events=(OPENED, SUBMITTED, ACCEPTED, _event("refused", 6, "photo_unlike")),
)
ISSUED = replace(
    with_file(
        state="issued",
        new_document_id=specimen_id(2),
        events=(OPENED, SUBMITTED, ACCEPTED, _event("issued", 6)),
    ),
    document=None,
    standing=None,
)


def unpaid(state: FeeState, **more: Any) -> OneRenewal:
    """The licence's file while its fee stands so."""
    fee = Fee(state=state, code=None if state == "due" else PAID.code, **more)
    file = msgspec.structs.replace(
        FILE,
        document_id=specimen_id(3),
        type_id="driving_licence",
        state="fee_due",
        fee_vnd=115_000,
        due_on=_DUE["driving_licence"],
        events=(OPENED,),
        fee=fee,
    )
    return replace(LICENCE, file=file)


LUMEN = office("lumen_consulate")
ABROAD = replace(before(specimen("passport", 5, "2026-07-10")), abroad="lumen_utopia")
ABROAD_HIDDEN = replace(
    before(specimen("passport", 5, "2026-06-14", fields={})), abroad="lumen_utopia"
)
BOOKED = replace(
    ABROAD,
    file=msgspec.structs.replace(
        FILE,
        document_id=specimen_id(5),
        type_id="passport",
        fee_vnd=200_000,
        due_on=date(2026, 6, 24),
        office="lumen_consulate",
        slot_at=LUMEN.slots_on(date(2026, 6, 17))[0],
    ),
    due_on=date(2026, 6, 24),
)

PREVIEWS: dict[str, OneRenewal] = {
    "before": LICENCE,
    "before_hidden": CARD,
    "before_expired_today": before(specimen("driving_licence", 3, "2026-06-09"), TODAY),
    "submitting": replace(LICENCE, doing="submit"),
    "submit_offline": replace(LICENCE, fault=Fault("submit", "error.offline", offline=True)),
    "submit_unanswered": replace(LICENCE, fault=Fault("submit", "error.unanswered", offline=True)),
    "submit_rejected": replace(
        LICENCE, fault=Fault("submit", "error.rejected.document_not_renewable")
    ),
    "locked": replace(CARD, account_open=False, blocked=Blocked("locked")),
    "not_due": before(specimen("driving_licence", 3, "2031-04-22")),
    "never_ends": before(specimen("driving_licence", 4)),
    "not_renewed": before(specimen("marital_status", 4, "2026-09-01")),
    "several_classes": replace(
        LICENCE, class_ends=(("A1", None), ("C", date(2031, 6, 18))), until=date(2031, 6, 18)
    ),
    "papers_to_attach": before(
        specimen("nursing_licence", 6, "2026-09-01"), until=date(2031, 6, 29)
    ),
    "for_a_company": before(
        specimen("food_safety", 8, "2026-08-01"),
        until=date(2029, 6, 29),
        attached=frozenset({"premises_plan"}),
    ),
    "counter": replace(
        CARD,
        chosen_way="desk",
        free=free("hoa_sen_police", 17),
        day=date(2026, 6, 17),
    ),
    "fee_due": unpaid("due"),
    "fee_passcode": replace(unpaid("due"), asking=True, entry=PasscodeEntry("47")),
    "fee_asking": unpaid("asking"),
    "fee_no_money": unpaid("refused", refusal="no_money"),
    "fee_desk_down": unpaid("refused", refusal="desk_down"),
    "fee_silent": unpaid("silent"),
    "fee_offline": replace(unpaid("due"), fault_key="renewal.offline.pay"),
    "submitted": with_file(),
    "accepted": with_file(state="accepted", events=(OPENED, SUBMITTED, ACCEPTED)),
    "paper_missing": MISSING,
    "paper_missing_for_days": STOPPED,
    "paper_missing_long": replace(
        with_file(
            state="paper_missing",
            missing_paper="residence_confirmation",
            code="GH-000-2606-0417-BINHMINH-HOASEN",
            events=(OPENED, SUBMITTED, _event("paper_missing", 4, "residence_confirmation")),
        ),
    ),
    "giving_paper": replace(MISSING, doing="give_paper"),
    "paper_given": with_file(
        state="accepted",
        events=(*MISSING.file.events, _event("paper_given", 5, "portrait_photo"))
        if MISSING.file
        else (),
    ),
    "refused": REFUSED,
    "withdrawn": with_file(state="withdrawn", events=(OPENED, SUBMITTED, _event("withdrawn", 3))),
    "confirming": replace(with_file(), confirming=True),
    "withdrawing": replace(with_file(), confirming=True, doing="withdraw"),
    "issued": ISSUED,
    "abroad": replace(ABROAD, free=free("lumen_consulate", 17), day=date(2026, 6, 17)),
    "abroad_chosen": replace(
        ABROAD,
        free=free("lumen_consulate", 17),
        day=date(2026, 6, 17),
        slot_at=LUMEN.slots_on(date(2026, 6, 17))[0],
        due_on=date(2026, 6, 24),
    ),
    "abroad_hidden": replace(
        ABROAD_HIDDEN, free=free("lumen_consulate", 17), day=date(2026, 6, 17)
    ),
    "abroad_slots_offline": replace(ABROAD, fault=Fault("slots", "error.offline", offline=True)),
    "abroad_full": replace(ABROAD, free=()),
    "abroad_booked": BOOKED,
    "abroad_missed": replace(BOOKED, now=datetime(2026, 6, 18, 1, 30, tzinfo=UTC)),
    "abroad_moving": replace(
        BOOKED,
        moving=True,
        free=free("lumen_consulate", 18),
        day=date(2026, 6, 18),
        slot_at=LUMEN.slots_on(date(2026, 6, 18))[3],
    ),
    "abroad_at_home_only": replace(CARD, abroad="lumen_utopia", blocked=Blocked("at_home_only")),
    "abroad_online": replace(LICENCE, abroad="lumen_utopia"),
    "of_a_child": replace(
        before(specimen("health_insurance", 7, "2026-07-31"), until=date(2027, 6, 17)), whose=BAO
    ),
    "offline": replace(with_file(), fault=Fault("refresh", "error.offline", offline=True)),
    "loading": OneRenewal(),
    "not_found": OneRenewal(phase=Phase.EMPTY),
    "failed": OneRenewal(phase=Phase.FAILED, fault=Fault("refresh", "error.offline", offline=True)),
}
