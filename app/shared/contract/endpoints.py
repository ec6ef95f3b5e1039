"""Every call between app and server: one table for routes, client, rights, documents and tests."""

from app.shared.contract import (
    access_endpoints,
    account,
    appointments,
    consultation_endpoints,
    credential_endpoints,
    desk,
    devices,
    documents,
    family,
    fee_endpoints,
    integration_endpoints,
    issuing,
    mandate_endpoints,
    notices,
    passcode,
    pay_endpoints,
    register_endpoints,
    renewals,
    routing_endpoints,
    session,
    stage,
)
from app.shared.contract.benefit_endpoints import (  # noqa: F401  # part of the one table
    CHOOSE_DEFAULT,
    CONFIRM_LINK,
    READ_BENEFITS,
    READ_LINK,
    RESEND_CODE,
    START_LINK,
    TAKE_PROVIDER_ANSWER,
    UNLINK,
)
from app.shared.contract.endpoint import Endpoint, Right
from app.shared.contract.foreign_endpoints import (  # noqa: F401  # part of the one table
    ANSWER_FOREIGN,
    DECLINE_FOREIGN,
    LIST_FOREIGN,
    SEE_FOREIGN,
    TYPE_FOREIGN_CODE,
    WITHDRAW_CONSENT,
)
from app.shared.contract.queue_endpoints import (  # noqa: F401  # part of the one table
    FOLLOW_PLACE,
    LEAVE_QUEUE,
    LOOK_AT_QUEUE,
    READ_CROWD,
    SET_CROWD,
    TAKE_PLACE,
)  # fmt: skip

_H, _U, _S, _A = Right.HOLDER, Right.HOLDER_UNLOCKED, Right.STAGE, Right.ANYBODY
_T = Right.TICKET

