"""The calls about who looks at whose data: the resident's, and the agencies'."""

from app.shared.contract import access_log, agencies, payments
from app.shared.contract.endpoint import Endpoint, Right

_U, _S = Right.HOLDER_UNLOCKED, Right.STAGE

READ_ACCESS_LOG = Endpoint(
    name="readAccessLog", method="GET", path="/v1/access-log", right=_U, reply=access_log.AccessLog
)
READ_WARD_ACCESS_LOG = Endpoint(
    name="readWardAccessLog", method="GET", path="/v1/wards/{holder_id}/access-log", right=_U,
    reply=access_log.AccessLog, failures=("guardian_refused",),
)  # fmt: skip
ASK_ABOUT_ACCESS = Endpoint(
    name="askAboutAccess", method="POST", path="/v1/access-log/{access_id}/inquiries", right=_U,
    body=access_log.InquiryStart, reply=access_log.Access, status=201, idempotent=True,
    failures=("inquiry_open",),
)  # fmt: skip
EXPORT_OWN_DATA = Endpoint(
    # No first answer is kept of it: that would be one more copy of everything.
    name="exportOwnData", method="POST", path="/v1/own-data", right=_U,
    body=access_log.OwnDataRequest, reply=payments.Sheet, failures=("grant_refused",),
)  # fmt: skip
OPEN_AGENCY_DESK = Endpoint(
    # What it lists is the staff member's own; nothing is written.
    name="openAgencyDesk", method="POST", path="/v1/stage/agency-desk", right=_S,
    body=agencies.StaffDesk, reply=agencies.AgencyDesk, failures=("agency_refused",),
)  # fmt: skip
READ_AS_AGENCY = Endpoint(
    name="readAsAgency", method="POST", path="/v1/stage/agency-reads", right=_S,
    body=agencies.AgencyRead, reply=agencies.AgencyAnswer,
    failures=("agency_refused", "reading_slowed"),
)  # fmt: skip
ANSWER_INQUIRY = Endpoint(
    name="answerInquiry", method="POST", path="/v1/stage/agency-inquiries/{inquiry_id}/answer",
    right=_S, body=agencies.InquiryAnswer, reply=agencies.AgencyDesk,
    failures=("agency_refused", "inquiry_closed"),
)  # fmt: skip
