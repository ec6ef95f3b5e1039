"""One full value of every noun that travels, so that its wire form can be agreed on."""

from datetime import UTC, date, datetime

from app.shared.contract import (
    account,
    appointments,
    benefits,
    desk,
    devices,
    documents,
    family,
    issuing,
    notices,
    passcode,
    renewals,
    session,
    stage,
)
from app.shared.contract.problems import Problem
from tests.app.shared.contract import foreign_samples, presenting_samples, queue_samples
from tests.app.shared.contract.integration_samples import SAMPLES as INTEGRATION_SAMPLES
from tests.app.shared.contract.link_samples import LINK_SAMPLES
from tests.app.shared.contract.payment_samples import PAYMENT_SAMPLES
from tests.app.shared.contract.register_samples import SAMPLES as REGISTER_SAMPLES

NOON = datetime(2025, 10, 15, 5, 0, tzinfo=UTC)
SECRET = "A" * 43
ONE, TWO, THREE = (f"{number:032x}" for number in (1, 2, 3))

ACCOUNT = account.Account(
    holder_id=ONE,
    personal_number="000085000001",
    full_name="Trần Minh Khôi",
    born_on=date(1985, 10, 14),
    sex="male", kind="citizen", level=2,
    identity_expires_on=date(2025, 10, 14),
    identity_type="identity_card",
    locks=(account.AccountLock(ground="own_request", since=NOON, until=None),),
    document_types=("identity_card", "driving_licence"),
    guardian=None,
    phone_ending="001",
)  # fmt: skip
DOCUMENT = documents.HeldDocument(
    id=ONE, type_id="driving_licence", fields={"class": "B", "full_name": "Trần Minh Khôi"},
    issued_on=date(2021, 4, 22), expires_on=date(2031, 4, 22), updated_at=NOON,
    history=(
        documents.DocumentChange(
            on=date(2025, 10, 15), title_vi="Cập nhật hạng", title_en="Class updated", by="X",
            at=NOON, register_id="driving_licences", fact_id="class", old="B1", new="B",
            reference="SL-000-2510-0001",
        ),
        documents.DocumentChange(
            on=date(2021, 4, 22), title_vi="Đổi giấy phép", title_en="Licence exchanged", by="X"
        ),
    ),
    renewal_id=TWO, replaces=THREE, silent_since=NOON,
)  # fmt: skip
ISSUING = issuing.IssuingFile(
    id=ONE,
    code="TK-000-2510-0001",
    holder_id=TWO,
    full_name="Mira Calder",
    through_guardian=False,
    level=2,
    state="supplement",
    rule_id="foreigner_no_biometrics_days",
    days=7,
    asked_at=NOON,
    started_on=date(2025, 10, 15),
    due_on=date(2025, 10, 24),
    supplement="passport_page",
    refusal=None,
    office="binh_minh_immigration",
    slot_at=NOON,
    phone_ending="007",
    events=(issuing.IssuingEvent(kind="booked", at=NOON, detail="x"),),
)
RENEWAL = renewals.RenewalFile(
    id=TWO,
    code="GH-000-2510-0001",
    document_id=ONE,
    type_id="identity_card",
    state="paper_missing",
    fee_vnd=50000,
    submitted_at=NOON,
    due_on=date(2025, 10, 24),
    missing_paper="portrait_photo",
    refusal=None,
    new_document_id=None,
    events=(
        renewals.RenewalEvent(kind="submitted", at=NOON),
        renewals.RenewalEvent(kind="paper_missing", at=NOON, detail="portrait_photo"),
    ),
)
NOTICE = notices.Notice(
    key=f"renewal_due:{ONE}:2025-10-14:7",
    kind="renewal_due",
    at=NOON,
    document_id=ONE,
    type_id="identity_card",
    subject=None,
    days_left=7,
    ends_on=date(2025, 10, 14),
    target_id=ONE,
    action="renew",
    read=False,
)
LINK = benefits.Link(
    id=THREE,
    provider_id="sen_vang",
    number_ending="0001",
    state="linked",
    is_default=True,
    comparison=benefits.NameComparison(
        ours="Trần Minh Khôi", theirs="TRAN MINH KHOI", matches=True, plain=True
    ),
    rejection=None,
    asked_at=NOON,
    linked_at=NOON,
    unlinked_at=None,
    code_tries_left=None,
)
SIGN_IN = session.SeededSignIn(
    persona="khoi",
    personal_number="000085000001",
    passcode="471902",
    full_name="Trần Minh Khôi",
    born_on="1985-10-14",
    situation_vi="Giao hàng",
    situation_en="Delivery driver",
)
OPEN = stage.OpenRenewal(
    id=TWO,
    code="GH-000-2510-0001",
    personal_number="000085000001",
    type_id="identity_card",
    state="submitted",
)
MESSAGE = stage.PhoneMessage(
    at=NOON, sender="SENVANG", text_vi="Mã 123456", text_en="Code 123456", code="123456"
)

DEVICE_LINK = devices.DeviceLink(
    state="waiting",
    way="old_device",
    number="47",
    seconds_left=540,
    tries_left=3,
    ways=(devices.WayOffer(way="old_device"), devices.WayOffer(way="card", shut="card_ended")),
    device="L• L•• 1•",
    locked=False,
    office="hoa_sen_police",
)

