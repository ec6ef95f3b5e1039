"""One full value of every noun of agencies' looks."""

from datetime import UTC, date, datetime

from app.shared.contract import access_log, agencies

_AT = datetime(2025, 10, 15, 2, 20, tzinfo=UTC)
_STAFF = {"agency_id": "hoa_sen_committee", "staff_id": "STAFF-01"}
_ACCESS = access_log.Access(
    id=f"{1:032x}", reference="TC-000-000007", at=_AT, looker="agency",
    looker_id="hoa_sen_committee", role="social_affairs", purpose_id="social_pension",
    case_reference="AS-000-1025-0002", how="desk", outcome="partly",
    rule_id="duty_hoa_sen_committee_social_pension", rule_set_id="draft_2025_10",
    fields=(
        access_log.SeenField(field="person.full_name", outcome="allowed", why="in_duty"),
        access_log.SeenField(field="driving_licence.class", outcome="refused", why="outside_duty"),
    ),
    inquiries=(
        access_log.Inquiry(
            reference="HD-000-2510-0001", kind="why", state="answered", asked_at=_AT,
            due_on=date(2025, 10, 22), said="", answer="Để chi trả tháng 10.", answered_at=_AT,
        ),
    ),
)  # fmt: skip
ACCESS_SAMPLES = (
    _ACCESS,
    access_log.AccessLog(entries=(_ACCESS,), kept_since=date(2020, 10, 16)),
    access_log.OwnDataRequest(form="json", grant="g" * 43, language="en"),
    access_log.InquiryStart(kind="complaint", said="Tôi không lái xe."),
    agencies.StaffDesk(**_STAFF),
    agencies.AgencyRead(
        **_STAFF, personal_number="000149000002", purpose_id="social_pension",
        case_reference="AS-000-1025-0002", fields=("person.full_name",),
    ),
    agencies.AgencyAnswer(
        reference="TC-000-000007", at=_AT, rule_set_id="draft_2025_10",
        fields=(
            agencies.FieldAnswer(
                field="driving_licence.class", outcome="allowed", why="in_duty",
                rule_id="duty_binh_minh_traffic_roadside_check", value="B", confirmed_at=_AT,
            ),
        ),
        integrated=("driving_licence",), papers_may_be_asked=False,
    ),
    agencies.AgencyDesk(
        reads=(
            agencies.PastRead(
                reference="TC-000-000007", at=_AT, purpose_id="social_pension",
                case_reference="AS-000-1025-0002", allowed=3, masked=1, refused=1, flagged=False,
            ),
        ),
        inquiries=(
            agencies.DeskInquiry(
                id=f"{2:032x}", reference="KN-000-2510-0001", kind="complaint", state="asked",
                agency_id="hoa_sen_committee", look_reference="TC-000-000007",
                purpose_id="social_pension", said="Tôi không lái xe.", asked_at=_AT,
                due_on=date(2025, 10, 29),
            ),
        ),
        people=2, most_people=6,
    ),
    agencies.InquiryAnswer(**_STAFF, said="Để chi trả tháng 10.", decision="dismissed"),
)  # fmt: skip
