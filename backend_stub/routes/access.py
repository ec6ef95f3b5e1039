"""Who looks at whose data: the resident's log and questions, and the agencies' desk."""

from app.shared.contract.access_endpoints import (
    ANSWER_INQUIRY,
    ASK_ABOUT_ACCESS,
    EXPORT_OWN_DATA,
    OPEN_AGENCY_DESK,
    READ_ACCESS_LOG,
    READ_AS_AGENCY,
    READ_WARD_ACCESS_LOG,
)
from app.shared.contract.access_log import Access, AccessLog
from app.shared.contract.agencies import AgencyAnswer, AgencyDesk
from app.shared.contract.payments import Sheet
from backend_stub.calls import Call, serves
from backend_stub.services import access, inquiries, own_data
from backend_stub.services.access_views import desk_of, log_of
from backend_stub.services.family import refuse_not_guardian


@serves(READ_ACCESS_LOG)
def read_access_log(call: Call) -> AccessLog:
    """Every look at the caller's data, refused ones too."""
    return log_of(call.db, call.caller.holder_id, call.story_now, call.rules)


@serves(READ_WARD_ACCESS_LOG)
def read_ward_access_log(call: Call) -> AccessLog:
    """Every look at the data of a ward, for whoever acts for the ward now."""
    ward = refuse_not_guardian(call, call.ids["holder_id"])
    return log_of(call.db, ward.holder.id, call.story_now, call.rules)


@serves(ASK_ABOUT_ACCESS)
def ask_about_access(call: Call) -> Access:
    """Ask why, or complain; each once."""
    return inquiries.ask_about(call, call.ids["access_id"], call.body)


@serves(EXPORT_OWN_DATA)
def export_own_data(call: Call) -> Sheet:
    """Everything held of the caller, as the caller may see it now; needs a fresh passcode."""
    asked = call.body
    call.spend("export_own_data", f"own/{asked.form}")
    return own_data.export(call, asked.form, asked.language)


@serves(OPEN_AGENCY_DESK)
def open_agency_desk(call: Call) -> AgencyDesk:
    """What one member of staff finds there."""
    asker = inquiries.desk_agency(call.body.agency_id, call.body.staff_id)
    return desk_of(call, asker, call.body.staff_id)


@serves(READ_AS_AGENCY)
def read_as_agency(call: Call) -> AgencyAnswer:
    """Ask for somebody's fields: the duty decides, and the log has it whatever comes of it."""
    return access.ask(call, call.body)


@serves(ANSWER_INQUIRY)
def answer_inquiry(call: Call) -> AgencyDesk:
    """Answer a question, or decide a complaint."""
    inquiries.answer(call, call.ids["inquiry_id"], call.body)
    asker = inquiries.desk_agency(call.body.agency_id, call.body.staff_id)
    return desk_of(call, asker, call.body.staff_id)