SAMPLES = (
    *PAYMENT_SAMPLES,
    *REGISTER_SAMPLES,
    *INTEGRATION_SAMPLES,
    ACCOUNT,
    DOCUMENT,
    documents.DocumentList(documents=(DOCUMENT,)),
    RENEWAL,
    renewals.RenewalList(renewals=(RENEWAL,)),
    renewals.RenewalStart(document_id=ONE),
    renewals.FeePayment(grant="g" * 43),
    renewals.PaperGiven(paper="portrait_photo"),
    renewals.RenewalVerdict(decision="refuse", detail="photo_unlike"),
    notices.NoticeList(notices=(NOTICE,), unread=1),
    notices.ReadState(keys=(NOTICE.key,), read=True),
    LINK,
    benefits.BenefitAccount(links=(LINK,)),
    *LINK_SAMPLES,
    benefits.LinkCode(code="123456", make_default=True),
    benefits.Granted(grant=SECRET),
    session.SignIn(personal_number="000085000001", passcode="471902", device_id=ONE),
    session.Session(
        token=SECRET,
        personal_number="000085000001",
        full_name="Trần Minh Khôi",
        idle_seconds=900,
        absolute_seconds=43200,
    ),
    session.SeededSignIns(sign_ins=(SIGN_IN,)),
    session.StepUp(operation="link_account", target="sen_vang/000000000001", passcode="471902"),
    session.StepUpGrant(grant=SECRET, expires_at=NOON),
    stage.Changes(number=7, story_now=NOON),
    stage.StageState(story_now=NOON, people=14, documents=53),
    stage.ClockSetting(story_now=NOON),
    stage.PhoneMessages(messages=(MESSAGE,)),
    stage.OpenRenewals(renewals=(OPEN,)),
    stage.CounterRenewal(personal_number="000085000001", type_id="identity_card"),
    desk.DeskFiles(
        files=(
            desk.DeskFile(
                kind="issuing",
                id=ONE,
                code="TK-000-2510-0001",
                personal_number="000085000001",
                full_name="Trần Minh Khôi",
                state="submitted",
                waiting=True,
                deeds=(
                    desk.DeskDeed(name="accept"),
                    desk.DeskDeed(name="ask", detail="portrait_photo"),
                ),
            ),
        )
    ),
    ISSUING,
    issuing.IssuingList(files=(ISSUING,)),
    family.Family(
        wards=(
            family.Ward(
                holder_id=TWO,
                full_name="Bùi Nhật Nam",
                born_on=date(2011, 10, 16),
                kind="citizen",
                relation="mother",
                level=1,
                may=(1, 2),
                proof="proven",
                controlled=True,
                own_from=date(2025, 10, 16),
                level_2_from=date(2017, 10, 16),
            ),
        ),
        guardians=("Đỗ Thị Vân",),
    ),
    account.LockRequest(grant=SECRET),
    account.Unlocking(reading="match"),
    account.Whereabouts(abroad="lumen_utopia"),
    passcode.PasscodeChange(grant=SECRET, passcode="730518"),
    issuing.IssuingStart(level=1, phone="0000000007", email="m@mail.example", capture="pass"),
    appointments.Appointment(office="hoa_sen_police", slot_at=NOON),
    issuing.SupplementGiven(supplement="passport_page"),
    appointments.FreeSlots(
        offices=(appointments.OfficeSlots(office="hoa_sen_police", slots=(NOON,)),)
    ),
    DEVICE_LINK,
    devices.DeviceNotLinked(ticket=SECRET, link=DEVICE_LINK),
    devices.DeviceLinkStart(way="old_device"),
    devices.DeviceCardRead(reading="no_match"),
    devices.DeviceList(
        devices=(
            devices.LinkedDevice(id=ONE, model="sen_da_5", way="card", this=True, linked_at=NOON),
            devices.LinkedDevice(
                id=TWO,
                model="la_lua_12",
                way="seeded",
                this=False,
                linked_at=NOON,
                unlinked_at=NOON,
                ended="replaced",
            ),
        ),
        asked=(
            devices.ApprovalAsked(
                id=THREE, model="cat_vang_s", number="47", asked_at=NOON, ends_at=NOON
            ),
        ),
    ),
    devices.DeviceGrant(grant=SECRET),
    devices.LostPhoneReport(personal_number="000085000001", passcode="471902", device_id=ONE),
    devices.LostPhone(device="L• L•• 1•", locked_at=NOON),
    devices.StandIn(personal_number="000085000001", device_id=ONE),
    *queue_samples.SAMPLES,
    *foreign_samples.SAMPLES,
    *presenting_samples.SAMPLES,
    desk.DeskAct(kind="issuing", deed="ask", detail="portrait_photo"),
    Problem(
        type="urn:dinh-danh:problem:wrong_passcode",
        title="The passcode is wrong.",
        title_vi="Mã truy cập chưa đúng.",
        status=403,
        code="wrong_passcode",
        values={"tries_left": 4},
    ),
)