SIGN_IN = Endpoint(
    name="signIn", method="POST", path="/v1/sessions", right=_A,
    body=session.SignIn, reply=session.Session, status=201,
    failures=("wrong_passcode", "too_many_tries", "device_not_linked"),
)  # fmt: skip
SIGN_OUT = Endpoint(
    name="signOut", method="DELETE", path="/v1/sessions/current", right=_H, reply=None, status=204
)
STEP_UP = Endpoint(
    name="stepUp", method="POST", path="/v1/step-ups", right=_U,
    body=session.StepUp, reply=session.StepUpGrant, status=201,
    failures=("wrong_passcode", "too_many_tries", "queue_wait"), on_behalf=True,
)  # fmt: skip
LIST_SIGN_INS = Endpoint(
    name="listSeededSignIns", method="GET", path="/v1/sign-ins", right=_A,
    reply=session.SeededSignIns,
)  # fmt: skip
START_DEVICE_LINK = Endpoint(
    name="startDeviceLink", method="POST", path="/v1/device-link", right=_T,
    body=devices.DeviceLinkStart, reply=devices.DeviceLink, failures=("device_way_shut",),
)  # fmt: skip
READ_DEVICE_LINK = Endpoint(
    name="readDeviceLink", method="GET", path="/v1/device-link", right=_T, reply=devices.DeviceLink
)
READ_DEVICE_CARD = Endpoint(
    name="readCardForDevice", method="POST", path="/v1/device-link/readings", right=_T,
    body=devices.DeviceCardRead, reply=devices.DeviceLink,
    failures=("device_way_shut", "card_not_read"),
)  # fmt: skip
WITHDRAW_DEVICE_LINK = Endpoint(
    name="withdrawDeviceLink", method="DELETE", path="/v1/device-link", right=_T,
    reply=devices.DeviceLink,
)  # fmt: skip
REPORT_LOST_PHONE = Endpoint(
    name="reportLostPhone", method="POST", path="/v1/lost-phones", right=_A,
    body=devices.LostPhoneReport, reply=devices.LostPhone,
    failures=("wrong_passcode", "too_many_tries"),
)  # fmt: skip
LIST_DEVICES = Endpoint(
    name="listDevices", method="GET", path="/v1/devices", right=_U, reply=devices.DeviceList
)
APPROVE_DEVICE = Endpoint(
    name="approveDevice", method="POST", path="/v1/device-requests/{request_id}/approval",
    right=_U, body=devices.DeviceGrant, reply=devices.DeviceList, idempotent=True,
    failures=("device_link_closed", "grant_refused"),
)  # fmt: skip
REFUSE_DEVICE = Endpoint(
    name="refuseDevice", method="POST", path="/v1/device-requests/{request_id}/refusal",
    right=_U, reply=devices.DeviceList, idempotent=True, failures=("device_link_closed",),
)  # fmt: skip
UNLINK_DEVICE = Endpoint(
    name="unlinkDevice", method="POST", path="/v1/devices/{linked_id}/unlinking", right=_U,
    body=devices.DeviceGrant, reply=devices.DeviceList, idempotent=True,
    failures=("device_link_closed", "grant_refused"),
)  # fmt: skip
READ_ACCOUNT = Endpoint(
    name="readAccount", method="GET", path="/v1/account", right=_H, reply=account.Account
)
LOCK_ACCOUNT = Endpoint(
    name="lockAccount", method="POST", path="/v1/account/locks", right=_H,
    body=account.LockRequest, reply=account.Account, idempotent=True, failures=("grant_refused",),
)  # fmt: skip
UNLOCK_ACCOUNT = Endpoint(
    name="unlockAccount", method="POST", path="/v1/account/unlocking", right=_H,
    body=account.Unlocking, reply=account.Account, idempotent=True,
    failures=("card_not_read", "not_own_lock"),
)  # fmt: skip
TELL_WHEREABOUTS = Endpoint(
    name="tellWhereabouts", method="PUT", path="/v1/account/whereabouts", right=_U,
    body=account.Whereabouts, reply=account.Account, failures=("whereabouts_refused",),
)  # fmt: skip
CHANGE_PASSCODE = Endpoint(
    name="changePasscode", method="POST", path="/v1/account/passcodes", right=_U,
    body=passcode.PasscodeChange, reply=account.Account, idempotent=True,
    failures=("grant_refused", "weak_passcode"),
)  # fmt: skip
LIST_DOCUMENTS = Endpoint(
    name="listDocuments", method="GET", path="/v1/documents", right=_U,
    reply=documents.DocumentList,
    feature="documents",
)  # fmt: skip
READ_DOCUMENT = Endpoint(
    name="readDocument", method="GET", path="/v1/documents/{document_id}", right=_U,
    reply=documents.HeldDocument,
    feature="documents",
)  # fmt: skip
LIST_RENEWALS = Endpoint(
    name="listRenewals", method="GET", path="/v1/renewals", right=_U, reply=renewals.RenewalList,
    feature="documents", on_behalf=True,
)  # fmt: skip
READ_RENEWAL = Endpoint(
    name="readRenewal", method="GET", path="/v1/renewals/{renewal_id}", right=_U,
    reply=renewals.RenewalFile,
    feature="documents", on_behalf=True,
)  # fmt: skip
START_RENEWAL = Endpoint(
    name="startRenewal", method="POST", path="/v1/renewals", right=_U,
    body=renewals.RenewalStart, reply=renewals.RenewalFile, status=201, idempotent=True,
    failures=("document_not_renewable", "slot_taken"),
    feature="documents", on_behalf=True,
)  # fmt: skip
LIST_RENEWAL_SLOTS = Endpoint(
    name="listFreeRenewalSlots", method="GET", path="/v1/renewal-slots", right=_U,
    reply=appointments.FreeSlots, feature="documents", on_behalf=True,
)  # fmt: skip
MOVE_RENEWAL = Endpoint(
    name="moveRenewalAppointment", method="POST", path="/v1/renewals/{renewal_id}/appointment",
    right=_U, body=appointments.Appointment, reply=renewals.RenewalFile, idempotent=True,
    failures=("renewal_closed", "slot_taken"), feature="documents", on_behalf=True,
)  # fmt: skip
GIVE_PAPER = Endpoint(
    name="givePaper", method="POST", path="/v1/renewals/{renewal_id}/papers", right=_U,
    body=renewals.PaperGiven, reply=renewals.RenewalFile, idempotent=True,
    failures=("renewal_closed", "paper_not_asked"),
    feature="documents", on_behalf=True,
)  # fmt: skip
WITHDRAW_RENEWAL = Endpoint(
    name="withdrawRenewal", method="POST", path="/v1/renewals/{renewal_id}/withdrawal", right=_U,
    reply=renewals.RenewalFile, idempotent=True, failures=("renewal_closed",),
    feature="documents", on_behalf=True,
)  # fmt: skip
READ_FAMILY = Endpoint(
    name="readFamily", method="GET", path="/v1/family", right=_U, reply=family.Family
)
LIST_WARD_DOCUMENTS = Endpoint(
    name="listWardDocuments", method="GET", path="/v1/family/{holder_id}/documents", right=_U,
    reply=documents.DocumentList, failures=("guardian_refused",),
)  # fmt: skip
READ_WARD_DOCUMENT = Endpoint(
    name="readWardDocument", method="GET", path="/v1/family/{holder_id}/documents/{document_id}",
    right=_U, reply=documents.HeldDocument, failures=("guardian_refused",),
)  # fmt: skip
GIVE_PROOF = Endpoint(
    name="giveGuardianshipProof", method="POST", path="/v1/family/{holder_id}/proofs", right=_U,
    reply=family.Family, idempotent=True, failures=("proof_not_needed",),
)  # fmt: skip
LIST_ISSUINGS = Endpoint(
    name="listIssuings", method="GET", path="/v1/issuings", right=_U, reply=issuing.IssuingList
)
LIST_SLOTS = Endpoint(
    name="listFreeSlots", method="GET", path="/v1/issuings/slots", right=_U,
    reply=appointments.FreeSlots,
)  # fmt: skip
START_ISSUING = Endpoint(
    name="startIssuing", method="POST", path="/v1/issuings", right=_U,
    body=issuing.IssuingStart, reply=issuing.IssuingFile, status=201, idempotent=True,
    failures=(
        "not_eligible", "level_held", "guardian_needed", "guardian_refused",
        "face_not_captured", "slot_taken",
    ),
)  # fmt: skip
MOVE_APPOINTMENT = Endpoint(
    name="moveAppointment", method="POST", path="/v1/issuings/{issuing_id}/appointment", right=_U,
    body=appointments.Appointment, reply=issuing.IssuingFile, idempotent=True,
    failures=("issuing_closed", "slot_taken"),
)  # fmt: skip
GIVE_SUPPLEMENT = Endpoint(
    name="giveSupplement", method="POST", path="/v1/issuings/{issuing_id}/supplements", right=_U,
    body=issuing.SupplementGiven, reply=issuing.IssuingFile, idempotent=True,
    failures=("issuing_closed", "paper_not_asked"),
)  # fmt: skip
WITHDRAW_ISSUING = Endpoint(
    name="withdrawIssuing", method="POST", path="/v1/issuings/{issuing_id}/withdrawal", right=_U,
    reply=issuing.IssuingFile, idempotent=True, failures=("issuing_closed",),
)  # fmt: skip
LIST_NOTICES = Endpoint(
    name="listNotices", method="GET", path="/v1/notices", right=_U, reply=notices.NoticeList
)
MARK_READ = Endpoint(
    name="markNoticesRead", method="PUT", path="/v1/notices/read-state", right=_U,
    body=notices.ReadState, reply=notices.NoticeList,
)  # fmt: skip
LIST_MESSAGES = Endpoint(
    name="listPhoneMessages", method="GET", path="/v1/phone/messages", right=_H,
    reply=stage.PhoneMessages,
)  # fmt: skip
AWAIT_CHANGES = Endpoint(
    name="awaitChanges", method="GET", path="/v1/changes", right=_A, query=("after", "wait"),
    reply=stage.Changes,
)  # fmt: skip
READ_STAGE = Endpoint(
    name="readStage", method="GET", path="/v1/stage", right=_S, reply=stage.StageState
)
SET_CLOCK = Endpoint(
    name="setClock", method="PUT", path="/v1/stage/clock", right=_S,
    body=stage.ClockSetting, reply=stage.StageState,
)  # fmt: skip
RESET_STAGE = Endpoint(
    name="resetStage", method="POST", path="/v1/stage/reset", right=_S, reply=stage.StageState
)
LINK_STAND_IN = Endpoint(
    name="linkStandIn", method="POST", path="/v1/stage/stand-ins", right=_S,
    body=devices.StandIn, reply=stage.StageState,
)  # fmt: skip
LIST_OPEN_RENEWALS = Endpoint(
    name="listOpenRenewals", method="GET", path="/v1/stage/renewals", right=_S,
    reply=stage.OpenRenewals,
)  # fmt: skip
DECIDE_RENEWAL = Endpoint(
    name="decideRenewal", method="POST", path="/v1/stage/renewals/{renewal_id}/decision", right=_S,
    body=renewals.RenewalVerdict, reply=renewals.RenewalFile, failures=("renewal_closed",),
)  # fmt: skip
LIST_DESK = Endpoint(
    name="listDeskFiles", method="GET", path="/v1/stage/desk", right=_S, reply=desk.DeskFiles
)
ACT_AT_DESK = Endpoint(
    name="actAtDesk", method="POST", path="/v1/stage/desk/{file_id}/deeds", right=_S,
    body=desk.DeskAct, reply=desk.DeskFiles, failures=("deed_not_offered", "ledger_disagrees"),
)  # fmt: skip
RENEW_AT_COUNTER = Endpoint(
    name="renewAtCounter", method="POST", path="/v1/stage/counter-renewals", right=_S,
    body=stage.CounterRenewal, reply=stage.StageState, failures=("document_not_renewable",),
)  # fmt: skip

ALL: tuple[Endpoint, ...] = tuple(
    value
    for part in (
        globals(),
        vars(pay_endpoints),
        vars(routing_endpoints),
        vars(mandate_endpoints),
        vars(register_endpoints),
        vars(fee_endpoints),
        vars(credential_endpoints),
        vars(integration_endpoints),
        vars(access_endpoints),
        vars(consultation_endpoints),
    )
    for value in part.values()
    if isinstance(value, Endpoint)
)
