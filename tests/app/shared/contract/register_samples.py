"""One full value of every noun of registers and reports of wrong data."""

from datetime import UTC, date, datetime

from app.shared.contract import data_reports, registers

ONE, TWO, THREE = (f"{number:032x}" for number in (1, 2, 3))
NOON = datetime(2025, 10, 15, 5, 0, tzinfo=UTC)
REPORT = data_reports.DataReport(
    id=ONE, code="SL-000-2510-0001", document_id=TWO, type_id="driving_licence",
    fact_id="first_passed_on", register_id="driving_licences", claimed="2011-04-23",
    state="refused", due_on=date(2025, 10, 22),
    events=(
        data_reports.ReportEvent(kind="sent", at=NOON),
        data_reports.ReportEvent(kind="refused", at=NOON, refusal="paper_needed"),
    ),
)  # fmt: skip
RECORD = registers.RegisterRecord(
    id=THREE, register_id="business_registration", type_id="business_registration",
    number="ORG-0000011", full_name="Đặng Quốc Bình",
    facts=(
        registers.RecordFact(
            id="representative", value="Đặng Quốc Bình", editable=False, kept_in="population",
            touches=(
                registers.Touched(
                    register_id="business_registration", type_id="business_registration",
                    fact_id="representative",
                ),
            ),
        ),
    ),
    told=1,
    changes=(
        registers.RecordChange(
            change_id=ONE, fact_id="representative", old="Đặng Bình", new="Đặng Quốc Bình",
            at=NOON, by="Cơ quan quản lý dân cư mẫu", reason="Quyết định mẫu DD-0011",
            copied_from="population", reference="SL-000-2510-0001", fetched_at=NOON,
        ),
    ),
)  # fmt: skip
SAMPLES = (
    REPORT,
    data_reports.DataReports(reports=(REPORT,)),
    data_reports.DataReportStart(document_id=TWO, fact_id="class", claimed="C1"),
    registers.Registers(
        registers=(
            registers.RegisterStand(
                id="population", state="down", since=NOON, records=14, waiting=1
            ),
        ),
        reports=(
            registers.OpenReport(
                id=ONE, code="SL-000-2510-0001", register_id="driving_licences", record_id=THREE,
                fact_id="class", full_name="Trần Minh Khôi", claimed="C1", state="checking",
                sent_at=NOON, due_on=date(2025, 10, 22),
            ),
        ),
        refused=(
            registers.RefusedEdit(
                register_id="population", fact_id="born_on", reason="contradicts", at=NOON
            ),
        ),
    ),
    registers.RegisterStateSet(register_id="population", state="slow"),
    registers.RecordSearch(register_id="population", text="Khôi"),
    registers.FoundRecords(
        records=(
            registers.FoundRecord(
                id=THREE, type_id="identity_card", number="000085000001", full_name="Trần Minh Khôi"
            ),
        ),
        more=True,
    ),
    RECORD,
    registers.RecordEdit(
        fact_id="head_office", value="18 đường Mây, phường Hoa Sen, tỉnh Bình Minh",
        reason="Quyết định mẫu DD-0011", report_id=ONE,
    ),
    registers.RecordEdited(change_id=ONE, record=RECORD),
    registers.ChangeWay(
        fetched=310, phones=(registers.PhoneReached(place=1, milliseconds=900),)
    ),
    registers.ReportAnswer(
        answer="correct", reason="Hồ sơ gốc", value="C1", refusal="record_right"
    ),
)  # fmt: skip
