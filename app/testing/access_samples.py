"""Looks at somebody's data as the server tells them: given, refused, flagged, asked about."""

from datetime import UTC, date, datetime
from typing import Any

import msgspec

from app.shared.contract.access_log import Access, AccessLog, Inquiry, SeenField
from app.testing.specimens import specimen_id

AT = datetime(2025, 10, 15, 0, 46, tzinfo=UTC)
SINCE = date(2020, 10, 16)
NAME = SeenField(field="person.full_name", outcome="allowed", why="in_duty")
BORN = SeenField(field="person.born_on", outcome="allowed", why="in_duty")
AMOUNT = SeenField(field="benefits.amount", outcome="allowed", why="in_duty")
PLACE = SeenField(field="benefits.account", outcome="masked", why="in_part")
LICENCE = SeenField(field="driving_licence.class", outcome="refused", why="outside_duty")
HIDDEN = SeenField(field="driving_licence.class", outcome="refused", why="document_hidden")
INSURED = SeenField(field="health_insurance.number", outcome="masked", why="in_part")


def a_look(number: int = 1, **changes: Any) -> Access:
    """A hospital's look this morning; or what is said instead."""
    look = Access(
        id=specimen_id(80 + number),
        reference=f"TC-000-{number:06}",
        at=AT,
        looker="agency",
        looker_id="sao_mai_hospital",
        role="reception",
        purpose_id="admission",
        case_reference="KB-000-1025-0415",
        how="desk",
        outcome="given",
        rule_id="duty_sao_mai_hospital_admission",
        rule_set_id="draft_2025_10",
        fields=(NAME, INSURED),
    )
    return msgspec.structs.replace(look, **changes)


def a_wards_look(number: int = 2, **changes: Any) -> Access:
    """The ward's clerk, for the pension; or what is said instead."""
    look = a_look(
        number,
        looker_id="hoa_sen_committee",
        role="social_affairs",
        purpose_id="social_pension",
        case_reference="AS-000-1025-0002",
        rule_id="duty_hoa_sen_committee_social_pension",
        fields=(NAME, BORN, AMOUNT, PLACE),
    )
    return msgspec.structs.replace(look, **changes)


WHY = Inquiry(
    reference="HD-000-2510-0001", kind="why", state="asked", asked_at=AT, due_on=date(2025, 10, 22),
    said="",
)  # fmt: skip
ANSWERED = msgspec.structs.replace(
    WHY, state="answered", answer="Để chi trả trợ cấp tháng 10.", answered_at=AT
)
COMPLAINT = Inquiry(
    reference="KN-000-2510-0001", kind="complaint", state="dismissed", asked_at=AT,
    due_on=date(2025, 10, 29), said="Tôi không làm thủ tục này.",
    answer="Cơ quan xem đúng nhiệm vụ và đúng hồ sơ.", answered_at=AT,
)  # fmt: skip
REFUSED = a_wards_look(3, outcome="refused", fields=(LICENCE,))
COMPLAINED = a_wards_look(9, outcome="refused", fields=(LICENCE,), inquiries=(WHY, COMPLAINT))
ASKED = a_wards_look(4, at=datetime(2025, 10, 12, 7, 5, tzinfo=UTC), inquiries=(ANSWERED,))
FLAGGED = a_wards_look(
    5, at=datetime(2025, 10, 12, 7, 9, tzinfo=UTC), outcome="refused", flagged=True, rule_id="",
    fields=(SeenField(field="person.full_name", outcome="refused", why="mass_reading"),),
)  # fmt: skip
ABROAD = a_look(
    6, at=datetime(2025, 9, 30, 4, 19, tzinfo=UTC), looker="foreign_service", role="",
    looker_id="lumen_hospital", purpose_id="licensed_nurse", case_reference="", how="question",
    rule_id="foreign_consent",
    fields=(SeenField(field="question.licensed_nurse", outcome="allowed", why="consented"),),
)  # fmt: skip
PROVIDER = a_look(
    7, at=datetime(2025, 9, 2, 2, 0, tzinfo=UTC), looker="provider", looker_id="song_xanh",
    role="", purpose_id="account_check", case_reference="", how="account_check", rule_id="",
    fields=(
        SeenField(field="person.full_name", outcome="allowed", why="consented"),
        SeenField(field="person.personal_number", outcome="allowed", why="consented"),
    ),
)  # fmt: skip
PARTLY = a_wards_look(8, outcome="partly", fields=(NAME, AMOUNT, LICENCE))
PRESENTED = a_look(
    10, looker="verifier", looker_id="traffic_police", role="", purpose_id="licence_check",
    case_reference="", how="presented", rule_id="",
    fields=(
        SeenField(field="driving_licence.full_name", outcome="allowed", why="consented"),
        SeenField(field="driving_licence.drives_class_b", outcome="allowed", why="consented"),
    ),
)  # fmt: skip
NOT_LET = a_look(
    11, looker="verifier", looker_id="quick_loans", role="", purpose_id="loan",
    case_reference="", how="presented", rule_id="", outcome="refused",
    fields=(SeenField(field="identity_card.full_name", outcome="refused", why="not_let"),),
)  # fmt: skip
NOTHING = AccessLog(entries=(), kept_since=SINCE)
KHOI = AccessLog(
    entries=(a_look(), a_wards_look(), REFUSED, ASKED, FLAGGED, ABROAD, PROVIDER), kept_since=SINCE
)
